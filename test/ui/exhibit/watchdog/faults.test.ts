import { describe, expect, it } from 'vitest';
import { GrowingMemory } from '../../../../src/ui/exhibit/watchdog/growing_memory.ts';
import {
  keepReload,
  readKept,
  reloadsOfLate,
  untilReload,
  WITHIN_MS,
} from '../../../../src/ui/exhibit/watchdog/reload_budget.ts';
import { LOOKS, PATIENT_LOOKS, StillPicture } from '../../../../src/ui/exhibit/watchdog/still_picture.ts';

describe('a camera that repeats one picture', () => {
  const picture = (value: number) => new Uint8ClampedArray([value, 2, 3, 255]);
  const looks = (camera: StillPicture, value: number, count: number) =>
    Array.from({ length: count }, () => camera.look(picture(value)));

  it('is stuck from the third same look on, until it shows another one', () => {
    const camera = new StillPicture();
    expect(looks(camera, 1, LOOKS + 2)).toEqual([...Array(LOOKS - 1).fill(false), true, true, true]);
    expect(camera.look(picture(7))).toBe(false);
    expect(looks(camera, 1, LOOKS - 1)).not.toContain(true);
  });

  it('is not stuck while one number changes', () => {
    const camera = new StillPicture();
    const seen = Array.from({ length: 40 }, (_, i) => camera.look(picture(i % 2)));
    expect(seen).not.toContain(true);
  });

  it('shows a still where it goes on with the same picture after it was opened anew', () => {
    const camera = new StillPicture();
    looks(camera, 1, LOOKS);
    camera.reopened();
    expect(looks(camera, 1, 2 * PATIENT_LOOKS)).not.toContain(true);
    // It shows stills: the next one is given more time.
    expect(looks(camera, 2, PATIENT_LOOKS)).toEqual([...Array(PATIENT_LOOKS - 1).fill(false), true]);
  });

  it('and then goes on is watched as closely as before', () => {
    const camera = new StillPicture();
    looks(camera, 1, LOOKS);
    camera.reopened();
    // The first pictures after it was opened may be those from before.
    looks(camera, 1, LOOKS - 1);
    expect(looks(camera, 2, LOOKS).at(-1)).toBe(true);
  });

  it('that is another one begins anew', () => {
    const camera = new StillPicture();
    looks(camera, 1, LOOKS - 1);
    camera.forget();
    expect(camera.look(picture(1))).toBe(false);
  });
});

describe('memory', () => {
  const MB = 1e6;
  const taken = (memory: GrowingMemory, sizes: number[], network = 'a') =>
    sizes.map((size) => memory.take(size * MB, network));

  it('grows where three measurements in a row are twice what was usual, and 500 MB more', () => {
    const memory = new GrowingMemory();
    expect(taken(memory, [300, 400, 350, 380, 390])).not.toContain(true);
    // 400 at most: 900 is twice as much, and 500 MB more, but not above.
    expect(taken(memory, [900, 900, 900, 900])).not.toContain(true);
    expect(taken(memory, [901, 901, 300, 901, 901, 901, 950, 300])).toEqual([
      ...[false, false, false, false, false, true, true, false],
    ]);
  });

  it('of another network has another size', () => {
    const memory = new GrowingMemory();
    taken(memory, [100, 100, 100, 100, 100]);
    expect(taken(memory, Array(9).fill(1500), 'b')).not.toContain(true);
  });
});

describe('opening the page anew', () => {
  const storage = () => {
    const kept = new Map<string, string>();
    return {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => void kept.set(key, value),
    };
  };

  it('is possible six times within an hour, and again once the first of them is an hour ago', () => {
    const reloads = [0, 1, 2, 3, 4, 5].map((minute) => minute * 60_000);
    expect(untilReload(reloads.slice(1), 360_000)).toBe(0);
    expect(untilReload(reloads, 360_000)).toBe(WITHIN_MS - 360_000);
    expect(untilReload(reloads, WITHIN_MS)).toBe(0);
  });

  it('counts what lies in the future as now: a clock was set back', () => {
    expect(untilReload(Array(6).fill(9e12), 1000)).toBe(WITHIN_MS);
  });

  it('is possible an hour after a clock was set back, wherever the reloads lie by it', () => {
    const tab = storage();
    const incident = { at: 5, what: 'memory grows', over: null, remedies: [] };
    keepReload({ reloads: Array(5).fill(9e12), incidents: [incident] }, 9e12, tab);
    const waits = (now: number) => untilReload(reloadsOfLate(now, tab), now);
    expect(waits(1000)).toBe(WITHIN_MS);
    expect(waits(61_000)).toBe(WITHIN_MS - 60_000);
    expect(waits(1000 + WITHIN_MS)).toBe(0);
    expect(readKept(tab).incidents).toEqual([incident]);
  });

  it('takes times and incidents along', () => {
    const tab = storage();
    const incident = { at: 5, what: 'memory grows', over: null, remedies: ['opened the page anew'] };
    expect(readKept(tab)).toEqual({ reloads: [], incidents: [] });
    keepReload({ reloads: [1, WITHIN_MS], incidents: [incident] }, WITHIN_MS + 2, tab);
    expect(readKept(tab)).toEqual({ reloads: [WITHIN_MS, WITHIN_MS + 2], incidents: [incident] });
  });

  it.each([
    'no JSON',
    '{"reloads":"many"}',
    '{"incidents":[null]}',
    '{"reloads":[null],"incidents":[{"at":1}]}',
  ])('passes over what makes no sense: %s', (text) =>
    expect(readKept({ getItem: () => text })).toEqual({ reloads: [], incidents: [] }),
  );
});
