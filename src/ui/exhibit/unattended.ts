/** What a screen that nobody attends does by the clock. */
import { effect } from '@preact/signals';
import { reloadOnceServed } from '../reload.ts';
import * as store from '../store.ts';
import { isOpenAt, nextTime } from './opening_hours.ts';
import { staff } from './staff.ts';

const LOOK_AT_CLOCK_MS = 15_000;
/** Before a browser that refuses to keep the screen on is asked again. */
const ASK_AGAIN_MS = 60_000;

/**
 * Opens the page anew when the house closes, and at the hour of its restart once nobody is there. What is opened then shows
 * that it is closed, or begins as the configuration says. Not from under the staff page.
 * @param reload replaced by tests
 */
export function keepHours(reload = reloadOnceServed): void {
  const { hours, restart } = store.exhibit.value;
  const due = restart === undefined ? null : nextTime(restart, new Date());
  setInterval(() => {
    const now = new Date();
    const isClosed = hours !== undefined && !isOpenAt(hours, now);
    const isDue = due !== null && now >= due && store.attracting.value;
    if ((isClosed || isDue) && staff.value !== 'open') reload();
  }, LOOK_AT_CLOCK_MS);
}

/** Once the round is shown, or the house is closed and no PIN is asked for. @returns waits no longer */
export function whenNobodyIsThere(run: () => void): () => void {
  const stop = effect(() => {
    const isClosed = document.documentElement.classList.contains('closed') && staff.value === 'closed';
    if (!store.attracting.value && !isClosed) return;
    queueMicrotask(() => stop());
    run();
  });
  return stop;
}

/**
 * The screen stays on. Where the browser cannot do that, the machine's own settings have to.
 * @returns ends it
 */
export function keepAwake(): () => void {
  if (!('wakeLock' in navigator)) return () => {};
  const over = new AbortController();
  const { signal } = over;
  let lock: WakeLockSentinel | null = null;
  let next: ReturnType<typeof setTimeout> | undefined;
  const askIn = (ms: number) => {
    clearTimeout(next);
    if (signal.aborted) return;
    next = setTimeout(ask, ms);
  };
  const ask = async () => {
    if (document.hidden) return;
    try {
      lock = await navigator.wakeLock.request('screen');
      if (signal.aborted) return void lock.release();
      lock.addEventListener('release', () => askIn(LOOK_AT_CLOCK_MS));
    } catch {
      // On battery, or while the browser is not in front: that may pass.
      askIn(ASK_AGAIN_MS);
    }
  };
  document.addEventListener('visibilitychange', () => askIn(0), { signal });
  askIn(0);
  return () => {
    over.abort();
    clearTimeout(next);
    void lock?.release();
  };
}
