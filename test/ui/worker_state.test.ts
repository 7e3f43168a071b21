import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { BackendLostError } from '../../src/contract/worker_state.ts';
import { notices, sweepNotices } from '../../src/ui/notices_store.ts';
import * as store from '../../src/ui/store.ts';
import { DEFAULT_SETTINGS } from '../../src/ui/url_state/settings.ts';
import { onWorkerState } from '../../src/ui/worker_state.ts';
import { catalogue } from './small_catalogue.ts';

const reload = vi.fn();
const error = Object.assign(new Error('The worker ended without a word.'), { name: 'WorkerError' });
const dies = (attempt: number) =>
  onWorkerState(
    { kind: 'restarting', attempt, waitMs: Math.min(30_000, 500 * 2 ** (attempt - 1)), error },
    reload,
  );

beforeEach(() => {
  vi.useFakeTimers();
  store.catalogue.value = null;
  notices.value = [];
  reload.mockClear();
  onWorkerState({ kind: 'ready', ready: catalogue }, reload);
  store.latest.value = {} as typeof store.latest.value;
});
afterEach(() => {
  vi.useRealTimers();
  store.latest.value = null;
  store.leftCard.value = false;
  store.configured.value = DEFAULT_SETTINGS;
});

describe('a worker that dies again and again', () => {
  it('leaves nothing stale on screen, and one notice, which stays until it is back', () => {
    for (let attempt = 1; attempt <= 9; attempt++) dies(attempt);
    expect(store.latest.value).toBeNull();
    expect(store.isDown.value).toBe(true);
    sweepNotices();
    expect(notices.value).toHaveLength(1);
    expect(notices.value[0]?.message).toMatch(/without a word.+in 30 s, for the 9th time.+backend=wasm/s);
    onWorkerState({ kind: 'ready', ready: catalogue }, reload);
    expect(notices.value).toEqual([]);
    expect(store.isDown.value).toBe(false);
  });

  it.each([
    { attempt: 1, words: 'started again now.' },
    { attempt: 2, words: 'in 1 s, for the 2nd time.' },
    { attempt: 3, words: 'in 2 s, for the 3rd time.' },
  ])('is told of at its death number $attempt: $words', ({ attempt, words }) => {
    dies(attempt);
    expect(notices.value[0]?.message).toContain(words);
  });

  it('has a kiosk reload its page after the sixth time; elsewhere a person may be in the midst of something', () => {
    for (let attempt = 1; attempt <= 20; attempt++) dies(attempt);
    expect(reload).not.toHaveBeenCalled();
    store.configured.value = { ...DEFAULT_SETTINGS, kiosk: true };
    for (let attempt = 1; attempt <= 5; attempt++) dies(attempt);
    expect(reload).not.toHaveBeenCalled();
    dies(6);
    expect(reload).toHaveBeenCalledOnce();
  });
});

describe('a network that lost its graphics card', () => {
  const ready = (more: Partial<typeof catalogue.backend>) => {
    const backend = { ...catalogue.backend, ...more };
    onWorkerState({ kind: 'ready', ready: { ...catalogue, backend } }, reload);
  };
  const card = { name: 'webgpu', hardware: true } as const;
  const processor = { name: 'wasm', hardware: false } as const;
  const loses = (hangs = false) => {
    const lost = new BackendLostError('webgpu', 'the driver failed', hangs);
    onWorkerState({ kind: 'restarting', attempt: 1, waitMs: 0, error: lost }, reload);
  };

  it('has left it while the processor computes, until a card is there again', () => {
    ready(card);
    expect(store.leftCard.value).toBe(false);
    loses();
    ready(card);
    expect(store.leftCard.value).toBe(false);
    loses();
    ready(processor);
    expect(store.leftCard.value).toBe(true);
    // It dies of something else, and is started again.
    dies(1);
    ready(processor);
    expect(store.leftCard.value).toBe(true);
    ready(card);
    expect(store.leftCard.value).toBe(false);
  });

  it('has not where another one computes, nor where it is known when it may be tried again', () => {
    loses();
    ready({ name: 'webgl', hardware: true });
    expect(store.leftCard.value).toBe(false);
    loses(true);
    ready({ ...processor, againAt: 5e12 });
    expect(store.leftCard.value).toBe(false);
  });
});

it('a kiosk whose files could not be read tries again by itself', () => {
  store.configured.value = { ...DEFAULT_SETTINGS, kiosk: true };
  const missing = Object.assign(new Error('weights.safetensors cannot be reached.'), {
    name: 'ModelFileError',
  });
  onWorkerState({ kind: 'failed', error: missing }, reload);
  expect(notices.value[0]).toMatchObject({ name: 'ModelFileError', lasting: true });
  vi.advanceTimersByTime(31_000);
  expect(reload).toHaveBeenCalledOnce();
  onWorkerState({ kind: 'ready', ready: catalogue }, reload);
  expect(notices.value).toEqual([]);
});

it('a kiosk whose files could be read since is left as it is', () => {
  store.configured.value = { ...DEFAULT_SETTINGS, kiosk: true };
  onWorkerState({ kind: 'failed', error }, reload);
  vi.advanceTimersByTime(20_000);
  onWorkerState({ kind: 'ready', ready: catalogue }, reload);
  vi.advanceTimersByTime(31_000);
  expect(reload).not.toHaveBeenCalled();
});
