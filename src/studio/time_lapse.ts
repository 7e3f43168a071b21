/** What is kept of a job's course: bounded, and spread evenly over all of it. */
import type { LossPoint } from '../contract/jobs.ts';

/** Eight seconds at 12 frames a second. */
export const MOST_FRAMES = 96;
/** As many as a chart can show. */
export const MOST_POINTS = 240;

/** The one that can best be spared: whose neighbours are closest to each other. Neither the first nor the last. */
function mostCrowded(places: readonly number[]): number {
  let [best, least] = [0, Number.POSITIVE_INFINITY];
  for (let at = 1; at < places.length - 1; at++) {
    const gap = (places[at + 1] as number) - (places[at - 1] as number);
    if (gap < least) [best, least] = [at, gap];
  }
  return best;
}

/**
 * The frames that a time-lapse loses with one more. The first and the newest stay.
 * @param numbers of the frames it holds, the new one included, rising
 */
export function lostFrames(numbers: readonly number[]): number[] {
  const left = [...numbers];
  const lost: number[] = [];
  while (left.length > MOST_FRAMES) lost.push(...left.splice(mostCrowded(left), 1));
  return lost;
}

/** The history with one more point, thinned out where there are too many. */
export function withLosses(history: readonly LossPoint[], point: LossPoint): LossPoint[] {
  const all = [...history, point];
  if (all.length > MOST_POINTS) all.splice(mostCrowded(all.map(({ step }) => step)), 1);
  return all;
}
