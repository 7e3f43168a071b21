/** How often a page that nobody attends may open itself anew, and what it takes along. */
import type { Incident } from './incidents.ts';

const KEY = 'convoscope-watchdog';
export const MOST_RELOADS = 6;
export const WITHIN_MS = 3_600_000;

/** Times and words of faults: nothing of a visitor. */
export interface Kept {
  /** When the page was opened anew as a remedy, in milliseconds since 1970. */
  readonly reloads: readonly number[];
  readonly incidents: readonly Incident[];
}

/** What the page before this one left; nothing where it left nothing that makes sense. */
export function readKept(storage: Pick<Storage, 'getItem'> = sessionStorage): Kept {
  try {
    const kept = JSON.parse(storage.getItem(KEY) ?? '{}') as Partial<Kept>;
    return {
      reloads: (kept.reloads ?? []).filter((time) => typeof time === 'number'),
      incidents: (kept.incidents ?? []).filter(
        ({ at, what, remedies }) =>
          typeof at === 'number' && typeof what === 'string' && Array.isArray(remedies),
      ),
    };
  } catch {
    return { reloads: [], incidents: [] };
  }
}

/** Not after a clock that was set back: it counts as if it were now. */
const ofLate = (reloads: readonly number[], now: number) =>
  reloads.map((time) => Math.min(time, now)).filter((time) => now - time < WITHIN_MS);

/**
 * Those that still count. What a clock that was set back has put into the future is written down as of now, so that it is over an
 * hour later.
 */
export function reloadsOfLate(
  now: number,
  storage: Pick<Storage, 'getItem' | 'setItem'> = sessionStorage,
): readonly number[] {
  const kept = readKept(storage);
  const reloads = ofLate(kept.reloads, now);
  if (kept.reloads.some((time) => time > now)) keep({ ...kept, reloads }, storage);
  return reloads;
}

/** @returns milliseconds until the page may be opened anew; 0 where it may now */
export function untilReload(reloads: readonly number[], now: number): number {
  const late = ofLate(reloads, now).slice(-MOST_RELOADS);
  return late.length < MOST_RELOADS ? 0 : WITHIN_MS - (now - (late[0] ?? now));
}

/** Written down before the page is opened anew. */
export const keepReload = (
  { reloads, incidents }: Kept,
  now: number,
  storage?: Pick<Storage, 'setItem'>,
): void => keep({ reloads: [...ofLate(reloads, now), now], incidents }, storage);

/** For the page after this one. */
export function keep(kept: Kept, storage: Pick<Storage, 'setItem'> = sessionStorage): void {
  try {
    storage.setItem(KEY, JSON.stringify(kept));
  } catch {
    // Storage may be full or forbidden: then nothing is counted.
  }
}
