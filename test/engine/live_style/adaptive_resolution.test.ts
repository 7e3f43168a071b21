import { describe, expect, it } from 'vitest';
import { AdaptiveResolution, sizeFor } from '../../../src/engine/live_style/adaptive_resolution.ts';

const SIDES = [128, 192, 256, 384, 512];

/** A machine that takes so long a pixel, for so many paintings. @returns the sides that were asked for */
function run(pace: AdaptiveResolution, nsPerPixel: number, slowTechniques: number): number[] {
  return Array.from({ length: slowTechniques }, () => {
    const { side } = pace;
    pace.observe((side * side * 0.75 * nsPerPixel) / 1e6);
    return side;
  });
}

describe('the size of paintings', () => {
  it('starts at the size nearest below the wish', () => {
    expect(new AdaptiveResolution(SIDES, 200).side).toBe(192);
    expect(new AdaptiveResolution(SIDES, 1).side).toBe(128);
  });

  it('grows within the first second to what leaves fifteen paintings a second', () => {
    const pace = new AdaptiveResolution(SIDES, 192);
    // 256 x 192 take 30 ms here, 384 x 288 67 ms.
    const sides = run(pace, 610, 12);
    expect(sides[0]).toBe(192);
    expect(pace.side).toBe(256);
  });

  it('shrinks within a second where the machine is slow', () => {
    const pace = new AdaptiveResolution(SIDES, 192);
    // 192 x 144 take 300 ms: after two warm-ups, four of them are over a second.
    run(pace, 10850, 6);
    expect(pace.side).toBe(128);
  });

  it('does not shrink below the smallest size, nor grow above the largest', () => {
    const slow = new AdaptiveResolution(SIDES, 192);
    run(slow, 1e6, 100);
    expect(slow.side).toBe(128);
    const fast = new AdaptiveResolution(SIDES, 192);
    run(fast, 1, 100);
    expect(fast.side).toBe(512);
  });

  it('stays where it is while the machine stays as it is', () => {
    for (const nsPerPixel of [100, 300, 610, 1000, 2000]) {
      const pace = new AdaptiveResolution(SIDES, 192);
      run(pace, nsPerPixel, 40);
      expect(new Set(run(pace, nsPerPixel, 200)).size).toBe(1);
    }
  });

  it('follows a machine that becomes slower, and faster again', () => {
    const pace = new AdaptiveResolution(SIDES, 192);
    run(pace, 610, 40);
    run(pace, 1500, 60);
    expect(pace.side).toBe(192);
    run(pace, 610, 120);
    expect(pace.side).toBe(256);
  });

  it('does not count the first paintings of a size, which are slow', () => {
    const pace = new AdaptiveResolution(SIDES, 192);
    pace.observe(3000);
    pace.observe(2000);
    run(pace, 610, 8);
    expect(pace.side).toBe(256);
  });
});

describe('both sides of a painting', () => {
  it.each([
    [256, { width: 640, height: 480 }, 4, { width: 256, height: 192 }],
    [256, { width: 480, height: 640 }, 4, { width: 192, height: 256 }],
    [256, { width: 1280, height: 720 }, 4, { width: 256, height: 144 }],
    [320, { width: 1366, height: 768 }, 4, { width: 320, height: 180 }],
    [250, { width: 640, height: 480 }, 8, { width: 248, height: 184 }],
  ])('of %d pixels for %o in multiples of %d', (side, frame, multiple, want) => {
    expect(sizeFor(side, frame, multiple)).toEqual(want);
  });

  it('are never so small that a network cannot mirror their borders', () => {
    expect(sizeFor(160, { width: 4000, height: 10 }, 4)).toEqual({ width: 160, height: 16 });
  });
});
