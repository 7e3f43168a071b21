import { DutyCycle } from '../../studio/duty_cycle.ts';
import type { Scheduler } from '../../studio/scheduler.ts';
import * as page from '../store.ts';
import * as studio from './store.ts';

const ADJUST_MS = 500;

/** Whether somebody can see the live view move. */
const watched = () => !document.hidden && !page.frozen.value && studio.viewed.value === null;

/** Leaves the live view its rate while the studio paints. @returns what to call after every look */
export function shareMachine(scheduler: Scheduler): () => void {
  const duty = new DutyCycle();
  const adjust = () => {
    const { technique, parameters } = page.view.value ?? {};
    const nowMs = performance.now();
    const view = JSON.stringify([technique, parameters]);
    const share = duty.adjust({ nowMs, painting: scheduler.isPainting, watched: watched(), view });
    studio.sharing.value = { duty: share, alone: duty.aloneAt(view) };
    scheduler.setDutyCycle(share);
  };
  setInterval(adjust, ADJUST_MS);
  // A hidden page's timers may sleep.
  document.addEventListener('visibilitychange', adjust);
  return () => duty.looked(performance.now());
}
