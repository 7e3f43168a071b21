/**
 * Convolutions of one pixel: y = x W + bias, held between two limits; x is [rows, inputs], W [inputs, outputs], y [rows, outputs].
 * Sums of 6 rows x 8 outputs stay in registers, each taken up in the order of the inputs. Products and sums are two instructions:
 * on processors whose adders stand beside their multipliers that is as fast as one that does both, and every browser has them.
 */

/** Outputs that are summed at once. */
export const PANEL: i32 = 8;

/**
 * Some rows and some outputs of the product.
 * @param panel room for 8 x (inputs + 1) numbers: 8 columns of W, one input after another, behind their bias
 * @param bias 0 where there is none
 */
export function pointwise(
  x: usize, weights: usize, bias: usize, y: usize, panel: usize,
  inputs: i32, outputs: i32, firstRow: i32, endRow: i32, firstOutput: i32, endOutput: i32, least: f32, most: f32,
): void {
  const xBytes: usize = <usize>inputs << 2;
  const yBytes: usize = <usize>outputs << 2;
  const xs = x + <usize>firstRow * xBytes;
  const ys = y + <usize>firstRow * yBytes;
  for (let output = firstOutput; output < endOutput; output += PANEL) {
    const count = min(PANEL, outputs - output);
    const at: usize = <usize>output << 2;
    pack(weights + at, bias ? bias + at : 0, panel, inputs, yBytes, count);
    multiply(xs, panel, ys + at, endRow - firstRow, xBytes, yBytes, count, least, most);
  }
}

/** Some columns of W into the panel. */
export function pack(weights: usize, bias: usize, panel: usize, inputs: i32, rowBytes: usize, count: i32): void {
  if (count < PANEL) memory.fill(panel, 0, <usize>(inputs + 1) << 5);
  const bytes: usize = <usize>count << 2;
  if (bias) memory.copy(panel, bias, bytes);
  else memory.fill(panel, 0, bytes);
  const end = panel + (<usize>inputs << 5);
  if (count == PANEL) {
    for (; panel < end; weights += rowBytes) {
      panel += 32;
      v128.store(panel, v128.load(weights));
      v128.store(panel, v128.load(weights, 16), 16);
    }
  } else {
    for (; panel < end; weights += rowBytes) {
      panel += 32;
      for (let c: usize = 0; c < bytes; c += 4) store<f32>(panel + c, load<f32>(weights + c));
    }
  }
}

/** Rows of x times the panel. */
export function multiply(
  x: usize, panel: usize, y: usize, rows: i32, xBytes: usize, yBytes: usize, count: i32, least: f32, most: f32,
): void {
  const lastX = x + <usize>(rows - 1) * xBytes;
  const lastY = y + <usize>(rows - 1) * yBytes;
  const fours = xBytes & ~15;
  const start0 = v128.load(panel);
  const start1 = v128.load(panel, 16);
  for (let row = 0; row < rows; row += 6) {
    // Behind the last row the last one is computed again.
    const x0 = x + <usize>row * xBytes;
    const x1 = min(x0 + xBytes, lastX);
    const x2 = min(x1 + xBytes, lastX);
    const x3 = min(x2 + xBytes, lastX);
    const x4 = min(x3 + xBytes, lastX);
    const x5 = min(x4 + xBytes, lastX);
    let a0 = start0, b0 = start1;
    let a1 = start0, b1 = start1;
    let a2 = start0, b2 = start1;
    let a3 = start0, b3 = start1;
    let a4 = start0, b4 = start1;
    let a5 = start0, b5 = start1;
    let w = panel + 32;
    let at: usize = 0;
    let wa: v128, wb: v128, v: v128;
    // Four inputs a round: addresses then cost little beside the sums.
    for (; at < fours; at += 16, w += 128) {
      wa = v128.load(w);
      wb = v128.load(w, 16);
      v = v128.load32_splat(x0 + at);
      a0 = f32x4.add(a0, f32x4.mul(v, wa));
      b0 = f32x4.add(b0, f32x4.mul(v, wb));
      v = v128.load32_splat(x1 + at);
      a1 = f32x4.add(a1, f32x4.mul(v, wa));
      b1 = f32x4.add(b1, f32x4.mul(v, wb));
      v = v128.load32_splat(x2 + at);
      a2 = f32x4.add(a2, f32x4.mul(v, wa));
      b2 = f32x4.add(b2, f32x4.mul(v, wb));
      v = v128.load32_splat(x3 + at);
      a3 = f32x4.add(a3, f32x4.mul(v, wa));
      b3 = f32x4.add(b3, f32x4.mul(v, wb));
      v = v128.load32_splat(x4 + at);
      a4 = f32x4.add(a4, f32x4.mul(v, wa));
      b4 = f32x4.add(b4, f32x4.mul(v, wb));
      v = v128.load32_splat(x5 + at);
      a5 = f32x4.add(a5, f32x4.mul(v, wa));
      b5 = f32x4.add(b5, f32x4.mul(v, wb));
      wa = v128.load(w, 32);
      wb = v128.load(w, 48);
      v = v128.load32_splat(x0 + at, 4);
      a0 = f32x4.add(a0, f32x4.mul(v, wa));
      b0 = f32x4.add(b0, f32x4.mul(v, wb));
      v = v128.load32_splat(x1 + at, 4);
      a1 = f32x4.add(a1, f32x4.mul(v, wa));
      b1 = f32x4.add(b1, f32x4.mul(v, wb));
      v = v128.load32_splat(x2 + at, 4);
      a2 = f32x4.add(a2, f32x4.mul(v, wa));
      b2 = f32x4.add(b2, f32x4.mul(v, wb));
      v = v128.load32_splat(x3 + at, 4);
      a3 = f32x4.add(a3, f32x4.mul(v, wa));
      b3 = f32x4.add(b3, f32x4.mul(v, wb));
      v = v128.load32_splat(x4 + at, 4);
      a4 = f32x4.add(a4, f32x4.mul(v, wa));
      b4 = f32x4.add(b4, f32x4.mul(v, wb));
      v = v128.load32_splat(x5 + at, 4);
      a5 = f32x4.add(a5, f32x4.mul(v, wa));
      b5 = f32x4.add(b5, f32x4.mul(v, wb));
      wa = v128.load(w, 64);
      wb = v128.load(w, 80);
      v = v128.load32_splat(x0 + at, 8);
      a0 = f32x4.add(a0, f32x4.mul(v, wa));
      b0 = f32x4.add(b0, f32x4.mul(v, wb));
      v = v128.load32_splat(x1 + at, 8);
      a1 = f32x4.add(a1, f32x4.mul(v, wa));
      b1 = f32x4.add(b1, f32x4.mul(v, wb));
      v = v128.load32_splat(x2 + at, 8);
      a2 = f32x4.add(a2, f32x4.mul(v, wa));
      b2 = f32x4.add(b2, f32x4.mul(v, wb));
      v = v128.load32_splat(x3 + at, 8);
      a3 = f32x4.add(a3, f32x4.mul(v, wa));
      b3 = f32x4.add(b3, f32x4.mul(v, wb));
      v = v128.load32_splat(x4 + at, 8);
      a4 = f32x4.add(a4, f32x4.mul(v, wa));
      b4 = f32x4.add(b4, f32x4.mul(v, wb));
      v = v128.load32_splat(x5 + at, 8);
      a5 = f32x4.add(a5, f32x4.mul(v, wa));
      b5 = f32x4.add(b5, f32x4.mul(v, wb));
      wa = v128.load(w, 96);
      wb = v128.load(w, 112);
      v = v128.load32_splat(x0 + at, 12);
      a0 = f32x4.add(a0, f32x4.mul(v, wa));
      b0 = f32x4.add(b0, f32x4.mul(v, wb));
      v = v128.load32_splat(x1 + at, 12);
      a1 = f32x4.add(a1, f32x4.mul(v, wa));
      b1 = f32x4.add(b1, f32x4.mul(v, wb));
      v = v128.load32_splat(x2 + at, 12);
      a2 = f32x4.add(a2, f32x4.mul(v, wa));
      b2 = f32x4.add(b2, f32x4.mul(v, wb));
      v = v128.load32_splat(x3 + at, 12);
      a3 = f32x4.add(a3, f32x4.mul(v, wa));
      b3 = f32x4.add(b3, f32x4.mul(v, wb));
      v = v128.load32_splat(x4 + at, 12);
      a4 = f32x4.add(a4, f32x4.mul(v, wa));
      b4 = f32x4.add(b4, f32x4.mul(v, wb));
      v = v128.load32_splat(x5 + at, 12);
      a5 = f32x4.add(a5, f32x4.mul(v, wa));
      b5 = f32x4.add(b5, f32x4.mul(v, wb));
    }
    for (; at < xBytes; at += 4, w += 32) {
      wa = v128.load(w);
      wb = v128.load(w, 16);
      v = v128.load32_splat(x0 + at);
      a0 = f32x4.add(a0, f32x4.mul(v, wa));
      b0 = f32x4.add(b0, f32x4.mul(v, wb));
      v = v128.load32_splat(x1 + at);
      a1 = f32x4.add(a1, f32x4.mul(v, wa));
      b1 = f32x4.add(b1, f32x4.mul(v, wb));
      v = v128.load32_splat(x2 + at);
      a2 = f32x4.add(a2, f32x4.mul(v, wa));
      b2 = f32x4.add(b2, f32x4.mul(v, wb));
      v = v128.load32_splat(x3 + at);
      a3 = f32x4.add(a3, f32x4.mul(v, wa));
      b3 = f32x4.add(b3, f32x4.mul(v, wb));
      v = v128.load32_splat(x4 + at);
      a4 = f32x4.add(a4, f32x4.mul(v, wa));
      b4 = f32x4.add(b4, f32x4.mul(v, wb));
      v = v128.load32_splat(x5 + at);
      a5 = f32x4.add(a5, f32x4.mul(v, wa));
      b5 = f32x4.add(b5, f32x4.mul(v, wb));
    }
    const y0 = y + <usize>row * yBytes;
    const y1 = min(y0 + yBytes, lastY);
    const y2 = min(y1 + yBytes, lastY);
    const y3 = min(y2 + yBytes, lastY);
    const y4 = min(y3 + yBytes, lastY);
    const y5 = min(y4 + yBytes, lastY);
    put(y0, a0, b0, count, least, most);
    put(y1, a1, b1, count, least, most);
    put(y2, a2, b2, count, least, most);
    put(y3, a3, b3, count, least, most);
    put(y4, a4, b4, count, least, most);
    put(y5, a5, b5, count, least, most);
  }
}

/** Stores some outputs of a row, held between the limits. */
// @ts-ignore: decorator
@inline
export function put(y: usize, a: v128, b: v128, count: i32, least: f32, most: f32): void {
  const lowest = f32x4.splat(least);
  const highest = f32x4.splat(most);
  a = f32x4.pmin(highest, f32x4.pmax(lowest, a));
  b = f32x4.pmin(highest, f32x4.pmax(lowest, b));
  if (count == PANEL) {
    v128.store(y, a);
    v128.store(y, b, 16);
    return;
  }
  putSome(y, a, b, count);
}

function putSome(y: usize, a: v128, b: v128, count: i32): void {
  if (count >= 4) {
    v128.store(y, a);
    a = b;
    y += 16;
    count -= 4;
  }
  if (count > 0) v128.store_lane<f32>(y, a, 0);
  if (count > 1) v128.store_lane<f32>(y, a, 1, 4);
  if (count > 2) v128.store_lane<f32>(y, a, 2, 8);
}
