import type * as tf from '@tensorflow/tfjs-core';
import type { Random } from '../../numeric/random.ts';
import { warp } from '../optimise/warp.ts';
import type { AscentSettings } from './settings.ts';

const unmoved = {
  forward: (pixels: tf.Tensor4D) => pixels,
  adjoint: (gradient: tf.Tensor4D) => gradient,
};

/**
 * How the network sees the picture in one step: shifted, enlarged and turned at random, so that what is painted does not
 * depend on its exact place. Olah et al. 2017, transformation robustness. Inside tf.tidy.
 */
export function motionOf(
  { jitter, scale, rotate }: AscentSettings,
  random: Random,
  [height, width]: readonly [number, number],
  fill: readonly number[],
) {
  if (jitter === 0 && scale === 0 && rotate === 0) return unmoved;
  const either = (most: number) => most * (2 * random.uniform() - 1);
  const motion = {
    dy: random.integer(-jitter, jitter),
    dx: random.integer(-jitter, jitter),
    scale: 1 + either(scale / 100),
    degrees: either(rotate),
  };
  return warp(height, width, motion, fill);
}
