import { describe, expect, it } from 'vitest';
import { placeCard } from '../../../src/ui/atlas/place_card.ts';

const card = { width: 200, height: 150 };
const room = { width: 1000, height: 600 };

describe('the place of a card', () => {
  it('is left of everything that the target stands among, at its height', () => {
    const around = { x: 500, y: 100, width: 400, height: 400 };
    // 10 px between; the middles are level: 325 - 75.
    expect(placeCard(card, { x: 700, y: 300, width: 50, height: 50 }, around, room)).toEqual({
      x: 290,
      y: 250,
    });
  });

  it('is right of it where the left has no room', () => {
    const around = { x: 20, y: 100, width: 400, height: 400 };
    expect(placeCard(card, { x: 30, y: 300, width: 50, height: 50 }, around, room)).toEqual({
      x: 430,
      y: 250,
    });
  });

  it('is above it where the sides have none, and stays in the window', () => {
    const around = { x: 20, y: 300, width: 960, height: 280 };
    expect(placeCard(card, { x: 30, y: 400, width: 50, height: 50 }, around, room)).toEqual({ x: 8, y: 140 });
  });

  it('is beside the target where nothing is free beyond the others', () => {
    const around = { x: 0, y: 0, width: 1000, height: 600 };
    expect(placeCard(card, { x: 400, y: 0, width: 100, height: 100 }, around, room)).toEqual({
      x: 510,
      y: 8,
    });
  });

  it('never covers the target while the window has room above or below it', () => {
    const narrow = { width: 220, height: 600 };
    const around = { x: 0, y: 0, width: 220, height: 600 };
    for (let y = 0; y <= 500; y += 20) {
      const target = { x: 60, y, width: 100, height: 100 };
      const at = placeCard(card, target, around, narrow);
      expect(at.y + card.height <= target.y || at.y >= target.y + target.height, `target at ${y}`).toBe(true);
    }
  });
});
