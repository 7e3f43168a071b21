import { toHalf } from '../../src/numeric/half.ts';

/** The largest finite number of fp16. */
const LARGEST = 65504;
/** What rounding moves a number that is not subnormal in fp16 at most, as a share of it. */
const UNIT_ROUNDOFF = 2 ** -11;

/** @returns the bits; infinity where a number is too large */
export function toHalves(values: Float32Array): Uint16Array {
  const halves = new Uint16Array(values.length);
  // A loop: Uint16Array.from would make a list of all numbers first.
  for (let at = 0; at < values.length; at++) halves[at] = toHalf(values[at] as number);
  return halves;
}

/**
 * Whether fp16 holds an array about as well as its precision promises: nothing is too large, and what it loses where
 * numbers are very small is, taken together (relative L2), no more than rounding takes anyway.
 */
export function fitHalves(values: Float32Array): boolean {
  let [whole, lost] = [0, 0];
  for (const value of values) {
    const size = Math.abs(value);
    if (size > LARGEST) return false;
    whole += size * size;
    if (size >= 2 ** -14) continue;
    const kept = Math.round(size * 2 ** 24) / 2 ** 24;
    lost += (size - kept) ** 2;
  }
  return lost <= UNIT_ROUNDOFF ** 2 * whole;
}
