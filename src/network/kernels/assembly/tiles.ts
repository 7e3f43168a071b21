/**
 * Convolutions in tiles, which the caller and helping threads take one after another. What they share is a block of 128 bytes
 * in the heap that starts as zeros. The caller never waits for a thread that has taken nothing; so one that wakes late costs
 * nothing.
 */
import { carryOutAdjoint } from './adjoint_tiles';
import { depthwise } from './depthwise';
import { PANEL, pointwise } from './pointwise';
import { windows } from './windows';

/** Counts jobs. Helpers sleep on it. */
const JOB: usize = 0;
/** The job's number, shifted, and its first tile that nobody has taken. */
const TICKET: usize = 4;
/** Tiles that are done. */
const DONE: usize = 8;
/** Helpers that sleep. */
const ASLEEP: usize = 12;
const TILES: usize = 16;
const KIND: usize = 20;
export const ARGUMENTS: usize = 24;

const TILE_BITS: i32 = 12;
export const MOST_TILES: i32 = (1 << TILE_BITS) - 1;

const POINTWISE: i32 = 0;
const DEPTHWISE: i32 = 1;
const WINDOWS: i32 = 2;
export const POINTWISE_ADJOINT: i32 = 3;
export const DEPTHWISE_ADJOINT: i32 = 4;
export const STEM_ADJOINT: i32 = 5;
export const RECTIFIER: i32 = 6;

/** Multiplications in a tile: some tens of microseconds. */
export const TILE_WORK: i32 = 1 << 18;
/** Rows in a tile at least, where there are more: so many times packed weights are used. */
const LEAST_ROWS: i32 = 48;
/** Numbers of x that a tile goes through again and again: they should lie in a near cache. */
const NEAR: i32 = 1 << 15;

/** How often a helper looks for the next job before it sleeps. */
const LOOKS: i32 = 4000;

// @ts-ignore: decorator
@inline
export const argument = (block: usize, index: usize): i32 => load<i32>(block + ARGUMENTS + (index << 2));

// @ts-ignore: decorator
@inline
const limit = (block: usize, index: usize): f32 => load<f32>(block + ARGUMENTS + (index << 2));

/** Rows in a tile of a convolution of one pixel. */
export function rowsInTile(rows: i32, inputs: i32, panels: i32): i32 {
  const near = max(LEAST_ROWS, NEAR / inputs);
  let blockRows = rows <= 2 * near ? rows : (near + 5) / 6 * 6;
  while ((rows + blockRows - 1) / blockRows * panels > MOST_TILES) blockRows *= 2;
  return blockRows;
}

/** Panels of outputs in such a tile. */
export function panelsInTile(blockRows: i32, inputs: i32, panels: i32): i32 {
  return max(1, min(panels, TILE_WORK / (min(blockRows, TILE_WORK) * inputs * PANEL)));
}

/** @param panel room for 8 x (inputs + 1) numbers */
export function pointwiseInTiles(
  block: usize, panel: usize, x: usize, weights: usize, bias: usize, y: usize,
  rows: i32, inputs: i32, outputs: i32, least: f32, most: f32,
): void {
  const panels = (outputs + PANEL - 1) / PANEL;
  const blockRows = rowsInTile(rows, inputs, panels);
  const down = (rows + blockRows - 1) / blockRows;
  const inTile = panelsInTile(blockRows, inputs, panels);
  const across = (panels + inTile - 1) / inTile;
  begin(block);
  const at = block + ARGUMENTS;
  store<i32>(at, <i32>x);
  store<i32>(at, <i32>weights, 4);
  store<i32>(at, <i32>bias, 8);
  store<i32>(at, <i32>y, 12);
  store<i32>(at, rows, 16);
  store<i32>(at, inputs, 20);
  store<i32>(at, outputs, 24);
  store<i32>(at, blockRows, 28);
  store<i32>(at, inTile * PANEL, 32);
  store<i32>(at, across, 36);
  store<f32>(at, least, 40);
  store<f32>(at, most, 44);
  finish(block, panel, POINTWISE, down * across);
}

export function depthwiseInTiles(
  block: usize, x: usize, weights: usize, bias: usize, y: usize,
  batch: i32, height: i32, width: i32, channels: i32, rows: i32, columns: i32,
  kernelHeight: i32, kernelWidth: i32, stride: i32, dilation: i32, top: i32, left: i32, least: f32, most: f32,
): void {
  const all = batch * rows;
  const work = columns * channels * kernelHeight * kernelWidth;
  const inTile = max(1, max(TILE_WORK / 2 / work, (all + MOST_TILES - 1) / MOST_TILES));
  begin(block);
  const at = block + ARGUMENTS;
  store<i32>(at, <i32>x);
  store<i32>(at, <i32>weights, 4);
  store<i32>(at, <i32>bias, 8);
  store<i32>(at, <i32>y, 12);
  store<i32>(at, height, 16);
  store<i32>(at, width, 20);
  store<i32>(at, channels, 24);
  store<i32>(at, rows, 28);
  store<i32>(at, columns, 32);
  store<i32>(at, kernelHeight, 36);
  store<i32>(at, kernelWidth, 40);
  store<i32>(at, stride, 44);
  store<i32>(at, dilation, 48);
  store<i32>(at, top, 52);
  store<i32>(at, left, 56);
  store<i32>(at, all, 60);
  store<i32>(at, inTile, 64);
  store<f32>(at, least, 68);
  store<f32>(at, most, 72);
  finish(block, 0, DEPTHWISE, (all + inTile - 1) / inTile);
}

/** Of three colours. @param panel room as windows.ts needs it */
export function windowsInTiles(
  block: usize, panel: usize, x: usize, weights: usize, bias: usize, y: usize,
  batch: i32, height: i32, width: i32, rows: i32, columns: i32, outputs: i32,
  kernelHeight: i32, kernelWidth: i32, stride: i32, top: i32, left: i32, least: f32, most: f32,
): void {
  const all = batch * rows;
  const work = columns * outputs * kernelHeight * kernelWidth * 3;
  const inTile = max(1, max(TILE_WORK / work, (all + MOST_TILES - 1) / MOST_TILES));
  begin(block);
  const at = block + ARGUMENTS;
  store<i32>(at, <i32>x);
  store<i32>(at, <i32>weights, 4);
  store<i32>(at, <i32>bias, 8);
  store<i32>(at, <i32>y, 12);
  store<i32>(at, height, 16);
  store<i32>(at, width, 20);
  store<i32>(at, rows, 24);
  store<i32>(at, columns, 28);
  store<i32>(at, outputs, 32);
  store<i32>(at, kernelHeight, 36);
  store<i32>(at, kernelWidth, 40);
  store<i32>(at, stride, 44);
  store<i32>(at, top, 48);
  store<i32>(at, left, 52);
  store<i32>(at, all, 56);
  store<i32>(at, inTile, 60);
  store<f32>(at, least, 64);
  store<f32>(at, most, 68);
  finish(block, panel, WINDOWS, (all + inTile - 1) / inTile);
}

function carryOut(block: usize, panel: usize, tile: i32): void {
  const kind = load<i32>(block + KIND);
  if (kind >= POINTWISE_ADJOINT) {
    carryOutAdjoint(kind, block, panel, tile);
    return;
  }
  if (kind == POINTWISE) {
    const rows = argument(block, 4);
    const outputs = argument(block, 6);
    const blockRows = argument(block, 7);
    const inTile = argument(block, 8);
    const across = argument(block, 9);
    const row = tile / across * blockRows;
    const output = tile % across * inTile;
    pointwise(
      argument(block, 0), argument(block, 1), argument(block, 2), argument(block, 3), panel, argument(block, 5), outputs,
      row, min(rows, row + blockRows), output, min(outputs, output + inTile), limit(block, 10), limit(block, 11),
    );
    return;
  }
  const args: usize = kind == DEPTHWISE ? 15 : 14;
  const inTile = argument(block, args + 1);
  const row = tile * inTile;
  const endRow = min(argument(block, args), row + inTile);
  if (kind == DEPTHWISE) {
    depthwise(
      argument(block, 0), argument(block, 1), argument(block, 2), argument(block, 3), argument(block, 4), argument(block, 5),
      argument(block, 6), argument(block, 7), argument(block, 8), argument(block, 9), argument(block, 10), argument(block, 11),
      argument(block, 12), argument(block, 13), argument(block, 14), row, endRow, limit(block, 17), limit(block, 18),
    );
  } else {
    windows(
      argument(block, 0), argument(block, 1), argument(block, 2), argument(block, 3), panel, argument(block, 4), argument(block, 5),
      argument(block, 6), argument(block, 7), argument(block, 8), argument(block, 9), argument(block, 10), argument(block, 11),
      argument(block, 12), argument(block, 13), row, endRow, limit(block, 16), limit(block, 17),
    );
  }
}

/** From here on no helper takes a tile of the job before; its arguments may be written over. */
export function begin(block: usize): void {
  if (!ASC_FEATURE_THREADS) return;
  const job = atomic.load<i32>(block + JOB) + 1;
  atomic.store<i32>(block + TICKET, (job << TILE_BITS) | MOST_TILES);
}

export function finish(block: usize, panel: usize, kind: i32, tiles: i32): void {
  store<i32>(block + KIND, kind);
  if (!ASC_FEATURE_THREADS) {
    for (let tile = 0; tile < tiles; tile++) carryOut(block, panel, tile);
    return;
  }
  const job = atomic.load<i32>(block + JOB) + 1;
  store<i32>(block + TILES, tiles);
  atomic.store<i32>(block + DONE, 0);
  atomic.store<i32>(block + TICKET, job << TILE_BITS);
  atomic.store<i32>(block + JOB, job);
  if (tiles > 1 && atomic.load<i32>(block + ASLEEP) > 0) atomic.notify(block + JOB, -1);
  takeTiles(block, panel, job);
  // What is left are tiles that a helper is at: a short while.
  while (atomic.load<i32>(block + DONE) < tiles) {}
}

function takeTiles(block: usize, panel: usize, job: i32): void {
  for (;;) {
    const ticket = atomic.load<i32>(block + TICKET);
    const tile = ticket & MOST_TILES;
    if (ticket >> TILE_BITS != job << TILE_BITS >> TILE_BITS || tile >= load<i32>(block + TILES)) return;
    if (atomic.cmpxchg<i32>(block + TICKET, ticket, ticket + 1) != ticket) continue;
    carryOut(block, panel, tile);
    atomic.add<i32>(block + DONE, 1);
  }
}

/** A helping thread's life: never returns. */
export function help(block: usize, panel: usize): void {
  if (!ASC_FEATURE_THREADS) return;
  let last = 0;
  for (;;) {
    let job = atomic.load<i32>(block + JOB);
    for (let look = 0; job == last && look < LOOKS; look++) job = atomic.load<i32>(block + JOB);
    if (job == last) {
      atomic.add<i32>(block + ASLEEP, 1);
      atomic.wait<i32>(block + JOB, last, -1);
      atomic.sub<i32>(block + ASLEEP, 1);
      continue;
    }
    last = job;
    takeTiles(block, panel, job);
  }
}
