import { deleteDB } from 'idb';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { JobId, Materials, Pixels } from '../../src/contract/jobs.ts';
import { asSaid } from '../../src/contract/told.ts';
import { databaseStore } from '../../src/studio/database_store.ts';
import { type FallbackStore, fallbackStore } from '../../src/studio/fallback_store.ts';
import { type Job, type JobRecord, PRIORITY } from '../../src/studio/job.ts';
import { type JobStore, StorageFullError } from '../../src/studio/job_store.ts';
import { memoryStore } from '../../src/studio/memory_store.ts';
import { Scheduler, type SchedulerOptions } from '../../src/studio/scheduler.ts';
import { createStudioLink } from '../../src/worker/studio/studio_link.ts';
import { greyAfter } from '../support/toys/toy_slow_technique.ts';

const DATABASE = 'convoscope-studio';
const NOTHING: Materials = { content: null, models: [] };
const LONG = 60_000;

let directors: Scheduler[] = [];
afterEach(async () => {
  for (const scheduler of directors) scheduler.stop();
  directors = [];
  await deleteDB(DATABASE);
});

interface Studio {
  scheduler: Scheduler;
  workers: Worker[];
  /** How many steps hang. */
  hanging: () => number;
  troubles: Error[];
  /** Every step that was shown, by job. */
  shown: Map<JobId, number[]>;
  pictures: Map<JobId, Pixels>;
  jobs: () => readonly Job[];
  add: (
    settings: Record<string, number>,
    more?: { seed?: number; priority?: number; materials?: Materials; network?: string },
  ) => Promise<JobId>;
  until: (id: JobId, condition: (job: Job) => boolean) => Promise<Job>;
}

/**
 * A studio of toy paintings.
 * @param name of its workers: 'full' for a disk without room, 'still' where no job has a first step
 * @param weights that the server has of every network
 */
async function openStudio({
  name = '',
  store,
  restarts = 5,
  onOpen = () => {},
  inMemory = false,
  weights = '',
}: {
  name?: string;
  store?: JobStore;
  restarts?: number;
  onOpen?: (network: string) => void;
  inMemory?: boolean;
  weights?: string;
} = {}): Promise<Studio> {
  const workers: Worker[] = [];
  const troubles: Error[] = [];
  const shown = new Map<JobId, number[]>();
  const pictures = new Map<JobId, Pixels>();
  let jobs: readonly Job[] = [];
  let hanging = 0;
  const create = () => {
    const worker = new Worker(new URL('../worker/studio.toy.worker.ts', import.meta.url), {
      type: 'module',
      name,
    });
    worker.addEventListener('message', ({ data }) => {
      if (data?.hangs) hanging++;
    });
    workers.push(worker);
    return worker;
  };
  const onTrouble = (error: Error) => void troubles.push(error);
  const kept: FallbackStore = fallbackStore(store ?? databaseStore(), memoryStore(), onTrouble);
  const options: SchedulerOptions = {
    createLink: (callbacks) =>
      createStudioLink({ ...callbacks, create, timeouts: { backOffMs: 20, restarts } }),
    options(network) {
      onOpen(network);
      const networkUrl = `/models/${network}/${weights}`;
      return { networkUrl, wasmUrl: '/tfjs-wasm/', backend: 'wasm', threads: 1, inMemory };
    },
    store: kept,
    onTrouble,
    onState: () => {},
    onChange: (now) => {
      jobs = now;
      for (const { id, progress } of now) {
        const steps = shown.get(id) ?? [];
        if (progress && steps.at(-1) !== progress.step) shown.set(id, [...steps, progress.step]);
      }
    },
    onShown: (id, { picture }) => void pictures.set(id, picture),
  };
  const scheduler = new Scheduler(options);
  directors.push(scheduler);
  return {
    ...{ scheduler, workers, troubles, shown, pictures, jobs: () => jobs, hanging: () => hanging },
    add: (
      settings,
      { seed = 200, priority = PRIORITY.person, materials = NOTHING, network = 'efficientnet-lite0' } = {},
    ) =>
      scheduler.add(
        {
          ...{ title: 'Fade', subject: '', network, priority },
          order: { painting: 'fade', settings, target: null, seed },
        },
        materials,
      ),
    until: (id, condition) =>
      vi.waitFor(
        () => {
          const job = scheduler.job(id);
          if (!job || !condition(job)) throw new Error(`the job is ${job?.state} at ${job?.progress?.step}`);
          return job;
        },
        { timeout: LONG, interval: 10 },
      ),
  };
}

const finished = ({ state }: Job) => state === 'finished';
const shownOnce = ({ progress }: Job) => progress !== null;
const reached = (step: number) => (job: Job) => (job.progress?.step ?? 0) >= step;
const byteOf = (grey: number) => Math.round(grey * 255);

it('in memory, a painting is kept and goes on after a crash, and there is no database', async () => {
  const { scheduler, add, until, troubles, workers } = await openStudio({
    ...{ inMemory: true, store: memoryStore() },
  });
  const id = await add({ steps: 12, stepMs: 120 });
  await until(id, reached(3));
  workers.at(-1)?.terminate();
  await until(id, finished);
  expect((await scheduler.picture(id))?.rgba[0]).toBe(200);
  expect((await scheduler.frames(id)).length).toBeGreaterThan(1);
  expect(troubles).toEqual([]);
  expect((await indexedDB.databases()).map(({ name }) => name)).not.toContain(DATABASE);
  await scheduler.remove(id);
  expect(await scheduler.picture(id)).toBeUndefined();
  expect(await scheduler.frames(id)).toEqual([]);
});

describe('a painting', () => {
  it('grows before the page’s eyes and is kept', async () => {
    const { scheduler, add, until, shown, pictures } = await openStudio();
    const id = await add({ steps: 8, stepMs: 20 });
    const job = await until(id, finished);
    const steps = shown.get(id) as number[];
    expect(steps.length).toBeGreaterThan(1);
    expect(steps.at(-1)).toBe(8);
    expect(job.progress?.losses.map(({ step }) => step)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    const { width, height, rgba } = pictures.get(id) as Pixels;
    expect([width, height]).toEqual([8, 8]);
    expect([...rgba.slice(0, 4)]).toEqual([200, 200, 200, 255]);
    expect((await scheduler.picture(id))?.rgba).toEqual(rgba);
    const frames = await scheduler.frames(id);
    expect(frames.map(({ number }) => number)).toEqual(steps);
  });

  it('is painted again from another seed, and further', async () => {
    const { scheduler, add, until } = await openStudio();
    const id = await add({ steps: 4 }, { seed: 100 });
    await until(id, finished);
    const again = (await scheduler.again(id, 40)) as JobId;
    await until(again, finished);
    expect((await scheduler.picture(again))?.rgba[0]).toBe(40);
    scheduler.more(id, { steps: 8 });
    // What it goes up to is said at once.
    expect(scheduler.job(id)?.progress).toMatchObject({ step: 4, steps: 8 });
    const job = await until(id, (now) => finished(now) && now.progress?.step === 8);
    expect(job.progress?.losses.map(({ step }) => step)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    // Four steps of a quarter, then four of an eighth: it went on, it did not begin anew.
    expect((await scheduler.picture(id))?.rgba[0]).toBe(byteOf(greyAfter(4, 4, 100) + greyAfter(4, 8, 100)));
  });

  it('that waits to be painted further is kept with all the steps that it will have', async () => {
    const { scheduler, add, until } = await openStudio();
    const id = await add({ steps: 4 });
    await until(id, finished);
    scheduler.more(id, { steps: 8 });
    scheduler.pause(id);
    const kept = databaseStore();
    const progress = () => kept.get('progress', id);
    await vi.waitFor(async () => expect(await progress()).toMatchObject({ step: 4, steps: 8 }), LONG);
  });

  it('can be painted on until twelve others were finished after it', async () => {
    const { scheduler, add, until } = await openStudio();
    const first = await add({ steps: 1 });
    expect(await scheduler.canGoOn(first)).toBe(true);
    for (let i = 0; i < 12; i++) await until(await add({ steps: 1 }), finished);
    await vi.waitFor(async () => expect(await scheduler.canGoOn(first)).toBe(false), LONG);
    expect(scheduler.job(first)?.state).toBe('finished');
  });

  it('stops where it is paused, and goes on from there to the same end', async () => {
    const { scheduler, add, until } = await openStudio();
    const id = await add({ steps: 20, stepMs: 100 });
    await until(id, reached(2));
    scheduler.pause(id);
    expect(scheduler.job(id)?.state).toBe('paused');
    await vi.waitFor(() => expect(scheduler.isPainting).toBe(false), LONG);
    const at = scheduler.job(id)?.progress?.step as number;
    await until(await add({ steps: 3 }), finished);
    expect(scheduler.job(id)?.progress?.step).toBe(at);
    expect(at).toBeLessThan(20);
    scheduler.resume(id);
    const job = await until(id, finished);
    expect(job.progress?.losses.map(({ step }) => step)).toEqual(Array.from({ length: 20 }, (_, i) => i + 1));
    expect((await scheduler.picture(id))?.rgba[0]).toBe(200);
  });

  it('is not begun where it was paused while its materials were read', async () => {
    const database = databaseStore();
    let read = () => {};
    const reading = new Promise<void>((resolve) => {
      read = resolve;
    });
    const slow: JobStore = {
      ...database,
      async get(kind, key) {
        if (kind === 'materials') await reading;
        return database.get(kind, key);
      },
    };
    const { scheduler, add, until } = await openStudio({ store: slow });
    const id = await add({ steps: 3 });
    await until(id, ({ state }) => state === 'painting');
    scheduler.pause(id);
    read();
    await vi.waitFor(() => expect(scheduler.isPainting).toBe(false), LONG);
    expect(scheduler.job(id)).toMatchObject({ state: 'paused', progress: null });
    scheduler.resume(id);
    await until(id, finished);
  });

  it('gives way to a person’s, and goes on afterwards', async () => {
    const { add, until, shown } = await openStudio();
    const idle = await add({ steps: 40, stepMs: 100 }, { priority: PRIORITY.idle });
    await until(idle, reached(2));
    const person = await add({ steps: 3, stepMs: 50 });
    await until(person, finished);
    const between = (shown.get(idle) as number[]).at(-1) as number;
    expect(between).toBeLessThan(40);
    await until(idle, finished);
    expect(shown.get(idle)).toEqual([...(shown.get(idle) as number[])].sort((a, b) => a - b));
  });
});

describe('cancelling', () => {
  it('answers at once between short steps, and keeps what was shown', async () => {
    const { scheduler, add, until, workers } = await openStudio();
    const id = await add({ steps: 1000, stepMs: 30 });
    await until(id, shownOnce);
    const start = performance.now();
    await scheduler.cancel(id);
    // 300 ms on a machine of its own; the tests share theirs. All of its steps take 30 s.
    expect(performance.now() - start).toBeLessThan(10_000);
    expect(scheduler.job(id)?.state).toBe('cancelled');
    expect(await scheduler.picture(id)).toBeDefined();
    expect(workers).toHaveLength(1);
  });

  it('ends the worker in the middle of a long step, and the next painting goes on with another', async () => {
    const { scheduler, add, until, workers, hanging } = await openStudio();
    const other = await add({ steps: 10, stepMs: 100 }, { priority: PRIORITY.idle });
    await until(other, reached(2));
    const long = await add({ steps: 5, hangsAt: 1 });
    await vi.waitFor(() => expect(hanging()).toBe(1), LONG);
    const start = performance.now();
    await scheduler.cancel(long);
    expect(performance.now() - start).toBeLessThan(10_000);
    expect(await until(other, finished)).toMatchObject({ deaths: 0, error: null });
    expect((await scheduler.picture(other))?.rgba[0]).toBe(200);
    expect(workers).toHaveLength(2);
  });

  it('takes a painting away with all that was kept of it', async () => {
    const { scheduler, add, until, jobs } = await openStudio();
    const id = await add({ steps: 100, stepMs: 50 });
    await until(id, shownOnce);
    await scheduler.remove(id);
    expect(jobs()).toEqual([]);
    const store = databaseStore();
    for (const kind of ['jobs', 'materials', 'progress', 'pictures', 'checkpoints', 'frames'] as const)
      expect(await store.keys(kind)).toEqual([]);
  });
});

describe('what was shown', () => {
  it('survives the death of the worker', async () => {
    const { scheduler, add, until, workers, shown } = await openStudio();
    const id = await add({ steps: 20, stepMs: 120 });
    await until(id, reached(3));
    const before = scheduler.job(id)?.progress?.step as number;
    workers[0]?.terminate();
    const job = await until(id, finished);
    expect(workers).toHaveLength(2);
    expect(shown.get(id)).toEqual([...new Set(shown.get(id))].sort((a, b) => a - b));
    expect(shown.get(id)?.find((step) => step > before)).toBeDefined();
    expect(job.progress?.losses.map(({ step }) => step)).toEqual(Array.from({ length: 20 }, (_, i) => i + 1));
    expect((await scheduler.picture(id))?.rgba[0]).toBe(200);
  });

  it('survives a reload: the queue, pauses and pictures are there, and the painting goes on', async () => {
    const first = await openStudio();
    const id = await first.add({ steps: 20, stepMs: 120 });
    const paused = await first.add({ steps: 2 });
    const waiting = await first.add({ steps: 2 });
    first.scheduler.pause(paused);
    await first.until(id, reached(3));
    first.scheduler.stop();
    const before = first.scheduler.job(id)?.progress?.step as number;

    const second = await openStudio();
    await second.scheduler.load();
    expect(second.jobs().map((job) => job.id)).toEqual([id, paused, waiting]);
    expect(second.jobs().map(({ state }) => state)).toEqual(['waiting', 'paused', 'waiting']);
    expect(second.scheduler.job(id)?.progress?.step).toBeGreaterThanOrEqual(before);
    await second.until(waiting, finished);
    expect(second.scheduler.job(paused)?.state).toBe('paused');
    expect(second.shown.get(id)?.[0]).toBeGreaterThanOrEqual(before);
    expect((await second.scheduler.picture(id))?.rgba[0]).toBe(200);
  });

  it('goes on in memory where the disk is full, says so, and survives the worker’s death even then', async () => {
    const { scheduler, add, until, troubles, workers, shown } = await openStudio({ name: 'full' });
    const id = await add({ steps: 20, stepMs: 120 });
    await until(id, reached(3));
    expect(troubles[0]).toMatchObject({
      name: 'StorageFullError',
      message: expect.stringContaining('in memory'),
    });
    workers[0]?.terminate();
    await until(id, finished);
    expect(shown.get(id)).toEqual([...new Set(shown.get(id))].sort((a, b) => a - b));
    expect((await scheduler.picture(id))?.rgba[0]).toBe(200);
    expect((await scheduler.frames(id)).length).toBeGreaterThan(1);
  });

  it('has the newest picture once there is room again, not the one that was refused', async () => {
    const { scheduler, add, until, troubles } = await openStudio({ name: 'full at first' });
    const id = await add({ steps: 12, stepMs: 20 });
    await until(id, finished);
    expect(troubles[0]?.name).toBe('StorageFullError');
    expect((await scheduler.picture(id))?.rgba[0]).toBe(200);
    scheduler.more(id, { steps: 14, stepMs: 20 });
    await until(id, ({ state, progress }) => state === 'finished' && progress?.step === 14);
    expect(scheduler.job(id)?.progress?.losses.map(({ step }) => step)).toEqual(
      Array.from({ length: 14 }, (_, i) => i + 1),
    );
  });

  it('needs no room on the page’s side either', async () => {
    const full: JobStore = {
      get: async () => undefined,
      keys: async () => [],
      change: () => Promise.reject(new StorageFullError(asSaid('No room.'))),
    };
    const { scheduler, add, until, troubles } = await openStudio({ store: full });
    const id = await add({ steps: 3 });
    expect((await until(id, finished)).error).toBeNull();
    expect(troubles[0]?.name).toBe('StorageFullError');
    expect(scheduler.job(id)?.progress?.step).toBe(3);
  });
});

describe('a painting that goes wrong', () => {
  const file = (bytes: Uint8Array<ArrayBuffer>) => ({
    content: null,
    models: [{ title: 'A style', bytes, weight: 1 }],
  });
  const onePixel = async () => {
    const canvas = new OffscreenCanvas(1, 1);
    canvas.getContext('2d');
    return new Uint8Array(await (await canvas.convertToBlob()).arrayBuffer());
  };

  it('is shown as failed with its message, and the queue goes on', async () => {
    const { add, until, workers } = await openStudio();
    const diverges = await add({ steps: 5, divergesAt: 3 });
    const unreadable = await add({ steps: 5 }, { materials: file(new Uint8Array([1, 2, 3])) });
    const tiny = await add({ steps: 5 }, { materials: file(await onePixel()) });
    const wrong = await add({ steps: -5 });
    const well = await add({ steps: 5 });
    await until(well, finished);
    const failed = ({ state }: Job) => state === 'failed';
    expect((await until(diverges, failed)).error).toMatchObject({
      name: 'DivergedError',
      message: 'The loss is NaN. Lower the step size.',
    });
    expect((await until(unreadable, failed)).error).toMatchObject({
      name: 'PictureFileError',
      message: '“A style” cannot be read as a picture. Choose another one.',
    });
    expect((await until(tiny, failed)).error?.name).toBe('ModelPictureError');
    expect((await until(wrong, failed)).error?.name).toBe('ParameterError');
    expect(workers).toHaveLength(1);
  });

  it('and takes its worker along is given up after three deaths', async () => {
    const { add, until, workers } = await openStudio();
    const id = await add({ steps: 5, crashesAt: 1 });
    const well = await add({ steps: 5 });
    const job = await until(id, ({ state }) => state === 'failed');
    expect(job.error).toMatchObject({
      name: 'WorkerError',
      message: expect.stringContaining('out of memory'),
    });
    await until(well, finished);
    expect(workers.length).toBeGreaterThanOrEqual(4);
  });
});

it('goes on from its last checkpoint where the graphics card was lost, without a word', async () => {
  const { add, until, shown, workers, troubles } = await openStudio();
  const id = await add({ steps: 40, stepMs: 20, losesCardAt: 30 });
  await until(id, finished);
  const steps = shown.get(id) ?? [];
  expect(steps).toEqual(steps.toSorted((a, b) => a - b));
  expect(steps.filter((step) => step === steps[0])).toHaveLength(1);
  expect(workers).toHaveLength(2);
  expect(troubles).toEqual([]);
});

it('paints with the network that each painting was started on, and says where one is gone', async () => {
  const opened: string[] = [];
  const { add, until, workers, troubles } = await openStudio({
    onOpen: (network) => void opened.push(network),
  });
  const first = await add({ steps: 3, stepMs: 20 });
  const gone = await add({ steps: 3 }, { network: 'gone' });
  const other = await add({ steps: 3 }, { network: 'other' });
  await until(other, finished);
  await until(first, finished);
  const { error } = await until(gone, ({ state }) => state === 'failed');
  expect(error).toMatchObject({
    name: 'ModelFileError',
    message: expect.stringMatching(/with the network “gone”.+answers 404/),
  });
  expect(opened).toEqual(['efficientnet-lite0', 'gone', 'other']);
  expect(workers).toHaveLength(3);
  expect(troubles).toEqual([]);
});

describe('where the weights of its network were exchanged under the same name, a painting', () => {
  /** A painting of 12 steps that was begun with the old weights, when the page was closed. */
  async function begun(): Promise<JobId> {
    const { scheduler, add, until } = await openStudio({ weights: 'old' });
    const id = await add({ steps: 12, stepMs: 120 });
    await until(id, reached(3));
    scheduler.stop();
    return id;
  }

  it('says so instead of going on, is painted anew with them, and goes on once the old ones are back', async () => {
    const id = await begun();
    const exchanged = await openStudio({ weights: 'new' });
    await exchanged.scheduler.load();
    const { error, progress } = await exchanged.until(id, ({ state }) => state === 'failed');
    expect(error).toMatchObject({
      name: 'OtherWeightsError',
      message: expect.stringMatching(/other weights of the network “efficientnet-lite0”/),
    });
    const again = (await exchanged.scheduler.again(id, 40)) as JobId;
    await exchanged.until(again, finished);
    exchanged.scheduler.stop();

    const back = await openStudio({ weights: 'old' });
    await back.scheduler.load();
    back.scheduler.resume(id);
    await back.until(id, finished);
    expect(back.shown.get(id)?.[0]).toBe(progress?.step);
    expect((await back.scheduler.picture(id))?.rgba[0]).toBe(200);
  });

  it('that was kept before weights were noted goes on as ever', async () => {
    const id = await begun();
    const store = databaseStore();
    const { weightsSha256, ...old } = (await store.get('jobs', id)) as JobRecord;
    expect(weightsSha256).toMatch(/old$/);
    await store.change([{ kind: 'jobs', key: id, value: old }]);
    const exchanged = await openStudio({ store, weights: 'new' });
    await exchanged.scheduler.load();
    await exchanged.until(id, finished);
    expect(exchanged.scheduler.job(id)?.weightsSha256).toMatch(/new$/);
  });

  it('that has no step yet is painted with the new ones', async () => {
    const { scheduler, add } = await openStudio({ name: 'still', weights: 'old' });
    const id = await add({ steps: 3 });
    await vi.waitFor(() => expect(scheduler.job(id)?.weightsSha256).toMatch(/old$/), LONG);
    scheduler.stop();
    const exchanged = await openStudio({ weights: 'new' });
    await exchanged.scheduler.load();
    await exchanged.until(id, finished);
    expect(exchanged.scheduler.job(id)?.weightsSha256).toMatch(/new$/);
  });
});

it('pauses everything where the worker does not start, and tries again when a painting is to go on', async () => {
  const { scheduler, add, until, troubles, workers } = await openStudio({ name: 'broken', restarts: 1 });
  const id = await add({ steps: 3 });
  await until(id, ({ state }) => state === 'paused');
  expect(troubles[0]).toMatchObject({ name: 'WorkerError', message: expect.stringContaining('in a row') });
  expect(workers).toHaveLength(2);
  scheduler.resume(id);
  await vi.waitFor(() => expect(workers.length).toBeGreaterThan(2), LONG);
});

it('fifty paintings leave no tensor behind', async () => {
  const { scheduler, add, until } = await openStudio();
  const paint = async (settings: Record<string, number>) => {
    const id = await add(settings);
    await until(id, ({ state }) => state === 'finished' || state === 'failed');
    await vi.waitFor(() => expect(scheduler.isPainting).toBe(false), LONG);
  };
  await paint({ steps: 3 });
  const before = await scheduler.tensors();
  for (let round = 0; round < 50; round++)
    await paint(round % 5 ? { steps: 3 } : { steps: 3, divergesAt: 2 });
  expect(await scheduler.tensors()).toBe(before);
});
