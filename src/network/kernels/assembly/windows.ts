/**
 * Convolutions of three colours, as the first of a network is: y = x * W + bias, held between two limits; x is
 * [batch, height, width, 3], W [taps, outputs], y [batch, rows, columns, outputs]. 6 windows x 8 outputs are summed at once as in
 * pointwise.ts, and a table says where in a window each of its pixels lies. Windows that reach beyond the picture are copied first.
 */
import { pack, PANEL, put } from './pointwise';

/** Windows that are summed at once. */
const SIDE_BY_SIDE: i32 = 6;
const PIXEL: usize = 12;

/**
 * Some rows of y, of all of [batch x rows].
 * @param panel room for 8 x (taps + 1) numbers, and behind them for 8 x taps more
 * @param bias 0 where there is none
 * @param columns 6 at least
 */
export function windows(
  x: usize, weights: usize, bias: usize, y: usize, panel: usize,
  height: i32, width: i32, rows: i32, columns: i32, outputs: i32,
  kernelHeight: i32, kernelWidth: i32, stride: i32, top: i32, left: i32,
  firstRow: i32, endRow: i32, least: f32, most: f32,
): void {
  const pixels = kernelHeight * kernelWidth;
  const windowBytes = <usize>pixels * PIXEL;
  const lineBytes = <usize>width * PIXEL;
  const yBytes: usize = <usize>outputs << 2;
  const step = <usize>stride * PIXEL;
  const places = panel + (<usize>(3 * pixels + 1) << 5);
  const endOfPlaces = places + (<usize>pixels << 2);
  const placesInCopy = endOfPlaces;
  const copies = placesInCopy + (<usize>pixels << 2);
  for (let pixel = 0; pixel < pixels; pixel++) {
    const at: usize = <usize>pixel << 2;
    store<i32>(places + at, <i32>(<usize>(pixel / kernelWidth) * lineBytes + <usize>(pixel % kernelWidth) * PIXEL));
    store<i32>(placesInCopy + at, <i32>(<usize>pixel * PIXEL));
  }
  for (let output = 0; output < outputs; output += PANEL) {
    const count = min(PANEL, outputs - output);
    const at: usize = <usize>output << 2;
    pack(weights + at, bias ? bias + at : 0, panel, 3 * pixels, yBytes, count);
    for (let row = firstRow; row < endRow; row++) {
      const picture = x + <usize>(row / rows * height) * lineBytes;
      const y0 = (row % rows) * stride - top;
      const isInside = y0 >= 0 && y0 + kernelHeight <= height;
      for (let begin = 0; begin < columns; begin += SIDE_BY_SIDE) {
        // Where fewer are left, those before them are computed again.
        const column = min(begin, columns - SIDE_BY_SIDE);
        const x0 = column * stride - left;
        const to = y + <usize>(row * columns + column) * yBytes + at;
        if (isInside && x0 >= 0 && x0 + (SIDE_BY_SIDE - 1) * stride + kernelWidth <= width) {
          const from = picture + <usize>y0 * lineBytes + <usize>x0 * PIXEL;
          sum(from, step, places, endOfPlaces, panel, to, yBytes, count, least, most);
        } else {
          for (let i = 0; i < SIDE_BY_SIDE; i++)
            copyWindow(picture, copies + <usize>i * windowBytes, height, width, kernelHeight, kernelWidth, y0, x0 + i * stride);
          sum(copies, windowBytes, placesInCopy, copies, panel, to, yBytes, count, least, most);
        }
      }
    }
  }
}

/** A window, with zeros where it lies beside the picture. */
function copyWindow(
  picture: usize, to: usize, height: i32, width: i32, kernelHeight: i32, kernelWidth: i32, y0: i32, x0: i32,
): void {
  for (let row = y0; row < y0 + kernelHeight; row++) {
    for (let column = x0; column < x0 + kernelWidth; column++, to += PIXEL) {
      const isBeside = row < 0 || row >= height || column < 0 || column >= width;
      const from = picture + <usize>(row * width + column) * PIXEL;
      store<f32>(to, isBeside ? 0 : load<f32>(from));
      store<f32>(to, isBeside ? 0 : load<f32>(from, 4), 4);
      store<f32>(to, isBeside ? 0 : load<f32>(from, 8), 8);
    }
  }
}

/** Six windows that begin `step` bytes after each other, of pixels that lie at these places in each. */
function sum(
  x0: usize, step: usize, places: usize, endOfPlaces: usize, panel: usize,
  y: usize, yBytes: usize, count: i32, least: f32, most: f32,
): void {
  const start0 = v128.load(panel);
  const start1 = v128.load(panel, 16);
  let a0 = start0, b0 = start1;
  let a1 = start0, b1 = start1;
  let a2 = start0, b2 = start1;
  let a3 = start0, b3 = start1;
  let a4 = start0, b4 = start1;
  let a5 = start0, b5 = start1;
  let w = panel + 32;
  const x1 = x0 + step;
  const x2 = x1 + step;
  const x3 = x2 + step;
  const x4 = x3 + step;
  const x5 = x4 + step;
  let wa: v128, wb: v128, v: v128;
  for (; places < endOfPlaces; places += 4, w += 96) {
    const at: usize = load<i32>(places);
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
  }
  put(y, a0, b0, count, least, most);
  put(y + yBytes, a1, b1, count, least, most);
  put(y + 2 * yBytes, a2, b2, count, least, most);
  put(y + 3 * yBytes, a3, b3, count, least, most);
  put(y + 4 * yBytes, a4, b4, count, least, most);
  put(y + 5 * yBytes, a5, b5, count, least, most);
}
