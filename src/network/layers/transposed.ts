/**
 * The adjoint of a strided, padded correlation with respect to its input, along one axis and in two.
 *
 * y[o] = sum_k w[k] x[o*s + k - p]. With i + p = s*q + r, only the taps k = r + s*m reach x[i]:
 *   dx[s*q + r - p] = sum_m w[r + s*m] dy[q - m].
 * So each of the s*s sub-pixel phases r is a plain correlation of dy with every s-th tap, turned around, and the
 * phases interleave (depthToSpace). At stride 1 there is one phase: the filter turned around.
 * Dilated taps are written out with zeros first, so that a phase sees a dense filter.
 */
import * as tf from '@tensorflow/tfjs-core';
import { explicit } from './geometry.ts';
import type { Padding } from './layer.ts';

/** A filter [height, width, ...] whose taps are `dilation` apart, zeros written out between them. */
export function dilate(filter: tf.Tensor4D, dilation: number): tf.Tensor4D {
  if (dilation === 1) return filter;
  return tf.tidy(() => {
    const rows = spread(filter, 0, dilation);
    return spread(rows, 1, dilation);
  });
}

function spread(filter: tf.Tensor4D, axis: 0 | 1, dilation: number): tf.Tensor4D {
  const taps = tf.split(filter, filter.shape[axis], axis) as tf.Tensor4D[];
  const gap = [...filter.shape] as [number, number, number, number];
  gap[axis] = dilation - 1;
  return tf.concat(
    taps.flatMap((tap, k) => (k === 0 ? [tap] : [tf.zeros<tf.Rank.R4>(gap), tap])),
    axis,
  );
}

/**
 * The taps of each phase, turned around: from [height, width, A, B] to s*s filters [ceil(h/s), ceil(w/s), A, B],
 * phase (ry, rx) at index ry * s + rx.
 */
export function phases(filter: tf.Tensor4D, stride: number): tf.Tensor4D[] {
  const [height, width, a, b] = filter.shape;
  const rows = Math.ceil(height / stride);
  const columns = Math.ceil(width / stride);
  const padded = tf.pad(filter, [
    [0, rows * stride - height],
    [0, columns * stride - width],
    [0, 0],
    [0, 0],
  ]);
  // [rows, ry, columns, rx, A*B] would be five-dimensional twice over; strided slices keep it at four.
  return Array.from({ length: stride * stride }, (_, phase) => {
    const begin = [Math.floor(phase / stride), phase % stride, 0, 0];
    const taps = tf.stridedSlice(padded, begin, padded.shape, [stride, stride, 1, 1]) as tf.Tensor4D;
    return tf.reverse(tf.reshape(taps, [rows, columns, a, b]) as tf.Tensor4D, [0, 1]);
  });
}

interface Sliding {
  readonly stride: number;
  readonly pad: Padding;
}

/**
 * Runs `correlate` (a stride-1 correlation of dy with the phase filters) and puts the phases in their places.
 * @param kernel [height, width] of the dense filter in pixels
 * @returns [batch, height, width, channels] of the forward input
 */
export function interleave(
  dy: tf.Tensor4D,
  { stride, pad }: Sliding,
  kernel: readonly [number, number],
  [height, width]: readonly [number, number, number],
  correlate: (dy: tf.Tensor4D, pad: ReturnType<typeof explicit>) => tf.Tensor4D,
): tf.Tensor4D {
  const [top, left] = [pad[0], pad[2]];
  const vertical = axisPlan(dy.shape[1], height, kernel[0], stride, top);
  const horizontal = axisPlan(dy.shape[2], width, kernel[1], stride, left);
  const sums = correlate(
    dy,
    explicit([vertical.before, vertical.after, horizontal.before, horizontal.after]),
  );
  return weave(sums, { stride, skip: [vertical.skip, horizontal.skip], size: [height, width] });
}

/** The kernel that a backend may register for `weave`: input `phases`, these attributes. */
export const INTERLEAVE = 'Interleave';

export interface InterleaveAttributes {
  readonly stride: number;
  /** Leading pixels to leave out, [rows, columns]. */
  readonly skip: readonly [number, number];
  /** [height, width] of the result. */
  readonly size: readonly [number, number];
}

/** Puts phase (ry, rx) of pixel (q, p) at (q * stride + ry, p * stride + rx), and cuts the result out. */
export function weave(phases: tf.Tensor4D, attributes: InterleaveAttributes): tf.Tensor4D {
  const { stride, skip, size } = attributes;
  if (stride > 1 && tf.getKernel(INTERLEAVE, tf.getBackend())) {
    return tf.engine().runKernel(INTERLEAVE, { phases }, attributes as unknown as tf.NamedAttrMap);
  }
  const pixels = stride === 1 ? phases : tf.depthToSpace(phases, stride, 'NHWC');
  if (pixels.shape[1] === size[0] && pixels.shape[2] === size[1]) return pixels;
  return tf.slice(pixels, [0, ...skip, 0], [-1, ...size, -1]);
}

/** The adjoint of `weave`: takes the phases of pixels apart, once zeros are put around them (those that were skipped). */
export function unweave(pixels: tf.Tensor4D, stride: number, around: Padding): tf.Tensor4D {
  const padded = tf.pad(pixels, explicit(around));
  const parts = Array.from({ length: stride * stride }, (_, phase) =>
    tf.stridedSlice(padded, [0, Math.floor(phase / stride), phase % stride, 0], padded.shape, [
      ...[1, stride, stride, 1],
    ]),
  );
  return tf.concat(parts as tf.Tensor4D[], 3);
}

/** How much to pad dy before and after, and how many leading pixels of the result lie in the forward padding. */
function axisPlan(outputs: number, inputs: number, kernel: number, stride: number, pad: number) {
  const taps = Math.ceil(kernel / stride);
  // Whole groups of s padded pixels need not be computed at all.
  const skipped = Math.min(Math.floor(pad / stride), taps - 1);
  const groups = Math.floor((inputs - 1 + pad) / stride) + 1 - skipped;
  const before = taps - 1 - skipped;
  return { before, after: Math.max(0, groups + skipped - outputs), skip: pad - skipped * stride };
}
