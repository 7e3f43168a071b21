import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import * as store from '../../../src/ui/store.ts';
import { rests } from '../../../src/ui/view/present.ts';
import { watchRate } from '../../../src/ui/view/rate.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
  rests.value = false;
});

it('a rest is no time between two looks', () => {
  const rate = watchRate();
  const looks = (count: number, everyMs: number) => {
    for (let n = 0; n < count; n++) {
      rate.count(20);
      rate.tell();
      vi.advanceTimersByTime(everyMs);
    }
  };
  looks(30, 100);
  expect(store.resultsPerSecond.value).toBeCloseTo(10);
  rests.value = true;
  looks(5, 500);
  vi.advanceTimersByTime(600_000);
  rests.value = false;
  looks(30, 100);
  expect(store.resultsPerSecond.value).toBeCloseTo(10);
});
