import { expect, it } from 'vitest';
import { toFloats } from '../../src/network/number_types.ts';
import { fitHalves, toHalves } from '../../tools/networks/half_floats.ts';

it('every number of fp16 that is none of NaN stays itself', () => {
  const bits = Uint16Array.from({ length: 65536 }, (_, at) => at).filter((b) => (b & 0x7fff) <= 0x7c00);
  expect(toHalves(toFloats('F16', bits.buffer))).toEqual(bits);
});

const ULP = 2 ** -10;

it.each([
  ['a tie goes to the even neighbour below', 1 + ULP / 2, 1],
  ['a tie goes to the even neighbour above', 1 + 1.5 * ULP, 1 + 2 * ULP],
  ['more than a tie goes up', 1 + 0.51 * ULP, 1 + ULP],
  ['less than a tie goes down', 1 + 0.49 * ULP, 1],
  ['up to the next power of two', 2 - 2 ** -13, 2],
  ['the largest number', 65519, 65504],
  ['too large', 65520, Number.POSITIVE_INFINITY],
  ['below 0', -(1 + 0.51 * ULP), -(1 + ULP)],
  ['up to the smallest normal number', 2 ** -14 - 2 ** -27, 2 ** -14],
  ['subnormal, tie to even above', 3 * 2 ** -25, 2 ** -23],
  ['half of the smallest number', 2 ** -25, 0],
  ['more than half of the smallest number', 1.01 * 2 ** -25, 2 ** -24],
  ['a subnormal number of fp32', 2 ** -140, 0],
])('rounds to the nearest: %s', (_, value, expected) => {
  expect(toFloats('F16', toHalves(Float32Array.of(value)).buffer as ArrayBuffer)[0]).toBe(expected);
});

it.each([
  ['usual kernels', [0.1, -0.02, 3e-4], true],
  ['zeros', [0, 0], true],
  ['numbers that would be infinite', [0.1, 70_000], false],
  ['only numbers below fp16', [1e-8, -1e-8], false],
  ['few tiny numbers beside usual ones', [0.1, 1e-8], true],
])('fp16 holds %s: %s is %s', (_, values, expected) => {
  expect(fitHalves(Float32Array.from(values))).toBe(expected);
});
