import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { countsCsv, countVisits, readCounts } from '../../../src/ui/exhibit/counts.ts';
import { NO_EXHIBIT } from '../../../src/ui/exhibit/exhibit.ts';
import { enterPin, listenForStaff, queryWith, staff } from '../../../src/ui/exhibit/staff.ts';
import { forgetVisitor } from '../../../src/ui/kiosk/forgets.ts';
import * as store from '../../../src/ui/store.ts';
import { DEFAULT_SETTINGS } from '../../../src/ui/url_state/settings.ts';
import { readUrlState } from '../../../src/ui/url_state/url_state.ts';

const pin = createHash('sha256').update('4711').digest('hex');
let tap: (event: { clientX: number; clientY: number }) => void = () => {};
const storage = new Map<string, string>();

beforeEach(() => {
  vi.useFakeTimers({ now: new Date(2026, 10, 2, 12, 0) });
  tap = () => {};
  vi.stubGlobal('addEventListener', (type: string, listener: typeof tap) => {
    if (type === 'pointerdown') tap = listener;
  });
  storage.clear();
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => storage.get(key) ?? null,
    setItem: (key: string, text: string) => storage.set(key, text),
  });
  store.exhibit.value = { ...NO_EXHIBIT, staff: { pin } };
});
afterEach(async () => {
  await forgetVisitor();
  store.exhibit.value = NO_EXHIBIT;
  store.attracting.value = false;
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const corner = { clientX: 20, clientY: 20 };

describe('the staff page', () => {
  it('is asked for by five taps in the corner, one after another, within four seconds', () => {
    listenForStaff();
    for (let i = 0; i < 4; i++) tap(corner);
    expect(staff.value).toBe('closed');
    tap({ clientX: 500, clientY: 20 });
    for (let i = 0; i < 4; i++) tap(corner);
    vi.advanceTimersByTime(4_100);
    tap(corner);
    expect(staff.value).toBe('closed');
    for (let i = 0; i < 4; i++) tap(corner);
    expect(staff.value).toBe('asked');
  });

  it('is not asked for again by whoever is on it', async () => {
    listenForStaff();
    expect(await enterPin('4711')).toBeNull();
    for (let i = 0; i < 9; i++) tap(corner);
    expect(staff.value).toBe('open');
  });

  it('is not there without a PIN in the configuration', () => {
    store.exhibit.value = NO_EXHIBIT;
    listenForStaff();
    for (let i = 0; i < 9; i++) tap(corner);
    expect(staff.value).toBe('closed');
  });

  it('opens with its PIN alone, waits half a minute after three wrong ones, and is closed by the reset', async () => {
    expect(await enterPin('4711')).toBeNull();
    expect(staff.value).toBe('open');
    await forgetVisitor();
    expect(staff.value).toBe('closed');
    for (const wrong of ['', '1234', '47110']) expect(await enterPin(wrong)).toBe('This is not the PIN.');
    expect(await enterPin('4711')).toBe('Wait 30 seconds, then try again.');
    expect(staff.value).toBe('closed');
    vi.advanceTimersByTime(30_000);
    expect(await enterPin('4711')).toBeNull();
  });
});

describe('what computes', () => {
  const chosen = (backend: string, search: string) =>
    readUrlState(queryWith(backend, search), { ...DEFAULT_SETTINGS, backend: 'wasm' }).settings.backend;

  it('is the first that works where that is chosen, whatever the configuration names', () => {
    store.exhibit.value = { ...NO_EXHIBIT, start: { backend: 'wasm' } };
    expect(chosen('', '?view=maps')).toBeNull();
    expect(chosen('', '?backend=cpu')).toBeNull();
    expect(chosen('webgl', '?backend=')).toBe('webgl');
  });

  it('is not in the address where nobody names any', () => {
    expect(queryWith('', '?view=maps&backend=cpu')).toBe('view=maps');
    expect(queryWith('cpu', '?view=maps')).toBe('view=maps&backend=cpu');
  });
});

describe('visits', () => {
  it('are counted by day with the seconds of each view, while somebody is there', () => {
    store.exhibit.value = { ...NO_EXHIBIT, counts: true };
    store.opened.value = { live: 'maps', slow: null };
    countVisits();
    vi.advanceTimersByTime(30_000);
    // Who opens the page does not visit it: the watchdog does so at night.
    expect(readCounts()).toEqual({});
    tap(corner);
    tap(corner);
    vi.advanceTimersByTime(30_000);
    store.attracting.value = true;
    vi.advanceTimersByTime(60_000);
    // Who passes by wakes the screen, and visits nothing.
    store.attracting.value = false;
    vi.advanceTimersByTime(20_000);
    store.attracting.value = true;
    store.attracting.value = false;
    store.opened.value = { live: 'scores', slow: 'dream' };
    tap(corner);
    vi.advanceTimersByTime(20_000);
    expect(readCounts()).toEqual({ '2026-11-02': { visits: 2, views: { maps: 30, dream: 20 } } });
    expect(countsCsv(readCounts())).toBe(
      'day,visits,view,minutes\n2026-11-02,2,maps,0.5\n2026-11-02,2,dream,0.3\n',
    );
  });

  it('are not counted unless the house wants it', () => {
    store.opened.value = { live: 'maps', slow: null };
    countVisits();
    vi.advanceTimersByTime(60_000);
    expect(storage.size).toBe(0);
  });

  it('that cannot be read begin anew', () => {
    storage.set('convoscope-counts', '{');
    expect(readCounts()).toEqual({});
  });
});
