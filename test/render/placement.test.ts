import { describe, expect, it } from 'vitest';
import { overlap, placeFrame, toFrame, toScreen, within } from '../../src/render/placement.ts';

const frame = { width: 640, height: 480 };
const area = { x: 10, y: 20, width: 1000, height: 480 };

describe('placing a frame', () => {
  it('contains it: the whole frame is centred in the area', () => {
    const placed = placeFrame(frame, area, 'contain', false);
    expect(placed).toMatchObject({ scale: 1, x: 10 + 180, y: 20 });
  });

  it('fills the area: what does not fit lies evenly outside', () => {
    const placed = placeFrame(frame, area, 'fill', false);
    expect(placed.scale).toBe(1000 / 640);
    expect(placed.x).toBe(10);
    expect(placed.y).toBe(20 - (480 * placed.scale - 480) / 2);
  });
});

describe('a rectangle of the frame on the screen', () => {
  const left = { x: 0, y: 48, width: 64, height: 96 };

  it('keeps its side where the picture is not mirrored', () => {
    const placed = placeFrame(frame, area, 'contain', false);
    expect(toScreen(placed, left)).toEqual({ x: 190, y: 68, width: 64, height: 96 });
  });

  it('changes sides, but neither height nor size, where the picture is mirrored', () => {
    const placed = placeFrame(frame, area, 'contain', true);
    expect(toScreen(placed, left)).toEqual({ x: 190 + 640 - 64, y: 68, width: 64, height: 96 });
  });
});

it.each([true, false])('a point goes to the screen and back (mirrored: %s)', (mirrored) => {
  const placed = placeFrame(frame, area, 'fill', mirrored);
  const spot = toScreen(placed, { x: 123, y: 45, width: 0, height: 0 });
  const back = toFrame(placed, spot);
  expect(back.x).toBeCloseTo(123);
  expect(back.y).toBeCloseTo(45);
});

it('says where in a rectangle a point lies, or that it lies outside', () => {
  const rect = { x: 100, y: 100, width: 200, height: 100 };
  expect(within(rect, { x: 150, y: 175 })).toEqual({ x: 0.25, y: 0.75 });
  expect(within(rect, { x: 300, y: 150 })).toBeNull();
  expect(within(rect, { x: 99, y: 150 })).toBeNull();
});

it('cuts rectangles, to nothing where they do not meet', () => {
  const a = { x: 0, y: 0, width: 10, height: 10 };
  expect(overlap(a, { x: 4, y: 6, width: 10, height: 2 })).toEqual({ x: 4, y: 6, width: 6, height: 2 });
  expect(overlap(a, { x: 20, y: 0, width: 5, height: 5 }).width).toBe(0);
});
