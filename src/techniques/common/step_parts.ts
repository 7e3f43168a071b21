/** What moved the picture in one step, part by part. */
import * as tf from '@tensorflow/tfjs-core';
import type { StepPart } from './slow_technique.ts';

/**
 * Reads what a part would add to the pixels.
 * @param change [1, height, width, 3 or more], of which the first three channels count; disposed
 */
export async function readPart(name: string, change: tf.Tensor4D): Promise<StepPart> {
  const [, height, width] = change.shape;
  const colours = tf.tidy(() => tf.slice(change, [0, 0, 0, 0], [1, height, width, 3]));
  change.dispose();
  const values = Float32Array.from(await colours.data<'float32'>());
  colours.dispose();
  const length = Math.sqrt(values.reduce((sum, value) => sum + value * value, 0));
  return { name, width, height, values, length };
}

/** What follows the optimiser's step: clipping, blurring. */
export const AFTERWARDS = 'afterwards';
/** All that a step did to the pixels. */
export const WHOLE_STEP = 'step';
