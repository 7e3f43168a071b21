import { expect, it } from 'vitest';
import { layoutStage } from '../../src/render/stage_layout.ts';
import type { Rect } from '../../src/worker/api.ts';

const sizes = [
  { width: 732, height: 640 },
  { width: 1036, height: 900 },
  { width: 374, height: 330 },
  { width: 1600, height: 500 },
];

it.each(sizes)('gives the live picture all of $width x $height where there are no tiles', (size) => {
  expect(layoutStage(size, false, false)).toEqual({
    picture: { x: 0, y: 0, ...size },
    enlarged: null,
    tiles: null,
  });
});

it.each(sizes.flatMap((size) => [true, false].map((picked) => ({ ...size, picked }))))(
  'puts picture and tiles into $width x $height without overlap (a tile picked: $picked)',
  ({ picked, ...size }) => {
    const { picture, enlarged, tiles } = layoutStage(size, true, picked);
    const parts = [picture, enlarged, tiles].filter((part): part is Rect => part !== null);
    expect(parts.length).toBeGreaterThanOrEqual(2);
    for (const [i, a] of parts.entries()) {
      expect(a.x + a.width).toBeLessThanOrEqual(size.width);
      expect(a.y + a.height).toBeLessThanOrEqual(size.height);
      expect(Math.min(a.width, a.height)).toBeGreaterThan(60);
      for (const b of parts.slice(i + 1)) {
        const apart =
          a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y;
        expect(apart).toBe(true);
      }
    }
  },
);
