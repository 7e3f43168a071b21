import { expect, it } from 'vitest';
import { between, fitting, onMap, onScreen, panned, revealing, zoomed } from '../../src/render/map/camera.ts';
import { levelFor, pointPx } from '../../src/render/map/level_of_detail.ts';

const area = { x: 0, y: 0, width: 800, height: 600 };
const square = [-2, -1, 2, 1, 0, 0];

it('shows all places in the middle of the area, the margin kept free', () => {
  const camera = fitting(square, area, 50);
  expect(onScreen(camera, { x: -2, y: 0 })).toEqual({ x: 50, y: 300 });
  expect(onScreen(camera, { x: 2, y: 0 })).toEqual({ x: 750, y: 300 });
});

it('puts the map in the middle where there is no place, or only one', () => {
  expect(onScreen(fitting([], area, 50), { x: 0, y: 0 })).toEqual({ x: 400, y: 300 });
  expect(onScreen(fitting([7, -3], area, 50), { x: 7, y: -3 })).toEqual({ x: 400, y: 300 });
});

it('goes from map to screen and back', () => {
  const camera = fitting(square, area, 20);
  const there = onMap(camera, { x: 123, y: 45 });
  expect(onScreen(camera, there).x).toBeCloseTo(123, 9);
  expect(onScreen(camera, there).y).toBeCloseTo(45, 9);
});

it('holds what lies under the pointer while it zooms, within bounds', () => {
  const fit = fitting(square, area, 50);
  const at = { x: 600, y: 100 };
  const nearer = zoomed(fit, 3, at, fit);
  expect(nearer.scale).toBeCloseTo(3 * fit.scale, 9);
  expect(onMap(nearer, at).x).toBeCloseTo(onMap(fit, at).x, 9);
  expect(onMap(nearer, at).y).toBeCloseTo(onMap(fit, at).y, 9);
  expect(zoomed(fit, 1e9, at, fit).scale).toBe(60 * fit.scale);
  expect(zoomed(fit, 1e-9, at, fit).scale).toBeCloseTo(0.4 * fit.scale, 9);
});

it('flies evenly: half of the way is the geometric middle of both scales', () => {
  const from = { scale: 10, x: 0, y: 0 };
  const to = { scale: 1000, x: 100, y: -50 };
  expect(between(from, to, 0.5)).toEqual({ scale: 100, x: 50, y: -25 });
  expect(between(from, to, 1)).toEqual(to);
});

it('moves no farther than it must to bring a place into view', () => {
  const camera = fitting(square, area, 50);
  expect(revealing(camera, { x: 0, y: 0 }, area, 50)).toEqual(camera);
  const away = panned(camera, -500, 0);
  expect(onScreen(revealing(away, { x: -2, y: 0 }, area, 50), { x: -2, y: 0 })).toEqual({ x: 50, y: 300 });
});

it('draws few pictures as thumbnails, many as stars, and thumbnails again when they are near', () => {
  const few = levelFor(180, 70);
  expect(few.star).toBe(0);
  expect(few.sharp).toBe(true);
  const many = levelFor(180, 5000);
  expect(many.star).toBe(1);
  expect(many.sharp).toBe(false);
  expect(levelFor(180 * 6, 5000).star).toBe(0);
  expect(levelFor(1e6, 5000).sidePx).toBeLessThanOrEqual(112);
  expect(pointPx(many.sidePx)).toBeGreaterThan(5);
});
