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
