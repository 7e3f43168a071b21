import * as tf from '@tensorflow/tfjs-core';
import type { LayerName } from '../network/description.ts';
import { forward } from '../network/forward.ts';
import { type CanvasSize, canvasOf, resized, sizeOf } from './canvas.ts';
import { type GramTarget, gramMatrix } from './gram.ts';
import { deepest } from './optimise/feature_loss.ts';
import { inputOf } from './optimise/pixels.ts';
import { type Model, ModelPictureError, type Sitting } from './painting.ts';
import { styleLayers } from './style_layers.ts';

/** Below this many pixels a picture has no texture to speak of. */
const LEAST_SIDE = 16;

/** @throws {ModelPictureError} if there is no model, or one is too small to have a style */
export function checkModels(models: readonly Model[], what: 'style' | 'texture'): void {
  if (models.length === 0)
    throw new ModelPictureError(
      `Choose a ${what} first: a shipped one, a picture of yours, or a frame of the camera.`,
    );
  for (const { title, pixels } of models) {
    const { height, width } = sizeOf(pixels);
    if (Math.min(height, width) >= LEAST_SIDE) continue;
    throw new ModelPictureError(
      `"${title}" is ${width} x ${height} pixels: too small to have a ${what}. Choose a picture of at least ${LEAST_SIDE} pixels a side.`,
    );
  }
}

/** How the models are looked at. */
export interface ModelView {
  /** Longer side of a model, in pixels of the painting: how large its strokes become. */
  readonly longerSide: number;
  /** Of the layers, from the finest to the coarsest. */
  readonly weights: readonly number[];
  /** What is done to a model's pixels before they are looked at, inside tf.tidy. */
  prepare?(pixels: tf.Tensor4D): tf.Tensor4D;
}

/**
 * The Gram matrices to match: of every style layer, the models' mean by their shares. Matching the mean and adding up
 * the distances to each model have the same gradient. The caller disposes the matrices.
 */
export function styleTargets(sitting: Sitting, { longerSide, weights, prepare }: ModelView): GramTarget[] {
  const whole = sitting.models.reduce((sum, { weight }) => sum + weight, 0);
  return tf.tidy(() => {
    const perModel = sitting.models.map(({ pixels, weight }) => {
      const size = canvasOf(sizeOf(pixels), longerSide);
      const grams = gramsOf(sitting, prepare ? prepare(resized(pixels, size)) : resized(pixels, size), size);
      return new Map([...grams].map(([layer, gram]) => [layer, tf.mul(gram, weight / whole)]));
    });
    const layers = [...(perModel[0]?.keys() ?? [])];
    return layers.map((layer, i): GramTarget & tf.TensorContainerObject => ({
      layer,
      gram: tf.addN(perModel.map((grams) => grams.get(layer) as tf.Tensor2D)),
      weight: weights[i] ?? 1,
    }));
  }) as GramTarget[];
}

/** The Gram matrices of a picture, by layer. Call it inside tf.tidy. */
function gramsOf(
  sitting: Sitting,
  pixels: tf.Tensor4D,
  { height, width }: CanvasSize,
): Map<LayerName, tf.Tensor2D> {
  const network = sitting.networkFor(height, width);
  const layers = styleLayers(network);
  const trace = forward(network, inputOf(pixels, network.description.input), {
    upTo: deepest(network, layers),
    taps: layers,
  });
  return new Map(layers.map((layer) => [layer, gramMatrix(trace.at(layer))]));
}
