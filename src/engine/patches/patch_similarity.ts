import type { ReceptiveField } from '../../network/field/receptive_field.ts';

/** A picture in grey, so small that noise is gone, and all that is kept of it for telling whether it was seen before. */
export interface Thumbnail {
  readonly grey: Uint8Array;
  /** Cells a row. */
  readonly columns: number;
  readonly cellPx: number;
}

const CELL_PX = 4;

/** Of 255: what noise, and the light, may change. */
const NOISE = 8;

/** The share of a patch's own contrast that may change: about what a step to the side does to it. */
const CHANGE = 0.35;

/** Cells along a side that are compared; more would cost more than they tell. */
const ENOUGH = 14;

/** Means over cells of 4 x 4 pixels; what is left at the right and the bottom is left out. */
export function thumbnailOf(rgba: Uint8ClampedArray, width: number, height: number): Thumbnail {
  const [columns, rows] = [Math.floor(width / CELL_PX), Math.floor(height / CELL_PX)];
  const sums = new Float32Array(columns * rows);
  for (let y = 0; y < rows * CELL_PX; y++) {
    for (let x = 0; x < columns * CELL_PX; x++) {
      const at = (y * width + x) * 4;
      const cell = Math.floor(y / CELL_PX) * columns + Math.floor(x / CELL_PX);
      const light = (rgba[at] as number) + (rgba[at + 1] as number) + (rgba[at + 2] as number);
      sums[cell] = (sums[cell] as number) + light;
    }
  }
  const grey = Uint8Array.from(sums, (sum) => sum / (3 * CELL_PX * CELL_PX));
  return { grey, columns, cellPx: CELL_PX };
}

/** A patch of a picture, by its place there. */
export interface Glimpse {
  readonly thumbnail: Thumbnail;
  readonly field: ReceptiveField;
}

/** Whether two patches show the same thing: somebody who stands still, or is back where they stood. */
export function isSameScene(a: Glimpse, b: Glimpse): boolean {
  const [first, second] = [cellsOf(a), cellsOf(b)];
  if (Math.abs(first.height - second.height) > 1 || Math.abs(first.width - second.width) > 1) return false;
  const height = Math.min(first.height, second.height);
  const width = Math.min(first.width, second.width);
  const step = Math.max(1, Math.floor(Math.max(height, width) / ENOUGH));
  let [count, sum, squares, distance] = [0, 0, 0, 0];
  for (let y = 0; y < height; y += step) {
    for (let x = 0; x < width; x += step) {
      const one = a.thumbnail.grey[(first.y + y) * a.thumbnail.columns + first.x + x] as number;
      const other = b.thumbnail.grey[(second.y + y) * b.thumbnail.columns + second.x + x] as number;
      count++;
      sum += one;
      squares += one * one;
      distance += (one - other) ** 2;
    }
  }
  const variance = squares / count - (sum / count) ** 2;
  return distance / count <= Math.max(NOISE * NOISE, CHANGE * CHANGE * variance);
}

/** The cells that a field touches, at least one. */
function cellsOf({ thumbnail: { grey, columns, cellPx }, field }: Glimpse) {
  const rows = grey.length / columns;
  const along = (start: number, length: number, cells: number) => {
    const first = Math.min(cells - 1, Math.floor(start / cellPx));
    return [first, Math.max(1, Math.min(cells, Math.ceil((start + length) / cellPx)) - first)] as const;
  };
  const [y, height] = along(field.y, field.height, rows);
  const [x, width] = along(field.x, field.width, columns);
  return { y, x, height, width };
}
