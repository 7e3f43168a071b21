/** Whose turn it is, and how that is changed. Pure functions of lists of jobs. */
import type { JobId } from '../contract/jobs.ts';
import { isActive, isDone, type JobRecord, PRIORITY } from './job.ts';

type Placed = Pick<JobRecord, 'id' | 'state' | 'priority' | 'rank' | 'createdAt' | 'endedAt'>;

const byTurn = (a: Placed, b: Placed) => b.priority - a.priority || a.rank - b.rank;

/** The job to paint now; null where none waits. One that is being painted gives way to one that comes before it. */
export const whoseTurn = <T extends Placed>(jobs: readonly T[]): T | null =>
  jobs.filter(isActive).sort(byTurn)[0] ?? null;

/** What is at work or will be, in the order of its turns; then what is done, the newest first. */
export function inOrder<T extends Placed>(jobs: readonly T[]): T[] {
  const open = jobs.filter((job) => !isDone(job)).sort(byTurn);
  const done = jobs.filter(isDone).sort((a, b) => endOf(b) - endOf(a));
  return [...open, ...done];
}

const endOf = ({ endedAt, createdAt }: Placed) => endedAt ?? createdAt;

/** The rank behind all others. */
export const lastRank = (jobs: readonly Placed[]): number =>
  jobs.reduce((highest, { rank }) => Math.max(highest, rank), 0) + 1;

/** The place before all others, whatever their priority. */
export const firstPlace = (jobs: readonly Placed[]): Pick<JobRecord, 'priority' | 'rank'> => ({
  priority: jobs.filter(isActive).reduce((highest, { priority }) => Math.max(highest, priority), 0),
  rank: jobs.reduce((lowest, { rank }) => Math.min(lowest, rank), 0) - 1,
});

/**
 * The places of two neighbours in the queue, exchanged: the job's and the one's before (by -1) or behind it (by 1). Background
 * jobs, which nobody sees, are no neighbours.
 * @returns what changes, by id; nothing at the queue's end
 */
export function exchanged(
  jobs: readonly Placed[],
  id: JobId,
  by: -1 | 1,
): Map<JobId, Pick<JobRecord, 'priority' | 'rank'>> {
  const queue = jobs.filter((job) => !isDone(job) && job.priority !== PRIORITY.background).sort(byTurn);
  const at = queue.findIndex((job) => job.id === id);
  const [job, other] = [queue[at], queue[at + by]];
  if (!job || !other) return new Map();
  return new Map([
    [job.id, { priority: other.priority, rank: other.rank }],
    [other.id, { priority: job.priority, rank: job.rank }],
  ]);
}
