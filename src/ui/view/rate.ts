import { effect } from '@preact/signals';
import * as store from '../store.ts';
import { rests } from './present.ts';

/** Averages over about this many looks: quick to follow, steady to read. */
const MEMORY = 12;
const TELL_MS = 250;

/** In the browser's own timeline, for whoever measures how soon the first look is there. */
export const FIRST_LOOK = 'first-look';

export interface Rate {
  /** To be called after every look. @param elapsedMs how long it took */
  count(elapsedMs: number): void;
  /** Tells the performance panel, now and then. */
  tell(): void;
}

export function watchRate(): Rate {
  let looks = 0;
  /** When the look before was, if there was no rest between. */
  let before: number | null = null;
  effect(() => {
    // How often a picture is looked at that stands still says nothing of the machine.
    if (rests.value) before = null;
  });
  let told = Number.NEGATIVE_INFINITY;
  let intervalMs = 0;
  let roundTripMs = 0;
  const mean = (old: number, now: number) => (old === 0 ? now : old + (now - old) / MEMORY);
  return {
    count(elapsedMs) {
      const now = performance.now();
      looks++;
      if (before !== null) intervalMs = mean(intervalMs, now - before);
      roundTripMs = mean(roundTripMs, elapsedMs);
      before = rests.peek() ? null : now;
    },
    tell() {
      const now = performance.now();
      if (now - told < TELL_MS) return;
      if (store.resultCount.value === 0) performance.mark(FIRST_LOOK);
      told = now;
      store.resultCount.value = looks;
      if (intervalMs === 0) return;
      store.resultsPerSecond.value = 1000 / intervalMs;
      store.roundTripMs.value = roundTripMs;
    },
  };
}
