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

/** @param text numbers and ranges that hold both ends, e.g. `0-299,340`. @throws {Error} */
export function readUnits(text: string): Set<number> {
  return new Set(
    text.split(',').flatMap((part) => {
      const [, from = '', to = from] = /^(\d+)(?:-(\d+))?$/.exec(part) ?? [];
      if (from === '' || Number(to) < Number(from))
        throw new Error(`--classes takes numbers and ranges, e.g. 0-299,340, not ${text}.`);
      return Array.from({ length: Number(to) - Number(from) + 1 }, (_, at) => Number(from) + at);
    }),
  );
}
