import { h } from 'preact';
import { render } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import type { Fooled, ImagePicture, Verdict } from '../../src/contract/picture.ts';
import { FooledFigure } from '../../src/ui/fool/fooled_figure.tsx';

const image: ImagePicture = {
  ...{ kind: 'image', title: '', width: 1, height: 1, legend: null },
  rgba: new Uint8ClampedArray(4),
};
const DOG: Verdict = { leading: 'German shepherd', probability: 0.9, wanted: 0.01, fooled: false };
const TOASTER: Verdict = { leading: 'toaster', probability: 0.8, wanted: 0.8, fooled: true };

const fooled = (after: Verdict, trials: Fooled['fooling']['trials'], suffices = after.fooled): Fooled => ({
  ...{ kind: 'fooled', title: '', image, original: image, change: image, factor: 32 },
  legend: { range: [-4, 4], signed: true, unit: '', low: '', high: '' },
  fooling: {
    ...{
      wanted: 'toaster',
      before: DOG,
      after,
      bound: 'L∞ ≤ 2/255',
      suffices,
      largest: 2,
      length: 640.4,
      trials,
    },
  },
});
const draw = (picture: Fooled, width = 700, height = 500, mirrored = false) =>
  render(
    h(FooledFigure, {
      ...{ picture, width, height, mirrored },
      images: { original: 'data:a', change: 'data:b', image: 'data:c' },
    }),
  );

describe('what became of a picture', () => {
  it('is told beside the pictures before and after, with the size of the change and its factor', () => {
    const svg = draw(
      fooled(TOASTER, [
        { through: 'JPEG, quality 75', ...DOG },
        { through: 'noise', ...TOASTER },
      ]),
    );
    for (const words of ['It now says toaster, 80 %', 'change × 32', 'at most 2/255', 'length 640/255'])
      expect(svg).toContain(words);
    expect(svg.match(/href="data:[abc]"/g)).toEqual(['href="data:a"', 'href="data:b"', 'href="data:c"']);
    expect(svg).toContain('no, German shepherd 90 %');
    expect(svg).toContain('still toaster 80 %');
  });

  it('is not made more of than it is', () => {
    const svg = draw(fooled(DOG, []));
    expect(svg).toContain('Not toaster so far: 1.0 %');
    expect(svg).not.toContain('Does it survive?');
    expect(svg).toContain('Tried up to L∞ ≤ 2/255');
    const unsure = draw(fooled(TOASTER, [], false));
    expect(unsure).toContain('Within L∞ ≤ 2/255');
    expect(unsure).not.toContain('suffices');
  });

  it('lies within its place, however small', () => {
    for (const [width, height] of [
      [700, 500],
      [358, 270],
      [320, 180],
    ] as const) {
      const svg = draw(fooled(TOASTER, []), width, height);
      const side = Number(/<image[^>]* width="([\d.]+)"/.exec(svg)?.[1]);
      const lefts = Array.from(svg.matchAll(/translate\(([\d.]+) 54\)/g), ([, x]) => Number(x));
      expect(lefts).toHaveLength(3);
      expect(Math.max(...lefts) + side).toBeLessThanOrEqual(width);
      expect(54 + side).toBeLessThan(height);
    }
  });

  it('is turned around with the picture on the stage', () => {
    expect(draw(fooled(TOASTER, []), 700, 500, true).match(/scale\(-1 1\)/g)).toHaveLength(3);
    expect(draw(fooled(TOASTER, []))).not.toContain('scale(-1 1)');
  });
});
