/**
 * How a painting follows the light and dark of its photograph, window by window (He & Sun 2015, "Fast Guided Filter"; what it means stands in
 * src/engine/live_style/edge_guide.ts). One pass over the rows: the numbers of a row are summed five by five along it and kept for as long as five rows
 * need them; two rows later five of these make a row of the result. So a pixel costs the same wherever it lies, and no sum runs on and loses digits.
 *
 * A pixel is one vector, (red, green, blue, luminance) of 0..1 less a half: no variance changes by that, and fewer digits cancel. Beside it are its
 * squares and its products with the luminance. What lies outside the picture is zero in all three, and is not counted.
 */

/** Pixels to each side of the middle of a window. */
const REACH: i32 = 2;
const ROWS: i32 = 2 * REACH + 1;
/** Of the three vectors of a pixel. */
const PIXEL: usize = 48;

/**
 * @param painting [height, width, 3], 0..255; what lies outside is clipped
 * @param photograph [height, width, 3], 0..255
 * @param slopes [height, width, 3]: of each colour, as far as they explain the painting, times `one`, plus `zero`
 * @param luminance [height, width], 0..1: the photograph's
 * @param scratch 12 * (6 * width + 4) numbers
 * @param leastVariance, leastColourVariance a variance below it (of the luminance, of a colour, both of 0..1) is held to it
 */
export function edgeGuide(
  painting: usize, photograph: usize, slopes: usize, luminance: usize, scratch: usize, height: i32, width: i32,
  red: f32, green: f32, blue: f32, leastVariance: f32, leastColourVariance: f32, one: f32, zero: f32,
): void {
  const rowBytes = <usize>width * PIXEL;
  const line = scratch + <usize>ROWS * rowBytes;
  memory.fill(scratch, 0, <usize>ROWS * rowBytes + <usize>(width + 2 * REACH) * PIXEL);
  const floors = f32x4.replace_lane(f32x4.splat(leastColourVariance), 3, leastVariance);
  let slot: usize = 0;
  for (let y = 0; y < height + REACH; y++) {
    const row = scratch + slot * rowBytes;
    if (++slot == <usize>ROWS) slot = 0;
    if (y < height) {
      const first = <usize>y * <usize>width;
      numbersOf(painting + 12 * first, photograph + 12 * first, luminance + 4 * first, line, width, red, green, blue);
      sumAlong(line, row, width);
    } else {
      memory.fill(row, 0, rowBytes);
    }
    const middle = y - REACH;
    if (middle < 0) continue;
    const rows = min(middle + REACH, height - 1) - max(middle - REACH, 0) + 1;
    slopesOf(scratch, rowBytes, slopes + 12 * <usize>middle * <usize>width, width, rows, floors, one, zero);
  }
}

/** The three vectors of each pixel of a row, behind REACH empty ones of the line. */
function numbersOf(
  painting: usize, photograph: usize, luminance: usize, line: usize, width: i32, red: f32, green: f32, blue: f32,
): void {
  const scale: f32 = 1 / 255.0;
  const scales = f32x4.splat(scale);
  const halves = f32x4.splat(0.5);
  const least = f32x4.splat(0);
  const most = f32x4.splat(255);
  let at = line + <usize>REACH * PIXEL;
  for (let x = 0; x < width; x++, at += PIXEL, painting += 12, photograph += 12, luminance += 4) {
    const light = (red * load<f32>(photograph) + green * load<f32>(photograph, 4) + blue * load<f32>(photograph, 8)) * scale;
    store<f32>(luminance, light);
    const colours = v128.load_lane<f32>(painting + 8, v128.load_zero<f64>(painting), 2);
    const clipped = f32x4.mul(f32x4.pmin(most, f32x4.pmax(least, colours)), scales);
    const pixel = f32x4.sub(f32x4.replace_lane(clipped, 3, light), halves);
    v128.store(at, pixel);
    v128.store(at, f32x4.mul(pixel, pixel), 16);
    v128.store(at, f32x4.mul(pixel, f32x4.splat(light - 0.5)), 32);
  }
}

/** Of each pixel of the line and its neighbours to both sides. */
function sumAlong(line: usize, row: usize, width: i32): void {
  const end = row + <usize>width * PIXEL;
  for (; row < end; line += PIXEL, row += PIXEL) {
    v128.store(row, sumOfFive(line, PIXEL));
    v128.store(row, sumOfFive(line + 16, PIXEL), 16);
    v128.store(row, sumOfFive(line + 32, PIXEL), 32);
  }
}

/** A row of the result, of five rows of sums. @param rows how many of them lie in the picture */
function slopesOf(
  sums: usize, rowBytes: usize, slopes: usize, width: i32, rows: i32, floors: v128, one: f32, zero: f32,
): void {
  const most = f32x4.splat(1);
  const ones = f32x4.splat(one);
  const zeros = f32x4.splat(zero);
  for (let x = 0; x < width; x++, sums += PIXEL, slopes += 12) {
    const columns = min(x + REACH, width - 1) - max(x - REACH, 0) + 1;
    const share = f32x4.splat(1 / <f32>(rows * columns));
    const means = f32x4.mul(sumOfFive(sums, rowBytes), share);
    const squares = f32x4.mul(sumOfFive(sums + 16, rowBytes), share);
    const products = f32x4.mul(sumOfFive(sums + 32, rowBytes), share);
    const variances = f32x4.pmax(floors, f32x4.sub(squares, f32x4.mul(means, means)));
    const lights = f32x4.splat(f32x4.extract_lane(means, 3));
    const together = f32x4.sub(products, f32x4.mul(means, lights));
    const slope = f32x4.div(together, f32x4.splat(f32x4.extract_lane(variances, 3)));
    const explained = f32x4.pmin(most, f32x4.div(f32x4.mul(slope, together), variances));
    const bytes = f32x4.add(f32x4.mul(f32x4.mul(slope, explained), ones), zeros);
    v128.store_lane<f64>(slopes, bytes, 0);
    v128.store_lane<f32>(slopes, bytes, 2, 8);
  }
}

// @ts-ignore: decorator
@inline
function sumOfFive(at: usize, step: usize): v128 {
  const outer = f32x4.add(v128.load(at), v128.load(at + 4 * step));
  const inner = f32x4.add(v128.load(at + step), v128.load(at + 3 * step));
  return f32x4.add(f32x4.add(outer, inner), v128.load(at + 2 * step));
}
