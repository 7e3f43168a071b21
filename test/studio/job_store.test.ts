import 'fake-indexeddb/auto';
import { IDBFactory, IDBObjectStore } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Kept } from '../../src/contract/jobs.ts';
import { databaseStore } from '../../src/studio/database_store.ts';
import { fallbackStore } from '../../src/studio/fallback_store.ts';
import { forget, framesPrefix, keptChanges, resumeOf } from '../../src/studio/job_records.ts';
import { allOf, type JobStore, StorageError, StorageFullError } from '../../src/studio/job_store.ts';
import { memoryStore } from '../../src/studio/memory_store.ts';

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
});
afterEach(() => vi.restoreAllMocks());

/** A moment of a painting. @param lost the numbers of the frames that it makes room from */
function moment(step: number, lost: number[] = []): Kept {
  const frame = { number: step, width: 1, height: 1, jpeg: new Uint8Array([step]) };
  const losses = [{ step, losses: { total: 1 / step } }];
  return {
    progress: { step, steps: 20, losses, frame },
    picture: { width: 1, height: 1, rgba: new Uint8ClampedArray([step, 0, 0, 255]) },
    checkpoint: { step, arrays: { image: { shape: [1], values: new Float32Array([step]) } }, numbers: {} },
    frames: { gained: frame, lost },
  };
}

const full = () =>
  vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
    throw new DOMException('The quota is exceeded.', 'QuotaExceededError');
  });

describe.each([
  ['a database', () => databaseStore()],
  ['memory', () => memoryStore()],
])('%s', (_, open) => {
  it('brings back what was kept last, and where it goes on', async () => {
    const store = open();
    for (const step of [1, 2, 10]) await store.change(keptChanges('a', moment(step)));
    await store.change(keptChanges('ab', moment(7)));
    expect(await store.get('pictures', 'a')).toEqual(moment(10).picture);
    const frames = await allOf(store, 'frames', framesPrefix('a'));
    expect(frames.map(({ number }) => number)).toEqual([1, 2, 10]);
    expect(await resumeOf(store, 'a')).toEqual({
      checkpoint: moment(10).checkpoint,
      losses: moment(10).progress.losses,
      frames: [1, 2, 10],
    });
  });

  it('loses the frames that make room', async () => {
    const store = open();
    for (const step of [1, 2]) await store.change(keptChanges('a', moment(step)));
    await store.change(keptChanges('a', moment(3, [2])));
    expect((await resumeOf(store, 'a'))?.frames).toEqual([1, 3]);
  });

  it('forgets one painting and none besides', async () => {
    const store = open();
    await store.change([...keptChanges('a', moment(1)), ...keptChanges('b', moment(2))]);
    await forget(store, 'a');
    expect(await resumeOf(store, 'a')).toBeNull();
    expect(await store.keys('frames')).toEqual(['b/00000002']);
    expect((await resumeOf(store, 'b'))?.checkpoint.step).toBe(2);
  });
});

it('a database outlives the page', async () => {
  await databaseStore().change(keptChanges('a', moment(4)));
  expect((await resumeOf(databaseStore(), 'a'))?.checkpoint.step).toBe(4);
});

it('a full disk has a name, a message that says what to do, and changes nothing', async () => {
  const store = databaseStore();
  await store.change(keptChanges('a', moment(1)));
  full();
  const refused = store.change(keptChanges('a', moment(2)));
  await expect(refused).rejects.toThrow(StorageFullError);
  await expect(refused).rejects.toThrow(/no room left.+only in memory.+delete/);
  expect((await resumeOf(store, 'a'))?.checkpoint.step).toBe(1);
});

it('a forbidden storage has a name too', async () => {
  vi.spyOn(globalThis.indexedDB, 'open').mockImplementation(() => {
    throw new DOMException('denied', 'SecurityError');
  });
  await expect(databaseStore().get('jobs', 'a')).rejects.toThrow(StorageError);
});

describe('memory beside a database', () => {
  const told: Error[] = [];
  let database: JobStore;
  let store: JobStore;
  beforeEach(() => {
    told.length = 0;
    database = databaseStore();
    store = fallbackStore(database, memoryStore(), (error) => told.push(error));
  });

  it('holds what the disk has no room for, and says so', async () => {
    await store.change(keptChanges('a', moment(1)));
    const disk = full();
    await store.change(keptChanges('a', moment(2)));
    expect(told.map(({ name }) => name)).toEqual(['StorageFullError']);
    expect(await resumeOf(store, 'a')).toMatchObject({ checkpoint: { step: 2 }, frames: [1, 2] });
    // There is room again: what was in memory is of the past.
    disk.mockRestore();
    await store.change(keptChanges('a', moment(3)));
    expect((await resumeOf(store, 'a'))?.checkpoint.step).toBe(3);
    expect((await resumeOf(database, 'a'))?.checkpoint.step).toBe(3);
  });

  it('is all there is where storage is forbidden', async () => {
    vi.spyOn(globalThis.indexedDB, 'open').mockImplementation(() => {
      throw new DOMException('denied', 'SecurityError');
    });
    await store.change(keptChanges('a', moment(5)));
    expect((await resumeOf(store, 'a'))?.checkpoint.step).toBe(5);
    expect(new Set(told.map(({ name }) => name))).toEqual(new Set(['StorageError']));
  });
});
