/**
 * The adjoint of a rectifier, without a branch: which units are open is as unpredictable as the picture.
 * Positive floats keep their order as integers, so "0 < y < top" is two subtractions and a sign bit.
 *
 * Throughout: `top` are the ceiling's bits; `anyOutput` is -1 where the output does not matter (deconvnet), else 0; `anyGradient`
 * is -1 where negative gradients pass too (gradient), else 0.
 */

/** -1 where the rectifier is open, else 0, by the bits of its outputs and of its ceiling. */
// @ts-ignore: decorator
@inline
export function areOpen(y: v128, tops: v128): v128 {
  return i32x4.shr_s(v128.andnot(i32x4.sub(y, tops), i32x4.sub(y, i32x4.splat(1))), 31);
}

/** What passes of the gradients g, by the outputs y; the others in every lane. */
// @ts-ignore: decorator
@inline
export function passed(g: v128, y: v128, tops: v128, outputs: v128, gradients: v128): v128 {
  const open = areOpen(y, tops);
  const positive = v128.not(i32x4.shr_s(g, 31));
  return v128.and(v128.and(g, v128.or(open, outputs)), v128.or(positive, gradients));
}

/** The same of one number. */
// @ts-ignore: decorator
@inline
export function isOpen(y: i32, top: i32): i32 {
  return ((y - top) & ~(y - 1)) >> 31;
}

/** What passes of one number. All are bits. */
// @ts-ignore: decorator
@inline
export function passedOne(g: i32, y: i32, top: i32, anyOutput: i32, anyGradient: i32): i32 {
  return g & (isOpen(y, top) | anyOutput) & (~(g >> 31) | anyGradient);
}

export function rectifier(dy: usize, y: usize, dx: usize, count: i32, top: i32, anyOutput: i32, anyGradient: i32): void {
  const tops = i32x4.splat(top);
  const outputs = i32x4.splat(anyOutput);
  const gradients = i32x4.splat(anyGradient);
  const whole: usize = <usize>(count & ~3) << 2;
  const end: usize = <usize>count << 2;
  let at: usize = 0;
  for (; at < whole; at += 16) {
    v128.store(dx + at, passed(v128.load(dy + at), v128.load(y + at), tops, outputs, gradients));
  }
  for (; at < end; at += 4) {
    store<i32>(dx + at, passedOne(load<i32>(dy + at), load<i32>(y + at), top, anyOutput, anyGradient));
  }
}

/**
 * The same in place, for up to 8 numbers of each of six rows. A row may be given again: what is closed stays closed.
 * @param gate from a number to the rectifier's output there
 */
export function rectifySix(
  y0: usize, y1: usize, y2: usize, y3: usize, y4: usize, y5: usize, gate: usize, count: i32,
  top: i32, anyOutput: i32, anyGradient: i32,
): void {
  if (count == 8) {
    const tops = i32x4.splat(top);
    const outputs = i32x4.splat(anyOutput);
    const gradients = i32x4.splat(anyGradient);
    eight(y0, gate, tops, outputs, gradients);
    eight(y1, gate, tops, outputs, gradients);
    eight(y2, gate, tops, outputs, gradients);
    eight(y3, gate, tops, outputs, gradients);
    eight(y4, gate, tops, outputs, gradients);
    eight(y5, gate, tops, outputs, gradients);
    return;
  }
  rectifier(y0, y0 + gate, y0, count, top, anyOutput, anyGradient);
  rectifier(y1, y1 + gate, y1, count, top, anyOutput, anyGradient);
  rectifier(y2, y2 + gate, y2, count, top, anyOutput, anyGradient);
  rectifier(y3, y3 + gate, y3, count, top, anyOutput, anyGradient);
  rectifier(y4, y4 + gate, y4, count, top, anyOutput, anyGradient);
  rectifier(y5, y5 + gate, y5, count, top, anyOutput, anyGradient);
}

// @ts-ignore: decorator
@inline
function eight(y: usize, gate: usize, tops: v128, outputs: v128, gradients: v128): void {
  const open = y + gate;
  v128.store(y, passed(v128.load(y), v128.load(open), tops, outputs, gradients));
  v128.store(y, passed(v128.load(y, 16), v128.load(open, 16), tops, outputs, gradients), 16);
}
