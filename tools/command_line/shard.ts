/** A part of the work: every `count`-th piece from `index` on. */
export interface Shard {
  readonly index: number;
  readonly count: number;
}

/** @param text `i/n`, i from 0; the whole where it is missing. @throws {Error} */
export function readShard(text: string | undefined): Shard {
  if (text === undefined) return { index: 0, count: 1 };
  const [, index = '', count = ''] = /^(\d+)\/(\d+)$/.exec(text) ?? [];
  if (index === '' || Number(index) >= Number(count))
    throw new Error(`--shard takes i/n with i from 0 to n - 1, e.g. 0/4, not ${text}.`);
  return { index: Number(index), count: Number(count) };
}
