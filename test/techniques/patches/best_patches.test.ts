import { describe, expect, it } from 'vitest';
import { BestPatches, type FrameTime, KEPT } from '../../../src/techniques/patches/best_patches.ts';
import { seeded } from '../../support/seeded.ts';

const collection = (channels: number, floor = Number.NEGATIVE_INFINITY) => new BestPatches(channels, floor);
/** One channel of a stream in which nothing looks like anything else, unless told. */
function stream(gapMs: number, isSame: FrameTime['isSame'] = () => false) {
  const best = new BestPatches(1, 0);
  const offer = (value: number, position: number, source: number, timeMs: number) =>
    best.offer(Float32Array.of(value), [position], source, { timeMs, gapMs, isSame });
  return { best, offer };
}

const sources = (best: BestPatches, channel = 0) => best.of(channel).map(({ source }) => source);
const values = (best: BestPatches, channel = 0) => best.of(channel).map(({ value }) => value);

describe('of a collection', () => {
  it('the strongest of every channel are kept, as sorting all of them would', () => {
    const [channels, pictures] = [7, 400];
    const random = seeded(2);
    // Whole numbers, so that many are equal: the one that came first stays first.
    const offers = Array.from({ length: pictures }, () =>
      Array.from({ length: channels }, () => Math.round(20 * random.uniform()) - 5),
    );
    const best = collection(channels);
    offers.forEach((offered, source) => {
      best.offer(
        offered,
        offered.map((_, channel) => source + channel),
        source,
      );
    });
    for (let channel = 0; channel < channels; channel++) {
      const want = offers
        .map((offered, source) => ({
          value: offered[channel] as number,
          position: source + channel,
          source,
        }))
        .sort((a, b) => b.value - a.value || a.source - b.source)
        .slice(0, KEPT);
      expect(best.of(channel)).toEqual(want);
    }
  });

  it('tells at every moment which pictures are needed, and which are needed no more', () => {
    const random = seeded(3);
    const best = collection(5);
    const held = new Set<number>();
    for (let source = 0; source < 300; source++) {
      const { kept, released } = best.offer(random.normals(5), [0, 0, 0, 0, 0], source);
      if (kept) held.add(source);
      for (const gone of released) expect(held.delete(gone)).toBe(true);
      const used = new Set([0, 1, 2, 3, 4].flatMap((channel) => sources(best, channel)));
      expect(held).toEqual(used);
    }
  });

  it('silence and NaN are no patches', () => {
    const best = collection(3, 0);
    const { kept } = best.offer([0, -1, Number.NaN], [0, 0, 0], 0);
    expect(kept).toBe(false);
    expect(best.version).toBe(0);
    best.offer([0, 0.5, 0], [0, 4, 0], 1);
    expect([0, 1, 2].map((channel) => best.of(channel).length)).toEqual([0, 1, 0]);
    expect(best.found).toBe(1);
  });

  it('has a new version with every picture that is kept, and with no other', () => {
    const best = collection(1);
    const versions = Array.from({ length: KEPT + 3 }, (_, i) => {
      best.offer([-i], [0], i);
      return best.version;
    });
    expect(versions).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 9, 9, 9]);
  });

  it('the same picture twice counts twice', () => {
    const best = collection(1);
    best.offer([1], [3], 0);
    best.offer([1], [3], 1);
    expect(sources(best)).toEqual([0, 1]);
  });
});

describe('of a stream', () => {
  it('a moment gives one patch, its strongest', () => {
    const { best, offer } = stream(2000);
    // A peak of one second, thirty frames.
    for (let i = 0; i < 30; i++) offer(10 - Math.abs(i - 17), 0, i, i * 33);
    expect(best.of(0)).toEqual([{ value: 10, position: 0, source: 17 }]);
  });

  it('a weaker frame soon after a strong one is no moment of its own; later it is', () => {
    const { best, offer } = stream(2000);
    offer(5, 0, 0, 0);
    offer(3, 0, 1, 1999);
    expect(sources(best)).toEqual([0]);
    offer(3, 0, 2, 2000);
    expect(sources(best)).toEqual([0, 2]);
  });

  it('never keeps two of one channel that are closer than the gap, and always the strongest of all', () => {
    const random = seeded(4);
    const [gapMs, times, offered] = [1000, [] as number[], [] as number[]];
    const { best, offer } = stream(gapMs);
    let timeMs = 0;
    for (let source = 0; source < 2000; source++) {
      timeMs += 100 * random.uniform();
      times.push(timeMs);
      offered.push(Math.fround(3 + Math.sin(timeMs / 700) + random.uniform()));
      offer(offered[source] as number, source, source, timeMs);
      const kept = sources(best)
        .map((one) => times[one] as number)
        .sort((a, b) => a - b);
      for (let i = 1; i < kept.length; i++)
        expect((kept[i] as number) - (kept[i - 1] as number)).toBeGreaterThanOrEqual(gapMs);
      expect(values(best)[0]).toBe(Math.max(...offered));
      expect(values(best)).toEqual(values(best).toSorted((a, b) => b - a));
    }
    expect(sources(best)).toHaveLength(KEPT);
  });

  describe('in which some patches look the same', () => {
    /** Those at the same position do. */
    const alike = () => stream(1000, (_channel, position, kept) => position === kept.position);

    it('each look has one place, however often it comes back, and holds its strongest', () => {
      const { best, offer } = alike();
      const values = [4, 2, 3, 3.5, 2.5, 5];
      for (let i = 0; i < 60; i++) offer((values[i % 6] as number) + (i % 7) / 100, i % 3, i, i * 1000);
      expect(best.of(0).map(({ position }) => position)).toEqual([2, 0, 1]);
      expect(best.of(0).map(({ value }) => Math.floor(value))).toEqual([5, 4, 2]);
    });

    it('one that is stronger takes the places of all that it is too near to or too like', () => {
      const { best, offer } = alike();
      offer(5, 0, 0, 0);
      offer(4, 1, 1, 1000);
      offer(3, 2, 2, 2000);
      // Like the first of them and soon after the third, but weaker than the first.
      offer(4.5, 0, 3, 2500);
      expect(sources(best)).toEqual([0, 1, 2]);
      const { released } = offer(6, 0, 4, 2500);
      expect(sources(best)).toEqual([4, 1]);
      expect(released.toSorted()).toEqual([0, 2]);
    });

    it('and pictures are only compared where that decides something', () => {
      let compared = 0;
      const { offer } = stream(1000, () => {
        compared++;
        return false;
      });
      offer(5, 0, 0, 0);
      offer(4, 0, 1, 500);
      expect(compared).toBe(0);
      for (let i = 1; i < 9; i++) offer(5 + i, 0, i + 1, 2000 * i);
      compared = 0;
      offer(1, 0, 20, 90_000);
      expect(compared).toBe(0);
    });
  });
});
