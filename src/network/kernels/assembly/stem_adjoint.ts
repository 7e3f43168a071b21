/**
 * The adjoint of a convolution of stride 2 over pictures of three colours. Two rows and two columns of dx make a block, whose 12
 * numbers (three vectors) are sums over the same pixels of dy, each tap of `turned` with its own weights: see
 * ../../layers/transposed.ts. 4 blocks side by side are summed at once, and written to where they belong.
 */

/** Numbers of a block, in bytes. */
const BLOCK: usize = 48;

/**
 * Some rows of blocks.
 * @param dy [batch, rows, columns, outputs]
 * @param turned [down, across, outputs, 12], the taps turned around; the numbers of a block row by row
 * @param counts room for a number of each tap, and for a block
 */
export function stemAdjoint(
  dy: usize, turned: usize, dx: usize, counts: usize, height: i32, width: i32, rows: i32, columns: i32, outputs: i32,
  down: i32, across: i32, padTop: i32, padLeft: i32, firstRow: i32, endRow: i32,
): void {
  const pixel: usize = <usize>outputs << 2;
  const tap: usize = <usize>outputs * BLOCK;
  for (let t = 0; t < down * across; t++) store<i32>(counts + (<usize>t << 2), vectorsOf(turned + <usize>t * tap, outputs));
  const room = counts + (<usize>(down * across) << 2);
  const blockRows = blocksOf(height, padTop);
  const firstColumn = padLeft >> 1;
  const endColumn = firstColumn + blocksOf(width, padLeft);
  for (let row = firstRow; row < endRow; row++) {
    const picture = row / blockRows;
    const q = (padTop >> 1) + row % blockRows;
    // The taps that lie within dy.
    const firstDown = max(0, down - 1 - q);
    const endDown = max(firstDown, min(down, rows + down - 1 - q));
    const from = dy + <usize>((picture * rows + q - down + 1 + firstDown) * columns) * pixel;
    const taps = turned + <usize>(firstDown * across) * tap;
    const tapCounts = counts + (<usize>(firstDown * across) << 2);
    const to = dx + <usize>(picture * height * width) * 12;
    const y = 2 * q - padTop;
    const isWhole = y >= 0 && y + 1 < height;
    for (let p = firstColumn; p < endColumn; ) {
      // Four blocks, the last ones once more where fewer are left.
      const four = p < across - 1 ? p : min(p, endColumn - 4);
      const x = 2 * four - padLeft;
      if (four >= across - 1 && four + 4 <= columns && isWhole && x >= 0 && x + 8 <= width) {
        inner(
          from + <usize>(four - across + 1) * pixel, taps, tapCounts, to + <usize>(y * width + x) * 12, pixel,
          endDown - firstDown, across, <usize>columns * pixel, <usize>width * 12,
        );
        p = four + 4;
      } else {
        const first = max(0, across - 1 - p);
        const end = max(first, min(across, columns + across - 1 - p));
        single(
          from + <usize>(p - across + 1 + first) * pixel, taps + <usize>first * tap, room, pixel, endDown - firstDown, end - first,
          <usize>columns * pixel, <usize>across * tap,
        );
        putBlock(room, to, height, width, y, 2 * p - padLeft);
        p++;
      }
    }
  }
}

/** Blocks along an axis of dx. */
export function blocksOf(length: i32, pad: i32): i32 {
  return (length - 1 + pad) / 2 + 1 - (pad >> 1);
}

/** Of a tap's three vectors, those up to the last that is not all zeros. */
function vectorsOf(tap: usize, outputs: i32): i32 {
  let second = f32x4.splat(0);
  let third = second;
  for (let o = 0; o < outputs; o++, tap += BLOCK) {
    second = v128.or(second, v128.load(tap, 16));
    third = v128.or(third, v128.load(tap, 32));
  }
  return v128.any_true(third) ? 3 : v128.any_true(second) ? 2 : 1;
}

/** Four blocks side by side that lie within dx. */
function inner(
  dy: usize, turned: usize, counts: usize, dx: usize, pixel: usize, down: i32, across: i32, line: usize, row: usize,
): void {
  let a0 = f32x4.splat(0);
  let a1 = a0, a2 = a0, a3 = a0;
  let b0 = a0, b1 = a0, b2 = a0, b3 = a0;
  let c0 = a0, c1 = a0, c2 = a0, c3 = a0;
  let w = turned;
  for (let i = 0; i < down; i++, dy += line) {
    let first = dy;
    for (let j = 0; j < across; j++, first += pixel, counts += 4) {
      const end = first + pixel;
      const second = pixel;
      const third = 2 * pixel;
      const last = 3 * pixel;
      const vectors = load<i32>(counts);
      if (vectors == 3) {
        for (let at = first; at < end; at += 4, w += BLOCK) {
          const wa = v128.load(w);
          const wb = v128.load(w, 16);
          const wc = v128.load(w, 32);
          let v = v128.load32_splat(at);
          a0 = f32x4.add(a0, f32x4.mul(v, wa));
          b0 = f32x4.add(b0, f32x4.mul(v, wb));
          c0 = f32x4.add(c0, f32x4.mul(v, wc));
          v = v128.load32_splat(at + second);
          a1 = f32x4.add(a1, f32x4.mul(v, wa));
          b1 = f32x4.add(b1, f32x4.mul(v, wb));
          c1 = f32x4.add(c1, f32x4.mul(v, wc));
          v = v128.load32_splat(at + third);
          a2 = f32x4.add(a2, f32x4.mul(v, wa));
          b2 = f32x4.add(b2, f32x4.mul(v, wb));
          c2 = f32x4.add(c2, f32x4.mul(v, wc));
          v = v128.load32_splat(at + last);
          a3 = f32x4.add(a3, f32x4.mul(v, wa));
          b3 = f32x4.add(b3, f32x4.mul(v, wb));
          c3 = f32x4.add(c3, f32x4.mul(v, wc));
        }
      } else if (vectors == 2) {
        for (let at = first; at < end; at += 4, w += BLOCK) {
          const wa = v128.load(w);
          const wb = v128.load(w, 16);
          let v = v128.load32_splat(at);
          a0 = f32x4.add(a0, f32x4.mul(v, wa));
          b0 = f32x4.add(b0, f32x4.mul(v, wb));
          v = v128.load32_splat(at + second);
          a1 = f32x4.add(a1, f32x4.mul(v, wa));
          b1 = f32x4.add(b1, f32x4.mul(v, wb));
          v = v128.load32_splat(at + third);
          a2 = f32x4.add(a2, f32x4.mul(v, wa));
          b2 = f32x4.add(b2, f32x4.mul(v, wb));
          v = v128.load32_splat(at + last);
          a3 = f32x4.add(a3, f32x4.mul(v, wa));
          b3 = f32x4.add(b3, f32x4.mul(v, wb));
        }
      } else {
        for (let at = first; at < end; at += 4, w += BLOCK) {
          const wa = v128.load(w);
          a0 = f32x4.add(a0, f32x4.mul(v128.load32_splat(at), wa));
          a1 = f32x4.add(a1, f32x4.mul(v128.load32_splat(at + second), wa));
          a2 = f32x4.add(a2, f32x4.mul(v128.load32_splat(at + third), wa));
          a3 = f32x4.add(a3, f32x4.mul(v128.load32_splat(at + last), wa));
        }
      }
    }
  }
  put(dx, row, a0, b0, c0);
  put(dx + 24, row, a1, b1, c1);
  put(dx + 48, row, a2, b2, c2);
  put(dx + 72, row, a3, b3, c3);
}

/** A block: six numbers of a row, and six of the next. */
// @ts-ignore: decorator
@inline
function put(dx: usize, row: usize, a: v128, b: v128, c: v128): void {
  v128.store(dx, a);
  v128.store_lane<i64>(dx, b, 0, 16);
  v128.store_lane<i64>(dx + row, b, 1);
  v128.store(dx + row, c, 8);
}

/** One block, the taps beside dy left out. @param block where it is put */
function single(
  dy: usize, turned: usize, block: usize, pixel: usize, down: i32, across: i32, line: usize, tapLine: usize,
): void {
  let a = f32x4.splat(0);
  let b = a, c = a;
  for (let i = 0; i < down; i++, dy += line, turned += tapLine) {
    let w = turned;
    const end = dy + <usize>across * pixel;
    for (let at = dy; at < end; at += 4, w += BLOCK) {
      const v = v128.load32_splat(at);
      a = f32x4.add(a, f32x4.mul(v, v128.load(w)));
      b = f32x4.add(b, f32x4.mul(v, v128.load(w, 16)));
      c = f32x4.add(c, f32x4.mul(v, v128.load(w, 32)));
    }
  }
  v128.store(block, a);
  v128.store(block, b, 16);
  v128.store(block, c, 32);
}

/** What of a block lies within dx. */
function putBlock(block: usize, dx: usize, height: i32, width: i32, y: i32, x: i32): void {
  for (let i = 0; i < 4; i++, block += 12) {
    const row = y + (i >> 1);
    const column = x + (i & 1);
    if (row < 0 || row >= height || column < 0 || column >= width) continue;
    const to = dx + <usize>(row * width + column) * 12;
    store<i64>(to, load<i64>(block));
    store<i32>(to, load<i32>(block, 8), 8);
  }
}
