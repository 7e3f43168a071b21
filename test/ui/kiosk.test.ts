import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Job } from '../../src/studio/job.ts';
import { runKiosk } from '../../src/ui/kiosk.ts';
import * as store from '../../src/ui/store.ts';
import * as studio from '../../src/ui/studio/store.ts';
import type { PaintingCard } from '../../src/worker/studio_api.ts';
import { catalogue } from './small_catalogue.ts';

const [toggleFreeze, forgetPatches, paintIdly, forgetAll] = [vi.fn(), vi.fn(), vi.fn(), vi.fn()];
let hand = () => {};

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('addEventListener', (type: string, listener: () => void) => {
    if (type === 'pointerdown') hand = listener;
  });
  store.catalogue.value = catalogue;
  store.technique.value = 'scores';
  studio.jobs.value = [];
  runKiosk({ toggleFreeze, forgetPatches, studio: { paintIdly, forgetAll } });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

it('shows one view after another once nobody was there for a minute, and forgets what a visitor chose', () => {
  store.picked.value = { layer: 'stem', channel: 1 };
  store.target.value = { kind: 'class', index: 2 };
  store.lesion.value = [{ layer: 'stem', channels: [1] }];
  store.beside.value = { technique: 'maps', parameters: {} };
  vi.advanceTimersByTime(59_000);
  expect(store.attracting.value).toBe(false);
  vi.advanceTimersByTime(2_000);
  expect(store.attracting.value).toBe(true);
  expect(store.picked.value).toBeNull();
  expect(store.lesion.value).toEqual([]);
  expect(store.beside.value).toBeNull();
  expect(forgetPatches).toHaveBeenCalled();
  expect(store.target.value).toEqual({ kind: 'top' });
  vi.advanceTimersByTime(12_000);
  expect(store.technique.value).toBe('maps');
  vi.advanceTimersByTime(12_000);
  expect(store.technique.value).toBe('scores');
});

it('leaves the view to a visitor from the first touch on', () => {
  vi.advanceTimersByTime(61_000);
  forgetPatches.mockClear();
  hand();
  expect(forgetPatches).toHaveBeenCalledOnce();
  const chosen = store.technique.value;
  vi.advanceTimersByTime(50_000);
  expect(store.attracting.value).toBe(false);
  expect(store.technique.value).toBe(chosen);
});

describe('the studio, where nobody is there', () => {
  const card: PaintingCard = {
    ...{ id: 'dream', title: '', caption: { shows: '', read: '', paper: '' }, parameters: {}, presets: [] },
    ...{ needs: { content: true, models: 'none' }, targets: [], film: null, further: 'steps' },
  };
  const growing = { state: 'painting' } as Job;
  const finished = { state: 'finished' } as Job;
  beforeEach(() => {
    store.catalogue.value = { ...catalogue, paintings: [card] };
    paintIdly.mockClear();
    forgetAll.mockClear();
  });

  it('paints by itself after the live views, and is watched to the end', () => {
    vi.advanceTimersByTime(61_000 + 2 * 12_000);
    expect(studio.chosen.value).toBe('dream');
    expect(paintIdly).toHaveBeenCalledTimes(1);
    studio.jobs.value = [growing];
    vi.advanceTimersByTime(60_000);
    expect(studio.chosen.value).toBe('dream');
    studio.jobs.value = [finished];
    vi.advanceTimersByTime(12_000);
    expect(studio.chosen.value).toBeNull();
    expect(store.technique.value).toBe('scores');
  });

  it('forgets a visitor’s paintings, but not while one still grows', () => {
    studio.jobs.value = [growing];
    vi.advanceTimersByTime(120_000);
    expect(forgetAll).not.toHaveBeenCalled();
    expect(store.attracting.value).toBe(false);
    studio.jobs.value = [finished];
    vi.advanceTimersByTime(12_000);
    expect(forgetAll).toHaveBeenCalledTimes(1);
    expect(store.attracting.value).toBe(true);
  });
});
