import { Random } from '../../src/numeric/random.ts';

/** Unlike classes, in the order in which they were drawn. */
export function drawClasses(count: number, classes: number, seed: number): number[] {
  const random = new Random(seed);
  const drawn = new Set<number>();
  while (drawn.size < Math.min(count, classes)) drawn.add(random.integer(0, classes - 1));
  return [...drawn];
}
