/** How relevance goes back through one layer: layer-wise relevance propagation (Bach et al. 2015). */
import * as tf from '@tensorflow/tfjs-core';
import { type AnyDescription, IMAGE, type InputDescription, type LayerName, STYLE } from './description.ts';
import type { LayerTensors } from './layer_tensors.ts';
import type { BackwardContext } from './layers/kind.ts';
import type { Amount, RelevanceRule as Rule } from './layers/rules.ts';
import type { Network, Step } from './network.ts';

type RelevanceRule = Rule<Amount>;

/** In every denominator: a sum of nothing at all shares out nothing. */
const LEAST = 1e-12;

/** What a layer's relevance is shared by. Everything is borrowed. */
interface Sharing {
  readonly rule: RelevanceRule;
  /** Of the forward pass. */
  readonly moment: BackwardContext;
  /** The layer's only input, or its first. */
  readonly x: tf.Tensor4D;
  /** Whether that is known to hold nothing below 0. */
  readonly rectified: boolean;
  /** Of the network. */
  readonly pixels: Pick<InputDescription, 'mean' | 'std'>;
}

/**
 * The relevance of each input of a layer, given that of its output. Made inside the caller's tf.tidy.
 *
 * Activations hand it on as it comes, and so do normalisations by what lies around, whose denominator counts as constant. Every
 * other layer is a sum of terms, one for each number of its input, and relevance is shared as the terms share the sum. The rule
 * says which terms of a convolution count; dense layers, means and sums of branches share by all their terms. Where not all
 * terms count, biases have no share, and only what nothing but a bias made is not handed on.
 * @param relevance of the layer's output shape
 * @returns of the shape of each input
 */
export function shareRelevance(
  network: Network<AnyDescription>,
  step: Step,
  relevance: tf.Tensor4D,
  moment: BackwardContext,
  rule: RelevanceRule,
): tf.Tensor4D[] {
  const { kind, layer } = step;
  const way = kind.relevance ?? (kind.activation ? 'passes' : 'shared');
  if (way === 'passes') return [relevance];
  if (way === 'routed') return kind.adjoint(layer, relevance, moment, step.tensors);
  if (way !== 'shared') return way(relevance, moment.inputShapes);
  const [before = IMAGE] = layer.inputs;
  const share = kind.terms && kind.filter ? ruleFor(rule, before === IMAGE) : null;
  if (!share) return byAllTerms(step, relevance, moment, rule);
  const [x] = moment.inputs as [tf.Tensor4D];
  const pixels = network.description.input;
  return [share(step, relevance, { rule, moment, x, rectified: isRectified(network, before), pixels })];
}

type Share = (step: Step, relevance: tf.Tensor4D, sharing: Sharing) => tf.Tensor4D;

/** Of layers whose weights can be told apart; null where they share by all their terms. */
function ruleFor({ terms, first }: RelevanceRule, isFirst: boolean): Share | null {
  if (isFirst && first !== 'same') return first === 'flat' ? evenly : betweenEnds;
  if (terms === 'all') return null;
  return terms === 'positive' ? byPositiveTerms : byFavouredTerms;
}

/** Whether a layer's output is known to hold nothing below 0: of rectifiers, and of what only pools, adds or joins such. */
function isRectified(network: Network<AnyDescription>, name: LayerName): boolean {
  if (name === IMAGE || name === STYLE) return false;
  const { kind, layer } = network.step(name);
  if (kind.activation) return kind.activation.opening?.(layer).slope === 0;
  const keepsSigns = !kind.parameters && kind.joins !== 'product';
  return keepsSigns && layer.inputs.every((input) => isRectified(network, input));
}

/** The epsilon rule: Bach et al. 2015, equation 58. */
function byAllTerms(
  step: Step,
  relevance: tf.Tensor4D,
  moment: BackwardContext,
  rule: RelevanceRule,
): tf.Tensor4D[] {
  const { kind, layer, tensors } = step;
  const shares = over(relevance, sumsOf(step, moment, rule), rule.epsilon);
  const factors = kind.adjoint(layer, shares, moment, tensors);
  return factors.map((factor, i) => tf.mul(factor, moment.inputs[i] as tf.Tensor4D));
}

/** The rule z+: Montavon et al. 2017, equation 11; of an input below 0 the terms of negative weights are positive. */
function byPositiveTerms(step: Step, relevance: tf.Tensor4D, sharing: Sharing): tf.Tensor4D {
  const [above, below] = signsOf(sharing);
  const { back } = linearOf(step, sharing);
  const shares = over(relevance, positivesOf(step, sharing));
  const positive = back('positive', shares);
  const ofAbove = tf.mul<tf.Tensor4D>(above, positive);
  return below ? tf.add(ofAbove, tf.mul(below, back('negative', shares))) : ofAbove;
}

/**
 * The gamma rule, in which terms that have their sum's sign count 1 + gamma times: Montavon et al. 2019, section 10.2.1; for sums and
 * inputs below 0 as Andéol et al. 2021 write it.
 */
function byFavouredTerms(step: Step, relevance: tf.Tensor4D, sharing: Sharing): tf.Tensor4D {
  const { rule, x } = sharing;
  const [above, below] = signsOf(sharing);
  const { back } = linearOf(step, sharing);
  const sums = sumsOf(step, sharing.moment, rule);
  const positives = positivesOf(step, sharing);
  const sharesOf = (favoured: tf.Tensor4D, where: tf.Tensor) =>
    tf.mul<tf.Tensor4D>(
      over(relevance, tf.add(sums, tf.mul(favoured, rule.gamma)), rule.epsilon),
      tf.cast(where, 'float32'),
    );
  const up = sharesOf(positives, tf.greater(sums, 0));
  const down = sharesOf(tf.sub(sums, positives), tf.less(sums, 0));
  const [allUp, allDown] = [back('all', up), back('all', down)];
  // Of sums above 0 positive terms are favoured, of those below 0 negative ones, whose weights are all but the positive.
  const turned = back('positive', tf.sub(up, down));
  const ofAbove = tf.mul<tf.Tensor4D>(above, tf.add(turned, allDown));
  const favoured = below ? tf.add<tf.Tensor4D>(ofAbove, tf.mul(below, tf.sub(allUp, turned))) : ofAbove;
  return tf.add(tf.mul(x, tf.add(allUp, allDown)), tf.mul(favoured, rule.gamma));
}

/** The rule zB, for pixels between the darkest and the brightest: Montavon et al. 2017, equation 13. */
function betweenEnds(step: Step, relevance: tf.Tensor4D, sharing: Sharing): tf.Tensor4D {
  const { x, pixels } = sharing;
  const { on, back } = linearOf(step, sharing);
  const { mean, std } = pixels;
  const ofByte = (byte: number) =>
    tf.broadcastTo(tf.tensor1d(mean.map((m, i) => (byte - m) / (std[i] as number))), x.shape);
  const [low, high] = [ofByte(0), ofByte(255)];
  const [overLow, underHigh] = [tf.sub<tf.Tensor4D>(x, low), tf.sub<tf.Tensor4D>(x, high)];
  // Terms of both kinds are above 0: of differences of large sums a small one would be rounding alone.
  const shares = over(relevance, tf.add(on('positive', overLow), on('negative', underHigh)));
  return tf.add(tf.mul(overLow, back('positive', shares)), tf.mul(underHigh, back('negative', shares)));
}

/** The flat rule, for which every number under a window is worth the same: Lapuschkin et al. 2019. */
function evenly(step: Step, relevance: tf.Tensor4D, sharing: Sharing): tf.Tensor4D {
  const { on, back } = linearOf(step, sharing);
  const counts = on('ones', tf.onesLike(sharing.x));
  return back('ones', over(relevance, counts));
}

/** Relevance over a layer's sums, each moved away from 0 by epsilon times their root mean square in that picture. */
function over(relevance: tf.Tensor4D, sums: tf.Tensor4D, epsilon?: Amount): tf.Tensor4D {
  const side = tf.sub(tf.mul(tf.cast(tf.greaterEqual(sums, 0), 'float32'), 2), 1);
  return tf.div(relevance, tf.add(sums, tf.mul(side, leastSize(sums, epsilon))));
}

/** How far each sum is moved away from 0. */
function leastSize(sums: tf.Tensor4D, epsilon: Amount | undefined): Amount {
  if (epsilon === undefined) return LEAST;
  const size = tf.sqrt(tf.mean(tf.square(sums), [1, 2, 3], true));
  return tf.add(tf.mul(size, epsilon), LEAST);
}

/** The layer's output before any activation. */
const sumsOf = (step: Step, { inputs }: BackwardContext, { terms }: RelevanceRule): tf.Tensor4D =>
  step.kind.forward(step.layer, inputs, terms === 'all' ? step.tensors : withWeights(step, 'all'), 'linear');

/** What of those sums is positive terms. */
function positivesOf(step: Step, sharing: Sharing): tf.Tensor4D {
  const { on } = linearOf(step, sharing);
  const [above, below] = signsOf(sharing);
  const ofAbove = on('positive', above);
  return below ? tf.add(ofAbove, on('negative', below)) : ofAbove;
}

/** What of a layer's input is above 0 and what below; of a rectified one there is none below. */
function signsOf({ x, rectified }: Sharing): [above: tf.Tensor4D, below: tf.Tensor4D | null] {
  return rectified ? [x, null] : [tf.relu(x), tf.minimum(x, 0)];
}

/** All weights as they are, those above or below 0 alone, or ones in their place. */
type Which = 'all' | 'positive' | 'negative' | 'ones';

const WEIGHTS: Record<Which, (weights: tf.Tensor) => tf.Tensor> = {
  // Takes no memory of its own.
  all: (weights) => tf.clone(weights),
  positive: (weights) => tf.relu(weights),
  negative: (weights) => tf.minimum(weights, 0),
  ones: (weights) => tf.onesLike(weights),
};

/** A layer's tensors with such weights, its biases 0; made once. */
function withWeights({ kind, tensors }: Step, which: Which): LayerTensors {
  const { terms } = kind;
  if (!terms) return tensors;
  return tensors.variant(which, (tensor, name) => {
    if (name.startsWith(terms.addends)) return tf.zerosLike(tensor);
    return name.startsWith(terms.factors) ? WEIGHTS[which](tensor) : null;
  });
}

/** A layer with such weights: forward without its bias, and back. */
const linearOf = (step: Step, { moment }: Sharing) => ({
  on: (which: Which, x: tf.Tensor4D): tf.Tensor4D =>
    step.kind.forward(step.layer, [x], withWeights(step, which), 'linear'),
  back(which: Which, shares: tf.Tensor4D): tf.Tensor4D {
    // No adjoint reads a bias: that of all weights is the gradient's, which has its filters already.
    const tensors = which === 'all' ? step.tensors : withWeights(step, which);
    return step.kind.adjoint(step.layer, shares, moment, tensors)[0] as tf.Tensor4D;
  },
});
