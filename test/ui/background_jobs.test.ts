import { describe, expect, it } from 'vitest';
import type { Pixels } from '../../src/contract/jobs.ts';
import type { NewJob } from '../../src/studio/job.ts';
import { type Job, PRIORITY } from '../../src/studio/job.ts';
import { BackgroundJobs } from '../../src/ui/studio/background.ts';

const order = { painting: 'ascent', settings: {}, target: null, seed: 1 };
const wanted = { title: 'Ascent', subject: 'hand', order, network: 'toy' };
const picture: Pixels = { width: 1, height: 1, rgba: new Uint8ClampedArray(4) };

/** A scheduler that paints nothing by itself. */
function setUp() {
  const jobs = new Map<string, Job>();
  const tell = () => background.follow([...jobs.values()]);
  const scheduler = {
    async add(job: NewJob): Promise<string> {
      const id = `${jobs.size + 1}`;
      const fresh = { state: 'waiting', rank: 1, createdAt: 0, endedAt: null, error: null } as const;
      jobs.set(id, { ...job, ...fresh, id, deaths: 0, progress: null });
      tell();
      return id;
    },
    job: (id: string) => jobs.get(id),
    picture: async () => picture,
    async remove(id: string) {
      jobs.delete(id);
      tell();
    },
  };
  const background: BackgroundJobs = new BackgroundJobs(() => scheduler);
  const change = (id: string, to: Partial<Job>) => {
    jobs.set(id, { ...(jobs.get(id) as Job), ...to });
    tell();
  };
  return { jobs, background, scheduler, change };
}
const settled = () => new Promise((resolve) => setTimeout(resolve));

describe('a job in the background', () => {
  it('comes behind all others, and is gone when it is painted', async () => {
    const { jobs, background, change } = setUp();
    const drawn = background.draw(wanted, new AbortController().signal);
    await settled();
    expect(jobs.get('1')?.priority).toBe(PRIORITY.background);
    expect(PRIORITY.background).toBeLessThan(PRIORITY.idle);
    change('1', { state: 'painting' });
    change('1', { state: 'finished' });
    expect(await drawn).toBe(picture);
    expect(jobs.size).toBe(0);
  });

  it('gives nothing where it is stopped, or somebody pauses it', async () => {
    const { jobs, background, change } = setUp();
    const stop = new AbortController();
    const stopped = background.draw(wanted, stop.signal);
    await settled();
    stop.abort();
    expect(await stopped).toBeNull();
    const paused = background.draw(wanted, new AbortController().signal);
    await settled();
    change('1', { state: 'paused' });
    expect(await paused).toBeNull();
    expect(jobs.size).toBe(0);
  });

  it('throws what it failed of', async () => {
    const { background, change } = setUp();
    const drawn = background.draw(wanted, new AbortController().signal);
    await settled();
    change('1', { state: 'failed', error: { name: 'DivergedError', message: 'It went astray.' } });
    await expect(drawn).rejects.toMatchObject({ name: 'DivergedError', message: 'It went astray.' });
  });

  it('that an earlier life of the page has left is taken away, and no other', async () => {
    const { jobs, background, scheduler } = setUp();
    await scheduler.add({ ...wanted, priority: PRIORITY.person });
    await scheduler.add({ ...wanted, priority: PRIORITY.background });
    await background.sweep();
    expect([...jobs.keys()]).toEqual(['1']);
  });
});
