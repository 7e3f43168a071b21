/** fp32 numbers as fp16 (IEEE 754 binary16), rounded to the nearest, ties to even. Float16Array is not in every Node yet. */

/** The largest finite number of fp16. */
const LARGEST = 65504;
/** What rounding moves a number that is not subnormal in fp16 at most, as a share of it. */
const UNIT_ROUNDOFF = 2 ** -11;

/** @returns the bits; infinity where a number is too large */
export function toHalves(values: Float32Array): Uint16Array {
  const bits = new Uint32Array(values.buffer, values.byteOffset, values.length);
  const halves = new Uint16Array(values.length);
  for (let at = 0; at < bits.length; at++) halves[at] = halfOf(bits[at] as number);
  return halves;
}

function halfOf(bits: number): number {
  const sign = (bits >>> 16) & 0x8000;
  const magnitude = bits & 0x7fffffff;
  // 65520 and more round to infinity.
  if (magnitude >= 0x477ff000) return sign | (magnitude > 0x7f800000 ? 0x7e00 : 0x7c00);
  // Below 2^-14 numbers are multiples of 2^-24; half of one and less is 0.
  if (magnitude < 0x38800000) {
    if (magnitude <= 0x33000000) return sign;
    const shift = 126 - (magnitude >>> 23);
    return sign | rounded((magnitude & 0x7fffff) | 0x800000, shift);
  }
  return sign | rounded(magnitude - 0x38000000, 13);
}

/** `whole` / 2^shift, ties to even. */
function rounded(whole: number, shift: number): number {
  const floor = whole >>> shift;
  const rest = whole - floor * 2 ** shift;
  const half = 2 ** (shift - 1);
  return rest > half || (rest === half && floor & 1) ? floor + 1 : floor;
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
