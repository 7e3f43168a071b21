/** Unattended: after a while without a hand the views are shown one after another, from the beginning for each visitor. */
import { batch } from '@preact/signals';
import { showComparison } from '../comparison/comparison.ts';
import { sweepNotices } from '../notices_store.ts';
import * as store from '../store.ts';
import { chooseView } from '../studio/actions.ts';
import * as studio from '../studio/store.ts';

const HINT_MS = 20_000;

export interface KioskParts {
  /** Without a hand, until the visitor is taken to be gone. */
  idleMs: number;
  /** For each view of the round; 0 shows none. */
  walkMs: number;
  /** Forgets whoever was there, and shows what the address asked for. */
  beginAnew(): void;
  /** Paints what the camera sees, on nobody's behalf. */
  paintIdly(): void;
}

/** The live views one after another, then a painting that needs nothing but what the camera sees. */
function roundOf(): string[] {
  const { techniques = [], slowTechniques = [] } = store.catalogue.value ?? {};
  const dream = slowTechniques.find(
    ({ needs, film }) => needs.content && needs.references === 'none' && !film,
  );
  const live = store.viewIds.value.filter((id) => techniques.some((one) => one.id === id));
  return dream ? [...live, dream.id] : live;
}

export function runKiosk({ idleMs, walkMs, beginAnew, paintIdly }: KioskParts): void {
  let idle: ReturnType<typeof setTimeout> | undefined;
  let cycle: ReturnType<typeof setInterval> | undefined;

  const step = () => {
    // A painting is watched to its end, which its budget sets. Without a worker there is nothing to show.
    if (studio.activeJob.value || store.workerState.value !== 'ready') return;
    const round = roundOf();
    const next = (round.indexOf(store.openView.value) + 1) % round.length;
    const id = round[next];
    if (id === undefined || round.length === 1) return;
    batch(() => {
      // Each round forgets what the one before has kept of those who passed by.
      if (next === 0) beginAnew();
      showComparison(null);
      chooseView(id);
    });
    if (store.slowView.value) paintIdly();
  };
  const attract = () => {
    beginAnew();
    store.attracting.value = true;
    if (walkMs > 0) cycle = setInterval(step, walkMs);
  };
  const wake = () => {
    clearTimeout(idle);
    clearInterval(cycle);
    if (store.attracting.value) beginAnew();
    store.attracting.value = false;
    idle = setTimeout(attract, idleMs);
  };
  for (const type of ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart'] as const) {
    addEventListener(type, wake, { passive: true });
  }
  // The browser's own menu and a drag save pictures, and so do these keys.
  for (const type of ['contextmenu', 'dragstart'] as const)
    addEventListener(type, (event) => event.preventDefault());
  addEventListener('keydown', (event: KeyboardEvent) => {
    if ((event.ctrlKey || event.metaKey) && 'sp'.includes(event.key.toLowerCase())) event.preventDefault();
  });
  // Nobody may be there to dismiss them.
  setInterval(sweepNotices, HINT_MS);
  wake();
}
