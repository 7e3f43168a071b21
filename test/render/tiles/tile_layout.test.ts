import { describe, expect, it } from 'vitest';
import {
  largestScroll,
  layoutTiles,
  scrollToTile,
  tileAt,
  tileRect,
} from '../../../src/render/tiles/tile_layout.ts';

const area = { x: 50, y: 10, width: 400, height: 300 };

describe('laying tiles out', () => {
  it.each([1, 2, 7, 12, 32, 64])('%i tiles all fit without scrolling', (count) => {
    const layout = layoutTiles(count, area, 20);
    expect(largestScroll(layout)).toBe(0);
    const last = tileRect(layout, 0, count - 1);
    expect(last.x + last.width).toBeLessThanOrEqual(area.x + area.width + 1e-9);
    expect(last.y + last.height).toBeLessThanOrEqual(area.y + area.height + 1e-9);
  });

  it('1,280 tiles keep a size that can be seen and scroll instead', () => {
    const layout = layoutTiles(1280, area, 34);
    expect(layout.pitchPx).toBeGreaterThanOrEqual(34);
    expect(largestScroll(layout)).toBeGreaterThan(0);
  });
});

describe('the tile under a point', () => {
  const layout = layoutTiles(1280, area, 34);

  it.each([0, 1, 13, 500, 1279])('finds tile %i in its own middle once it is scrolled to', (index) => {
    const scroll = scrollToTile(layout, 0, index);
    const { x, y, width, height } = tileRect(layout, scroll, index);
    expect(tileAt(layout, scroll, { x: x + width / 2, y: y + height / 2 })).toBe(index);
  });

  it('is none between two tiles, outside the area and after the last one', () => {
    const first = tileRect(layout, 0, 0);
    expect(tileAt(layout, 0, { x: first.x + first.width + layout.gapPx / 2, y: first.y + 1 })).toBeNull();
    expect(tileAt(layout, 0, { x: area.x - 1, y: area.y + 1 })).toBeNull();
    expect(tileAt(layoutTiles(3, area, 34), 0, { x: area.x + 399, y: area.y + 299 })).toBeNull();
  });
});

it('scrolls no further than needed, and not at all to a tile in sight', () => {
  const layout = layoutTiles(1280, area, 34);
  expect(scrollToTile(layout, 0, 5)).toBe(0);
  const far = scrollToTile(layout, 0, 1279);
  expect(far).toBeCloseTo(largestScroll(layout));
  expect(scrollToTile(layout, far, 1279)).toBe(far);
});
