import { Random } from '../../src/numeric/random.ts';

/** Random numbers that are the same in every run. */
export function seeded(seed: number) {
  const random = new Random(seed);
  return {
    uniform: () => random.uniform(),
    /** Of mean 0 and deviation 1. */
    normal: () => random.normal(),
    normals: (count: number, deviation = 1) => random.normals(count, deviation),
  };
}
