import * as tf from '@tensorflow/tfjs-core';
import { type AnyDescription, IMAGE, type LayerName } from './description.ts';
import { Trace, withStandIns } from './forward.ts';
import type { Amount, BackwardRule, RelevanceRule } from './layers/rules.ts';
import type { Network } from './network.ts';
import { shareRelevance } from './relevance.ts';

/** A gradient put at each of some layers, of that layer's output shape, by layer name. Borrowed. */
export type Seeds = ReadonlyMap<LayerName, tf.Tensor4D>;

/**
 * The gradient of sum(seed * activation) with respect to a layer's output, by the adjoints of the layers in between. Under a rule
 * of relevance: the relevance of a layer's output, given that of the seeds' layers.
 * Call it inside tf.tidy. Where the trace's network has an ablation, nothing passes through the silenced channels.
 * @param rule what rectifiers let pass: the true gradient, guided, or deconvnet; or how relevance is shared
 * @param at where to stop: the image by default
 * @returns [batch, height, width, channels] of `at`
 * @throws {UnknownLayerError} if a seed's layer or `at` does not exist
 * @throws {Error} if no seed depends on `at`
 */
export function backward(
  network: Network<AnyDescription>,
  trace: Trace,
  seeds: Seeds,
  rule: BackwardRule | RelevanceRule = 'gradient',
  at: LayerName = IMAGE,
): tf.Tensor4D {
  const goal = network.resolve(at);
  const replayed = replayBackward(network, trace, seeds, rule, goal);
  return replayed ?? computeBackward(network, trace, seeds, rule, goal);
}

/** @returns null where the pass is to be computed */
function replayBackward(
  network: Network<AnyDescription>,
  { network: ran, replayed: before }: Trace,
  seeds: Seeds,
  rule: BackwardRule | RelevanceRule,
  goal: LayerName,
): tf.Tensor4D | null {
  if (!before || !network.recorder) return null;
  const names = [...seeds.keys()].map((name) => network.resolve(name));
  const { kind, amounts, withAmounts } = taken(rule);
  const replayed = network.recorder.run({
    key: JSON.stringify(['backward', kind, goal, names]),
    inputs: [...seeds.values(), ...amounts],
    after: before.played,
    compute(inputs, { inputs: forwards, outputs }) {
      const given = new Map(
        names.map((name, i): [LayerName, tf.Tensor4D] => [name, inputs[i] as tf.Tensor4D]),
      );
      const own = withAmounts(inputs.slice(names.length));
      const gradient = withStandIns(ran, forwards, (other, image) =>
        computeBackward(other, Trace.of(other, image, outputs, before.index), given, own, goal),
      );
      return { outputs: [gradient], note: null };
    },
  });
  return replayed ? (replayed.outputs[0] as tf.Tensor4D) : null;
}

/**
 * A rule as a recorded pass takes it: what kind of pass it makes, and numbers that are written into it, so that a setting that is
 * dragged records nothing anew.
 */
function taken(rule: BackwardRule | RelevanceRule) {
  if (typeof rule === 'string') return { kind: rule, amounts: [], withAmounts: () => rule };
  const { terms, first, epsilon, gamma } = rule;
  return {
    kind: ['relevance', terms, first],
    amounts: [tf.scalar(epsilon), tf.scalar(gamma)],
    withAmounts: ([ofEpsilon, ofGamma]: tf.Tensor[]): RelevanceRule<Amount> => ({
      ...{ terms, first, epsilon: ofEpsilon as tf.Tensor, gamma: ofGamma as tf.Tensor },
    }),
  };
}

function computeBackward(
  network: Network<AnyDescription>,
  trace: Trace,
  seeds: Seeds,
  rule: BackwardRule | RelevanceRule<Amount>,
  goal: LayerName,
): tf.Tensor4D {
  const downstream = dependents(network, goal);
  const gradients = new Map<LayerName, tf.Tensor4D>();
  const collect = (name: LayerName, gradient: tf.Tensor4D) => {
    const sum = gradients.get(name);
    gradients.set(name, sum ? tf.add(sum, gradient) : gradient);
  };
  for (const [name, seed] of seeds) collect(network.resolve(name), seed);

  for (const step of network.steps.toReversed()) {
    const { layer, kind, tensors, inputShapes } = step;
    const arrived = gradients.get(layer.name);
    if (!arrived || layer.name === goal || !downstream.has(layer.name)) continue;
    const mask = trace.network.ablation.get(layer.name);
    const dy: tf.Tensor4D = mask ? tf.mul(arrived, mask) : arrived;
    const fused = step.fusedBackWith;
    const goesThrough =
      fused !== undefined &&
      typeof rule === 'string' &&
      fused.name !== goal &&
      !gradients.has(fused.name) &&
      !trace.network.ablation.has(fused.name);
    const moment = {
      rule: typeof rule === 'string' ? rule : 'gradient',
      ...(goesThrough && { before: fused.opening }),
      inputShapes,
      // Read only by the adjoints that need them: a fused pass kept no pre-activations.
      get inputs() {
        return layer.inputs.map((name) => trace.at(name));
      },
      get output() {
        return trace.unsilencedAt(layer.name);
      },
    };
    const handedBack =
      typeof rule === 'string'
        ? kind.adjoint(layer, dy, moment, tensors)
        : shareRelevance(network, step, dy, moment, rule);
    handedBack.forEach((gradient, i) => {
      const input = goesThrough ? fused.input : (layer.inputs[i] as LayerName);
      if (downstream.has(input)) collect(input, gradient);
    });
    gradients.delete(layer.name);
  }
  const gradient = gradients.get(goal);
  if (!gradient) throw new Error(`No seed at ${[...seeds.keys()].join(', ')} depends on "${goal}".`);
  return gradient;
}

/** The layer itself and all that depend on it. */
export function dependents(network: Network<AnyDescription>, name: LayerName): Set<LayerName> {
  const found = new Set([name]);
  for (const { layer } of network.steps) {
    if (layer.inputs.some((input) => found.has(input))) found.add(layer.name);
  }
  return found;
}
