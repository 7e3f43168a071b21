import * as tf from '@tensorflow/tfjs-core';

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

/** Where each pixel of the moved picture comes from: four neighbours, and the share of each (bilinear). */
interface Taps {
  /** Four lists of height * width places, row * width + column. */
  readonly places: readonly Int32Array[];
  readonly shares: readonly Float32Array[];
}

function tapsOf(height: number, width: number, { dy, dx, scale, degrees }: Motion): Taps {
  const places = [0, 1, 2, 3].map(() => new Int32Array(height * width));
  const shares = [0, 1, 2, 3].map(() => new Float32Array(height * width));
  const angle = (degrees * Math.PI) / 180;
  const [cos, sin] = [Math.cos(angle) / scale, Math.sin(angle) / scale];
  const [middleY, middleX] = [(height - 1) / 2, (width - 1) / 2];
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      // Back from where it went: the inverse rotation and scale.
      const [fromY, fromX] = [y - dy - middleY, x - dx - middleX];
      const sourceY = middleY + cos * fromY - sin * fromX;
      const sourceX = middleX + sin * fromY + cos * fromX;
      const [top, left] = [Math.floor(sourceY), Math.floor(sourceX)];
      const [below, right] = [sourceY - top, sourceX - left];
      for (let corner = 0; corner < 4; corner++) {
        const [row, column] = [top + (corner >> 1), left + (corner & 1)];
        if (row < 0 || row >= height || column < 0 || column >= width) continue;
        const at = y * width + x;
        (places[corner] as Int32Array)[at] = row * width + column;
        (shares[corner] as Float32Array)[at] =
          (corner >> 1 ? below : 1 - below) * (corner & 1 ? right : 1 - right);
      }
    }
  }
  return { places, shares };
}

/**
 * A picture moved, turned and enlarged (bilinear), and the adjoint of that. Inside tf.tidy.
 * @param fill [r, g, b]: the colour of what comes from outside the picture
 */
export function warp(height: number, width: number, motion: Motion, fill: readonly number[]) {
  const { places, shares } = tapsOf(height, width, motion);
  const corners = places.map((place, corner) => ({
    place: tf.tensor1d(place, 'int32'),
    share: tf.tensor2d(shares[corner] as Float32Array, [height * width, 1]),
  }));
  return {
    /** @param pixels [1, height, width, 3] */
    forward(pixels: tf.Tensor4D): tf.Tensor4D {
      const colours = tf.sub(tf.reshape(pixels, [-1, 3]), fill);
      const parts = corners.map(({ place, share }) => tf.mul(tf.gather(colours, place), share));
      return tf.reshape(tf.add(tf.addN(parts), fill), [1, height, width, 3]);
    },
    adjoint(gradient: tf.Tensor4D): tf.Tensor4D {
      const colours = tf.reshape(gradient, [-1, 3]);
      const parts = corners.map(({ place, share }) =>
        tf.scatterND(tf.expandDims(place, 1), tf.mul(colours, share), [height * width, 3]),
      );
      return tf.reshape(tf.addN(parts), [1, height, width, 3]);
    },
  };
}
