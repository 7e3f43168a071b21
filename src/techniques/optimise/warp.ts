import * as tf from '@tensorflow/tfjs-core';
import { type Source, WARP, WARP_ADJOINT } from '../../network/kernels/picture.ts';

/** How a picture is moved before the network looks at it. */
export interface Motion {
  /** Down and to the right, in pixels. */
  readonly dy: number;
  readonly dx: number;
  /** Over 1: larger. About the centre. */
  readonly scale: number;
  /** Clockwise, in degrees, about the centre. */
  readonly degrees: number;
}

/** Back from where a pixel went: the inverse rotation and scale about the centre. */
function sourceOf(height: number, width: number, { dy, dx, scale, degrees }: Motion): Source {
  const angle = (degrees * Math.PI) / 180;
  const [cos, sin] = [Math.cos(angle) / scale, Math.sin(angle) / scale];
  const [middleY, middleX] = [(height - 1) / 2, (width - 1) / 2];
  const [fromY, fromX] = [dy + middleY, dx + middleX];
  return {
    origin: [middleY - cos * fromY + sin * fromX, middleX - sin * fromY - cos * fromX],
    down: [cos, sin],
    across: [-sin, cos],
  };
}

/** Four neighbours of where each pixel comes from: their places, row * width + column, and shares (bilinear). */
function corners(height: number, width: number, { origin, down, across }: Source) {
  const places = [0, 1, 2, 3].map(() => new Int32Array(height * width));
  const shares = [0, 1, 2, 3].map(() => new Float32Array(height * width));
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const fromY = origin[0] + y * down[0] + x * across[0];
      const fromX = origin[1] + y * down[1] + x * across[1];
      const [top, left] = [Math.floor(fromY), Math.floor(fromX)];
      for (let corner = 0; corner < 4; corner++) {
        const [row, column] = [top + (corner >> 1), left + (corner & 1)];
        if (row < 0 || row >= height || column < 0 || column >= width) continue;
        const [below, right] = [fromY - top, fromX - left];
        const at = y * width + x;
        (places[corner] as Int32Array)[at] = row * width + column;
        (shares[corner] as Float32Array)[at] =
          (corner >> 1 ? below : 1 - below) * (corner & 1 ? right : 1 - right);
      }
    }
  }
  return places.map((place, corner) => ({
    place: tf.tensor1d(place, 'int32'),
    share: tf.tensor2d(shares[corner] as Float32Array, [height * width, 1]),
  }));
}

/**
 * A picture moved, turned and enlarged (bilinear), and the adjoint of that. Inside tf.tidy.
 * @param fill [r, g, b]: the colour of what comes from outside the picture
 */
export function warp(height: number, width: number, motion: Motion, fill: readonly number[]) {
  const source = sourceOf(height, width, motion);
  if (tf.getKernel(WARP, tf.getBackend())) {
    const run = (kernel: string, inputs: tf.NamedTensorMap, attributes: object): tf.Tensor4D =>
      tf.engine().runKernel(kernel, inputs, attributes as tf.NamedAttrMap);
    return {
      forward: (pixels: tf.Tensor4D) => run(WARP, { pixels }, { ...source, fill }),
      adjoint: (gradient: tf.Tensor4D) => run(WARP_ADJOINT, { gradient }, source),
    };
  }
  const taps = corners(height, width, source);
  return {
    /** @param pixels [1, height, width, 3] */
    forward(pixels: tf.Tensor4D): tf.Tensor4D {
      const colours = tf.sub(tf.reshape(pixels, [-1, 3]), fill);
      const parts = taps.map(({ place, share }) => tf.mul(tf.gather(colours, place), share));
      return tf.reshape(tf.add(tf.addN(parts), fill), [1, height, width, 3]);
    },
    adjoint(gradient: tf.Tensor4D): tf.Tensor4D {
      const colours = tf.reshape(gradient, [-1, 3]);
      const parts = taps.map(({ place, share }) =>
        tf.scatterND(tf.expandDims(place, 1), tf.mul(colours, share), [height * width, 3]),
      );
      return tf.reshape(tf.addN(parts), [1, height, width, 3]);
    },
  };
}
