import { passed, passedOne } from './rectifier';

/**
 * The adjoint of a depthwise convolution, and of the rectifier before it: some rows of dx, [batch x height, width, channels].
 * Of an axis, y[o] = sum_k w[k] x[o * stride + k - pad], so x[i] is reached by the taps k = r + stride * m from o = q - m, where
 * i + pad = stride * q + r. Columns of one r lie side by side in dy: 4 of them x 4 channels are summed at once.
 * @param dy [batch, rows, columns, channels]
 * @param y the rectifier's output, which is the convolution's input; 0 where there is none
 */
export function depthwiseAdjoint(
  dy: usize, weights: usize, y: usize, dx: usize,
  height: i32, width: i32, channels: i32, rows: i32, columns: i32,
  kernelHeight: i32, kernelWidth: i32, stride: i32, padTop: i32, padLeft: i32,
  firstRow: i32, endRow: i32, top: i32, anyOutput: i32, anyGradient: i32,
): void {
  const pixel: usize = <usize>channels << 2;
  const step: usize = <usize>stride * pixel;
  const line: usize = <usize>columns * pixel;
  const tapLine: usize = <usize>kernelWidth * pixel;
  for (let row = firstRow; row < endRow; row++) {
    const picture = dy + <usize>(row / height * rows) * line;
    const down = row % height + padTop;
    const above = down / stride;
    const phase = down % stride;
    const firstDown = max(0, above - rows + 1);
    const endDown = max(firstDown, min((kernelHeight - phase + stride - 1) / stride, above + 1));
    const from = picture + <usize>(above - firstDown) * line;
    const taps = weights + <usize>(phase + stride * firstDown) * tapLine;
    const to: usize = <usize>row * <usize>width * pixel;
    for (let side = 0; side < stride; side++) {
      // Columns with this remainder, from the first within the picture on.
      const most = (kernelWidth - side + stride - 1) / stride;
      let left = padLeft > side ? (padLeft - side + stride - 1) / stride : 0;
      const furthest = width - 1 + padLeft - side;
      const end = furthest < 0 ? 0 : furthest / stride + 1;
      while (left < end) {
        const at = to + <usize>(stride * left + side - padLeft) * pixel;
        const into = dx + at;
        const output = y ? y + at : 0;
        if (left >= most - 1 && left + 4 <= min(end, columns)) {
          inner(
            from + <usize>left * pixel, taps + <usize>side * pixel, output, into, pixel, step, endDown - firstDown, most,
            line, <usize>stride * tapLine, top, anyOutput, anyGradient,
          );
          left += 4;
        } else {
          const first = max(0, left - columns + 1);
          const last = max(first, min(most, left + 1));
          single(
            from + <usize>(left - first) * pixel, taps + <usize>(side + stride * first) * pixel, output, into, pixel, step,
            endDown - firstDown, last - first, line, <usize>stride * tapLine, top, anyOutput, anyGradient,
          );
          left++;
        }
      }
    }
  }
}

/** Four columns, `step` apart in dx. */
function inner(
  dy: usize, weights: usize, y: usize, dx: usize, pixel: usize, step: usize, down: i32, across: i32,
  line: usize, tapLine: usize, top: i32, anyOutput: i32, anyGradient: i32,
): void {
  const tops = i32x4.splat(top);
  const outputs = i32x4.splat(anyOutput);
  const gradients = i32x4.splat(anyGradient);
  const whole = pixel & ~15;
  for (let lane: usize = 0; lane < whole; lane += 16) {
    let s0 = f32x4.splat(0);
    let s1 = s0, s2 = s0, s3 = s0;
    let from = dy + lane;
    let taps = weights + lane;
    for (let i = 0; i < down; i++, from -= line, taps += tapLine) {
      let at = from;
      let w = taps;
      let left = across;
      // Two taps a round share what they read.
      for (; left > 1; left -= 2, at -= 2 * pixel, w += 2 * step) {
        const factor = v128.load(w);
        const other = v128.load(w + step);
        const v0 = v128.load(at);
        const v1 = v128.load(at + pixel);
        const third = at + 2 * pixel;
        const v2 = v128.load(third);
        s0 = f32x4.add(s0, f32x4.add(f32x4.mul(v0, factor), f32x4.mul(v128.load(at - pixel), other)));
        s1 = f32x4.add(s1, f32x4.add(f32x4.mul(v1, factor), f32x4.mul(v0, other)));
        s2 = f32x4.add(s2, f32x4.add(f32x4.mul(v2, factor), f32x4.mul(v1, other)));
        s3 = f32x4.add(s3, f32x4.add(f32x4.mul(v128.load(third + pixel), factor), f32x4.mul(v2, other)));
      }
      if (left > 0) {
        const factor = v128.load(w);
        const third = at + 2 * pixel;
        s0 = f32x4.add(s0, f32x4.mul(v128.load(at), factor));
        s1 = f32x4.add(s1, f32x4.mul(v128.load(at + pixel), factor));
        s2 = f32x4.add(s2, f32x4.mul(v128.load(third), factor));
        s3 = f32x4.add(s3, f32x4.mul(v128.load(third + pixel), factor));
      }
    }
    let to = dx + lane;
    if (y) {
      let open = y + lane;
      s0 = passed(s0, v128.load(open), tops, outputs, gradients);
      open += step;
      s1 = passed(s1, v128.load(open), tops, outputs, gradients);
      open += step;
      s2 = passed(s2, v128.load(open), tops, outputs, gradients);
      s3 = passed(s3, v128.load(open + step), tops, outputs, gradients);
    }
    v128.store(to, s0);
    to += step;
    v128.store(to, s1);
    to += step;
    v128.store(to, s2);
    v128.store(to + step, s3);
  }
  if (whole == pixel) return;
  for (let column: usize = 0; column < 4; column++) {
    const open = y ? y + column * step : 0;
    const from = dy + column * pixel;
    rest(from, weights, open, dx + column * step, pixel, whole, step, down, across, line, tapLine, top, anyOutput, anyGradient);
  }
}

/** One column, of whose window some taps may lie beside dy: those that do not are given. */
function single(
  dy: usize, weights: usize, y: usize, dx: usize, pixel: usize, step: usize, down: i32, across: i32,
  line: usize, tapLine: usize, top: i32, anyOutput: i32, anyGradient: i32,
): void {
  const tops = i32x4.splat(top);
  const outputs = i32x4.splat(anyOutput);
  const gradients = i32x4.splat(anyGradient);
  const whole = pixel & ~15;
  let lane: usize = 0;
  // Four sums at once: one would wait for itself.
  for (; lane + 64 <= whole; lane += 64) {
    let s0 = f32x4.splat(0);
    let s1 = s0, s2 = s0, s3 = s0;
    let from = dy + lane;
    let taps = weights + lane;
    for (let i = 0; i < down; i++, from -= line, taps += tapLine) {
      let at = from;
      let w = taps;
      for (let j = 0; j < across; j++, at -= pixel, w += step) {
        s0 = f32x4.add(s0, f32x4.mul(v128.load(at), v128.load(w)));
        s1 = f32x4.add(s1, f32x4.mul(v128.load(at, 16), v128.load(w, 16)));
        s2 = f32x4.add(s2, f32x4.mul(v128.load(at, 32), v128.load(w, 32)));
        s3 = f32x4.add(s3, f32x4.mul(v128.load(at, 48), v128.load(w, 48)));
      }
    }
    if (y) {
      const open = y + lane;
      s0 = passed(s0, v128.load(open), tops, outputs, gradients);
      s1 = passed(s1, v128.load(open, 16), tops, outputs, gradients);
      s2 = passed(s2, v128.load(open, 32), tops, outputs, gradients);
      s3 = passed(s3, v128.load(open, 48), tops, outputs, gradients);
    }
    const to = dx + lane;
    v128.store(to, s0);
    v128.store(to, s1, 16);
    v128.store(to, s2, 32);
    v128.store(to, s3, 48);
  }
  for (; lane < whole; lane += 16) {
    let sum = f32x4.splat(0);
    let from = dy + lane;
    let taps = weights + lane;
    for (let i = 0; i < down; i++, from -= line, taps += tapLine) {
      let at = from;
      let w = taps;
      for (let j = 0; j < across; j++, at -= pixel, w += step) {
        sum = f32x4.add(sum, f32x4.mul(v128.load(at), v128.load(w)));
      }
    }
    if (y) sum = passed(sum, v128.load(y + lane), tops, outputs, gradients);
    v128.store(dx + lane, sum);
  }
  rest(dy, weights, y, dx, pixel, whole, step, down, across, line, tapLine, top, anyOutput, anyGradient);
}

/** The channels behind the last whole vector. */
function rest(
  dy: usize, weights: usize, y: usize, dx: usize, pixel: usize, first: usize, step: usize, down: i32, across: i32,
  line: usize, tapLine: usize, top: i32, anyOutput: i32, anyGradient: i32,
): void {
  for (let lane = first; lane < pixel; lane += 4) {
    let sum: f32 = 0;
    let from = dy + lane;
    let taps = weights + lane;
    for (let i = 0; i < down; i++, from -= line, taps += tapLine) {
      let at = from;
      let w = taps;
      for (let j = 0; j < across; j++, at -= pixel, w += step) sum += load<f32>(at) * load<f32>(w);
    }
    let bits = reinterpret<i32>(sum);
    if (y) bits = passedOne(bits, load<i32>(y + lane), top, anyOutput, anyGradient);
    store<i32>(dx + lane, bits);
  }
}
