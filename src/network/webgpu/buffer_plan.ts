/** When an array is needed: from the dispatch that first writes it to the last one that touches it, both counted from 0. */
export interface LifeTime {
  readonly bytes: number;
  readonly first: number;
  readonly last: number;
}

export interface BufferPlan {
  /** Bytes of each buffer. */
  readonly sizes: readonly number[];
  /** Of each array, the index of its buffer. */
  readonly places: readonly number[];
}

/**
 * Gives arrays whose life times do not meet the same buffer. An array takes the smallest buffer that is free and holds it, else
 * the largest free one, which grows, else a new one.
 */
export function planBuffers(arrays: readonly LifeTime[]): BufferPlan {
  const sizes: number[] = [];
  /** Of each buffer, the last dispatch of the array that has it. */
  const busyUntil: number[] = [];
  const places = new Array<number>(arrays.length);
  const inTurn = [...arrays.keys()].sort((a, b) => at(arrays, a).first - at(arrays, b).first);
  for (const array of inTurn) {
    const { bytes, first, last } = at(arrays, array);
    const free = [...sizes.keys()].filter((buffer) => at(busyUntil, buffer) < first);
    free.sort((a, b) => at(sizes, a) - at(sizes, b));
    const place = free.find((buffer) => at(sizes, buffer) >= bytes) ?? free.at(-1) ?? sizes.length;
    sizes[place] = Math.max(bytes, sizes[place] ?? 0);
    busyUntil[place] = last;
    places[array] = place;
  }
  return { sizes, places };
}

const at = <T>(list: readonly T[], index: number): T => list[index] as T;
