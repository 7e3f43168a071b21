import { expect, it } from 'vitest';
import { luminanceAt } from '../../src/numeric/luminance.ts';

it('weighs red, green and blue as BT.601 does, and leaves opacity out', () => {
  const pixels = [255, 0, 0, 9, 0, 255, 0, 9, 0, 0, 255, 9, 200, 200, 200, 9];
  // 255 x 0.299, 0.587 and 0.114; grey stays as it is.
  [76.245, 149.685, 29.07, 200].forEach((luminance, pixel) => {
    expect(luminanceAt(pixels, 4 * pixel)).toBeCloseTo(luminance, 9);
  });
});
