import { expect, it } from 'vitest';
import { fittedSweep, scaledTo } from '../../../src/techniques/common/small_input.ts';

const square = (side: number) => ({ height: side, width: side });

it.each([
  // A third of 32 is 10 whole pixels: a quarter of 40, so that the stride is a quarter of 16.
  [square(32), { size: 40, stride: 16 }, { size: 10, stride: 4 }],
  [square(28), { size: 40, stride: 16 }, { size: 9, stride: 4 }],
  [
    { height: 300, width: 32 },
    { size: 40, stride: 16 },
    { size: 10, stride: 4 },
  ],
  // A patch that fits stays; a stride as long as the picture would leave one cell.
  [square(32), { size: 8, stride: 56 }, { size: 8, stride: 10 }],
  [square(64), { size: 16, stride: 8 }, { size: 16, stride: 8 }],
  // Never less than a pixel.
  [square(2), { size: 40, stride: 16 }, { size: 1, stride: 1 }],
])('of a picture of %o a sweep by %o becomes %o', (input, asked, fitted) => {
  expect(fittedSweep(input, asked)).toEqual(fitted);
});

it.each([224, 227, 448])('a sweep over %d pixels is what was asked for', (side) => {
  for (const asked of [
    { size: 40, stride: 16 },
    { size: 112, stride: 56 },
  ])
    expect(fittedSweep(square(side), asked)).toEqual(asked);
});

it('a length is the same part of a smaller picture, and stays in a larger one', () => {
  expect([56, 112, 224, 299].map((side) => scaledTo(square(side), 10))).toEqual([2.5, 5, 10, 10]);
  expect(scaledTo({ height: 448, width: 112 }, 10)).toBe(5);
});
