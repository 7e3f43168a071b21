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

it('an index that could not be reached is asked for again each half minute, and one that is not there is not', async () => {
  answers.push(new TypeError('Failed to fetch'), new Response('', { status: 503 }));
  installed.value = [{ id: 'small', title: 'Small', folder: 'small', atlas: true }];
  page.catalogue.value = catalogue;
  startAtlas({ networkUrl: (folder) => `http://exhibit/models/${folder}/`, wantOwn: () => {} });
  expect([asked.mock.calls.length, reading.value]).toEqual([0, 'unread']);
  const after = async (ms: number) => {
    await vi.advanceTimersByTimeAsync(ms);
    return [asked.mock.calls.length, reading.value];
  };
  // Somebody opens it.
  wall.value = 'stem';
  expect(await after(29_000)).toEqual([1, 'failed']);
  expect(await after(1_100)).toEqual([2, 'failed']);
  expect(await after(30_100)).toEqual([3, 'failed']);
  expect(await after(3_600_000)).toEqual([3, 'failed']);
});
