import { describe, expect, it } from 'vitest';
import { isSameScene, thumbnailOf } from '../../../src/engine/patches/patch_similarity.ts';
import { seeded } from '../../support/seeded.ts';

const SIDE = 64;

/** Waves of a phase of their own, moved to the left, with noise. */
function scene(phase: number, { noise = 0, seed = 1, movedPx = 0 } = {}) {
  const random = seeded(seed);
  const rgba = new Uint8ClampedArray(SIDE * SIDE * 4);
  for (let y = 0; y < SIDE; y++)
    for (let x = 0; x < SIDE; x++) {
      const light = 128 + 60 * Math.sin((x + movedPx) / 7 + phase) + 40 * Math.cos(y / 9 + 2 * phase);
      for (let c = 0; c < 4; c++)
        rgba[(y * SIDE + x) * 4 + c] = light + noise * (2 * random.uniform() - 1) * Math.sqrt(3);
    }
  return thumbnailOf(rgba, SIDE, SIDE);
}

const even = (light: number) => thumbnailOf(new Uint8ClampedArray(SIDE * SIDE * 4).fill(light), SIDE, SIDE);
const field = (y: number, x: number, height = 24, width = 24) => ({ y, x, height, width });
const at = (thumbnail: ReturnType<typeof scene>, place = field(16, 16)) => ({ thumbnail, field: place });

it('a thumbnail holds the means of 4 x 4 pixels and their three colours', () => {
  const rgba = new Uint8ClampedArray(9 * 8 * 4);
  // The second cell of the first row: red 90 in every pixel, and nothing else.
  for (let y = 0; y < 4; y++) for (let x = 4; x < 8; x++) rgba[(y * 9 + x) * 4] = 90;
  const { grey, columns } = thumbnailOf(rgba, 9, 8);
  expect(columns).toBe(2);
  expect(Array.from(grey)).toEqual([0, 30, 0, 0]);
});

describe('two patches look the same', () => {
  it('where only noise is between them', () => {
    expect(isSameScene(at(scene(0, { noise: 12, seed: 1 })), at(scene(0, { noise: 12, seed: 2 })))).toBe(
      true,
    );
  });

  it('where the thing has moved a little', () => {
    expect(isSameScene(at(scene(0)), at(scene(0, { movedPx: 2 })))).toBe(true);
  });

  it('where the thing has moved, and the neuron with it', () => {
    expect(isSameScene(at(scene(0), field(16, 24)), at(scene(0, { movedPx: 8 }), field(16, 16)))).toBe(true);
  });

  it('where both are even and about as light', () => {
    expect(isSameScene(at(even(100)), at(even(106)))).toBe(true);
  });
});

describe('two patches do not look the same', () => {
  it.each([1, 2, 3, 4])('of another scene (%d)', (phase) => {
    expect(isSameScene(at(scene(0)), at(scene(phase)))).toBe(false);
  });

  it('of another place', () => {
    expect(isSameScene(at(scene(0)), at(scene(0), field(16, 38)))).toBe(false);
  });

  it('of another light', () => {
    expect(isSameScene(at(even(100)), at(even(120)))).toBe(false);
  });

  it('where one is cut off by the edge', () => {
    expect(isSameScene(at(scene(0), field(0, 16, 12, 24)), at(scene(0), field(16, 16)))).toBe(false);
  });
});

it('patches smaller than a cell, at the very edge, are compared by the cell that they lie in', () => {
  const corner = field(63, 63, 1, 1);
  expect(isSameScene(at(scene(0), corner), at(scene(0), corner))).toBe(true);
});
