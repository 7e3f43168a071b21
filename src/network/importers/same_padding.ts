import type { Padding } from '../description.ts';

/** TensorFlow's "same" padding, which puts the odd pixel at the bottom and right. */
export function samePadding(
  [height, width]: readonly [number, number, ...unknown[]],
  kernel: readonly [number, number],
  stride: number,
  dilation = 1,
): Padding {
  return [
    ...sameSides(height, kernel[0], stride, dilation),
    ...sameSides(width, kernel[1], stride, dilation),
  ];
}

function sameSides(
  length: number,
  kernel: number,
  stride: number,
  dilation: number,
): [before: number, after: number] {
  const extent = dilation * (kernel - 1) + 1;
  const total = Math.max(0, (Math.ceil(length / stride) - 1) * stride + extent - length);
  return [Math.floor(total / 2), Math.ceil(total / 2)];
}
