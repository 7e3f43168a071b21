/** Unattended: after a while without a hand the views are shown one after another, from the beginning for each visitor. */
import { batch } from '@preact/signals';
import { showComparison } from '../comparison/comparison.ts';
import type { Exhibit } from '../exhibit/exhibit.ts';
import { staff } from '../exhibit/staff.ts';
import { sweepNotices } from '../notices_store.ts';
import * as store from '../store.ts';
import { chooseView } from '../studio/actions.ts';
import * as studio from '../studio/store.ts';
import { listenToGamepads } from './gamepads.ts';
import { chosenRound } from './round.ts';

/** A message stays so long, and is looked for so often. */
const [MESSAGE_MS, SWEEP_MS] = [20_000, 5_000];

export interface KioskParts {
  /** Without a hand, until the visitor is taken to be gone. */
  idleMs: number;
  /** Of that time, how long it is said on screen. */
  countdownMs: number;
  /** For each view of the round; 0 shows none. */
  walkMs: number;
  /** The views of the round, and those that have a time of their own; without any, all that are offered. */
  round: Exhibit['attract']['views'];
  /** Forgets whoever was there, and shows what the address asked for. */
  beginAnew(): void;
  /** Paints what the camera sees, on nobody's behalf. */
  paintIdly(): void;
}

/** What a visitor watches to its end is waited for, but no longer than this after the last hand. */
const LONGEST_WATCH_MS = 300_000;
/** Who looks after the exhibit may be at its projector or its camera meanwhile. */
const LONGEST_CARE_MS = 1_800_000;

/** The live views one after another, then a painting that needs nothing but what the camera sees. */
function roundOf(configured: KioskParts['round']): KioskParts['round'] {
  const { techniques = [], slowTechniques = [] } = store.catalogue.value ?? {};
  const chosen = chosenRound(configured);
  if (chosen.length > 0) return chosen;
  const dream = slowTechniques.find(
    ({ needs, film }) => needs.content && needs.references === 'none' && !film,
  );
  const live = store.viewIds.value.filter((id) => techniques.some((one) => one.id === id));
  return [...live, ...(dream ? [dream.id] : [])].map((view) => ({ view }));
}

/** How far the sweep is that is on the stage, 0..1; 1 where there is none. */
const sweepProgress = () => store.seen.value?.result.progress ?? 1;

/** How long the film is that somebody brought; 0 where there is none. */
function filmMs(): number {
  const { kind, element } = store.live.value ?? {};
  const seconds = kind === 'video' ? (element as HTMLVideoElement).duration : 0;
  return seconds > 0 ? 1000 * seconds : 0;
}

/** @returns to be called where somebody is noticed otherwise than by a hand: it is as if there were one */
export function runKiosk({
  idleMs,
  countdownMs,
  walkMs,
  round,
  beginAnew,
  paintIdly,
}: KioskParts): () => void {
  let idle: ReturnType<typeof setTimeout> | undefined;
  let cycle: ReturnType<typeof setTimeout> | undefined;
  let lastHand = 0;
  let swept = 0;

  const step = () => {
    const views = roundOf(round);
    const at = store.attractStep.value;
    // A view that was opened by its address stands in the round where the round has it.
    const from = at >= 0 ? at : views.findIndex(({ view }) => view === store.openView.value);
    const next = (from + 1) % views.length;
    const now = views[next];
    cycle = setTimeout(step, now?.seconds === undefined ? walkMs : 1000 * now.seconds);
    // A painting is watched to its end, which its budget sets. Without a worker there is nothing to show.
    if (studio.activeJob.value || store.workerState.value !== 'ready') return;
    if (!now) return;
    // A painting has an end, and is painted anew.
    if (views.length === 1 && from === 0 && !store.slowView.value) {
      store.attractStep.value = 0;
      return;
    }
    batch(() => {
      // Each round forgets what the one before has kept of those who passed by.
      if (next === 0) beginAnew();
      store.attractStep.value = next;
      showComparison(null);
      chooseView(now.view);
    });
    if (store.slowView.value) paintIdly();
  };
  const attract = () => {
    store.countdown.value = null;
    beginAnew();
    store.attractStep.value = -1;
    store.attracting.value = true;
    if (walkMs > 0) cycle = setTimeout(step, walkMs);
  };
  const countDown = (leftMs: number) => {
    if (leftMs <= 0) return attract();
    store.countdown.value = Math.ceil(leftMs / 1000);
    const ms = leftMs % 1000 || 1000;
    idle = setTimeout(countDown, ms, leftMs - ms);
  };
  const warn = () => {
    // A sweep is watched to its end, not the one that begins after it; and so is a film that somebody brought.
    const progress = sweepProgress();
    const sinceHand = performance.now() - lastHand;
    // It begins again by itself.
    const isWatched = sinceHand < filmMs() || (progress < 1 && progress >= swept);
    swept = progress;
    const isCaredFor = staff.peek() === 'open' && sinceHand < LONGEST_CARE_MS;
    if (isCaredFor || (isWatched && sinceHand < LONGEST_WATCH_MS)) idle = setTimeout(warn, 1000);
    else countDown(countdownMs);
  };
  const wake = () => {
    clearTimeout(idle);
    clearTimeout(cycle);
    lastHand = performance.now();
    swept = 0;
    store.countdown.value = null;
    if (store.attracting.value) beginAnew();
    store.attracting.value = false;
    idle = setTimeout(warn, idleMs - countdownMs);
  };
  for (const type of ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart'] as const) {
    addEventListener(type, wake, { passive: true });
  }
  listenToGamepads(wake);
  // Nobody may be there to dismiss them.
  setInterval(() => sweepNotices(MESSAGE_MS), SWEEP_MS);
  wake();
  return wake;
}
