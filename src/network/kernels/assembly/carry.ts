/**
 * A picture [height, width, channels] moved as a grid of blocks [rows, columns] has moved: pixel (y, x) of the result is taken from
 * (y + dy height, x + dx width), where dx and dy are bilinear between the middles of the blocks. Between pixels the picture is
 * Catmull & Rom's cubic; its border goes on.
 */
export function carry(
  before: usize, dx: usize, dy: usize, result: usize,
  height: i32, width: i32, channels: i32, rows: i32, columns: i32,
): void {
  const pixelBytes = <usize>channels << 2;
  const rowBytes = <usize>width * pixelBytes;
  let to = result;
  for (let y = 0; y < height; y++) {
    const atY = middle(y, height, rows);
    const above = <usize>Math.floor(atY);
    const v = <f32>(atY - <f64>above);
    const upper = (above * <usize>columns) << 2;
    const lower = (min(above + 1, <usize>(rows - 1)) * <usize>columns) << 2;
    for (let x = 0; x < width; x++, to += pixelBytes) {
      const atX = middle(x, width, columns);
      const block = <usize>Math.floor(atX);
      const u = <f32>(atX - <f64>block);
      const left = block << 2;
      const right = min(block + 1, <usize>(columns - 1)) << 2;
      const fromX = within(<f32>x + between(dx, upper, lower, left, right, u, v) * <f32>width, width);
      const fromY = within(<f32>y + between(dy, upper, lower, left, right, u, v) * <f32>height, height);
      const wholeX = <i32>fromX;
      const wholeY = <i32>fromY;
      const fx = fromX - <f32>wholeX;
      const fy = fromY - <f32>wholeY;
      if (fx == 0 && fy == 0) {
        memory.copy(to, before + <usize>wholeY * rowBytes + <usize>wholeX * pixelBytes, pixelBytes);
        continue;
      }
      const rowShares = shares(fy);
      const columnShares = shares(fx);
      const row0 = before + <usize>max(0, wholeY - 1) * rowBytes;
      const row1 = before + <usize>wholeY * rowBytes;
      const row2 = before + <usize>min(height - 1, wholeY + 1) * rowBytes;
      const row3 = before + <usize>min(height - 1, wholeY + 2) * rowBytes;
      const column0 = <usize>max(0, wholeX - 1) * pixelBytes;
      const column1 = <usize>wholeX * pixelBytes;
      const column2 = <usize>min(width - 1, wholeX + 1) * pixelBytes;
      const column3 = <usize>min(width - 1, wholeX + 2) * pixelBytes;
      // A vector reaches one number into the next pixel, which must be there.
      if (channels == 3 && wholeX + 2 < width - 1) {
        let sum = f32x4.mul(f32x4.splat(f32x4.extract_lane(rowShares, 0)), across(row0, column0, column1, column2, column3, columnShares));
        sum = f32x4.add(sum, f32x4.mul(f32x4.splat(f32x4.extract_lane(rowShares, 1)), across(row1, column0, column1, column2, column3, columnShares)));
        sum = f32x4.add(sum, f32x4.mul(f32x4.splat(f32x4.extract_lane(rowShares, 2)), across(row2, column0, column1, column2, column3, columnShares)));
        sum = f32x4.add(sum, f32x4.mul(f32x4.splat(f32x4.extract_lane(rowShares, 3)), across(row3, column0, column1, column2, column3, columnShares)));
        v128.store64_lane(to, sum, 0);
        v128.store32_lane(to + 8, sum, 2);
        continue;
      }
      for (let c: usize = 0; c < pixelBytes; c += 4) {
        const sum = f32x4.extract_lane(rowShares, 0) * one(row0 + c, column0, column1, column2, column3, columnShares)
          + f32x4.extract_lane(rowShares, 1) * one(row1 + c, column0, column1, column2, column3, columnShares)
          + f32x4.extract_lane(rowShares, 2) * one(row2 + c, column0, column1, column2, column3, columnShares)
          + f32x4.extract_lane(rowShares, 3) * one(row3 + c, column0, column1, column2, column3, columnShares);
        store<f32>(to + c, sum);
      }
    }
  }
}

/** Where a pixel lies between the middles of blocks. */
@inline
function middle(pixel: i32, pixels: i32, blocks: i32): f64 {
  return max(0, min(<f64>(blocks - 1), ((<f64>pixel + 0.5) * <f64>blocks) / <f64>pixels - 0.5));
}

@inline
function within(place: f32, side: i32): f32 {
  return max<f32>(0, min<f32>(<f32>(side - 1), place));
}

/** A block's number, between four. */
@inline
function between(grid: usize, upper: usize, lower: usize, left: usize, right: usize, u: f32, v: f32): f32 {
  const first = mix(load<f32>(grid + upper + left), load<f32>(grid + upper + right), u);
  const second = mix(load<f32>(grid + lower + left), load<f32>(grid + lower + right), u);
  return mix(first, second, v);
}

@inline
function mix(a: f32, b: f32, share: f32): f32 {
  return a + share * (b - a);
}

/** The shares of the pixel before, the two between which a place lies by f, and the one behind. */
@inline
function shares(f: f32): v128 {
  return f32x4(
    ((-0.5 * f + 1) * f - 0.5) * f,
    (1.5 * f - 2.5) * f * f + 1,
    ((-1.5 * f + 2) * f + 0.5) * f,
    (0.5 * f - 0.5) * f * f,
  );
}

/** Three colours of a row. */
@inline
function across(row: usize, column0: usize, column1: usize, column2: usize, column3: usize, by: v128): v128 {
  const first = f32x4.add(
    f32x4.mul(f32x4.splat(f32x4.extract_lane(by, 0)), v128.load(row + column0)),
    f32x4.mul(f32x4.splat(f32x4.extract_lane(by, 1)), v128.load(row + column1)),
  );
  const second = f32x4.add(
    f32x4.mul(f32x4.splat(f32x4.extract_lane(by, 2)), v128.load(row + column2)),
    f32x4.mul(f32x4.splat(f32x4.extract_lane(by, 3)), v128.load(row + column3)),
  );
  return f32x4.add(first, second);
}

/** One number of a row. */
@inline
function one(row: usize, column0: usize, column1: usize, column2: usize, column3: usize, by: v128): f32 {
  return f32x4.extract_lane(by, 0) * load<f32>(row + column0) + f32x4.extract_lane(by, 1) * load<f32>(row + column1)
    + f32x4.extract_lane(by, 2) * load<f32>(row + column2) + f32x4.extract_lane(by, 3) * load<f32>(row + column3);
}
