/** What a soak has measured, and whether it holds. */
import { allOf, type ProcessBytes } from './browser_memory.ts';
import { FAULTS, type FaultName } from './plan.ts';

export interface Sample {
  /** Seconds since the beginning. */
  readonly at: number;
  /** Since the sample before; null where the page did not answer. */
  readonly looksPerSecond: number | null;
  /** Bytes: of JavaScript on the page, of the page with its workers after a garbage collection, of all processes of the browser. */
  readonly heap: number | null;
  readonly page: number | null;
  readonly processes: ProcessBytes | null;
  readonly tensors: number | null;
  readonly view: string;
  /** A painting lies over the stage: then nothing is looked at. */
  readonly covered: boolean;
}

export interface Recovery {
  readonly at: number;
  readonly fault: FaultName;
  /** Seconds from the end of the fault until the exhibit ran; null where it did not within two minutes. */
  readonly seconds: number | null;
  /** Incidents that the page has written down meanwhile. */
  readonly incidents: readonly string[];
}

export interface Measured {
  /** Of the whole, as planned. */
  readonly seconds: number;
  readonly samples: readonly Sample[];
  readonly recoveries: readonly Recovery[];
}

export interface Line {
  readonly what: string;
  readonly limit: string;
  readonly measured: string;
  readonly holds: boolean;
}

/** Seconds until memory has to be flat; a quarter of a shorter soak. */
const WARM_UP = 900;
const MOST_GROWTH = 0.03;

const warmUp = (seconds: number): number => Math.min(WARM_UP, seconds / 4);

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1
    ? (sorted[middle] as number)
    : ((sorted[middle - 1] as number) + (sorted[middle] as number)) / 2;
}

export const allProcesses = ({ processes }: Sample): number | null => processes && allOf(processes);

/**
 * How much the last quarter of what comes after the warm-up is above the first: of the medians.
 * @returns null where there are not two samples in both
 */
export function growth(
  samples: readonly Sample[],
  bytesOf: (sample: Sample) => number | null,
  seconds: number,
): number | null {
  const from = warmUp(seconds);
  const quarter = (seconds - from) / 4;
  const between = (start: number, end: number) =>
    samples.flatMap((sample) =>
      sample.at >= start && sample.at <= end ? [bytesOf(sample) ?? []].flat() : [],
    );
  const [first, last] = [between(from, from + quarter), between(seconds - quarter, seconds)];
  if (first.length < 2 || last.length < 2) return null;
  return median(last) / median(first) - 1;
}

/** Whole minutes without a look, in which there had to be one. */
export function stuckMinutes(samples: readonly Sample[]): number {
  const minutes = new Map<number, Sample[]>();
  for (const sample of samples) {
    const minute = Math.floor(sample.at / 60);
    minutes.set(minute, [...(minutes.get(minute) ?? []), sample]);
  }
  const isStuck = (ones: Sample[]) =>
    ones.length >= 3 && ones.every(({ looksPerSecond, covered }) => !looksPerSecond && !covered);
  return [...minutes.values()].filter(isStuck).length;
}

const MEMORY_OF_PAGE = 'memory of the page and its workers, after garbage collection';
const MEMORY_OF_ALL = 'memory of all processes of the browser';

const percent = (share: number) => `${share < 0 ? '−' : '+'}${Math.abs(100 * share).toFixed(1)} %`;

export function verdictOf({ samples, recoveries, seconds }: Measured): Line[] {
  // A browser may refuse to measure a page, or take too long; its processes tell as well.
  const isMeasured = samples.some(({ page }) => page !== null);
  const memory = [
    ...(isMeasured ? [[MEMORY_OF_PAGE, ({ page }: Sample) => page] as const] : []),
    [MEMORY_OF_ALL, allProcesses] as const,
  ].map(([what, bytesOf]): Line => {
    const grown = growth(samples, bytesOf, seconds);
    return {
      what,
      limit: `flat within 3 % after ${Math.round(warmUp(seconds) / 60)} min`,
      measured: grown === null ? 'too few samples' : percent(grown),
      holds: grown !== null && grown <= MOST_GROWTH,
    };
  });
  const faults = (Object.keys(FAULTS) as FaultName[]).map((fault): Line => {
    const { what, limit, lasts } = FAULTS[fault];
    const ours = recoveries.filter((one) => one.fault === fault);
    const times = ours.map((one) => one.seconds ?? Number.POSITIVE_INFINITY);
    const worst = Math.max(...times);
    return {
      what,
      limit: fault === 'server' ? 'never noticed' : `≤ ${limit} s${lasts > 0 ? ' after it is back' : ''}`,
      measured:
        ours.length === 0
          ? 'did not happen'
          : `${ours.length} times, ${median(times).toFixed(1)} s, ${worst.toFixed(1)} s at most`,
      holds: ours.length > 0 && worst <= limit,
    };
  });
  const stuck = stuckMinutes(samples);
  return [
    ...memory,
    ...faults,
    { what: 'minutes without a look', limit: '0', measured: `${stuck}`, holds: stuck === 0 },
  ];
}
