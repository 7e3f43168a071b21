/** What a screen that nobody attends does by the clock. */
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

/** The screen stays on. Where the browser cannot do that, the machine's own settings have to. */
export function keepAwake(): void {
  if (!('wakeLock' in navigator)) return;
  let next: ReturnType<typeof setTimeout> | undefined;
  const askIn = (ms: number) => {
    clearTimeout(next);
    next = setTimeout(ask, ms);
  };
  const ask = async () => {
    if (document.hidden) return;
    try {
      const lock = await navigator.wakeLock.request('screen');
      lock.addEventListener('release', () => askIn(LOOK_AT_CLOCK_MS));
    } catch {
      // On battery, or while the browser is not in front: that may pass.
      askIn(ASK_AGAIN_MS);
    }
  };
  document.addEventListener('visibilitychange', () => askIn(0));
  askIn(0);
}
