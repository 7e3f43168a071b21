import type { JobId, Pixels } from '../../contract/jobs.ts';
import { errorOfRecord } from '../../contract/told.ts';
import type { NewJob } from '../../studio/job.ts';
import { isActive, type Job, PRIORITY } from '../../studio/job.ts';
import type { Scheduler } from '../../studio/scheduler.ts';

/** Jobs that stand in no list: behind all others, and gone with all that is kept of them once they are done. */
export class BackgroundJobs {
  readonly #scheduler: () => Pick<Scheduler, 'add' | 'job' | 'picture' | 'remove'>;
  readonly #ended = new Map<JobId, () => void>();
  #all: readonly Job[] = [];

  /** @param scheduler asked for when it is first needed: it tells of its jobs by `follow` */
  constructor(scheduler: () => Pick<Scheduler, 'add' | 'job' | 'picture' | 'remove'>) {
    this.#scheduler = scheduler;
  }

  /** To be called with every change of the jobs. */
  follow(jobs: readonly Job[]): void {
    this.#all = jobs.filter(({ priority }) => priority === PRIORITY.background);
    for (const [id, ended] of this.#ended) if (!this.#isActive(id)) ended();
  }

  /** Takes away what an earlier life of the page has left. */
  async sweep(): Promise<void> {
    const left = this.#all.filter(({ id }) => !this.#ended.has(id));
    await Promise.all(left.map(({ id }) => this.#scheduler().remove(id)));
  }

  /**
   * Draws a picture out of nothing, while no other job wants to be painted.
   * @param stop ends it
   * @returns null where it was stopped
   * @throws what the job failed of, under its name
   */
  readonly draw = async (job: Omit<NewJob, 'priority'>, stop: AbortSignal): Promise<Pixels | null> => {
    const scheduler = this.#scheduler();
    const id = await scheduler.add({ ...job, priority: PRIORITY.background }, { content: null, models: [] });
    try {
      await new Promise<void>((resolve) => {
        this.#ended.set(id, resolve);
        stop.addEventListener('abort', () => resolve(), { once: true });
        if (stop.aborted || !isActive(scheduler.job(id) ?? { state: 'cancelled' })) resolve();
      });
      const { state, error } = scheduler.job(id) ?? { state: 'cancelled', error: null };
      if (error) throw errorOfRecord(error);
      return state === 'finished' ? ((await scheduler.picture(id)) ?? null) : null;
    } finally {
      this.#ended.delete(id);
      await scheduler.remove(id);
    }
  };

  #isActive(id: JobId): boolean {
    return this.#all.some((job) => job.id === id && isActive(job));
  }
}
