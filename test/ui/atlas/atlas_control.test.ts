import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { startAtlas } from '../../../src/ui/atlas/atlas_control.ts';
import { reading, wall } from '../../../src/ui/atlas/atlas_store.ts';
import { installed } from '../../../src/ui/networks/networks_store.ts';
import * as page from '../../../src/ui/store.ts';
import { catalogue } from '../small_catalogue.ts';

const answers: (Response | Error)[] = [];
const asked = vi.fn(async () => {
  const answer = answers.shift() ?? new Response('', { status: 404 });
  if (answer instanceof Error) throw answer;
  return answer;
});

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('addEventListener', () => {});
  vi.stubGlobal('fetch', asked);
  vi.spyOn(console, 'warn').mockImplementation(() => {});
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
  [wall.value, installed.value, page.catalogue.value] = [null, [], null];
});

it('an index that could not be reached is asked for again half a minute later, where somebody wants it; one that is not there is not', async () => {
  answers.push(new TypeError('Failed to fetch'), new Response('', { status: 503 }));
  installed.value = [{ id: 'small', title: 'Small', folder: 'small', atlas: true }];
  page.catalogue.value = catalogue;
  startAtlas({ networkUrl: (folder) => `http://exhibit/models/${folder}/`, wantOwn: () => {} });
  expect([asked.mock.calls.length, reading.value]).toEqual([0, 'unread']);
  const states: string[] = [];
  reading.subscribe((state) => void states.push(state));
  /** Somebody opens a wall so long after the one before. @returns how often it was asked for by then */
  const openAfter = async (ms: number, layer: string) => {
    await vi.advanceTimersByTimeAsync(ms);
    wall.value = layer;
    await vi.advanceTimersByTimeAsync(100);
    return asked.mock.calls.length;
  };
  expect(await openAfter(0, 'stem')).toBe(1);
  expect(await openAfter(29_000, 'first')).toBe(1);
  expect(await openAfter(3_600_000, 'stem')).toBe(2);
  expect(await openAfter(29_000, 'first')).toBe(2);
  expect(await openAfter(1_100, 'stem')).toBe(3);
  expect(await openAfter(3_600_000, 'first')).toBe(3);
  // What is open says all the time that it cannot be read.
  expect(states).toEqual(['unread', 'reading', 'failed']);
});
