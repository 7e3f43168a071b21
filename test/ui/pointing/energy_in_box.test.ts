import { expect, it } from 'vitest';
import { energyInBox } from '../../../src/ui/pointing/energy_in_box.ts';

/** Two rows of three cells, padded to four bytes a row; a byte stands for itself in hundredths. */
const map = (bytes: number[], range: [number, number] = [0, 2.55]) => ({
  ...{ width: 3, height: 2, rowBytes: 4 },
  values: Uint8Array.from([...bytes.slice(0, 3), 255, ...bytes.slice(3), 255]),
  legend: { range, signed: range[0] < 0, unit: '', low: '', high: '' },
});

const LEFT_COLUMN = { x: 0, y: 0, width: 1 / 3, height: 1 };
const ALL = { x: 0, y: 0, width: 1, height: 1 };

it.each([
  // 10 + 30 of 10 + 20 + 0 + 30 + 40 + 0 = 100.
  ['a column', LEFT_COLUMN, [10, 20, 0, 30, 40, 0], 0.4],
  ['all of it', ALL, [10, 20, 0, 30, 40, 0], 1],
  // Half of the cells of the first row, but the third has nothing: 5 + 20 x 1 of 100.
  ['parts of cells', { x: 1 / 6, y: 0, width: 1 / 2, height: 1 / 2 }, [10, 20, 0, 30, 40, 0], 0.25],
  // A quarter of the only cell with energy.
  ['a corner of a cell', { x: 1 / 3, y: 0, width: 1 / 6, height: 1 / 4 }, [0, 80, 0, 0, 0, 0], 0.25],
  ['where nothing is', { x: 2 / 3, y: 0, width: 1 / 3, height: 1 }, [10, 20, 0, 30, 40, 0], 0],
])('of %s', (_name, box, bytes, share) => {
  expect(energyInBox(map(bytes), box)).toBeCloseTo(share, 6);
});

it('what speaks against the target counts as nothing', () => {
  // From -1 to 1: bytes 0, 255 and 0 are -1, 1 and -1; the middle column has all that is above 0.
  const signed = map([0, 255, 0, 0, 255, 0], [-1, 1]);
  expect(energyInBox(signed, { x: 1 / 3, y: 0, width: 1 / 3, height: 1 })).toBeCloseTo(1, 6);
  expect(energyInBox(signed, LEFT_COLUMN)).toBe(0);
});

it.each([
  // 0 in the middle of 255 steps is rounded up to byte 128, which would read as half a step.
  [
    [-1, 1],
    [128, 255, 128, 128, 255, 128],
  ],
  // Of a scale that begins at -1 and ends at 3, 0 is byte 63.75, and so 64.
  [
    [-1, 3],
    [64, 255, 64, 64, 255, 64],
  ],
] as const)('the bytes of 0 on a scale %j are nothing', (range, bytes) => {
  const middle = { x: 1 / 3, y: 0, width: 1 / 3, height: 1 };
  expect(energyInBox(map([...bytes], [...range]), middle)).toBeCloseTo(1, 6);
  expect(energyInBox(map([...bytes], [...range]), LEFT_COLUMN)).toBe(0);
});

it('a value of one step, and a map of one value, are something', () => {
  // 1.5 and 0.5 steps of a signed scale: 0 is what lies within half a step.
  expect(energyInBox(map([129, 128, 0, 129, 128, 0], [-1, 1]), LEFT_COLUMN)).toBeCloseTo(1, 6);
  expect(energyInBox(map([1, 0, 0, 1, 0, 0]), LEFT_COLUMN)).toBeCloseTo(1, 6);
  // Where all is 2 there is no step: a third lies in a third.
  expect(energyInBox(map([0, 0, 0, 0, 0, 0], [2, 2]), LEFT_COLUMN)).toBeCloseTo(1 / 3, 6);
});

it('a map of nothing has no shares', () => {
  expect(energyInBox(map([0, 0, 0, 0, 0, 0]), ALL)).toBeNull();
});
