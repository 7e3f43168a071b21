import { afterEach, expect, it, vi } from 'vitest';
import type { Network } from '../../src/network/network.ts';
import { BackendCheck } from '../../src/worker/backend_check.ts';

afterEach(() => void vi.useRealTimers());

it('asks a card every five minutes, and tells once that its numbers have become others', async () => {
  vi.useFakeTimers();
  const wrong = vi.fn();
  const check = new BackendCheck(
    () => ({}) as Network,
    (work) => work(),
    wrong,
  );
  const asked = vi.spyOn(check, 'check').mockResolvedValueOnce(true).mockResolvedValue(false);
  check.start();
  await vi.advanceTimersByTimeAsync(299_999);
  expect(asked).toHaveBeenCalledTimes(0);
  await vi.advanceTimersByTimeAsync(1);
  expect([asked.mock.calls.length, wrong.mock.calls.length]).toEqual([1, 0]);
  await vi.advanceTimersByTimeAsync(300_000);
  expect([asked.mock.calls.length, wrong.mock.calls.length]).toEqual([2, 1]);
  await vi.advanceTimersByTimeAsync(900_000);
  expect([asked.mock.calls.length, wrong.mock.calls.length]).toEqual([2, 1]);
});
