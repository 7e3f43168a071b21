/**
 * Copies a picture into the middle of a larger one and mirrors it into the borders.
 * @param first 1: the border pixel itself is not repeated; 0: it is
 */
export function mirrorBorders(
  x: usize, y: usize, batch: i32, height: i32, width: i32, channels: i32,
  top: i32, bottom: i32, left: i32, right: i32, first: i32,
): void {
  const pixel: usize = (<usize>channels) << 2;
  const row: usize = pixel * <usize>width;
  for (let b = 0; b < batch; b++) {
    for (let r = -top; r < height + bottom; r++) {
      const from = x + row * <usize>(b * height + inside(r, height, first));
      for (let c = -left; c < 0; c++, y += pixel) copyPixel(y, from + pixel * <usize>inside(c, width, first), pixel);
      memory.copy(y, from, row);
      y += row;
      for (let c = width; c < width + right; c++, y += pixel) copyPixel(y, from + pixel * <usize>inside(c, width, first), pixel);
    }
  }
}

/** The position that a position beyond the border mirrors. */
// @ts-ignore: decorator
@inline
function inside(position: i32, length: i32, first: i32): i32 {
  if (position < 0) return first - 1 - position;
  return position < length ? position : 2 * length - 1 - first - position;
}

// @ts-ignore: decorator
@inline
function copyPixel(to: usize, from: usize, bytes: usize): void {
  for (let i: usize = 0; i < bytes; i += 4) store<f32>(to + i, load<f32>(from + i));
}
