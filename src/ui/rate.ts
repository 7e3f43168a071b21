import * as store from './store.ts';

/** Averages over about this many looks: quick to follow, steady to read. */
const MEMORY = 12;
const TELL_MS = 250;

/** In the browser's own timeline, for whoever measures how soon the first look is there. */
export const FIRST_LOOK = 'first-look';

/** @returns a function to call after every look, with how long it took */
export function watchRate(): (elapsedMs: number) => void {
  let looks = 0;
  let before: number | null = null;
  let told = 0;
  let intervalMs = 0;
  let roundTripMs = 0;
  const mean = (old: number, now: number) => (old === 0 ? now : old + (now - old) / MEMORY);
  return (elapsedMs) => {
    const now = performance.now();
    if (++looks === 1) performance.mark(FIRST_LOOK);
    if (before !== null) intervalMs = mean(intervalMs, now - before);
    roundTripMs = mean(roundTripMs, elapsedMs);
    before = now;
    if (now - told < TELL_MS && looks > 1) return;
    told = now;
    store.looks.value = looks;
    if (intervalMs === 0) return;
    store.looksPerSecond.value = 1000 / intervalMs;
    store.roundTripMs.value = roundTripMs;
  };
}
