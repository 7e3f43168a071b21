import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Seen } from '../../../../src/ui/store.ts';
import { catalogue } from '../../small_catalogue.ts';

const KEY = 'convoscope-watchdog';
const tab = new Map<string, string>();
/** As the browser tells a page that it is left. */
let leave = () => {};

/** The page's state and what watches over it, as when the tab's page is opened. */
async function openedPage() {
  vi.resetModules();
  const store = await import('../../../../src/ui/store.ts');
  const { notices } = await import('../../../../src/ui/notices_store.ts');
  const language = await import('../../../../src/ui/language/language.ts');
  const watch = await import('../../../../src/ui/exhibit/watchdog/watch_over.ts');
  watch.watchOver({ reopenSource() {}, restartWorker() {}, leaveGraphicsCard: () => false });
  return { store, notices, ...language, ...watch };
}

beforeEach(() => {
  vi.useFakeTimers({ now: 10_000_000 });
  tab.clear();
  vi.stubGlobal('sessionStorage', {
    getItem: (key: string) => tab.get(key) ?? null,
    setItem: (key: string, text: string) => tab.set(key, text),
  });
  vi.stubGlobal('document', { hidden: false, createElement: () => ({ getContext: () => null }) });
  vi.stubGlobal('HTMLVideoElement', class {});
  vi.stubGlobal('addEventListener', (type: string, listener: () => void) => {
    if (type === 'pagehide') leave = listener;
  });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

it('what ended with the page that was opened anew stays ended, however often it is opened after that', async () => {
  const incident = { at: 5, what: 'nothing was seen', over: null, remedies: ['opened the page anew'] };
  tab.set(KEY, JSON.stringify({ reloads: [9_999_000], incidents: [incident] }));
  for (let time = 0; time < 3; time++) {
    const { store, incidents } = await openedPage();
    store.latest.value = {} as Seen;
    expect(incidents()).toEqual([{ ...incident, over: 10_000_000 }]);
    vi.advanceTimersByTime(60_000);
  }
  expect(JSON.parse(tab.get(KEY) ?? '').reloads).toEqual([9_999_000]);
});

it('what went wrong is kept whole, whoever opens the page anew', async () => {
  tab.set(KEY, JSON.stringify({ incidents: [{ at: 5, what: 'memory grows', over: null, remedies: [] }] }));
  const { store, incidents } = await openedPage();
  store.workerState.value = 'restarting';
  store.latest.value = {} as Seen;
  store.workerState.value = 'ready';
  expect(incidents().map(({ over }) => over)).toEqual([10_000_000, 10_000_000]);
  const all = incidents();
  expect(all.map(({ what }) => what)).toEqual(['memory grows', 'the network does not run']);
  leave();
  expect((await openedPage()).incidents()).toEqual(all);
});

it('a screen that needs somebody says so once, in the language of then, and no longer than it does', async () => {
  tab.set(KEY, JSON.stringify({ reloads: [0, 1, 2, 3, 4, 5].map((second) => 9_990_000 + 1000 * second) }));
  const { store, notices, chooseLanguage, reloadAsRemedy } = await openedPage();
  const headlines = () => notices.value.map(({ headline }) => headline);
  store.workerState.value = 'failed';
  expect(reloadAsRemedy()).toBe(false);
  expect(headlines()).toEqual(['This screen needs somebody']);
  await chooseLanguage('de');
  reloadAsRemedy();
  expect(headlines()).toEqual(['Dieser Bildschirm braucht jemanden']);
  store.workerState.value = 'ready';
  expect(headlines()).toEqual([]);
});

/** A page on a server that answers from some time on. @returns how often it was opened anew */
function stubServer(answers: () => boolean) {
  const reload = vi.fn();
  vi.stubGlobal('location', { href: 'http://exhibit/', reload });
  vi.stubGlobal('navigator', {});
  vi.stubGlobal('fetch', async () => ({ ok: answers() }));
  return reload;
}

it('a page that runs again before its server answers is not opened anew', async () => {
  let answers = false;
  const reload = stubServer(() => answers);
  const { store, reloadAsRemedy } = await openedPage();
  store.workerState.value = 'failed';
  reloadAsRemedy();
  await vi.advanceTimersByTimeAsync(20_000);
  store.workerState.value = 'ready';
  answers = true;
  await vi.advanceTimersByTimeAsync(20_000);
  expect(reload).not.toHaveBeenCalled();
  store.workerState.value = 'failed';
  reloadAsRemedy();
  await vi.advanceTimersByTimeAsync(0);
  expect(reload).toHaveBeenCalledOnce();
});

it('what the clock or a person wants is not called off with a remedy', async () => {
  let answers = false;
  const reload = stubServer(() => answers);
  const { store, reloadAsRemedy } = await openedPage();
  const { reloadOnceServed } = await import('../../../../src/ui/reload.ts');
  store.workerState.value = 'failed';
  reloadAsRemedy();
  reloadOnceServed();
  reloadAsRemedy();
  store.workerState.value = 'ready';
  answers = true;
  await vi.advanceTimersByTimeAsync(5_000);
  expect(reload).toHaveBeenCalledOnce();
});

it.each([
  { isDue: false, seconds: 30 },
  { isDue: true, seconds: 120 },
])('nothing seen is told of after $seconds s where a look is due: $isDue', async ({ isDue, seconds }) => {
  const { store, incidents } = await openedPage();
  store.workerState.value = 'ready';
  store.live.value = { kind: 'pictures', element: {} } as unknown as typeof store.live.value;
  Object.defineProperty(store.view, 'value', { get: () => ({ technique: 'activations' }) });
  store.lookIsDue.value = isDue;
  vi.advanceTimersByTime(1000 * seconds - 1);
  expect(incidents()).toEqual([]);
  vi.advanceTimersByTime(1);
  expect(incidents().map(({ what }) => what)).toEqual(['nothing was seen']);
});

describe('a network that runs without its card', () => {
  /** @returns how often the page was opened anew by then */
  const reloadsIn = async (seconds: number, reload: ReturnType<typeof stubServer>) => {
    vi.advanceTimersByTime(1000 * seconds);
    await vi.advanceTimersByTimeAsync(0);
    return reload.mock.calls.length;
  };

  it('is tried on it again after an hour, by a page that is opened anew once nobody is there', async () => {
    const reload = stubServer(() => true);
    const { store, incidents } = await openedPage();
    store.leftCard.value = true;
    expect(incidents().map(({ what }) => what)).toEqual(['the network runs without its card']);
    expect(await reloadsIn(3630, reload)).toBe(0);
    store.attracting.value = true;
    expect(await reloadsIn(2, reload)).toBe(1);
    expect(JSON.parse(tab.get(KEY) ?? '').reloads).toHaveLength(1);
  });

  it('and has a card back meanwhile is left as it is', async () => {
    const reload = stubServer(() => true);
    const { store } = await openedPage();
    store.attracting.value = true;
    store.leftCard.value = true;
    expect(await reloadsIn(3590, reload)).toBe(0);
    store.leftCard.value = false;
    expect(await reloadsIn(3600, reload)).toBe(0);
  });

  it('since the card hung is tried on it an hour after it may be', async () => {
    const reload = stubServer(() => true);
    const { store } = await openedPage();
    store.attracting.value = true;
    const backend = { ...catalogue.backend, againAt: Date.now() + 7_200_000 };
    store.catalogue.value = { ...catalogue, backend };
    expect(await reloadsIn(7200 + 3590, reload)).toBe(0);
    expect(await reloadsIn(20, reload)).toBe(1);
  });

  it('asks for nobody, and has the page opened anew for nothing else', async () => {
    tab.set(KEY, JSON.stringify({ reloads: Array(6).fill(9_990_000) }));
    const reload = stubServer(() => true);
    const { store, notices, reloadAsRemedy } = await openedPage();
    store.leftCard.value = true;
    expect(reloadAsRemedy()).toBe(false);
    expect(notices.value).toEqual([]);
    tab.clear();
    reloadAsRemedy();
    expect(await reloadsIn(0, reload)).toBe(0);
  });
});
