/**
 * Instance norm, one picture after another: mean and variance of every channel, then (x - mean) * a + b, clipped.
 *
 * Numbers are taken four at a time whatever the channel count: the pattern of channels repeats after `period` numbers,
 * the least common multiple of channels and 4, so that each lane of each vector of a period always meets the same
 * channel. Blocks fit the first-level cache, and a vector's sums stay in registers for a block.
 * Sums are of x - x0, the channel's first value, so that a mean far from 0 costs no digits; from block to block in float64.
 * x * a + (b - mean * a) would lose them again: of a channel of one colour, what is left of two large numbers.
 */

const BLOCK: i32 = 2048; // numbers, 8 KiB
/** Where the means begin in the scratch, in periods: behind the sums, which are read until all of them are there. */
const MEANS: i32 = 6;

/**
 * @param scale, shift `channels` numbers, or as many per picture where perPicture is 1
 * @param scratch 7 * period numbers, 8-byte aligned
 * @param low, high the limits of the result: those of the rectifier behind, or infinite
 */
export function instanceNorm(
  x: usize, scale: usize, shift: usize, y: usize, scratch: usize,
  batch: i32, pixels: i32, channels: i32, period: i32, perPicture: i32,
  epsilon: f32, low: f32, high: f32,
): void {
  const count = pixels * channels;
  const bytes: usize = (<usize>count) << 2;
  const styleBytes: usize = perPicture ? (<usize>channels) << 2 : 0;
  for (let b = 0; b < batch; b++) {
    coefficients(x, scale, shift, scratch, count, pixels, channels, period, epsilon);
    apply(x, y, scratch, count, period, low, high);
    x += bytes;
    y += bytes;
    scale += styleBytes;
    shift += styleBytes;
  }
}

/** Leaves a[period] at the scratch's start, b[period] behind it, and the means[period] at MEANS periods. */
function coefficients(
  x: usize, scale: usize, shift: usize, scratch: usize,
  count: i32, pixels: i32, channels: i32, period: i32, epsilon: f32,
): void {
  const first = scratch;
  const sums = scratch + ((<usize>period) << 3);
  const squares = sums + ((<usize>period) << 3);
  for (let i = 0; i < period; i++) {
    store<f32>(first + ((<usize>i) << 2), load<f32>(x + ((<usize>(i % channels)) << 2)));
    store<f64>(sums + ((<usize>i) << 3), 0);
    store<f64>(squares + ((<usize>i) << 3), 0);
  }
  const whole = count - (count % period);
  const block = max(1, BLOCK / period) * period;
  for (let begin = 0; begin < whole; begin += block) {
    const end = min(whole, begin + block);
    for (let lane = 0; lane < period; lane += 4) sumLanes(x, first, sums, squares, begin + lane, end, period, lane);
  }
  for (let i = whole; i < count; i++) {
    const lane = i - whole;
    const d = <f64>(load<f32>(x + ((<usize>i) << 2)) - load<f32>(first + ((<usize>lane) << 2)));
    add(sums, lane, d);
    add(squares, lane, d * d);
  }
  for (let c = 0; c < channels; c++) {
    let sum: f64 = 0;
    let square: f64 = 0;
    for (let lane = c; lane < period; lane += channels) {
      sum += load<f64>(sums + ((<usize>lane) << 3));
      square += load<f64>(squares + ((<usize>lane) << 3));
    }
    const mean = sum / <f64>pixels;
    const variance = max(0.0, square / <f64>pixels - mean * mean);
    const a = <f64>load<f32>(scale + ((<usize>c) << 2)) / Math.sqrt(variance + <f64>epsilon);
    const exact = mean + <f64>load<f32>(first + ((<usize>c) << 2));
    const centre = <f32>exact;
    // What rounding took from the mean.
    const b = <f64>load<f32>(shift + ((<usize>c) << 2)) + (<f64>centre - exact) * a;
    for (let lane = c; lane < period; lane += channels) {
      store<f32>(scratch + ((<usize>lane) << 2), <f32>a);
      store<f32>(scratch + ((<usize>(period + lane)) << 2), <f32>b);
      store<f32>(scratch + ((<usize>(MEANS * period + lane)) << 2), centre);
    }
  }
}

// @ts-ignore: decorator
@inline
function add(sums: usize, lane: i32, value: f64): void {
  const at = sums + ((<usize>lane) << 3);
  store<f64>(at, load<f64>(at) + value);
}

/** Adds up every period-th vector from `begin` to `end`. */
function sumLanes(x: usize, first: usize, sums: usize, squares: usize, begin: i32, end: i32, period: i32, lane: i32): void {
  const origin = v128.load(first + ((<usize>lane) << 2));
  const step: usize = (<usize>period) << 2;
  const stop = x + ((<usize>end) << 2);
  let at = x + ((<usize>begin) << 2);
  let sum = f32x4.splat(0);
  let square = f32x4.splat(0);
  let sum2 = f32x4.splat(0);
  let square2 = f32x4.splat(0);
  for (; at + step < stop; at += 2 * step) {
    const d = f32x4.sub(v128.load(at), origin);
    const e = f32x4.sub(v128.load(at + step), origin);
    sum = f32x4.add(sum, d);
    sum2 = f32x4.add(sum2, e);
    square = f32x4.add(square, f32x4.mul(d, d));
    square2 = f32x4.add(square2, f32x4.mul(e, e));
  }
  if (at < stop) {
    const d = f32x4.sub(v128.load(at), origin);
    sum = f32x4.add(sum, d);
    square = f32x4.add(square, f32x4.mul(d, d));
  }
  sum = f32x4.add(sum, sum2);
  square = f32x4.add(square, square2);
  add(sums, lane, <f64>f32x4.extract_lane(sum, 0));
  add(sums, lane + 1, <f64>f32x4.extract_lane(sum, 1));
  add(sums, lane + 2, <f64>f32x4.extract_lane(sum, 2));
  add(sums, lane + 3, <f64>f32x4.extract_lane(sum, 3));
  add(squares, lane, <f64>f32x4.extract_lane(square, 0));
  add(squares, lane + 1, <f64>f32x4.extract_lane(square, 1));
  add(squares, lane + 2, <f64>f32x4.extract_lane(square, 2));
  add(squares, lane + 3, <f64>f32x4.extract_lane(square, 3));
}

function apply(x: usize, y: usize, scratch: usize, count: i32, period: i32, low: f32, high: f32): void {
  const lows = f32x4.splat(low);
  const highs = f32x4.splat(high);
  const step: usize = (<usize>period) << 2;
  const means = scratch + <usize>MEANS * step;
  const whole = count - (count % period);
  const block = max(1, BLOCK / period) * period;
  for (let begin = 0; begin < whole; begin += block) {
    const stop: usize = (<usize>min(whole, begin + block)) << 2;
    for (let lane: usize = 0; lane < step; lane += 16) {
      const a = v128.load(scratch + lane);
      const b = v128.load(scratch + step + lane);
      const mean = v128.load(means + lane);
      for (let at = ((<usize>begin) << 2) + lane; at < stop; at += step) {
        const value = f32x4.add(f32x4.mul(f32x4.sub(v128.load(x + at), mean), a), b);
        v128.store(y + at, f32x4.min(f32x4.max(value, lows), highs));
      }
    }
  }
  for (let i = whole; i < count; i++) {
    const at: usize = (<usize>i) << 2;
    const lane: usize = (<usize>(i - whole)) << 2;
    const value = (load<f32>(x + at) - load<f32>(means + lane)) * load<f32>(scratch + lane) + load<f32>(scratch + step + lane);
    store<f32>(y + at, min(max(value, low), high));
  }
}
