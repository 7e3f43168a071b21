import { describe, expect, it } from 'vitest';
import type { Rect } from '../../../src/contract/geometry.ts';
import {
  largestScroll,
  layoutTiles,
  scrollBar,
  scrollToTile,
  tileAt,
  tileRect,
  zoomTiles,
} from '../../../src/render/tiles/tile_layout.ts';

const area = { x: 50, y: 10, width: 400, height: 300 };

const layouts = (count: number, width: number, height: number, zoom?: number) => {
  const { columns, rows, pitchPx } = layoutTiles(count, { x: 50, y: 10, width, height }, zoom);
  return { columns, rows, pitchPx };
};

describe('laying tiles out', () => {
  it.each([1, 2, 7, 12, 16])('%i tiles all fit without scrolling', (count) => {
    const layout = layoutTiles(count, area);
    expect(largestScroll(layout)).toBe(0);
    expect(scrollBar(layout, 0)).toBeNull();
    const last = tileRect(layout, 0, count - 1);
    expect(last.x + last.width).toBeLessThanOrEqual(area.x + area.width + 1e-9);
    expect(last.y + last.height).toBeLessThanOrEqual(area.y + area.height + 1e-9);
  });

  it.each([
    // 8 in a row: 732 / 8; 7 would need 5 rows of 366 / 5.
    [32, 732, 366, { columns: 8, rows: 4, pitchPx: 91.5 }],
    // 6 x 6 in what is nearly a square; 5 would need 7 rows of 590 / 7.
    [32, 592, 590, { columns: 6, rows: 6, pitchPx: 590 / 6 }],
    // One row of 600 / 3; two would be of 250 / 2.
    [3, 600, 250, { columns: 3, rows: 1, pitchPx: 200 }],
    // Hardly any room: 3 rows of 40 / 3.
    [9, 60, 40, { columns: 3, rows: 3, pitchPx: 40 / 3 }],
    // Just large enough: 10 of 72.
    [40, 720, 288, { columns: 10, rows: 4, pitchPx: 72 }],
  ])('%i tiles in %i x %i are as large as can be', (count, width, height, layout) => {
    expect(layouts(count, width, height)).toEqual(layout);
  });

  it.each([
    // All of them would be 45.75: 726 / 10 leaves them 72, beside a bar of 6.
    [96, 732, 366, { columns: 10, rows: 10, pitchPx: 72.6 }],
    // A phone: 368 / 5.
    [32, 374, 196, { columns: 5, rows: 7, pitchPx: 73.6 }],
    // A large screen: a twelfth of 1200, not 72.
    [1280, 2006, 1200, { columns: 20, rows: 64, pitchPx: 100 }],
    // Little room: a third of 150 instead of 72, so that 5 of them go into 294.
    [32, 300, 150, { columns: 5, rows: 7, pitchPx: 58.8 }],
  ])('%i tiles in %i x %i keep a size that can be seen, and scroll', (count, width, height, layout) => {
    expect(layouts(count, width, height)).toEqual(layout);
  });

  it.each([
    // 5 in a row of 5 x 133.3 of 750: the rest is beside them, one half on either side.
    [30, 750, 800, (750 - 5 * (800 / 6)) / 2],
    // They fill the rows.
    [32, 732, 366, 0],
    // They scroll.
    [96, 732, 366, 0],
  ])('%i tiles in %i x %i stand in the middle of what they leave', (count, width, height, left) => {
    const layout = layoutTiles(count, { x: 50, y: 10, width, height });
    expect(layout.leftPx).toBeCloseTo(left);
    const [first, last] = [tileRect(layout, 0, 0), tileRect(layout, 0, layout.columns - 1)];
    expect(first.x - 50).toBeCloseTo(left);
    expect(50 + width - last.x - layout.pitchPx).toBeCloseTo(largestScroll(layout) > 0 ? 6 : left);
    expect(tileAt(layout, 0, { x: first.x + 1, y: 11 })).toBe(0);
    expect(tileAt(layout, 0, { x: first.x - 1, y: 11 })).toBeNull();
  });

  it('fills the width with tiles that scroll, up to the bar', () => {
    for (let width = 220; width < 1500; width += 37) {
      const { columns, pitchPx } = layoutTiles(1280, { ...area, width });
      expect(columns * pitchPx).toBeCloseTo(width - 6);
      expect(pitchPx).toBeGreaterThanOrEqual(72);
      expect(pitchPx).toBeLessThan(144);
    }
  });
});

describe('larger and smaller tiles', () => {
  const at = (count: number, zoom: number) => layoutTiles(count, { ...area, width: 726, height: 360 }, zoom);

  it('grow and shrink from the size that is seen', () => {
    // 1280 tiles are 720 / 10 = 72 wide: twice that are 5 in a row, and half of it 20.
    const larger = zoomTiles(at(1280, 1), 1, 2);
    expect([larger, at(1280, larger).columns]).toEqual([2, 5]);
    expect(zoomTiles(at(1280, 2), 2, 0.5)).toBe(1);
    expect(at(1280, zoomTiles(at(1280, 1), 1, 0.5)).columns).toBe(20);
    // 2 tiles fit at 360: larger than that they scroll.
    expect(largestScroll(at(2, zoomTiles(at(2, 1), 1, 1.1)))).toBeGreaterThan(0);
  });

  it('get no smaller where all are in sight, and stay within bounds', () => {
    expect(zoomTiles(at(2, 1), 1, 0.5)).toBe(1);
    expect(zoomTiles(at(1280, 6), 6, 2)).toBe(6);
    expect(zoomTiles(at(12800, 0.25), 0.25, 0.5)).toBe(0.25);
  });
});

it('a bar shows how much of the tiles is in sight, and where', () => {
  // 394 / 5 = 78.8 a tile, 8 rows of which 300 of 630.4 are seen.
  const layout = layoutTiles(40, area);
  expect(layout.contentHeight).toBeCloseTo(630.4);
  const top = scrollBar(layout, 0) as Rect;
  expect(top).toMatchObject({ x: 446, y: 10, width: 4 });
  expect(top.height).toBeCloseTo(90_000 / 630.4);
  const bottom = scrollBar(layout, largestScroll(layout)) as Rect;
  expect(bottom.y + bottom.height).toBeCloseTo(310);
  expect(scrollBar(layoutTiles(12_800, area), 0)?.height).toBe(24);
});

describe('the tile under a point', () => {
  const layout = layoutTiles(1280, area);

  it.each([0, 1, 13, 500, 1279])('finds tile %i in its own middle once it is scrolled to', (index) => {
    const scroll = scrollToTile(layout, 0, index);
    const { x, y, width, height } = tileRect(layout, scroll, index);
    expect(tileAt(layout, scroll, { x: x + width / 2, y: y + height / 2 })).toBe(index);
  });

  it('is none between two tiles, outside the area and after the last one', () => {
    const first = tileRect(layout, 0, 0);
    expect(tileAt(layout, 0, { x: first.x + first.width + layout.gapPx / 2, y: first.y + 1 })).toBeNull();
    expect(tileAt(layout, 0, { x: area.x - 1, y: area.y + 1 })).toBeNull();
    expect(tileAt(layoutTiles(3, area), 0, { x: area.x + 399, y: area.y + 299 })).toBeNull();
  });
});

it('scrolls no further than needed, and not at all to a tile in sight', () => {
  const layout = layoutTiles(1280, area);
  expect(scrollToTile(layout, 0, 5)).toBe(0);
  const far = scrollToTile(layout, 0, 1279);
  expect(far).toBeCloseTo(largestScroll(layout));
  expect(scrollToTile(layout, far, 1279)).toBe(far);
});
