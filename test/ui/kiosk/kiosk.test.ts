import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { SlowTechniqueCard } from '../../../src/contract/jobs.ts';
import type { Job } from '../../../src/studio/job.ts';
import { staff } from '../../../src/ui/exhibit/staff.ts';
import { type KioskParts, runKiosk } from '../../../src/ui/kiosk/kiosk.ts';
import { notices, notify } from '../../../src/ui/notices_store.ts';
import * as store from '../../../src/ui/store.ts';
import * as studio from '../../../src/ui/studio/store.ts';
import { applyCatalogue, beginAnew, startFromUrl } from '../../../src/ui/url_state/page_settings.ts';
import { catalogue } from '../small_catalogue.ts';

const dream: SlowTechniqueCard = {
  ...{ id: 'dream', title: '', caption: { shows: '', read: '', paper: '' }, parameters: {} },
  presets: [{ id: 'calm', title: '', settings: {} }],
  ...{ needs: { content: true, references: 'none' }, targets: [], film: null, further: 'steps' },
};
const kept = { getItem: vi.fn(() => '{"display":{"blend":"map"},"deviceId":"left"}'), setItem: vi.fn() };
const [paintIdly, forgotten] = [vi.fn(), vi.fn()];
let hand = () => {};

/** A kiosk as page.tsx opens it. */
function open(query: string, round: KioskParts['round'] = []): void {
  startFromUrl(`?kiosk=1&${query}`);
  applyCatalogue({ ...catalogue, slowTechniques: [dream] });
  store.workerState.value = 'ready';
  runKiosk({
    idleMs: 1000 * store.configured.value.idle,
    countdownMs: 10_000,
    round,
    walkMs: 1000 * store.walkSeconds.value,
    beginAnew() {
      forgotten();
      beginAnew();
    },
    paintIdly,
  });
}

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('localStorage', kept);
  vi.stubGlobal('document', { documentElement: { classList: { toggle: () => {} } } });
  vi.stubGlobal('addEventListener', (type: string, listener: () => void) => {
    if (type === 'pointerdown') hand = listener;
  });
  store.catalogue.value = null;
  studio.jobs.value = [];
  notices.value = [];
  vi.clearAllMocks();
});
afterEach(() => {
  store.attracting.value = false;
  vi.clearAllTimers();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** What a visitor may leave behind. */
function visit(): void {
  store.opened.value = { live: 'scores', slow: null };
  store.picked.value = { layer: 'stem', channel: 1 };
  store.pins.value = [{ layer: 'mixed', channel: 3 }];
  store.target.value = { kind: 'class', index: 2 };
  store.ablation.value = [{ layer: 'stem', channels: [1] }];
  store.comparison.value = null;
  store.parameters.value = { maps: { size: 32 } };
  store.display.value = { ...store.display.value, blend: 'map', opacity: 0.1, mirror: false };
  store.performanceOpen.value = true;
  store.helpOpen.value = true;
  studio.presets.value = { dream: 'wild' };
  studio.seed.value = 99;
  studio.chosenStyles.value = [{ id: 'own-1', weight: 1 }];
}

const found = () => ({
  technique: store.technique.value,
  picked: store.picked.value,
  pins: store.pins.value,
  target: store.target.value,
  ablation: store.ablation.value,
  beside: store.comparison.value,
  parameters: store.parameters.value,
  display: store.display.value,
  performance: store.performanceOpen.value,
  help: store.helpOpen.value,
  chosen: store.slowView.value,
  presets: studio.presets.value,
  seed: studio.seed.value,
  styles: studio.chosenStyles.value,
});

const START =
  'view=maps&maps.size=8&class=1&pick=stem:2&pins=stem:0,mixed:1&ablation=mixed:4&beside=scores&seed=7&blend=spotlight';

describe('the address that a kiosk was opened with', () => {
  it('is what each visitor finds, to the last setting', () => {
    open(START);
    const start = found();
    expect(start).toMatchObject({
      ...{ technique: 'maps', target: { kind: 'class', index: 1 }, pins: [{ channel: 0 }, { channel: 1 }] },
      ...{ beside: { technique: 'scores' }, seed: 7, parameters: { maps: { size: 8 } } },
      display: { blend: 'spotlight' },
    });
    visit();
    expect(found()).not.toEqual(start);
    vi.advanceTimersByTime(61_000);
    expect(found()).toEqual(start);
    vi.advanceTimersByTime(12_000);
    expect(found()).not.toEqual(start);
    hand();
    expect(found()).toEqual(start);
  });

  it('opens a painting with its preset again', () => {
    open('view=dream&preset=calm');
    const start = found();
    expect(start).toMatchObject({ chosen: 'dream', presets: { dream: 'calm' } });
    visit();
    store.opened.value = { ...store.opened.value, slow: null };
    vi.advanceTimersByTime(61_000);
    expect(found()).toEqual(start);
  });

  it('says how maps are drawn, whatever this browser has stored, and nothing is stored', () => {
    open('');
    expect(store.display.value.blend).toBeNull();
    expect(store.deviceId.value).toBe('left');
    vi.advanceTimersByTime(200_000);
    expect(kept.setItem).not.toHaveBeenCalled();
  });

  it('sets how long the page waits for a hand, and how long each view of the round stays', () => {
    open('idle=20&walk=5&views=maps,scores');
    vi.advanceTimersByTime(19_000);
    expect(store.attracting.value).toBe(false);
    vi.advanceTimersByTime(2_000);
    expect(store.attracting.value).toBe(true);
    expect(store.technique.value).toBe('maps');
    vi.advanceTimersByTime(5_000);
    expect(store.technique.value).toBe('scores');
    vi.advanceTimersByTime(5_000);
    expect(store.technique.value).toBe('maps');
  });
});

describe('the round of views', () => {
  it('shows one view after another, a dream last, and forgets those who passed by when it begins again', () => {
    open('');
    vi.advanceTimersByTime(61_000);
    expect(forgotten).toHaveBeenCalledTimes(1);
    vi.advanceTimersByTime(12_000);
    expect(store.technique.value).toBe('maps');
    expect(paintIdly).not.toHaveBeenCalled();
    vi.advanceTimersByTime(12_000);
    expect(store.slowView.value).toBe('dream');
    expect(paintIdly).toHaveBeenCalledTimes(1);
    studio.jobs.value = [{ state: 'painting' } as Job];
    vi.advanceTimersByTime(36_000);
    expect(store.slowView.value).toBe('dream');
    studio.jobs.value = [];
    vi.advanceTimersByTime(12_000);
    expect(store.slowView.value).toBeNull();
    expect(store.technique.value).toBe('scores');
    expect(forgotten).toHaveBeenCalledTimes(2);
  });

  it('forgets what it kept of those who passed by at the first touch, and leaves the view to the visitor', () => {
    open('');
    vi.advanceTimersByTime(85_000);
    forgotten.mockClear();
    hand();
    expect(forgotten).toHaveBeenCalledOnce();
    vi.advanceTimersByTime(50_000);
    expect(store.attracting.value).toBe(false);
    expect(store.technique.value).toBe('scores');
  });

  it.each(['walk=0', 'clean=1'])(
    'is not shown with %s: the view stays, and visitors are forgotten',
    (query) => {
      open(`view=maps&${query}`);
      visit();
      vi.advanceTimersByTime(61_000);
      expect(forgotten).toHaveBeenCalledOnce();
      expect(store.technique.value).toBe('maps');
      vi.advanceTimersByTime(600_000);
      expect(store.technique.value).toBe('maps');
      expect(store.showsRound.value).toBe(false);
    },
  );

  it('waits while there is no worker', () => {
    open('');
    vi.advanceTimersByTime(61_000);
    store.workerState.value = 'restarting';
    vi.advanceTimersByTime(120_000);
    expect(store.technique.value).toBe('scores');
    store.workerState.value = 'ready';
    vi.advanceTimersByTime(12_000);
    expect(store.technique.value).toBe('maps');
  });
});

describe('a round that the house has chosen', () => {
  it('shows its views in its order, each for its time, and again', () => {
    open('', [{ view: 'Maps', seconds: 4 }, { view: 'scores' }, { view: 'nothing' }]);
    vi.advanceTimersByTime(60_000);
    const seen = [12, 4, 12, 4].map((seconds) => {
      vi.advanceTimersByTime(1000 * seconds);
      return [store.technique.value, store.attractStep.value];
    });
    expect(seen).toEqual([
      ['maps', 0],
      ['scores', 1],
      ['maps', 0],
      ['scores', 1],
    ]);
  });
});

it('a round of one view is shown once, and then stays', () => {
  open('', [{ view: 'maps' }]);
  vi.advanceTimersByTime(60_000);
  expect(store.technique.value).toBe('scores');
  vi.advanceTimersByTime(12_000);
  forgotten.mockClear();
  vi.advanceTimersByTime(60_000);
  expect([store.technique.value, store.attractStep.value]).toEqual(['maps', 0]);
  expect(forgotten).not.toHaveBeenCalled();
});

it('a round of one painting is painted again and again, also where the address opened it', () => {
  open('view=dream', [{ view: 'dream' }]);
  vi.advanceTimersByTime(72_000);
  expect([store.slowView.value, paintIdly.mock.calls.length]).toEqual(['dream', 1]);
  studio.jobs.value = [{ state: 'painting' } as Job];
  vi.advanceTimersByTime(36_000);
  expect(paintIdly).toHaveBeenCalledTimes(1);
  studio.jobs.value = [];
  vi.advanceTimersByTime(12_000);
  expect([store.slowView.value, paintIdly.mock.calls.length]).toEqual(['dream', 2]);
});

describe('the question before the reset', () => {
  it('counts down the last seconds without a hand', () => {
    open('');
    vi.advanceTimersByTime(49_900);
    expect(store.countdown.value).toBeNull();
    vi.advanceTimersByTime(200);
    expect(store.countdown.value).toBe(10);
    vi.advanceTimersByTime(9_000);
    expect(store.countdown.value).toBe(1);
    expect(forgotten).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1_000);
    expect(store.countdown.value).toBeNull();
    expect(store.attracting.value).toBe(true);
  });

  it('is taken away by a hand, and nothing is forgotten', () => {
    open('');
    visit();
    vi.advanceTimersByTime(55_000);
    hand();
    expect(store.countdown.value).toBeNull();
    expect(store.pins.value).toHaveLength(1);
    vi.advanceTimersByTime(49_000);
    expect(forgotten).not.toHaveBeenCalled();
    vi.advanceTimersByTime(12_000);
    expect(forgotten).toHaveBeenCalledOnce();
  });

  it('waits for the end of a film that somebody brought, for five minutes at most', () => {
    open('');
    const filmOf = (duration: number) =>
      ({ kind: 'video', label: '', element: { duration } as HTMLVideoElement, deviceId: null }) as const;
    const film = filmOf(600);
    store.live.value = film;
    vi.advanceTimersByTime(120_000);
    expect(store.countdown.value).toBeNull();
    store.live.value = null;
    vi.advanceTimersByTime(1_100);
    expect(store.countdown.value).toBe(10);
    hand();
    store.live.value = film;
    vi.advanceTimersByTime(312_000);
    expect(store.attracting.value).toBe(true);
    // One that was seen to its end begins again: nobody waits for that.
    hand();
    store.live.value = filmOf(20);
    vi.advanceTimersByTime(50_100);
    expect(store.countdown.value).toBe(10);
    store.live.value = null;
  });
});

it('the staff page stays for half an hour without a hand', () => {
  open('');
  staff.value = 'open';
  vi.advanceTimersByTime(1_790_000);
  expect([staff.value, store.countdown.value, store.attracting.value]).toEqual(['open', null, false]);
  hand();
  vi.advanceTimersByTime(1_812_000);
  expect([staff.value, store.attracting.value]).toEqual(['closed', true]);
});

it.each(['waiting', 'painting'] as const)('the reset comes while a painting is %s', (state) => {
  open('');
  studio.jobs.value = [{ state } as Job];
  vi.advanceTimersByTime(61_000);
  expect(forgotten).toHaveBeenCalledOnce();
  expect(store.attracting.value).toBe(true);
});

it('what is told of a file goes by itself, what is told of a broken worker stays until it is over', () => {
  open('');
  notify('error', 'PictureFileError', 'me.jpg is no picture.');
  notify('error', 'WorkerError', 'The worker died.', true);
  vi.advanceTimersByTime(100_000);
  expect(notices.value.map(({ name }) => name)).toEqual(['WorkerError']);
});
