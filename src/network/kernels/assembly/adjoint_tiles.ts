/** Adjoints of convolutions, and of the rectifier before them, in tiles as tiles.ts has them. */
import { depthwiseAdjoint } from './depthwise_adjoint';
import { PANEL, pointwise } from './pointwise';
import { rectifier } from './rectifier';
import { fromSparse, nonzeroShare, openShare, toSparse } from './sparse_pointwise';
import { blocksOf, stemAdjoint } from './stem_adjoint';
import { argument, ARGUMENTS, begin, DEPTHWISE_ADJOINT, finish, MOST_TILES, panelsInTile, POINTWISE_ADJOINT, RECTIFIER, rowsInTile, STEM_ADJOINT, TILE_WORK } from './tiles';

/** Ways of a pointwise adjoint. */
const DENSE: i32 = 0;
const FROM_SPARSE: i32 = 1;
const TO_SPARSE: i32 = 2;

/** Numbers of a rectifier in a tile. */
const TILE_NUMBERS: i32 = 1 << 16;

/** Of shorter sums zeros are not counted. */
const LEAST_LENGTH: i32 = 32;

/**
 * Whether it pays to pass over zeros, by what was measured.
 * @param length of each sum, or how many are made at once
 * @param share of the numbers that are not 0, in 1 of 256
 */
function isWorth(length: i32, share: i32): bool {
  return share * (5 * length / 4 + 48) < 256 * (length - 12);
}

/**
 * Which zeros of a pointwise adjoint are worth passing over.
 * @returns 0 for none; the share of dy that is not 0, in 1 of 256, where those of dy are; and less than 0 by the share of the
 *   rectifier that is open, where those of dx are
 */
export function zerosToPass(
  dy: usize, y: usize, rows: i32, inputs: i32, outputs: i32, top: i32, anyOutput: i32,
): i32 {
  if (inputs >= LEAST_LENGTH) {
    const share = nonzeroShare(dy, rows, outputs);
    if (isWorth(inputs, share)) return max(1, share);
  }
  if (y && !anyOutput && outputs >= LEAST_LENGTH) {
    const share = openShare(y, rows, inputs, top);
    if (isWorth(outputs, share)) return min(-1, -share);
  }
  return 0;
}

/**
 * dx = dy W^T, and what the rectifier before the convolution passes of it.
 * @param panel room for 8 x (outputs + 1) numbers, and for inputs or outputs + 4 of them
 * @param weights W, [inputs, outputs]
 * @param turned W^T, [outputs, inputs]
 * @param y the rectifier's output, [rows, inputs]; 0 where there is none
 * @param zeros as of `zerosToPass`
 */
export function pointwiseAdjointInTiles(
  block: usize, panel: usize, dy: usize, weights: usize, turned: usize, y: usize, dx: usize,
  rows: i32, inputs: i32, outputs: i32, top: i32, anyOutput: i32, anyGradient: i32, zeros: i32,
): void {
  const way = zeros == 0 ? DENSE : zeros > 0 ? FROM_SPARSE : TO_SPARSE;
  const panels = (inputs + PANEL - 1) / PANEL;
  let blockRows = 0, inTile = panels;
  if (way == DENSE) {
    blockRows = rowsInTile(rows, outputs, panels);
    inTile = panelsInTile(blockRows, outputs, panels);
  } else {
    const work = max(1, <i32>(<i64>inputs * outputs * abs(zeros) >> 8));
    blockRows = max(1, max(TILE_WORK / work, (rows + MOST_TILES - 1) / MOST_TILES));
  }
  const across = (panels + inTile - 1) / inTile;
  begin(block);
  const at = block + ARGUMENTS;
  store<i32>(at, <i32>dy);
  store<i32>(at, <i32>weights, 4);
  store<i32>(at, <i32>turned, 8);
  store<i32>(at, <i32>y, 12);
  store<i32>(at, <i32>dx, 16);
  store<i32>(at, rows, 20);
  store<i32>(at, inputs, 24);
  store<i32>(at, outputs, 28);
  store<i32>(at, way, 32);
  store<i32>(at, blockRows, 36);
  store<i32>(at, inTile * PANEL, 40);
  store<i32>(at, across, 44);
  store<i32>(at, top, 48);
  store<i32>(at, anyOutput, 52);
  store<i32>(at, anyGradient, 56);
  finish(block, panel, POINTWISE_ADJOINT, (rows + blockRows - 1) / blockRows * across);
  // A tile of a few columns would meet each line of y again and again.
  if (way == DENSE && y) rectifierInTiles(block, dx, y, dx, rows * inputs, top, anyOutput, anyGradient);
}

export function rectifierInTiles(
  block: usize, dy: usize, y: usize, dx: usize, count: i32, top: i32, anyOutput: i32, anyGradient: i32,
): void {
  const inTile = max(TILE_NUMBERS, (count / MOST_TILES + 4) & ~3);
  begin(block);
  const at = block + ARGUMENTS;
  store<i32>(at, <i32>dy);
  store<i32>(at, <i32>y, 4);
  store<i32>(at, <i32>dx, 8);
  store<i32>(at, count, 12);
  store<i32>(at, inTile, 16);
  store<i32>(at, top, 20);
  store<i32>(at, anyOutput, 24);
  store<i32>(at, anyGradient, 28);
  finish(block, 0, RECTIFIER, (count + inTile - 1) / inTile);
}

export function depthwiseAdjointInTiles(
  block: usize, dy: usize, weights: usize, y: usize, dx: usize,
  batch: i32, height: i32, width: i32, channels: i32, rows: i32, columns: i32,
  kernelHeight: i32, kernelWidth: i32, stride: i32, padTop: i32, padLeft: i32,
  top: i32, anyOutput: i32, anyGradient: i32,
): void {
  const all = batch * height;
  const work = max(1, width * channels * kernelHeight * kernelWidth / (stride * stride));
  const inTile = max(1, max(TILE_WORK / 2 / work, (all + MOST_TILES - 1) / MOST_TILES));
  begin(block);
  const at = block + ARGUMENTS;
  store<i32>(at, <i32>dy);
  store<i32>(at, <i32>weights, 4);
  store<i32>(at, <i32>y, 8);
  store<i32>(at, <i32>dx, 12);
  store<i32>(at, height, 16);
  store<i32>(at, width, 20);
  store<i32>(at, channels, 24);
  store<i32>(at, rows, 28);
  store<i32>(at, columns, 32);
  store<i32>(at, kernelHeight, 36);
  store<i32>(at, kernelWidth, 40);
  store<i32>(at, stride, 44);
  store<i32>(at, padTop, 48);
  store<i32>(at, padLeft, 52);
  store<i32>(at, all, 56);
  store<i32>(at, inTile, 60);
  store<i32>(at, top, 64);
  store<i32>(at, anyOutput, 68);
  store<i32>(at, anyGradient, 72);
  finish(block, 0, DEPTHWISE_ADJOINT, (all + inTile - 1) / inTile);
}

/** A tile of any of them. */
export function carryOutAdjoint(kind: i32, block: usize, panel: usize, tile: i32): void {
  if (kind == POINTWISE_ADJOINT) carryOutPointwise(block, panel, tile);
  else if (kind == DEPTHWISE_ADJOINT) carryOutDepthwise(block, tile);
  else if (kind == STEM_ADJOINT) carryOutStem(block, panel, tile);
  else carryOutRectifier(block, tile);
}

function carryOutPointwise(block: usize, panel: usize, tile: i32): void {
  const dy: usize = argument(block, 0);
  const turned: usize = argument(block, 2);
  const y: usize = argument(block, 3);
  const dx: usize = argument(block, 4);
  const inputs = argument(block, 6);
  const outputs = argument(block, 7);
  const way = argument(block, 8);
  const inTile = argument(block, 10);
  const across = argument(block, 11);
  const top = argument(block, 12);
  const anyGradient = argument(block, 14);
  const row = tile / across * argument(block, 9);
  const endRow = min(argument(block, 5), row + argument(block, 9));
  const input = tile % across * inTile;
  const endInput = min(inputs, input + inTile);
  if (way == TO_SPARSE) {
    toSparse(dy, argument(block, 1), y, dx, panel, inputs, outputs, row, endRow, top, anyGradient);
    return;
  }
  if (way == DENSE) {
    pointwise(dy, turned, 0, dx, panel, outputs, inputs, row, endRow, input, endInput, -Infinity, Infinity);
    return;
  }
  fromSparse(dy, turned, dx, panel, inputs, outputs, row, endRow);
  if (!y) return;
  const at: usize = <usize>(row * inputs) << 2;
  rectifier(dx + at, y + at, dx + at, (endRow - row) * inputs, top, argument(block, 13), anyGradient);
}

function carryOutRectifier(block: usize, tile: i32): void {
  const first = tile * argument(block, 4);
  const count = min(argument(block, 3) - first, argument(block, 4));
  const at: usize = <usize>first << 2;
  rectifier(
    argument(block, 0) + at, argument(block, 1) + at, argument(block, 2) + at, count,
    argument(block, 5), argument(block, 6), argument(block, 7),
  );
}

function carryOutDepthwise(block: usize, tile: i32): void {
  const inTile = argument(block, 15);
  const row = tile * inTile;
  depthwiseAdjoint(
    argument(block, 0), argument(block, 1), argument(block, 2), argument(block, 3), argument(block, 4), argument(block, 5),
    argument(block, 6), argument(block, 7), argument(block, 8), argument(block, 9), argument(block, 10), argument(block, 11),
    argument(block, 12), argument(block, 13), row, min(argument(block, 14), row + inTile),
    argument(block, 16), argument(block, 17), argument(block, 18),
  );
}

/** @param panel room for 12 numbers and one for each tap */
export function stemAdjointInTiles(
  block: usize, panel: usize, dy: usize, turned: usize, dx: usize,
  batch: i32, height: i32, width: i32, rows: i32, columns: i32, outputs: i32, down: i32, across: i32, padTop: i32, padLeft: i32,
): void {
  const all = batch * blocksOf(height, padTop);
  const work = max(1, columns * outputs * 12 * down * across);
  const inTile = max(1, max(TILE_WORK / work, (all + MOST_TILES - 1) / MOST_TILES));
  begin(block);
  const at = block + ARGUMENTS;
  store<i32>(at, <i32>dy);
  store<i32>(at, <i32>turned, 4);
  store<i32>(at, <i32>dx, 8);
  store<i32>(at, height, 12);
  store<i32>(at, width, 16);
  store<i32>(at, rows, 20);
  store<i32>(at, columns, 24);
  store<i32>(at, outputs, 28);
  store<i32>(at, down, 32);
  store<i32>(at, across, 36);
  store<i32>(at, padTop, 40);
  store<i32>(at, padLeft, 44);
  store<i32>(at, all, 48);
  store<i32>(at, inTile, 52);
  finish(block, panel, STEM_ADJOINT, (all + inTile - 1) / inTile);
}

function carryOutStem(block: usize, panel: usize, tile: i32): void {
  const inTile = argument(block, 13);
  const row = tile * inTile;
  stemAdjoint(
    argument(block, 0), argument(block, 1), argument(block, 2), panel, argument(block, 3), argument(block, 4), argument(block, 5),
    argument(block, 6), argument(block, 7), argument(block, 8), argument(block, 9), argument(block, 10), argument(block, 11),
    row, min(argument(block, 12), row + inTile),
  );
}
