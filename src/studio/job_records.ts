import type { JobId, Kept, Resume } from '../contract/jobs.ts';
import { isDone, type Job, PRIORITY } from './job.ts';
import { type Change, type JobStore, KINDS } from './job_store.ts';

/** Padded, so that keys sort as numbers do. */
const frameKey = (id: JobId, number: number) => `${id}/${String(number).padStart(8, '0')}`;
const framesOf = (id: JobId) => `${id}/`;

/** Everything of a shown step, to be kept together. */
export function keptChanges(id: JobId, { progress, picture, checkpoint, frames }: Kept): Change[] {
  const { gained, lost } = frames;
  return [
    { kind: 'progress', key: id, value: progress },
    { kind: 'pictures', key: id, value: picture },
    { kind: 'checkpoints', key: id, value: checkpoint },
    ...(gained ? [{ kind: 'frames', key: frameKey(id, gained.number), value: gained } as const] : []),
    ...lost.map((number) => ({ kind: 'frames', key: frameKey(id, number), value: null }) as const),
  ];
}

/** Takes the last step that was kept of a job away. */
export const ofPast = (id: JobId): Change[] =>
  (['progress', 'pictures', 'checkpoints'] as const).map(
    (kind) => ({ kind, key: id, value: null }) as Change,
  );

/** Finished jobs that are kept, and those of them that can still be painted further. */
const MOST_DONE = 60;
export const MOST_CHECKPOINTS = 12;

/**
 * What of finished jobs is kept no longer. Drawings in the background do not count: they are handed on at once.
 * @param jobs those that are done newest first
 */
export function outlived(jobs: readonly Job[]): { old: Change[]; gone: JobId[] } {
  const done = jobs.filter((job) => isDone(job) && job.priority !== PRIORITY.background);
  return {
    old: done
      .slice(MOST_CHECKPOINTS)
      .map(({ id }) => ({ kind: 'checkpoints', key: id, value: null }) as const),
    gone: done.slice(MOST_DONE).map(({ id }) => id),
  };
}

/** Where a job goes on, from what is kept of it; null where it has not begun. */
export async function resumeOf(store: JobStore, id: JobId): Promise<Resume | null> {
  const [checkpoint, progress, frames] = await Promise.all([
    store.get('checkpoints', id),
    store.get('progress', id),
    store.keys('frames', framesOf(id)),
  ]);
  if (!checkpoint) return null;
  return {
    checkpoint,
    losses: progress?.losses ?? [],
    ...(progress?.workMs !== undefined && { workMs: progress.workMs }),
    frames: frames.map((key) => Number(key.slice(framesOf(id).length))),
  };
}

export const framesPrefix = framesOf;

/** Takes away all that is kept of a job. @throws {StorageError} */
export async function forget(store: JobStore, id: JobId): Promise<void> {
  const frames = await store.keys('frames', framesOf(id));
  const kinds = KINDS.filter((kind) => kind !== 'frames' && kind !== 'styles');
  await store.change([
    ...frames.map((key) => ({ kind: 'frames', key, value: null }) as const),
    ...kinds.map((kind) => ({ kind, key: id, value: null }) as Change),
  ]);
}
