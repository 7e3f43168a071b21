/** y = 1 / (1 + exp(-x)). */
export function sigmoid(x: usize, y: usize, count: i32): void {
  const end = y + (<usize>count << 2);
  const whole = y + (<usize>(count & ~3) << 2);
  for (; y < whole; x += 16, y += 16) v128.store(y, ofFour(v128.load(x)));
  for (; y < end; x += 4, y += 4) v128.store_lane<f32>(y, ofFour(v128.load32_splat(x)), 0);
}

/** exp(-88) is about the smallest that a float has room for. */
const LEAST: f32 = -87;
const LOG2_E: f32 = 1.44269504;
/** The natural logarithm of 2 as a number of few bits, whose multiples are exact, and what it lacks. */
const LN_2: f32 = 0.693359375;
const LN_2_REST: f32 = -2.12194440e-4;

/**
 * With e = exp(-|x|), of 0..1: e / (1 + e) left of 0, 1 / (1 + e) right of it. exp as Cephes has it (Moshier 1989): exp(z) = 2^n exp(r),
 * |r| at most half of ln 2, and a polynomial of r.
 */
// @ts-ignore: decorator
@inline
function ofFour(x: v128): v128 {
  const one = f32x4.splat(1);
  const z = f32x4.max(f32x4.neg(f32x4.abs(x)), f32x4.splat(LEAST));
  const n = f32x4.nearest(f32x4.mul(z, f32x4.splat(LOG2_E)));
  const r = f32x4.sub(f32x4.sub(z, f32x4.mul(n, f32x4.splat(LN_2))), f32x4.mul(n, f32x4.splat(LN_2_REST)));
  let p = f32x4.splat(1.9875691500e-4);
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(1.3981999507e-3));
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(8.3334519073e-3));
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(4.1665795894e-2));
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(1.6666665459e-1));
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(5.0000001201e-1));
  p = f32x4.add(f32x4.add(f32x4.mul(f32x4.mul(p, r), r), r), one);
  const two = i32x4.shl(i32x4.add(i32x4.trunc_sat_f32x4_s(n), i32x4.splat(127)), 23);
  const e = f32x4.mul(p, two);
  const isLeft = f32x4.lt(x, f32x4.splat(0));
  return f32x4.div(v128.bitselect(e, one, isLeft), f32x4.add(one, e));
}
