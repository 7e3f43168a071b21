import { expect, it } from 'vitest';
import type { HeatMap } from '../../src/contract/picture.ts';
import { byteValue, valueAt } from '../../src/render/hit.ts';

const legend = {
  range: [-2, 2] as [number, number],
  signed: true,
  unit: 'logits',
  low: 'against',
  high: 'for',
};

it('reads a byte as its legend says', () => {
  expect(byteValue(0, legend)).toBe(-2);
  expect(byteValue(255, legend)).toBe(2);
  expect(byteValue(127.5, legend)).toBe(0);
});

it('reads the cell under a point and never the padding at the end of a row', () => {
  const values = new Uint8Array([0, 51, 102, 99, 153, 204, 255, 99]);
  const map: HeatMap = { kind: 'heat', title: '', width: 3, height: 2, rowBytes: 4, values, legend };
  const bytes = [0.1, 0.5, 0.999].map((x) => valueAt(map, { x, y: 0.9 }));
  expect(bytes.map((value) => Math.round(((value + 2) / 4) * 255))).toEqual([153, 204, 255]);
});
