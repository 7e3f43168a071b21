/**
 * Adjoints of convolutions of one pixel where a rectifier makes most numbers zeros: dx = dy W^T; dy is [rows, outputs], W [inputs,
 * outputs], dx [rows, inputs]. Each row's own zeros are passed over.
 * `list` has room for as many numbers as a row, and four more.
 */
import { areOpen, isOpen } from './rectifier';

/**
 * Of a dy that is mostly zeros. Sums are taken up in the order of the outputs.
 * @param turned W^T, [outputs, inputs]
 */
export function fromSparse(
  dy: usize, turned: usize, dx: usize, list: usize, inputs: i32, outputs: i32, firstRow: i32, endRow: i32,
): void {
  const fromBytes: usize = <usize>outputs << 2;
  const toBytes: usize = <usize>inputs << 2;
  for (let row = firstRow; row < endRow; row++) {
    const from = dy + <usize>row * fromBytes;
    const to = dx + <usize>row * toBytes;
    const end = listNonzero(from, list, fromBytes);
    let at: usize = 0;
    for (; at + 128 <= toBytes; at += 128) sum32(from, turned + at, to + at, list, end, inputs);
    for (; at + 64 <= toBytes; at += 64) sum16(from, turned + at, to + at, list, end, inputs);
    for (; at + 16 <= toBytes; at += 16) sum4(from, turned + at, to + at, list, end, inputs);
    for (; at < toBytes; at += 4) sum1(from, turned + at, to + at, list, end, inputs);
  }
}

/** The places of a row's numbers that are not 0, in bytes. @returns the list's end */
function listNonzero(row: usize, list: usize, bytes: usize): usize {
  const fours = bytes & ~15;
  let at: usize = 0;
  for (; at < fours; at += 16) list = listFour(list, at, i32x4.bitmask(f32x4.ne(v128.load(row + at), f32x4.splat(0))));
  for (; at < bytes; at += 4) {
    store<i32>(list, <i32>at);
    list += <usize>(load<f32>(row + at) != 0) << 2;
  }
  return list;
}

/** Lists those of four places whose bits are set, without a branch. @returns the list's end */
// @ts-ignore: decorator
@inline
function listFour(list: usize, at: usize, set: i32): usize {
  store<i32>(list, <i32>at);
  list += <usize>((set & 1) << 2);
  store<i32>(list, <i32>(at + 4));
  list += <usize>((set & 2) << 1);
  store<i32>(list, <i32>(at + 8));
  list += <usize>(set & 4);
  store<i32>(list, <i32>(at + 12));
  return list + <usize>((set & 8) >> 1);
}

function sum32(dy: usize, turned: usize, dx: usize, list: usize, end: usize, inputs: i32): void {
  let s0 = f32x4.splat(0);
  let s1 = s0, s2 = s0, s3 = s0, s4 = s0, s5 = s0, s6 = s0, s7 = s0;
  for (; list < end; list += 4) {
    const at = load<i32>(list);
    const w = turned + <usize>(at * inputs);
    const g = v128.load32_splat(dy + <usize>at);
    s0 = f32x4.add(s0, f32x4.mul(g, v128.load(w)));
    s1 = f32x4.add(s1, f32x4.mul(g, v128.load(w, 16)));
    s2 = f32x4.add(s2, f32x4.mul(g, v128.load(w, 32)));
    s3 = f32x4.add(s3, f32x4.mul(g, v128.load(w, 48)));
    s4 = f32x4.add(s4, f32x4.mul(g, v128.load(w, 64)));
    s5 = f32x4.add(s5, f32x4.mul(g, v128.load(w, 80)));
    s6 = f32x4.add(s6, f32x4.mul(g, v128.load(w, 96)));
    s7 = f32x4.add(s7, f32x4.mul(g, v128.load(w, 112)));
  }
  v128.store(dx, s0);
  v128.store(dx, s1, 16);
  v128.store(dx, s2, 32);
  v128.store(dx, s3, 48);
  v128.store(dx, s4, 64);
  v128.store(dx, s5, 80);
  v128.store(dx, s6, 96);
  v128.store(dx, s7, 112);
}

function sum16(dy: usize, turned: usize, dx: usize, list: usize, end: usize, inputs: i32): void {
  let s0 = f32x4.splat(0);
  let s1 = s0, s2 = s0, s3 = s0;
  for (; list < end; list += 4) {
    const at = load<i32>(list);
    const w = turned + <usize>(at * inputs);
    const g = v128.load32_splat(dy + <usize>at);
    s0 = f32x4.add(s0, f32x4.mul(g, v128.load(w)));
    s1 = f32x4.add(s1, f32x4.mul(g, v128.load(w, 16)));
    s2 = f32x4.add(s2, f32x4.mul(g, v128.load(w, 32)));
    s3 = f32x4.add(s3, f32x4.mul(g, v128.load(w, 48)));
  }
  v128.store(dx, s0);
  v128.store(dx, s1, 16);
  v128.store(dx, s2, 32);
  v128.store(dx, s3, 48);
}

function sum4(dy: usize, turned: usize, dx: usize, list: usize, end: usize, inputs: i32): void {
  let sum = f32x4.splat(0);
  for (; list < end; list += 4) {
    const at = load<i32>(list);
    sum = f32x4.add(sum, f32x4.mul(v128.load32_splat(dy + <usize>at), v128.load(turned + <usize>(at * inputs))));
  }
  v128.store(dx, sum);
}

function sum1(dy: usize, turned: usize, dx: usize, list: usize, end: usize, inputs: i32): void {
  let sum: f32 = 0;
  for (; list < end; list += 4) {
    const at = load<i32>(list);
    sum += load<f32>(dy + <usize>at) * load<f32>(turned + <usize>(at * inputs));
  }
  store<f32>(dx, sum);
}

/**
 * Before a rectifier that is mostly closed: where it is, dx is 0 and nothing is summed.
 * @param weights W
 * @param y the rectifier's output, [rows, inputs]
 * @param top the bits of its ceiling
 * @param anyGradient -1 where negative gradients pass too, else 0
 */
export function toSparse(
  dy: usize, weights: usize, y: usize, dx: usize, list: usize, inputs: i32, outputs: i32, firstRow: i32, endRow: i32,
  top: i32, anyGradient: i32,
): void {
  const fromBytes: usize = <usize>outputs << 2;
  const toBytes: usize = <usize>inputs << 2;
  const least = f32x4.splat(anyGradient ? -Infinity : 0);
  for (let row = firstRow; row < endRow; row++) {
    const from = dy + <usize>row * fromBytes;
    const to = dx + <usize>row * toBytes;
    memory.fill(to, 0, toBytes);
    const end = listOpen(y + <usize>row * toBytes, list, toBytes, top);
    if (end == list) continue;
    // The last one again, until they are whole fours.
    const last = load<i32>(end - 4);
    for (let more: usize = 0; more < 12; more += 4) store<i32>(end + more, last);
    for (let four = list; four < end; four += 16) {
      const a = load<i32>(four);
      const b = load<i32>(four, 4);
      const c = load<i32>(four, 8);
      const d = load<i32>(four, 12);
      const sums = f32x4.pmax(
        least,
        dots(
          from, weights + <usize>(a * outputs), weights + <usize>(b * outputs),
          weights + <usize>(c * outputs), weights + <usize>(d * outputs), fromBytes,
        ),
      );
      v128.store_lane<f32>(to + <usize>a, sums, 0);
      v128.store_lane<f32>(to + <usize>b, sums, 1);
      v128.store_lane<f32>(to + <usize>c, sums, 2);
      v128.store_lane<f32>(to + <usize>d, sums, 3);
    }
  }
}

/** The places where a rectifier is open, in bytes. @returns the list's end */
function listOpen(row: usize, list: usize, bytes: usize, top: i32): usize {
  const tops = i32x4.splat(top);
  const fours = bytes & ~15;
  let at: usize = 0;
  for (; at < fours; at += 16) list = listFour(list, at, i32x4.bitmask(areOpen(v128.load(row + at), tops)));
  for (; at < bytes; at += 4) {
    store<i32>(list, <i32>at);
    list += <usize>(isOpen(load<i32>(row + at), top) & 4);
  }
  return list;
}

/** The sums of x * a, x * b, x * c and x * d. */
function dots(x: usize, a: usize, b: usize, c: usize, d: usize, bytes: usize): v128 {
  let a0 = f32x4.splat(0);
  let a1 = a0, b0 = a0, b1 = a0, c0 = a0, c1 = a0, d0 = a0, d1 = a0;
  const eights = bytes & ~31;
  const fours = bytes & ~15;
  let at: usize = 0;
  for (; at < eights; at += 32) {
    const v = v128.load(x + at);
    const u = v128.load(x + at, 16);
    a0 = f32x4.add(a0, f32x4.mul(v, v128.load(a + at)));
    a1 = f32x4.add(a1, f32x4.mul(u, v128.load(a + at, 16)));
    b0 = f32x4.add(b0, f32x4.mul(v, v128.load(b + at)));
    b1 = f32x4.add(b1, f32x4.mul(u, v128.load(b + at, 16)));
    c0 = f32x4.add(c0, f32x4.mul(v, v128.load(c + at)));
    c1 = f32x4.add(c1, f32x4.mul(u, v128.load(c + at, 16)));
    d0 = f32x4.add(d0, f32x4.mul(v, v128.load(d + at)));
    d1 = f32x4.add(d1, f32x4.mul(u, v128.load(d + at, 16)));
  }
  if (at < fours) {
    const v = v128.load(x + at);
    a0 = f32x4.add(a0, f32x4.mul(v, v128.load(a + at)));
    b0 = f32x4.add(b0, f32x4.mul(v, v128.load(b + at)));
    c0 = f32x4.add(c0, f32x4.mul(v, v128.load(c + at)));
    d0 = f32x4.add(d0, f32x4.mul(v, v128.load(d + at)));
    at += 16;
  }
  a0 = f32x4.add(a0, a1);
  b0 = f32x4.add(b0, b1);
  c0 = f32x4.add(c0, c1);
  d0 = f32x4.add(d0, d1);
  // Each row's four lanes are added up by turning the four rows around.
  const ab = f32x4.add(v128.shuffle<f32>(a0, b0, 0, 4, 1, 5), v128.shuffle<f32>(a0, b0, 2, 6, 3, 7));
  const cd = f32x4.add(v128.shuffle<f32>(c0, d0, 0, 4, 1, 5), v128.shuffle<f32>(c0, d0, 2, 6, 3, 7));
  let sums = f32x4.add(v128.shuffle<f32>(ab, cd, 0, 1, 4, 5), v128.shuffle<f32>(ab, cd, 2, 3, 6, 7));
  for (; at < bytes; at += 4) {
    const factors = f32x4(load<f32>(a + at), load<f32>(b + at), load<f32>(c + at), load<f32>(d + at));
    sums = f32x4.add(sums, f32x4.mul(v128.load32_splat(x + at), factors));
  }
  return sums;
}

/** What share of the numbers are not 0, in 1 of 256. Of every third row. */
export function nonzeroShare(dy: usize, rows: i32, columns: i32): i32 {
  let found = 0;
  let looked = 0;
  for (let row = 0; row < rows; row += 3, looked++) {
    const from = dy + (<usize>(row * columns) << 2);
    let some = i32x4.splat(0);
    for (let at: usize = 0; at < <usize>(columns & ~3) << 2; at += 16) {
      some = i32x4.sub(some, f32x4.ne(v128.load(from + at), f32x4.splat(0)));
    }
    found += lanes(some);
  }
  return <i32>((<i64>found << 8) / max(1, <i64>looked * (columns & ~3)));
}

/** In what share of the places the rectifier is open, in 1 of 256. Of every third row. */
export function openShare(y: usize, rows: i32, columns: i32, top: i32): i32 {
  const tops = i32x4.splat(top);
  let found = 0;
  let looked = 0;
  for (let row = 0; row < rows; row += 3, looked++) {
    const from = y + (<usize>(row * columns) << 2);
    let some = i32x4.splat(0);
    for (let at: usize = 0; at < <usize>(columns & ~3) << 2; at += 16) {
      some = i32x4.sub(some, areOpen(v128.load(from + at), tops));
    }
    found += lanes(some);
  }
  return <i32>((<i64>found << 8) / max(1, <i64>looked * (columns & ~3)));
}

const lanes = (v: v128): i32 =>
  i32x4.extract_lane(v, 0) + i32x4.extract_lane(v, 1) + i32x4.extract_lane(v, 2) + i32x4.extract_lane(v, 3);
