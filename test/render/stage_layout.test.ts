import { expect, it } from 'vitest';
import type { Rect } from '../../src/contract/geometry.ts';
import { isInRow, layoutStage, splitStage } from '../../src/render/stage_layout.ts';

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

it.each([
  // Not 1.3 times as wide as high: 0.4 of the height above all the width.
  [732, 636, { width: 732, height: 254 }, { x: 0, y: 270, width: 732, height: 366 }],
  // A phone.
  [374, 385, { width: 374, height: 154 }, { x: 0, y: 170, width: 374, height: 215 }],
  // Wide: what a square of tiles leaves (1030 - 600 - 16 = 414), from 0.38 to 0.42 of the width.
  [1040, 790, { width: 395, height: 790 }, { x: 411, y: 0, width: 629, height: 790 }],
  [1060, 590, { width: 445, height: 590 }, { x: 461, y: 0, width: 599, height: 590 }],
  [1030, 600, { width: 414, height: 600 }, { x: 430, y: 0, width: 600, height: 600 }],
])('gives tiles in %i x %i what the picture leaves', (width, height, picture, tiles) => {
  expect(layoutStage({ width, height }, true, false)).toEqual({
    picture: { x: 0, y: 0, ...picture },
    enlarged: null,
    tiles,
  });
  expect(layoutStage({ width, height }, true, true).tiles).toEqual(tiles);
});

it.each(sizes)('splits $width x $height into two panes of one size that do not touch', (size) => {
  const [whole] = splitStage(size, false);
  expect(whole).toEqual({ x: 0, y: 0, ...size });
  const [a, b] = splitStage(size, true) as [Rect, Rect];
  const inRow = isInRow(size);
  expect(inRow ? [a.height, b.height] : [a.width, b.width]).toEqual(
    inRow ? [size.height, size.height] : [size.width, size.width],
  );
  const [first, second] = inRow ? [a.width, b.width] : [a.height, b.height];
  expect(Math.abs(first - second)).toBeLessThanOrEqual(1);
  expect(inRow ? b.x - a.width : b.y - a.height).toBeGreaterThan(0);
  expect(inRow ? b.x + b.width : b.y + b.height).toBe(inRow ? size.width : size.height);
});

it('puts panes beside each other only where their pictures are larger so', () => {
  expect(isInRow({ width: 1600, height: 500 })).toBe(true);
  expect(isInRow({ width: 732, height: 700 })).toBe(false);
  expect(isInRow({ width: 374, height: 330 })).toBe(false);
});

it('lays a pane out where it lies', () => {
  const at = { x: 300, y: 40, width: 374, height: 330 };
  const here = layoutStage({ ...at, x: 0, y: 0 }, true, false);
  const there = layoutStage(at, true, false);
  for (const part of ['picture', 'tiles'] as const) {
    const [a, b] = [here[part] as Rect, there[part] as Rect];
    expect(b).toEqual({ ...a, x: a.x + 300, y: a.y + 40 });
  }
});
