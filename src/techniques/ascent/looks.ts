import * as tf from '@tensorflow/tfjs-core';
import type { Random } from '../../numeric/random.ts';
import { type Box, crop } from '../optimise/crop.ts';
import { warp } from '../optimise/warp.ts';
import type { AscentSettings } from './settings.ts';

type Size = readonly [height: number, width: number];

/** A way to look at a picture, and its adjoint: from the gradient at what is seen to that at the picture. */
export interface Look {
  forward(pixels: tf.Tensor4D): tf.Tensor4D;
  adjoint(gradient: tf.Tensor4D): tf.Tensor4D;
}

const asItIs: Look = { forward: (pixels) => pixels, adjoint: (gradient) => gradient };

/** Deviation of a part's middle from the picture's, in sides of the picture. Fel et al. 2023. */
const ASIDE = 0.15;

/**
 * How a picture is moved in one step: shifted, enlarged and turned at random, so that what is painted does not depend on
 * its exact place. Olah et al. 2017, transformation robustness. Inside tf.tidy.
 */
export function motionOf(
  { jitter, scale, rotate }: AscentSettings,
  random: Random,
  [height, width]: Size,
  fill: readonly number[],
): Look {
  if (jitter === 0 && scale === 0 && rotate === 0) return asItIs;
  const either = (most: number) => most * (2 * random.uniform() - 1);
  const motion = {
    dy: random.integer(-jitter, jitter),
    dx: random.integer(-jitter, jitter),
    scale: 1 + either(scale / 100),
    degrees: either(rotate),
  };
  return warp(height, width, motion, fill);
}

/**
 * One look of the network at the picture: at all of it or, where there are crops, at a square part drawn at random, brought to the
 * network's size; with noise on it. Fel et al. 2023, section 3. Inside tf.tidy.
 * @param from of the picture
 * @param to of the network's images
 */
export function lookOf(settings: AscentSettings, random: Random, from: Size, to: Size): Look {
  const part =
    settings.crops === 0
      ? asItIs
      : crop(from, boxOf(settings, random, from, to), to, largest(settings.cropMost, from, to));
  const { noise } = settings;
  if (noise === 0) return part;
  return {
    forward(pixels) {
      const seen = part.forward(pixels);
      return tf.add(seen, tf.tensor4d(noiseOf(random, seen.size, noise), seen.shape));
    },
    adjoint: part.adjoint,
  };
}

/** The largest part of the network's proportions that lies in the picture, times a share in per cent. */
function largest(percent: number, from: Size, to: Size): [number, number] {
  const scale = (Math.min(from[0] / to[0], from[1] / to[1]) * percent) / 100;
  return [Math.max(1, Math.round(to[0] * scale)), Math.max(1, Math.round(to[1] * scale))];
}

/** A part whose size is uniform between two shares, and whose middle is normal about the picture's. */
function boxOf({ cropLeast, cropMost }: AscentSettings, random: Random, from: Size, to: Size): Box {
  const least = Math.min(cropLeast, cropMost);
  const [height, width] = largest(least + (cropMost - least) * random.uniform(), from, to);
  const begin = (side: number, own: number) => {
    const middle = side * (0.5 + ASIDE * random.normal());
    return Math.min(side - own, Math.max(0, Math.round(middle - own / 2)));
  };
  return { top: begin(from[0], height), left: begin(from[1], width), height, width };
}

/** Normal noise of this deviation plus noise uniform over as much. */
function noiseOf(random: Random, count: number, size: number): Float32Array {
  const values = random.normals(count, size);
  for (let i = 0; i < count; i++) values[i] = (values[i] as number) + size * (random.uniform() - 0.5);
  return values;
}
