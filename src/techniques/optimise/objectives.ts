import * as tf from '@tensorflow/tfjs-core';
import type { FixedTarget } from '../../contract/target.ts';
import { IMAGE, type LayerName } from '../../network/description.ts';
import type { Network, Step } from '../../network/network.ts';
import { probabilitiesIn } from '../common/class_probabilities.ts';
import { layerOf, seedOf } from '../common/target.ts';
import type { FeatureTerm } from './feature_loss.ts';

/**
 * Minus the score of a target, so that going downhill climbs it: a class's unnormalised score, a neuron's value, a
 * channel's mean, a taught class's similarity. Of an activation it is the value before it: where a unit is silent or full
 * an activation passes no gradient, or next to none, and there would be no way up. Of a taught class see `towardsTaught`.
 * @throws {UnknownClassError|UnknownLayerError|ParameterError} if there is no such target
 */
export function targetObjective(network: Network, target: FixedTarget): FeatureTerm {
  const seat = layerOf(network, target);
  const layer = beforeActivation(network, seat);
  const seedHere = () => [...seedOf(network, target).values()][0] as tf.Tensor4D;
  tf.tidy(() => void seedHere());
  return {
    name: 'score',
    layer,
    measure(activation) {
      const seed = seedHere();
      if (target.kind === 'taught' && layer !== seat)
        return towardsTaught(network.step(seat), activation, seed);
      // A direction has no size that its score would be a mean by.
      const size = target.kind === 'taught' ? tf.scalar(1) : tf.sum(seed);
      const share = tf.div(tf.neg(seed), size) as tf.Tensor4D;
      const loss = tf.sum(tf.mul(activation, share)) as tf.Scalar;
      const score = tf.neg(loss) as tf.Scalar;
      const rising =
        target.kind === 'class' ? { score, ...probabilityOf(activation, target.index) } : { score };
      return { loss, seed: share, rising };
    },
  };
}

/**
 * Minus the similarity to a taught class whose features come out of an activation. A unit that would have to cross 0 before it
 * could speak for the class counts as it is before the activation, so that it has a way there; all others count as they come out:
 * one that speaks against it and is silent already has nothing to give.
 * @param before what the activation is given
 * @param direction how much each unit speaks for the class; below 0: against it
 */
function towardsTaught(
  { kind, layer, inputShapes, tensors }: Step,
  before: tf.Tensor4D,
  direction: tf.Tensor4D,
): ReturnType<FeatureTerm['measure']> {
  const after = kind.forward(layer, [before], tensors, 'linear');
  const moment = { inputs: [before], inputShapes, output: after, rule: 'gradient' } as const;
  const slope = kind.adjoint(layer, direction, moment, tensors)[0] as tf.Tensor4D;
  const isAbove = (some: tf.Tensor4D) => tf.cast(tf.greater(some, 0), 'float32');
  const crosses = tf.abs(tf.sub(isAbove(direction), isAbove(before)));
  const chosen = (there: tf.Tensor4D, here: tf.Tensor4D) =>
    tf.add<tf.Tensor4D>(tf.mul(there, crosses), tf.mul(here, tf.sub(1, crosses)));
  return {
    loss: tf.neg(tf.sum(tf.mul(chosen(before, after), direction))) as tf.Scalar,
    seed: tf.neg(chosen(direction, slope)),
    rising: { score: tf.sum(tf.mul(after, direction)) as tf.Scalar },
  };
}

/** How a place below 0 counts: enough to be a way up where a whole picture is below. */
const BELOW = 0.1;

/**
 * Minus the mean, over the places of a channel, of the square of what a rectifier would let pass; places below 0 count by a tenth of their value.
 * Strong places count more than many weak ones, as in Mordvintsev et al. 2015. The plain mean of a first layer hangs on the mean
 * colour alone: it would paint every edge filter as one flat colour.
 * @throws {UnknownLayerError|ParameterError} if there is no such channel
 */
export function answeringObjective(
  network: Network,
  target: Extract<FixedTarget, { kind: 'channel' }>,
): FeatureTerm {
  const { name, layer } = targetObjective(network, target);
  return {
    ...{ name, layer },
    measure(activation) {
      const [, height, width, channels] = activation.shape;
      const one = tf.cast(tf.oneHot(tf.scalar(target.channel, 'int32'), channels), 'float32');
      const share = tf.div(tf.reshape(one, [1, 1, 1, channels]), -height * width);
      const passed = tf.relu(activation);
      const stopped = tf.mul(tf.sub(activation, passed), BELOW);
      const loss = tf.sum(tf.mul(tf.add(tf.square(passed), stopped), share)) as tf.Scalar;
      const slope = tf.add(tf.mul(passed, 2), tf.mul(tf.cast(tf.lessEqual(activation, 0), 'float32'), BELOW));
      return { loss, seed: tf.mul(slope, share), rising: { score: tf.neg(loss) as tf.Scalar } };
    },
  };
}

/** The padding that puts one channel behind the others. */
const WITH_ONE_MORE: [number, number][] = [
  [0, 0],
  [0, 0],
  [0, 0],
  [0, 1],
];

/**
 * Minus the logarithm of a class's probability. Against its score, which may rise together with that of its likes, this
 * also pushes all other classes down. Simonyan et al. 2013, section 2, on why they chose the score.
 * @throws {UnknownClassError} if there is no such class
 */
export function probabilityObjective(network: Network, classIndex: number): FeatureTerm {
  network.checkClass(classIndex);
  return {
    name: 'surprise',
    layer: network.description.logits,
    measure(logits) {
      const isAlone = network.classes === 1;
      // A single score says yes: beside it stands a no of score 0.
      const scores = isAlone ? tf.pad(logits, WITH_ONE_MORE) : logits;
      const one = tf.oneHot(tf.scalar(classIndex, 'int32'), scores.shape[3]);
      const wanted = tf.reshape(tf.cast(one, 'float32'), scores.shape);
      const loss = tf.sub(tf.logSumExp(scores), tf.sum(tf.mul(scores, wanted)));
      const slope = tf.sub(tf.softmax(scores, 3), wanted) as tf.Tensor4D;
      const seed = isAlone ? tf.slice(slope, [0, 0, 0, 0], [1, 1, 1, 1]) : slope;
      return { loss: loss as tf.Scalar, seed, rising: probabilityOf(logits, classIndex) };
    },
  };
}

/** @param logits [1, 1, 1, classes] */
const probabilityOf = (logits: tf.Tensor4D, classIndex: number) => ({
  probability: tf.sum(tf.slice(probabilitiesIn(logits), [0, 0, 0, classIndex], [1, 1, 1, 1])) as tf.Scalar,
});

function beforeActivation(network: Network, name: LayerName): LayerName {
  if (name === IMAGE) return name;
  const { layer, kind } = network.step(name);
  return kind.activation ? network.resolve(layer.inputs[0] ?? '') : name;
}
