/**
 * How a painting follows the light and dark of its photograph, window by window (He & Sun 2015, "Fast Guided Filter"; what it means stands in
 * src/engine/live_style/edge_guide.ts). One pass over the rows: the numbers of a row are summed five by five along it and kept for as long as five rows
 * need them; two rows later five of these make a row of the result. So a pixel costs the same wherever it lies, and no sum runs on and loses digits.
 *
 * A pixel is one vector, (red, green, blue, luminance) of 0..1 less a half: no variance changes by that, and fewer digits cancel. Six vectors are kept of it:
 * itself, its squares and its products with the luminance, which become sums; itself as the least and as the most of its window; and itself.
 */

/** Pixels to each side of the middle of a window. */
const REACH: i32 = 2;
const ROWS: i32 = 2 * REACH + 1;
/** Of the six vectors of a pixel, and where they are. */
const PIXEL: usize = 96;
const SQUARES: usize = 16;
const PRODUCTS: usize = 32;
const LEAST: usize = 48;
const MOST: usize = 64;
const OWN: usize = 80;

/**
 * @param painting [height, width, 3], 0..255; what lies outside is clipped
 * @param photograph [height, width, 3], 0..255
 * @param slopes [height, width, 3]: of each colour, as far as they explain the painting and leave no window, times `one`, plus `zero`
 * @param luminance [height, width], 0..1: the photograph's
 * @param scratch 24 * (6 * width + 4) numbers
 * @param leastVariance, leastColourVariance a variance below it (of the luminance, of a colour, both of 0..1) is held to it
 * @param slack how far a slope may take a colour beyond those of its window
 * @param leastLight a difference of light in a window below it is held to it
 */
export function edgeGuide(
  painting: usize, photograph: usize, slopes: usize, luminance: usize, scratch: usize, height: i32, width: i32,
  red: f32, green: f32, blue: f32, leastVariance: f32, leastColourVariance: f32, slack: f32, leastLight: f32, one: f32, zero: f32,
): void {
  const rowBytes = <usize>width * PIXEL;
  const line = scratch + <usize>ROWS * rowBytes;
  leaveEmpty(scratch, ROWS * width + width + 2 * REACH);
  const floors = f32x4.replace_lane(f32x4.splat(leastColourVariance), 3, leastVariance);
  for (let y = 0; y < height + REACH; y++) {
    const row = scratch + <usize>(y % ROWS) * rowBytes;
    if (y < height) {
      const first = <usize>y * <usize>width;
      numbersOf(painting + 12 * first, photograph + 12 * first, luminance + 4 * first, line, width, red, green, blue);
      gatherAlong(line, row, width);
    } else {
      leaveEmpty(row, width);
    }
    const middle = y - REACH;
    if (middle < 0) continue;
    const rows = min(middle + REACH, height - 1) - max(middle - REACH, 0) + 1;
    const own = scratch + <usize>(middle % ROWS) * rowBytes + OWN;
    slopesOf(scratch, own, rowBytes, slopes + 12 * <usize>middle * <usize>width, width, rows, floors, slack, leastLight, one, zero);
  }
}

/** Pixels outside the picture: they add nothing to any sum, and are neither least nor most. */
function leaveEmpty(at: usize, pixels: i32): void {
  memory.fill(at, 0, <usize>pixels * PIXEL);
  for (let i = 0; i < pixels; i++, at += PIXEL) {
    v128.store(at, f32x4.splat(Infinity), LEAST);
    v128.store(at, f32x4.splat(-Infinity), MOST);
  }
}

/** The vectors of each pixel of a row, behind REACH empty ones of the line. */
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
    v128.store(at, f32x4.mul(pixel, pixel), SQUARES);
    v128.store(at, f32x4.mul(pixel, f32x4.splat(light - 0.5)), PRODUCTS);
    v128.store(at, pixel, LEAST);
    v128.store(at, pixel, MOST);
  }
}

/** Of each pixel of the line and its neighbours to both sides. */
function gatherAlong(line: usize, row: usize, width: i32): void {
  const end = row + <usize>width * PIXEL;
  for (; row < end; line += PIXEL, row += PIXEL) {
    v128.store(row, sumOfFive(line, PIXEL));
    v128.store(row, sumOfFive(line + SQUARES, PIXEL), SQUARES);
    v128.store(row, sumOfFive(line + PRODUCTS, PIXEL), PRODUCTS);
    v128.store(row, leastOfFive(line + LEAST, PIXEL), LEAST);
    v128.store(row, mostOfFive(line + MOST, PIXEL), MOST);
    v128.store(row, v128.load(line + <usize>REACH * PIXEL), OWN);
  }
}

/**
 * A row of the result, of five rows of what was gathered.
 * @param own the row's pixels themselves
 * @param rows how many of the five lie in the picture
 */
function slopesOf(
  five: usize, own: usize, rowBytes: usize, slopes: usize, width: i32, rows: i32,
  floors: v128, slack: f32, leastLight: f32, one: f32, zero: f32,
): void {
  const all = f32x4.splat(1);
  const ones = f32x4.splat(one);
  const zeros = f32x4.splat(zero);
  const slacks = f32x4.splat(slack);
  for (let x = 0; x < width; x++, five += PIXEL, own += PIXEL, slopes += 12) {
    const columns = min(x + REACH, width - 1) - max(x - REACH, 0) + 1;
    const share = f32x4.splat(1 / <f32>(rows * columns));
    const means = f32x4.mul(sumOfFive(five, rowBytes), share);
    const squares = f32x4.mul(sumOfFive(five + SQUARES, rowBytes), share);
    const products = f32x4.mul(sumOfFive(five + PRODUCTS, rowBytes), share);
    const variances = f32x4.pmax(floors, f32x4.sub(squares, f32x4.mul(means, means)));
    const lights = f32x4.splat(f32x4.extract_lane(means, 3));
    const together = f32x4.sub(products, f32x4.mul(means, lights));
    const slope = f32x4.div(together, f32x4.splat(f32x4.extract_lane(variances, 3)));
    const explained = f32x4.pmin(all, f32x4.div(f32x4.mul(slope, together), variances));
    const pixel = v128.load(own);
    const above = f32x4.sub(mostOfFive(five + MOST, rowBytes), pixel);
    const below = f32x4.sub(pixel, leastOfFive(five + LEAST, rowBytes));
    const higher = f32x4.add(above, slacks);
    const lower = f32x4.add(below, slacks);
    const lighter = f32x4.splat(1 / max(f32x4.extract_lane(above, 3), leastLight));
    const darker = f32x4.splat(1 / max(f32x4.extract_lane(below, 3), leastLight));
    const rising = f32x4.pmin(f32x4.mul(higher, lighter), f32x4.mul(lower, darker));
    const falling = f32x4.pmin(f32x4.mul(lower, lighter), f32x4.mul(higher, darker));
    const held = f32x4.pmin(rising, f32x4.pmax(f32x4.neg(falling), f32x4.mul(slope, explained)));
    const bytes = f32x4.add(f32x4.mul(held, ones), zeros);
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

// @ts-ignore: decorator
@inline
function leastOfFive(at: usize, step: usize): v128 {
  const outer = f32x4.pmin(v128.load(at), v128.load(at + 4 * step));
  const inner = f32x4.pmin(v128.load(at + step), v128.load(at + 3 * step));
  return f32x4.pmin(f32x4.pmin(outer, inner), v128.load(at + 2 * step));
}

// @ts-ignore: decorator
@inline
function mostOfFive(at: usize, step: usize): v128 {
  const outer = f32x4.pmax(v128.load(at), v128.load(at + 4 * step));
  const inner = f32x4.pmax(v128.load(at + step), v128.load(at + 3 * step));
  return f32x4.pmax(f32x4.pmax(outer, inner), v128.load(at + 2 * step));
}
