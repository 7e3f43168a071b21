/** A place among the layers of a network: the first, the last, or a depth between them, 0..1. */
export type Depth = 'first' | 'last' | number;

/** The item at a depth of a list that goes from the input to the output; undefined where the list is empty. */
export function atDepth<T>(items: readonly T[], depth: Depth): T | undefined {
  const share = depth === 'first' ? 0 : depth === 'last' ? 1 : Math.min(1, Math.max(0, depth));
  return items[Math.round(share * (items.length - 1))];
}
