/** Where requests of the house's proxy come from, over days. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { keepProxies } from '../../../tools/phones/proxies.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('the name is looked up each hour, after a failure each minute; what it led to last holds', async () => {
  let answer: readonly string[] | null = null;
  const look = vi.fn(async () => {
    if (answer === null) throw new Error('ENOTFOUND');
    return answer;
  });
  const known: string[] = [];
  keepProxies('hall.example', known, look);
  await vi.advanceTimersByTimeAsync(MINUTE_MS);
  expect([look.mock.calls.length, known]).toEqual([2, []]);
  answer = ['10.0.0.1', 'fd00::1'];
  await vi.advanceTimersByTimeAsync(MINUTE_MS);
  expect([look.mock.calls.length, known]).toEqual([3, ['10.0.0.1', 'fd00::1']]);
  answer = ['10.0.0.2'];
  await vi.advanceTimersByTimeAsync(HOUR_MS - 1);
  expect(look).toHaveBeenCalledTimes(3);
  await vi.advanceTimersByTimeAsync(1);
  expect([look.mock.calls.length, known]).toEqual([4, ['10.0.0.2']]);
  answer = null;
  await vi.advanceTimersByTimeAsync(HOUR_MS + MINUTE_MS);
  expect([look.mock.calls.length, known]).toEqual([6, ['10.0.0.2']]);
});
