import { readFileSync } from 'node:fs';
import type { Rows } from '../../../src/contract/picture_gallery.ts';

/** test/golden/maps.json, made by tools/golden/maps.py. */
interface GoldenMaps {
  readonly rows: number[][];
  readonly principalAxes: {
    readonly axes: number[][];
    readonly variances: number[];
    readonly share: number;
    readonly scores: number[][];
  };
  readonly tsne: {
    readonly perplexity: number;
    readonly joint: number[][];
    readonly at: number[];
    readonly gradient: number[];
  };
  readonly trustworthiness: { title: string; k: number; map: number[]; trustworthiness: number }[];
}

export const goldenMaps = JSON.parse(
  readFileSync(new URL('../../golden/maps.json', import.meta.url), 'utf8'),
) as GoldenMaps;

export function rowsOf(vectors: readonly (readonly number[])[]): Rows {
  return { values: Float32Array.from(vectors.flat()), count: vectors.length, dims: vectors[0]?.length ?? 0 };
}

export const goldenRows = rowsOf(goldenMaps.rows);

/** Runs work that comes in steps to its end. */
export function finish<T>(work: Generator<unknown, T>): T {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
}
