import type { JobId, Order, Progress } from '../contract/jobs.ts';
import { type ErrorRecord, ToldError } from '../contract/told.ts';

export type JobState = 'waiting' | 'painting' | 'paused' | 'finished' | 'cancelled' | 'failed';

/** What a visitor asks for comes before what the studio does on its own account, and that before what is drawn in the background. */
export const PRIORITY = { background: -1, idle: 0, person: 1 } as const;

/** A job that was asked for, as it is kept. */
export interface JobRecord {
  readonly id: JobId;
  /** Of the job. */
  readonly title: string;
  /** What it is painted from or towards, e.g. "flamingo" or "Starry Night"; empty where there is nothing to name. */
  readonly subject: string;
  readonly order: Order;
  /** The network's id. */
  readonly network: string;
  /**
   * Of the file of weights that it is painted with; empty where they came from none. Missing until it is painted, and in
   * jobs that were kept before this was.
   */
  readonly weightsSha256?: string;
  readonly state: JobState;
  /** Higher comes first. */
  readonly priority: number;
  /** Among those of one priority, lower comes first. */
  readonly rank: number;
  /** Milliseconds since 1970. */
  readonly createdAt: number;
  readonly endedAt: number | null;
  /** Why it failed. */
  readonly error: ErrorRecord | null;
  /** Workers that died over it since it last got anywhere. */
  readonly deaths: number;
}

/** What is said of a job when it is asked for. */
export type NewJob = Pick<JobRecord, 'title' | 'subject' | 'order' | 'network' | 'priority'>;

/** The network that it was begun with has other weights by now, and there is no way to go on as it was. */
export class OtherWeightsError extends ToldError {
  override readonly name = 'OtherWeightsError';
}

/** A job as the page shows it. */
export interface Job extends JobRecord {
  /** Null until a first step was shown. */
  readonly progress: Progress | null;
}

export const isDone = ({ state }: Pick<JobRecord, 'state'>): boolean =>
  state === 'finished' || state === 'cancelled' || state === 'failed';

export const isActive = ({ state }: Pick<JobRecord, 'state'>): boolean =>
  state === 'waiting' || state === 'painting';
