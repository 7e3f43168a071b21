/** Paintings at the size of the camera, with its edges, as the stage draws them without a card. */
import * as tf from '@tensorflow/tfjs-core';
import { edgeGuide } from '../../src/engine/live_style/edge_guide.ts';
import { followEdges } from '../../src/render/live_style/follow_edges.ts';
import type { Size } from '../../src/render/placement.ts';
import { type Canvas, opaque } from '../look/stylised_pictures.ts';

/** Makes a frame small: the mean of squares of `factor` x `factor` pixels. */
export const shrunk = ({ width, height, rgb }: Canvas, factor: number): Canvas => ({
  ...{ width: width / factor, height: height / factor },
  rgb: tf.tidy(() => {
    const frame = tf.tensor3d(Float32Array.from(rgb), [height, width, 3]);
    return Uint8Array.from(tf.round(tf.avgPool(frame, factor, factor, 'valid')).dataSync());
  }),
});

/**
 * @param painting RGBA, as large as the small frame
 * @param small the frame that was painted
 * @param frame the same frame at the camera's size
 * @returns RGBA at the camera's size
 */
export function withCameraEdges(
  painting: Uint8ClampedArray,
  small: Canvas,
  frame: Canvas,
): Uint8ClampedArray {
  const shape: [number, number, number] = [small.height, small.width, 3];
  const enlarged = tf.tidy(() => {
    const painted = tf.slice(
      tf.tensor3d(Float32Array.from(painting), [small.height, small.width, 4]),
      0,
      shape,
    );
    const below = tf.tensor4d(Float32Array.from(small.rgb), [1, ...shape]);
    const { slopes, luminance } = edgeGuide(painted, below);
    const grey = tf.tile(tf.expandDims<tf.Tensor3D>(tf.mul(luminance, 255), 2), [1, 1, 3]);
    const guide = [slopes, grey].map((values) => tf.clipByValue(tf.round(values), 0, 255));
    return [painted, ...guide].map((picture) => enlargedTo(frame, picture));
  });
  const bytes = enlarged.map((picture) => Uint8ClampedArray.from(picture.dataSync()));
  tf.dispose(enlarged);
  const [sharp, slopes, luminance] = bytes as [Uint8ClampedArray, Uint8ClampedArray, Uint8ClampedArray];
  followEdges(sharp, opaque(frame.rgb), slopes, luminance);
  return sharp;
}

/** RGBA, bilinear, as the stage enlarges. */
function enlargedTo({ width, height }: Size, picture: tf.Tensor3D): tf.Tensor3D {
  const large = tf.image.resizeBilinear(picture, [height, width], false, true);
  return tf.concat([large, tf.fill([height, width, 1], 255)], 2);
}
