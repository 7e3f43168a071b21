import * as tf from '@tensorflow/tfjs-core';
import { explicit } from './geometry.ts';
import type { Padding } from './layer.ts';

/** Whether the border pixel itself is repeated ('symmetric') or only what lies behind it ('reflect'). */
export type Mirror = 'reflect' | 'symmetric';

/** The kernel that a backend may register in place of tfjs's MirrorPad: input `x`, these attributes. */
export const MIRROR_BORDERS = 'MirrorBorders';

export interface MirrorAttributes {
  readonly pad: Padding;
  readonly mode: Mirror;
}

/** @returns x with mirrored borders */
export function mirrored(x: tf.Tensor4D, pad: Padding, mode: Mirror): tf.Tensor4D {
  if (tf.getKernel(MIRROR_BORDERS, tf.getBackend()))
    return tf.engine().runKernel(MIRROR_BORDERS, { x }, { pad: [...pad], mode });
  return tf.mirrorPad(x, explicit(pad), mode);
}

/** The position that stands at a position beside a line of this length, mirrored at its ends without repeating them. */
export function reflected(position: number, length: number): number {
  const inside = Math.abs(position);
  return inside < length ? inside : 2 * (length - 1) - inside;
}

/** The adjoint: folds the borders back and adds them to the pixels that they mirror. */
export function mirroredAdjoint(dy: tf.Tensor4D, pad: Padding, mode: Mirror): tf.Tensor4D {
  const [top, bottom, left, right] = pad;
  const first = mode === 'reflect' ? 1 : 0;
  return folded(folded(dy, 1, top, bottom, first), 2, left, right, first);
}

/** Along rows (1) or columns (2); `first` is where the mirror image begins, counted from the border. */
function folded(dy: tf.Tensor4D, axis: 1 | 2, before: number, after: number, first: number): tf.Tensor4D {
  const length = dy.shape[axis] - before - after;
  const along = (value: number, others: number) => {
    const list: [number, number, number, number] = [others, others, others, others];
    list[axis] = value;
    return list;
  };
  const part = (begin: number, size: number) => tf.slice(dy, along(begin, 0), along(size, -1));
  const placed = (border: tf.Tensor4D, begin: number) => {
    const behind = along(length - begin - border.shape[axis], 0);
    return tf.pad(
      tf.reverse(border, axis),
      along(begin, 0).map((n, i) => [n, behind[i] as number]) as [number, number][],
    );
  };
  let dx = part(before, length);
  if (before > 0) dx = tf.add(dx, placed(part(0, before), first));
  if (after > 0) dx = tf.add(dx, placed(part(before + length, after), length - first - after));
  return dx;
}
