import * as tf from '@tensorflow/tfjs-core';
import { told } from '../../contract/told.ts';
import type { LayerName } from '../../network/description.ts';
import { forward } from '../../network/forward.ts';
import type { Network } from '../../network/network.ts';
import { ModelPictureError, type RunInputs, type StyleReference } from '../common/slow_technique.ts';
import { deepest } from '../optimise/feature_loss.ts';
import { inputOf } from '../optimise/pixels.ts';
import { fittedSize, resized } from '../optimise/resize.ts';
import { type GramTarget, gramMatrix } from './gram.ts';
import { paletteOf } from './palette.ts';

/** A picture of fewer pixels a side has no texture to speak of. */
const LEAST_SIDE = 16;

/** @throws {ModelPictureError} if there is no model, or one is too small to have a style */
export function checkReferences(models: readonly StyleReference[], what: 'style' | 'texture'): void {
  if (models.length === 0) {
    throw new ModelPictureError(told('styleErrors.noModel', { what }));
  }
  for (const { title, pixels } of models) {
    const [, height, width] = pixels.shape;
    if (Math.min(height, width) >= LEAST_SIDE) continue;
    throw new ModelPictureError(
      told('styleErrors.modelTooSmall', { title, width, height, what, least: LEAST_SIDE }),
    );
  }
}

/** A layer at which style is measured. */
export interface StyleLayer {
  readonly layer: LayerName;
  /** Among the others, > 0. */
  readonly weight: number;
}

/** How the models are looked at. */
export interface ReferenceSettings {
  /** Longer side of a model, in pixels of the painting: how large its steps become. */
  readonly side: number;
  readonly layers: readonly StyleLayer[];
  /** What is done to a model's pixels before they are looked at, inside tf.tidy. */
  prepare?(pixels: tf.Tensor4D): tf.Tensor4D;
}

/** What is to be matched. Whoever made it disposes `tensorsOf` it. */
export interface StyleTargets {
  readonly grams: readonly GramTarget[];
  /** As `paletteOf` makes it. */
  readonly palette: tf.Tensor2D;
}

/**
 * What to match: at every layer and of the palette, the models' mean by their shares. (Adding up the distances to each
 * model has the same gradient as the distance to the mean.)
 */
export function styleTargets({ references, networkFor }: RunInputs, view: ReferenceSettings): StyleTargets {
  const { side, layers, prepare = (pixels) => pixels } = view;
  const whole = references.reduce((sum, { weight }) => sum + weight, 0);
  const [palette, ...grams] = tf.tidy(() => {
    const perModel = references.map(({ pixels, weight }) => {
      const [height, width] = fittedSize(pixels, side);
      const picture = prepare(resized(pixels, height, width));
      const grams = gramsOf(networkFor(height, width), picture, layers);
      return [paletteOf(picture), ...grams].map((gram) => tf.mul(gram, weight / whole));
    });
    return [null, ...layers].map((_, i) => tf.addN(perModel.map((matrices) => matrices[i] as tf.Tensor2D)));
  });
  return {
    grams: layers.map((layer, i) => ({ ...layer, gram: grams[i] as tf.Tensor2D })),
    palette: palette as tf.Tensor2D,
  };
}

export const tensorsOf = ({ grams, palette }: StyleTargets): tf.Tensor2D[] => [
  palette,
  ...grams.map(({ gram }) => gram),
];

/** The Gram matrices of a picture, layer by layer. Call it inside tf.tidy. */
function gramsOf(network: Network, pixels: tf.Tensor4D, layers: readonly StyleLayer[]): tf.Tensor2D[] {
  const names = layers.map(({ layer }) => layer);
  const options = { upTo: deepest(network, names), taps: names };
  const trace = forward(network, inputOf(pixels, network.description.input), options);
  return names.map((name) => gramMatrix(trace.at(name)));
}
