import type { WeightArray, Weights } from '../../src/network/weights.ts';

/**
 * Numbers of 0..1 that follow from a name: FNV-1a of the name, then murmur3's finaliser of each place. The same as `uniform`
 * in tools/golden/architectures.py, to the bit.
 */
export function uniform(name: string, count: number): Float64Array {
  let key = 2166136261;
  for (const byte of new TextEncoder().encode(name)) key = Math.imul(key ^ byte, 16777619);
  const values = new Float64Array(count);
  for (let i = 0; i < count; i++) {
    let h = (Math.imul(i, 0x9e3779b9) + key) | 0;
    h ^= h >>> 16;
    h = Math.imul(h, 0x85ebca6b);
    h ^= h >>> 13;
    h = Math.imul(h, 0xc2b2ae35);
    h ^= h >>> 16;
    values[i] = (h >>> 0) / 2 ** 32;
  }
  return values;
}

const product = (shape: readonly number[]) => shape.reduce((all, length) => all * length, 1);

/** Kernels as He et al. 2015 start them, batch norms near 1, everything else near 0. */
function formula(name: string, shape: readonly number[]): WeightArray {
  const u = uniform(name, product(shape));
  const values = new Float32Array(u.length);
  const fill = (offset: number, factor: number) => {
    for (let i = 0; i < u.length; i++) values[i] = offset + factor * (u[i] as number);
  };
  const fillAround0 = (reach: number) => {
    for (let i = 0; i < u.length; i++) values[i] = (2 * (u[i] as number) - 1) * reach;
  };
  if (name.endsWith('running_var')) fill(0.5, 1);
  else if (name.endsWith('weight') && shape.length === 1) fill(0.8, 0.4);
  else if (name.endsWith('weight')) fillAround0(Math.sqrt(6 / product(shape.slice(1))));
  else fillAround0(0.1);
  return { shape, values };
}

/** Weights by their names, of these shapes in torch's layout. */
export const formulaWeights = (shapes: Readonly<Record<string, readonly number[]>>): Weights =>
  new Map(Object.entries(shapes).map(([name, shape]) => [name, formula(name, shape)]));
