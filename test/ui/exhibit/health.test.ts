import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { NO_EXHIBIT } from '../../../src/ui/exhibit/exhibit.ts';
import type { Health } from '../../../src/ui/exhibit/health.ts';
import type { Seen } from '../../../src/ui/store.ts';

const posts: { address: string; health: Health }[] = [];
/** What hears that the page is hidden or seen. */
const hear: (() => void)[] = [];
let answer: { ok: boolean } | null = null;
const last = () => posts.at(-1)?.health as Health;

/** The page's state and what watches over it, as when a page is opened. */
async function openedPage() {
  vi.resetModules();
  const store = await import('../../../src/ui/store.ts');
  const { watchHealth } = await import('../../../src/ui/exhibit/health.ts');
  const { watchOver } = await import('../../../src/ui/exhibit/watchdog/watch_over.ts');
  const parts = { reopenSource() {}, restartWorker() {}, leaveGraphicsCard: () => false };
  return { store, watchHealth, watchOver: () => watchOver(parts) };
}

beforeEach(() => {
  vi.useFakeTimers({ now: 1_000_000 });
  vi.stubGlobal('HTMLVideoElement', class {});
  vi.stubGlobal('addEventListener', () => {});
  vi.stubGlobal('sessionStorage', { getItem: () => null });
  posts.length = 0;
  hear.length = 0;
  answer = null;
  vi.stubGlobal('document', {
    baseURI: 'https://house.example/scope/',
    hidden: false,
    addEventListener: (type: string, listen: () => void) => type === 'visibilitychange' && hear.push(listen),
    createElement: () => ({ getContext: () => null }),
  });
  vi.stubGlobal('fetch', async (address: URL, { body }: { body: string }) => {
    posts.push({ address: address.href, health: JSON.parse(body) as Health });
    if (answer) return answer;
    throw new TypeError('Failed to fetch');
  });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

it('tells nobody unless it was asked to', async () => {
  const { store, watchHealth } = await openedPage();
  store.exhibit.value = NO_EXHIBIT;
  watchHealth();
  vi.advanceTimersByTime(120_000);
  expect(posts).toEqual([]);
});

it('tells again and again how the page is, and what went wrong from when to when, also where nobody answers', async () => {
  const { store, watchHealth, watchOver } = await openedPage();
  store.exhibit.value = { ...NO_EXHIBIT, health: { post: 'health', every: 10 } };
  store.workerState.value = 'ready';
  store.live.value = { kind: 'clip', label: '', element: {} as HTMLVideoElement, deviceId: null };
  watchOver();
  watchHealth();
  expect(posts.map(({ address }) => address)).toEqual(['https://house.example/scope/health']);
  expect(last()).toMatchObject({ worker: 'ready', lastResultMs: null, incidents: [], every: 10 });

  store.live.value = { ...store.live.value, kind: 'camera' };
  store.latest.value = {} as Seen;
  await vi.advanceTimersByTimeAsync(4_000);
  store.workerState.value = 'restarting';
  await vi.advanceTimersByTimeAsync(3_000);
  store.workerState.value = 'ready';
  store.live.value = { ...store.live.value, kind: 'clip' };
  await vi.advanceTimersByTimeAsync(3_000);
  // At the start, a second after something changed, and at ten seconds.
  expect(posts.map(({ health }) => health.at)).toEqual([
    ...[1_000_000, 1_005_000, 1_006_000, 1_008_000, 1_010_000],
  ]);
  expect(last()).toMatchObject({
    ...{ openedAt: 1_000_000, lastResultMs: 10_000, source: 'clip' },
    incidents: [
      { at: 1_004_000, what: 'the network does not run', over: 1_007_000, remedies: [] },
      { at: 1_005_000, what: 'the server does not answer', over: null, remedies: [] },
      { at: 1_007_000, what: 'the camera is gone', over: null, remedies: [] },
    ],
  });
});

it('a server that answers and takes no word is gone, too', async () => {
  const { store, watchHealth, watchOver } = await openedPage();
  store.exhibit.value = { ...NO_EXHIBIT, health: { post: 'health', every: 10 } };
  answer = { ok: false };
  watchOver();
  watchHealth();
  await vi.advanceTimersByTimeAsync(25_000);
  expect(last().incidents.map(({ what }) => what)).toContain('the server does not answer');
  answer = { ok: true };
  await vi.advanceTimersByTimeAsync(25_000);
  expect(last().incidents.find(({ what }) => what === 'the server does not answer')?.over).not.toBe(null);
});

it('tells within a second that the page cannot be seen, and for how long', async () => {
  const { store, watchHealth } = await openedPage();
  store.exhibit.value = { ...NO_EXHIBIT, health: { post: 'health', every: 30 } };
  watchHealth();
  expect(last().hiddenMs).toBe(0);
  const turn = (hidden: boolean) => {
    Object.assign(document, { hidden });
    for (const listen of hear) listen();
    return vi.advanceTimersByTimeAsync(1000);
  };
  await turn(true);
  expect(last().hiddenMs).toBe(1000);
  await vi.advanceTimersByTimeAsync(29_000);
  expect(last().hiddenMs).toBe(30_000);
  await turn(false);
  expect(last().hiddenMs).toBe(0);
});
