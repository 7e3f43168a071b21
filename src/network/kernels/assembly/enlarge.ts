/**
 * A picture twice as high and as wide, bilinearly, half-pixel centres, borders repeated: three quarters of the cell that an enlarged
 * cell lies in, one of its nearest neighbour, along columns and along rows. x is [batch, height, width, channels].
 */
export function enlarge(x: usize, y: usize, batch: i32, height: i32, width: i32, channels: i32): void {
  const pixel: usize = <usize>channels << 2;
  const line = <usize>width * pixel;
  for (let b = 0; b < batch; b++, x += <usize>height * line) {
    for (let row = 0; row < 2 * height; row++, y += 2 * line) {
      const own = row >> 1;
      const other = row & 1 ? min(own + 1, height - 1) : max(own - 1, 0);
      // The second half of the row has room for a row of x, and is read before it is written.
      between(x + <usize>own * line, x + <usize>other * line, y + line, line);
      stretch(y + line, y, width, pixel);
    }
  }
}

/** Three quarters of one row of numbers, one of another. */
function between(near: usize, far: usize, y: usize, bytes: usize): void {
  const quarter = f32x4.splat(0.25);
  const end = y + bytes;
  const whole = y + (bytes & ~15);
  for (; y < whole; near += 16, far += 16, y += 16) {
    const a = v128.load(near);
    v128.store(y, f32x4.add(a, f32x4.mul(f32x4.sub(v128.load(far), a), quarter)));
  }
  for (; y < end; near += 4, far += 4, y += 4) store<f32>(y, load<f32>(near) + (load<f32>(far) - load<f32>(near)) * 0.25);
}

/** A row of pixels, twice as long. */
function stretch(x: usize, y: usize, width: i32, pixel: usize): void {
  const quarter = f32x4.splat(0.25);
  const whole = pixel & ~15;
  for (let column = 0; column < width; column++, x += pixel, y += 2 * pixel) {
    const left = column > 0 ? x - pixel : x;
    const right = column + 1 < width ? x + pixel : x;
    for (let c: usize = 0; c < whole; c += 16) {
      const here = v128.load(x + c);
      const after = v128.load(right + c);
      v128.store(y + c, f32x4.add(here, f32x4.mul(f32x4.sub(v128.load(left + c), here), quarter)));
      v128.store(y + pixel + c, f32x4.add(here, f32x4.mul(f32x4.sub(after, here), quarter)));
    }
    for (let c = whole; c < pixel; c += 4) {
      const here = load<f32>(x + c);
      const after = load<f32>(right + c);
      store<f32>(y + c, here + (load<f32>(left + c) - here) * 0.25);
      store<f32>(y + pixel + c, here + (after - here) * 0.25);
    }
  }
}
