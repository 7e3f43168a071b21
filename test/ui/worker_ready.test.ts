import { beforeEach, expect, it, vi } from 'vitest';
import { told } from '../../src/contract/told.ts';
import { WorkerError } from '../../src/contract/worker_state.ts';
import * as store from '../../src/ui/store.ts';
import { throughRestarts } from '../../src/ui/worker_ready.ts';

const ended = () => new WorkerError(told('workerErrors.silentEnd'));
const never = new AbortController().signal;

beforeEach(() => {
  store.workerState.value = 'restarting';
});

it('what ended with the worker is done again once it is back, and not before', async () => {
  const act = vi.fn(async () => 'done').mockRejectedValueOnce(ended());
  const outcome = throughRestarts(act, never);
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(act).toHaveBeenCalledTimes(1);
  store.workerState.value = 'ready';
  expect(await outcome).toBe('done');
  expect(act).toHaveBeenCalledTimes(2);
});

it('what ends the worker each time is given up, and other errors are told at once', async () => {
  store.workerState.value = 'ready';
  const error = ended();
  const deadly = vi.fn(() => Promise.reject(error));
  await expect(throughRestarts(deadly, never)).rejects.toBe(error);
  expect(deadly).toHaveBeenCalledTimes(3);
  const wrong = vi.fn(() => Promise.reject(new RangeError('Too large.')));
  await expect(throughRestarts(wrong, never)).rejects.toThrow('Too large.');
  expect(wrong).toHaveBeenCalledTimes(1);
});

it('nothing is done for who does not wait any more', async () => {
  const stop = new AbortController();
  const act = vi.fn(() => Promise.reject(ended()));
  const outcome = throughRestarts(act, stop.signal);
  stop.abort();
  expect(await outcome).toBeNull();
  store.workerState.value = 'ready';
  expect(act).toHaveBeenCalledTimes(1);
});
