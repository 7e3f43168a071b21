/** How a camera's picture has moved from one frame to another, in blocks. */
import { luminanceAt } from '../../numeric/luminance.ts';

/** Light and dark of a frame, made small; 0..255, row after row. */
export interface Luminance {
  readonly width: number;
  readonly height: number;
  readonly values: Float32Array;
}

/** One motion for each block of a grid that covers the picture; row after row. */
export interface MotionField {
  readonly columns: number;
  readonly rows: number;
  /** Where a block was before, less where it is now, in shares of the picture's width and height. */
  readonly dx: Float32Array;
  readonly dy: Float32Array;
  /** Mean square of what the motion leaves unexplained, in squares of 1/255. */
  readonly residual: Float32Array;
}

/** The longer side of the luminance that motion is looked for in, and of its coarse copy's half. */
const LONGER_SIDE = 96;
/** Pixels of the small picture between two blocks, and that a block reaches beyond its own part. */
const STEP = 6;
const MARGIN = 3;
/** How far a block is looked for, in pixels of half the small picture: a sixth of the width. */
const REACH = 8;
/** What a pixel of motion costs, in absolute difference a pixel: where all is alike, nothing moves. */
const COST = 0.15;

/** What a picture of this size is made small to before motion is looked for. */
export function smallSize(width: number, height: number): { width: number; height: number } {
  const scale = Math.min(1, LONGER_SIDE / Math.max(width, height));
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}

/**
 * @param rgba four bytes a pixel
 * @returns light and dark (BT.601) at no more than 96 pixels a side, smoothed
 */
export function luminanceOf(rgba: ArrayLike<number>, width: number, height: number): Luminance {
  const small = smallSize(width, height);
  const sums = new Float32Array(small.width * small.height);
  const counts = new Float32Array(sums.length);
  for (let y = 0; y < height; y++) {
    const row = Math.floor((y * small.height) / height) * small.width;
    for (let x = 0; x < width; x++) {
      const [from, to] = [4 * (y * width + x), row + Math.floor((x * small.width) / width)];
      sums[to] = (sums[to] as number) + luminanceAt(rgba, from);
      counts[to] = (counts[to] as number) + 1;
    }
  }
  for (let i = 0; i < sums.length; i++) sums[i] = (sums[i] as number) / (counts[i] as number);
  return smoothed({ ...small, values: sums });
}

/** By 1, 2, 1 along both sides: edges that move by part of a pixel change little by little. */
export function smoothed({ width, height, values }: Luminance): Luminance {
  const along = (from: Float32Array, length: number, step: number): Float32Array =>
    from.map((value, i) => {
      const place = Math.floor(i / step) % length;
      const before = from[place > 0 ? i - step : i] as number;
      const after = from[place < length - 1 ? i + step : i] as number;
      return (before + 2 * value + after) / 4;
    });
  return { width, height, values: along(along(values, width, 1), height, width) };
}

/** Half as wide and high: means of two by two. */
function halved({ width, height, values }: Luminance): Luminance {
  const [w, h] = [Math.max(1, width >> 1), Math.max(1, height >> 1)];
  const half = new Float32Array(w * h);
  for (let y = 0; y < h; y++)
    for (let x = 0; x < w; x++) {
      const at = (dy: number, dx: number) =>
        values[Math.min(height - 1, 2 * y + dy) * width + Math.min(width - 1, 2 * x + dx)] as number;
      half[y * w + x] = (at(0, 0) + at(0, 1) + at(1, 0) + at(1, 1)) / 4;
    }
  return { width: w, height: h, values: half };
}

interface Block {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** With a border all around that goes on as its edge does: what lies `pad` pixels outside can be asked for. */
interface Padded extends Luminance {
  readonly pad: number;
}

function padded({ width, height, values }: Luminance, pad: number): Padded {
  const [w, h] = [width + 2 * pad, height + 2 * pad];
  const wide = new Float32Array(w * h);
  for (let y = 0; y < h; y++) {
    const from = Math.min(height - 1, Math.max(0, y - pad)) * width;
    for (let x = 0; x < w; x++)
      wide[y * w + x] = values[from + Math.min(width - 1, Math.max(0, x - pad))] as number;
  }
  return { width: w, height: h, values: wide, pad };
}

/** Mean absolute difference of a block with the one that lies (dx, dy) away in the frame before, or more than `enough`. */
function difference(
  before: Padded,
  after: Luminance,
  { left, top, right, bottom }: Block,
  dx: number,
  dy: number,
  enough = Number.POSITIVE_INFINITY,
): number {
  const pixels = (right - left) * (bottom - top);
  const most = enough * pixels;
  let sum = 0;
  for (let y = top; y < bottom && sum < most; y++) {
    const was = (y + dy + before.pad) * before.width + dx + before.pad;
    const is = y * after.width;
    for (let x = left; x < right; x++)
      sum += Math.abs((before.values[was + x] as number) - (after.values[is + x] as number));
  }
  return sum / pixels;
}

/**
 * Block matching in two steps (half the size, then the whole of it), to a part of a pixel by gradients (Lucas & Kanade 1981); a
 * block's motion is the median of its neighbours' (3 x 3), so that one alone that was found in the wrong place does no harm.
 * @param before of the same size as `after`
 */
export function motionBetween(before: Luminance, after: Luminance): MotionField {
  const { width, height } = after;
  const [columns, rows] = [Math.max(1, Math.round(width / STEP)), Math.max(1, Math.round(height / STEP))];
  const coarseAfter = halved(after);
  const coarseBefore = padded(halved(before), REACH);
  const fineBefore = padded(before, 2 * REACH + 2);
  const blockAt = (i: number, of: Luminance, margin: number): Block => {
    const [column, row] = [i % columns, Math.floor(i / columns)];
    return {
      left: Math.max(0, Math.floor((column * of.width) / columns) - margin),
      right: Math.min(of.width, Math.ceil(((column + 1) * of.width) / columns) + margin),
      top: Math.max(0, Math.floor((row * of.height) / rows) - margin),
      bottom: Math.min(of.height, Math.ceil(((row + 1) * of.height) / rows) + margin),
    };
  };
  const [dx, dy] = [new Float32Array(columns * rows), new Float32Array(columns * rows)];
  for (let i = 0; i < dx.length; i++) {
    const coarse = blockAt(i, coarseAfter, MARGIN - 1);
    const fine = blockAt(i, after, MARGIN);
    const near = nearest(coarseBefore, coarseAfter, coarse, { x: 0, y: 0 }, REACH, COST);
    const whole = nearest(fineBefore, after, fine, { x: 2 * near.x, y: 2 * near.y }, 1, COST / 2);
    const { x, y } = refined(fineBefore, after, fine, whole);
    const isStill = Math.hypot(x, y) < STILL;
    dx[i] = isStill ? 0 : x / width;
    dy[i] = isStill ? 0 : y / height;
  }
  const field = { columns, rows, dx: medians(dx, columns, rows), dy: medians(dy, columns, rows) };
  const residual = dx.map((_, i) => {
    const motion = { x: (field.dx[i] as number) * width, y: (field.dy[i] as number) * height };
    return unexplained(fineBefore, after, blockAt(i, after, 1), motion);
  });
  return { ...field, residual };
}

interface Motion {
  readonly x: number;
  readonly y: number;
}

/** The whole motion around another that leaves least; what it costs grows with its length. */
function nearest(
  before: Padded,
  after: Luminance,
  block: Block,
  around: Motion,
  reach: number,
  cost: number,
): Motion {
  const costOf = ({ x, y }: Motion) => cost * Math.hypot(x, y);
  let best = around;
  let least = difference(before, after, block, best.x, best.y) + costOf(best);
  for (let y = around.y - reach; y <= around.y + reach; y++)
    for (let x = around.x - reach; x <= around.x + reach; x++) {
      const length = costOf({ x, y });
      if (length >= least) continue;
      const total = difference(before, after, block, x, y, least - length) + length;
      if (total < least) [best, least] = [{ x, y }, total];
    }
  return best;
}

/** Pixels of the small picture: what moves by less stands still, and is not blurred by being moved. */
const STILL = 0.08;
/** Steps by the gradients: a pixel at most. */
const STEPS = 2;
/** Added to the sums of squares of the gradients, a pixel: noise has gradients, too. */
const GRADIENT_NOISE = 4;

function refined(before: Padded, after: Luminance, block: Block, around: Motion): Motion {
  let { x: dx, y: dy } = around;
  const { left, top, right, bottom } = block;
  const { width, height, values } = after;
  for (let step = 0; step < STEPS; step++) {
    let [xx, xy, yy, xd, yd] = [0, 0, 0, 0, 0];
    for (let y = Math.max(1, top); y < Math.min(height - 1, bottom); y++)
      for (let x = Math.max(1, left); x < Math.min(width - 1, right); x++) {
        const at = y * width + x;
        const gx = ((values[at + 1] as number) - (values[at - 1] as number)) / 2;
        const gy = ((values[at + width] as number) - (values[at - width] as number)) / 2;
        const d = sampled(before, x + dx, y + dy) - (values[at] as number);
        xx += gx * gx;
        xy += gx * gy;
        yy += gy * gy;
        xd += gx * d;
        yd += gy * d;
      }
    const noise = GRADIENT_NOISE * (right - left) * (bottom - top);
    const [a, c] = [xx + noise, yy + noise];
    const determinant = a * c - xy * xy;
    dx -= (c * xd - xy * yd) / determinant;
    dy -= (a * yd - xy * xd) / determinant;
  }
  const within = (value: number, middle: number) => Math.max(middle - 1, Math.min(middle + 1, value));
  return { x: within(dx, around.x), y: within(dy, around.y) };
}

function medians(values: Float32Array, columns: number, rows: number): Float32Array {
  return values.map((_, i) => {
    const [row, column] = [Math.floor(i / columns), i % columns];
    const near: number[] = [];
    for (let y = Math.max(0, row - 1); y <= Math.min(rows - 1, row + 1); y++)
      for (let x = Math.max(0, column - 1); x <= Math.min(columns - 1, column + 1); x++)
        near.push(values[y * columns + x] as number);
    near.sort((a, b) => a - b);
    return near[near.length >> 1] as number;
  });
}

/** Mean square of what is left of a block when it has moved so. */
function unexplained(
  before: Padded,
  after: Luminance,
  { left, top, right, bottom }: Block,
  { x: dx, y: dy }: Motion,
): number {
  let sum = 0;
  for (let y = top; y < bottom; y++)
    for (let x = left; x < right; x++)
      sum += (sampled(before, x + dx, y + dy) - (after.values[y * after.width + x] as number)) ** 2;
  return sum / ((right - left) * (bottom - top));
}

/** Between pixels, bilinear; beyond the border, the border. */
function sampled({ width, height, values, pad }: Padded, x: number, y: number): number {
  const [cx, cy] = [Math.min(width - 2, Math.max(0, x + pad)), Math.min(height - 2, Math.max(0, y + pad))];
  const [x0, y0] = [Math.floor(cx), Math.floor(cy)];
  const [u, v] = [cx - x0, cy - y0];
  const at = y0 * width + x0;
  const above = (1 - u) * (values[at] as number) + u * (values[at + 1] as number);
  const below = (1 - u) * (values[at + width] as number) + u * (values[at + width + 1] as number);
  return (1 - v) * above + v * below;
}
