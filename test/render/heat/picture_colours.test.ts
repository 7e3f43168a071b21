import { expect, it } from 'vitest';
import type { HeatMap, ImagePicture, Legend } from '../../../src/contract/picture.ts';
import { BLENDS } from '../../../src/render/display.ts';
import { blendOf } from '../../../src/render/heat/picture_colours.ts';

const legend: Legend = { range: [-1, 1], signed: true, unit: '', low: '', high: '' };
const guided: ImagePicture = {
  ...{ kind: 'image', title: 'Guided backprop', width: 1, height: 1 },
  rgba: new Uint8ClampedArray(4),
  legend,
};
const heat: HeatMap = {
  ...{ kind: 'heat', title: 'Grad-CAM', width: 1, height: 1, rowBytes: 4 },
  values: new Uint8Array(4),
  legend,
};

it('a guided picture stands alone on grey by itself, a map lies over the photograph', () => {
  expect(blendOf(guided, { blend: null })).toBe('map');
  expect(blendOf(heat, { blend: null })).toBe('overlay');
});

it.each(BLENDS)('what was chosen (%s) holds for both, and for no painting', (blend) => {
  expect(blendOf(guided, { blend })).toBe(blend);
  expect(blendOf(heat, { blend })).toBe(blend);
  expect(blendOf({ ...guided, legend: null }, { blend })).toBe('map');
});
