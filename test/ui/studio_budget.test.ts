import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { SlowTechniqueCard } from '../../src/contract/jobs.ts';
import type { Job } from '../../src/studio/job.ts';
import * as page from '../../src/ui/store.ts';
import { keepBudget, whyFull, withinBudget } from '../../src/ui/studio/budget.ts';
import * as studio from '../../src/ui/studio/store.ts';
import { DEFAULT_SETTINGS } from '../../src/ui/url_state/settings.ts';

const job = (id: string, state: Job['state']) => ({ id, state }) as Job;

beforeEach(() => {
  vi.useFakeTimers();
  page.configured.value = { ...DEFAULT_SETTINGS, kiosk: true, idle: 60 };
});
afterEach(() => {
  vi.useRealTimers();
  studio.jobs.value = [];
  page.configured.value = DEFAULT_SETTINGS;
});

it('a painting is ended after three quarters of the time without a hand, each for itself', () => {
  const end = vi.fn();
  keepBudget(end);
  studio.jobs.value = [job('first', 'painting'), job('second', 'waiting')];
  vi.advanceTimersByTime(44_000);
  studio.jobs.value = [job('first', 'painting'), job('second', 'waiting')];
  expect(end).not.toHaveBeenCalled();
  vi.advanceTimersByTime(2_000);
  expect(end).toHaveBeenLastCalledWith('first');
  studio.jobs.value = [job('first', 'cancelled'), job('second', 'painting')];
  vi.advanceTimersByTime(44_000);
  expect(end).toHaveBeenCalledTimes(1);
  vi.advanceTimersByTime(2_000);
  expect(end).toHaveBeenLastCalledWith('second');
});

it('a film has as many frames as there is time for; elsewhere as many as were asked for', () => {
  const film = { film: { framesPerSecond: 15 } } as SlowTechniqueCard;
  const picture = { film: null } as SlowTechniqueCard;
  expect(withinBudget(film, { frames: 600, steps: 9 })).toEqual({ frames: 48, steps: 9 });
  expect(withinBudget(film, { frames: 12 })).toEqual({ frames: 12 });
  expect(withinBudget(picture, { frames: 600 })).toEqual({ frames: 600 });
  page.configured.value = DEFAULT_SETTINGS;
  expect(withinBudget(film, { frames: 600 })).toEqual({ frames: 600 });
});

it('a fifth painting is not taken while four wait; elsewhere any number is', () => {
  studio.jobs.value = ['a', 'b', 'c', 'd'].map((id) => job(id, 'waiting'));
  expect(whyFull()).toMatch(/4 paintings wait/);
  studio.jobs.value = ['a', 'b', 'c'].map((id) => job(id, 'waiting'));
  expect(whyFull()).toBeNull();
  page.configured.value = DEFAULT_SETTINGS;
  studio.jobs.value = ['a', 'b', 'c', 'd'].map((id) => job(id, 'waiting'));
  expect(whyFull()).toBeNull();
});
