/** How a camera's picture has moved from one frame to another, in blocks. */
import { cameraMotion } from './camera_motion.ts';
import { confidence } from './confidence.ts';
import { halved, type Luminance, type Padded, padded, sampled } from './small_luminance.ts';

/** One motion for each block of a grid that covers the picture; row after row. */
export interface MotionField {
  readonly columns: number;
  readonly rows: number;
  /** Where a block was before, less where it is now, in shares of the picture's width and height. */
  readonly dx: Float32Array;
  readonly dy: Float32Array;
  /** Mean square of what the motion leaves unexplained, in squares of 1/255. */
  readonly residual: Float32Array;
  /** How far the motion can be trusted, 0..1, for each pixel of the small picture. */
  readonly confidence: Luminance;
}

/** Pixels of the small picture between two blocks, and that a block reaches beyond its own part. */
const STEP = 6;
const MARGIN = 3;
/** How far a block is looked for, in pixels of half the small picture: a sixth of the width. */
const REACH = 8;
/** What a pixel of motion costs, in absolute difference a pixel: where all is alike, nothing moves. */
const COST = 0.15;
/** A block goes with the camera where its own motion leaves no less than this share of what the camera's leaves, beyond so many squares of 1/255. */
const NO_BETTER = 2 / 3;
const MARGIN_OF_NOISE = 2;

interface Block {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
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
 * block's motion is the median of its neighbours' (3 x 3), so that one alone that was found in the wrong place does no harm. Where the camera's own
 * motion explains a block as well, it has that: many blocks know it better than one, and most of all better than one of bare sky.
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
  const found = {
    ...{ columns, rows, x: new Float32Array(columns * rows), y: new Float32Array(columns * rows) },
    certainty: new Float32Array(columns * rows),
  };
  for (let i = 0; i < found.x.length; i++) {
    const coarse = blockAt(i, coarseAfter, MARGIN - 1);
    const fine = blockAt(i, after, MARGIN);
    const near = nearest(coarseBefore, coarseAfter, coarse, { x: 0, y: 0 }, REACH, COST);
    const whole = nearest(fineBefore, after, fine, { x: 2 * near.x, y: 2 * near.y }, 1, COST / 2);
    const own = refined(fineBefore, after, fine, whole);
    [found.x[i], found.y[i], found.certainty[i]] = [own.x, own.y, own.certainty];
  }
  const camera = cameraMotion(found);
  const left = (i: number, motion: Motion) => unexplained(fineBefore, after, blockAt(i, after, 1), motion);
  const [dx, dy] = [new Float32Array(columns * rows), new Float32Array(columns * rows)];
  for (let i = 0; i < dx.length; i++) {
    const own = { x: found.x[i] as number, y: found.y[i] as number };
    const shared = { x: camera.x[i] as number, y: camera.y[i] as number };
    const isCamera = NO_BETTER * (left(i, shared) - MARGIN_OF_NOISE) <= left(i, own);
    const { x, y } = isCamera ? shared : own;
    const isStill = Math.hypot(x, y) < STILL;
    dx[i] = isStill ? 0 : x / width;
    dy[i] = isStill ? 0 : y / height;
  }
  const field = { columns, rows, dx: medians(dx, columns, rows), dy: medians(dy, columns, rows) };
  const residual = dx.map((_, i) =>
    left(i, { x: (field.dx[i] as number) * width, y: (field.dy[i] as number) * height }),
  );
  return { ...field, residual, confidence: confidence(fineBefore, after, field) };
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
/** What noise alone varies by, in squares of 1/255 a pixel. */
const NOISE = 1;

/** @returns with the least variation of the block's light and dark in any direction, beyond that of noise: in squares of 1/255 a pixel */
function refined(
  before: Padded,
  after: Luminance,
  block: Block,
  around: Motion,
): Motion & { certainty: number } {
  let { x: dx, y: dy } = around;
  let certainty = 0;
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
    const pixels = (right - left) * (bottom - top);
    const noise = GRADIENT_NOISE * pixels;
    const least = (xx + yy - Math.hypot(xx - yy, 2 * xy)) / 2;
    certainty = Math.max(0, least / pixels - NOISE);
    const [a, c] = [xx + noise, yy + noise];
    const determinant = a * c - xy * xy;
    dx -= (c * xd - xy * yd) / determinant;
    dy -= (a * yd - xy * xd) / determinant;
  }
  const within = (value: number, middle: number) => Math.max(middle - 1, Math.min(middle + 1, value));
  return { x: within(dx, around.x), y: within(dy, around.y), certainty };
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
