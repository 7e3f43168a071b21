import type * as tf from '@tensorflow/tfjs-core';
import { gaussianBlur } from '../regularisers/blur.ts';
import { clipSmallContribution, clipSmallNorm } from '../regularisers/clip_pixels.ts';
import type { AscentSettings } from './settings.ts';

const blurs = ({ blur, blurEvery }: AscentSettings, step: number): boolean =>
  blur > 0 && step % blurEvery === 0;

/** Whether anything is done to the picture itself after this step. */
export const filters = (settings: AscentSettings, step: number): boolean =>
  blurs(settings, step) || settings.smallNorm > 0 || settings.smallContribution > 0;

/**
 * What is done to the picture itself after a step, each where its setting is not 0: blur every n steps, clip the pixels
 * of small norm, clip those of small contribution.
 * @param gradient of the score at the pixels
 */
export function filtered(
  pixels: tf.Tensor4D,
  gradient: tf.Tensor4D,
  settings: AscentSettings,
  step: number,
  neutral: readonly number[],
): tf.Tensor4D {
  const { blur, smallNorm, smallContribution } = settings;
  let result = blurs(settings, step) ? gaussianBlur(pixels, blur) : pixels;
  if (smallNorm > 0) result = clipSmallNorm(result, smallNorm / 100, neutral);
  if (smallContribution > 0)
    result = clipSmallContribution(result, gradient, smallContribution / 100, neutral);
  return result;
}
