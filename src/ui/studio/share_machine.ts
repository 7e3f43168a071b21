import { withoutShares } from '../../contract/style_mix.ts';
import type { View } from '../../contract/view.ts';
import { DutyCycle } from '../../studio/duty_cycle.ts';
import type { Scheduler } from '../../studio/scheduler.ts';
import * as page from '../store.ts';
import { askedFor } from '../view/live_view.ts';
import { rests } from '../view/present.ts';
import * as studio from './store.ts';

const ADJUST_MS = 500;

/** Whether somebody can see the live view move. */
const watched = () => !document.hidden && !page.frozen.value && !rests.value && studio.viewed.value === null;

/** What the live view computes: all that its rate depends on. Which class or channel it is about does not matter. */
export function rateKey(backend: string | undefined, source: string | undefined, asked: View | null): string {
  const { network, technique, parameters, comparison, pins, inside } = asked ?? {};
  const beside = comparison && { ...comparison, target: null };
  return JSON.stringify(
    [backend, source, network, technique, parameters, beside, pins?.length, inside !== undefined],
    withoutShares,
  );
}

/** Leaves the live view its rate while the studio paints. @returns what to call after every look: see DutyCycle.looked */
export function shareMachine(scheduler: Scheduler): (waitedMs: number) => void {
  const duty = new DutyCycle();
  const adjust = () => {
    const nowMs = performance.now();
    const view = rateKey(page.catalogue.value?.backend.name, page.live.value?.kind, askedFor());
    const share = duty.adjust({ nowMs, painting: scheduler.isPainting, watched: watched(), view });
    studio.sharing.value = { duty: share, kept: duty.kept };
    scheduler.setDutyCycle(share);
  };
  setInterval(adjust, ADJUST_MS);
  // A hidden page's timers may sleep.
  document.addEventListener('visibilitychange', adjust);
  return (waitedMs) => duty.looked(performance.now(), waitedMs);
}
