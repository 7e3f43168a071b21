import * as tf from '@tensorflow/tfjs-core';
import { backward } from '../../network/backward.ts';
import { IMAGE, type LayerName } from '../../network/description.ts';
import { forward } from '../../network/forward.ts';
import type { Network } from '../../network/network.ts';
import type { OnStage } from '../common/slow_technique.ts';
import { inputOf, pixelGradient } from './pixels.ts';

/** Scores and probabilities by name. A name that is also a term's stands in its place wherever a person reads it. */
export type Rising = Readonly<Record<string, tf.Scalar>>;

/** What a loss measures at one layer. Terms of the same name are summed. */
export interface FeatureTerm {
  readonly name: string;
  readonly layer: LayerName;
  /**
   * Runs inside tf.tidy.
   * @param activation the layer's output, [1, height, width, channels]
   * @returns the term, a scalar, and its derivative by the activation, both weighted; where the term is minus something
   * that is climbed, also what rises with it, as a person reads it
   */
  measure(activation: tf.Tensor4D): {
    readonly loss: tf.Scalar;
    readonly seed: tf.Tensor4D;
    readonly rising?: Rising;
  };
}

/** A term under another name, times a weight. */
export const weighted = (name: string, weight: number, { layer, measure }: FeatureTerm): FeatureTerm => ({
  ...{ name, layer },
  measure(activation) {
    const { loss, seed } = measure(activation);
    return { loss: tf.mul(loss, weight), seed: tf.mul(seed, weight) };
  },
});

/** A loss of an image, as tensors inside the caller's tf.tidy. */
export interface ImageLoss {
  /** The terms by name, each weighted as it enters the sum. */
  readonly terms: Readonly<Record<string, tf.Scalar>>;
  readonly rising?: Rising;
  /** The derivative of their sum by the pixels, [1, height, width, 3]. */
  readonly gradient: tf.Tensor4D;
  /** The same of each summand, by the names of its terms; absent where there is one summand: see partsOf. */
  readonly parts?: Parts;
  /** Terms of features by name and layer, `style features.4`, each weighted. */
  readonly byLayer?: Readonly<Record<string, tf.Scalar>>;
}

/** The derivative of a loss at the pixels, by the names of its terms. */
export type Parts = Readonly<Record<string, tf.Tensor4D>>;

/** The parts of a loss; one that was not summed of several is its only part. */
export const partsOf = ({ parts, terms, gradient }: ImageLoss): Parts =>
  parts ?? { [Object.keys(terms).join(' + ')]: gradient };

/**
 * The terms of an image and the gradient of their sum at its pixels: forward to the deepest layer, seeds there and at
 * the layers before, back. Call it inside tf.tidy.
 * @param pixels [1, height, width, 3], RGB, 0..1, of the network's size
 * @param onStage hears of `look` and `back`
 * @throws {UnknownLayerError}
 */
export function featureLoss(
  network: Network,
  pixels: tf.Tensor4D,
  measures: readonly FeatureTerm[],
  onStage?: OnStage,
): ImageLoss {
  const { input } = network.description;
  const layers = measures.map(({ layer }) => layer);
  onStage?.('look');
  const trace = forward(network, inputOf(pixels, input), { upTo: deepest(network, layers), taps: layers });
  const seeds = new Map<LayerName, tf.Tensor4D>();
  const terms: Record<string, tf.Scalar> = {};
  const risingTerms: Record<string, tf.Scalar> = {};
  const byLayer: Record<string, tf.Scalar> = {};
  for (const { name, layer, measure } of measures) {
    const { loss, seed, rising } = measure(trace.at(layer));
    Object.assign(risingTerms, rising);
    const resolved = network.resolve(layer);
    terms[name] = addTo(terms[name], loss);
    const place = `${name} ${resolved}`;
    byLayer[place] = addTo(byLayer[place], loss);
    seeds.set(resolved, addTo(seeds.get(resolved), seed));
  }
  onStage?.('back');
  const gradient = pixelGradient(backward(network, trace, seeds), input);
  return { terms, rising: risingTerms, gradient, byLayer };
}

const addTo = <T extends tf.Tensor>(sum: T | undefined, term: T): T => (sum ? tf.add(sum, term) : term);

/** The layer (or image) among those named that runs last. @throws {UnknownLayerError} */
export function deepest(network: Network, layers: readonly LayerName[]): LayerName {
  const names = new Set(layers.map((layer) => network.resolve(layer)));
  return network.steps.findLast(({ layer }) => names.has(layer.name))?.layer.name ?? IMAGE;
}

/** Both losses together; terms of the same name are summed. Call it inside tf.tidy. */
export function sumOfLosses(a: ImageLoss, b: ImageLoss): ImageLoss {
  const terms: Record<string, tf.Scalar> = { ...a.terms };
  for (const [name, term] of Object.entries(b.terms)) terms[name] = addTo(terms[name], term);
  return {
    ...{ terms, rising: { ...a.rising, ...b.rising }, gradient: tf.add<tf.Tensor4D>(a.gradient, b.gradient) },
    parts: { ...partsOf(a), ...partsOf(b) },
    byLayer: { ...a.byLayer, ...b.byLayer },
  };
}

/** The means of scalars of the same names. Inside tf.tidy. */
export const meanOf = (all: readonly Readonly<Record<string, tf.Scalar>>[]): Record<string, tf.Scalar> =>
  Object.fromEntries(
    Object.keys(all[0] ?? {}).map((name) => [
      name,
      tf.div(tf.addN(all.map((one) => one[name] as tf.Scalar)), all.length),
    ]),
  );
