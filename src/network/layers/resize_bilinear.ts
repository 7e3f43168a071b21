import * as tf from '@tensorflow/tfjs-core';
import { only } from './geometry.ts';
import type { LayerKind } from './kind.ts';
import type { Plain } from './layer.ts';

/** Share of the cell that an enlarged cell lies in; the nearest neighbour has the rest. */
const OWN = 0.75;

/** Twice as high and as wide, bilinearly, half-pixel centres, borders repeated. */
export const resizeBilinear: LayerKind<Plain<'resizeBilinear'>> = {
  shape(_layer, inputs) {
    const [height, width, channels] = only(inputs);
    return [2 * height, 2 * width, channels];
  },
  forward(_layer, inputs) {
    const x = only(inputs);
    return tf.image.resizeBilinear(x, [2 * x.shape[1], 2 * x.shape[2]], false, true);
  },
  reach: (_layer, inputs) => (output, axis) => {
    const own = output >> 1;
    const next = output % 2 === 0 ? own - 1 : own + 1;
    return next >= 0 && next < only(inputs)[axis] ? [own, next].toSorted((a, b) => a - b) : [own];
  },
  adjoint: (_layer, dy) => [halved(halved(dy, 1), 2)],
};

/** The adjoint of doubling along rows (1) or columns (2). */
function halved(dy: tf.Tensor4D, axis: 1 | 2): tf.Tensor4D {
  const length = dy.shape[axis] / 2;
  const shape = dy.shape.toSpliced(axis, 1, length, 2);
  const [even, odd] = tf.unstack(tf.reshape(dy, shape), axis + 1) as [tf.Tensor4D, tf.Tensor4D];
  const rows = axis === 1;
  const part = (x: tf.Tensor4D, from: number, count: number) =>
    rows ? tf.slice(x, [0, from], [-1, count]) : tf.slice(x, [0, 0, from], [-1, -1, count]);
  const framed = (x: tf.Tensor4D, before: number, after: number) => {
    const frame: [number, number] = [before, after];
    return tf.pad(x, [[0, 0], rows ? frame : [0, 0], rows ? [0, 0] : frame, [0, 0]]);
  };
  // An even cell took from the cell before it, an odd one from the one behind; at the borders from its own.
  const neighbours = tf.addN([
    part(framed(even, 0, 1), 1, length),
    part(framed(odd, 1, 0), 0, length),
    framed(part(even, 0, 1), 0, length - 1),
    framed(part(odd, length - 1, 1), length - 1, 0),
  ]);
  return tf.add(tf.mul(tf.add(even, odd), OWN), tf.mul(neighbours, 1 - OWN));
}
