import { expect, it } from 'vitest';
import { planBuffers } from '../../../src/network/webgpu/buffer_plan.ts';

it('gives a buffer on to an array whose life time begins after the one before has ended', () => {
  const chain = [
    { bytes: 8, first: 0, last: 1 },
    { bytes: 8, first: 1, last: 2 },
    { bytes: 8, first: 2, last: 3 },
  ];
  // The third is first written when the second is still read, and the first no longer.
  expect(planBuffers(chain)).toEqual({ sizes: [8, 8], places: [0, 1, 0] });
});

it('takes the smallest free buffer that is large enough', () => {
  const arrays = [
    { bytes: 100, first: 0, last: 1 },
    { bytes: 20, first: 0, last: 1 },
    { bytes: 16, first: 2, last: 2 },
  ];
  expect(planBuffers(arrays)).toEqual({ sizes: [100, 20], places: [0, 1, 1] });
});

it('has the largest free buffer grow where none is large enough', () => {
  const arrays = [
    { bytes: 12, first: 0, last: 0 },
    { bytes: 4, first: 0, last: 0 },
    { bytes: 40, first: 1, last: 1 },
  ];
  expect(planBuffers(arrays)).toEqual({ sizes: [40, 4], places: [0, 1, 0] });
});

it('plans by the order in which arrays are written, whatever that of the list', () => {
  const arrays = [
    { bytes: 4, first: 5, last: 6 },
    { bytes: 4, first: 0, last: 4 },
  ];
  expect(planBuffers(arrays)).toEqual({ sizes: [4], places: [0, 0] });
});
