import { afterEach, expect, it, vi } from 'vitest';
import { AnswerTimeouts } from '../../src/worker/answer_timeouts.ts';

afterEach(() => void vi.useRealTimers());

const answered = (timeouts: AnswerTimeouts, question: string, times: number, elapsedMs = 40) => {
  for (let i = 0; i < times; i++) timeouts.answered(question, elapsedMs);
};

it('is long for a question that is new, or was answered a few times', () => {
  const timeouts = new AnswerTimeouts(2000, 20_000, 3000);
  expect(timeouts.silenceMs('grad-cam')).toBe(20_000);
  answered(timeouts, 'grad-cam', 19);
  expect(timeouts.silenceMs('grad-cam')).toBe(20_000);
  answered(timeouts, 'grad-cam', 1);
  expect(timeouts.silenceMs('grad-cam')).toBe(2000);
  expect(timeouts.silenceMs('saliency')).toBe(20_000);
});

it('is ten times the longest answer, within its limits', () => {
  const timeouts = new AnswerTimeouts(2000, 20_000, 3000);
  answered(timeouts, 'occlusion', 20, 10);
  answered(timeouts, 'occlusion', 1, 700);
  answered(timeouts, 'occlusion', 20, 10);
  expect(timeouts.silenceMs('occlusion')).toBe(7000);
  answered(timeouts, 'occlusion', 1, 2500);
  expect(timeouts.silenceMs('occlusion')).toBe(20_000);
});

it('is long again after another worker or network came', () => {
  const timeouts = new AnswerTimeouts(2000, 20_000, 3000);
  answered(timeouts, 'grad-cam', 30);
  timeouts.forget();
  expect(timeouts.silenceMs('grad-cam')).toBe(20_000);
});

it('remembers a few questions and no more', () => {
  const timeouts = new AnswerTimeouts(2000, 20_000, 3000);
  for (let i = 0; i < 1000; i++) answered(timeouts, `question ${i}`, 20);
  const known = Array.from({ length: 1000 }, (_, i) => timeouts.silenceMs(`question ${i}`) === 2000);
  expect(known.filter(Boolean).length).toBeLessThanOrEqual(8);
  expect(known[999]).toBe(true);
});

it('with an event loop that stands still is short once there were answers, to whatever', () => {
  const timeouts = new AnswerTimeouts(2000, 20_000, 3000);
  answered(timeouts, 'grad-cam', 19);
  expect(timeouts.stillMs([])).toBe(20_000);
  answered(timeouts, 'saliency', 1);
  expect(timeouts.stillMs([])).toBe(3000);
});

it('with an event loop is three times the longest answer of late, one in ten left out', () => {
  const timeouts = new AnswerTimeouts(2000, 20_000, 3000);
  answered(timeouts, 'grad-cam', 89);
  answered(timeouts, 'cut-out', 11, 1200);
  expect(timeouts.stillMs([])).toBe(3600);
  // The first look of a view may take long, and says nothing of the others.
  answered(timeouts, 'occlusion', 1, 4000);
  expect(timeouts.stillMs([])).toBe(3600);
  answered(timeouts, 'grad-cam', 2);
  expect(timeouts.stillMs([])).toBe(3600);
  answered(timeouts, 'grad-cam', 88);
  expect(timeouts.stillMs([])).toBe(3000);
  answered(timeouts, 'relevance', 11, 7000);
  expect(timeouts.stillMs([])).toBe(20_000);
  timeouts.forget();
  expect(timeouts.stillMs([])).toBe(20_000);
});

it('with an event loop is longer for a question that is new, or that was answered late just now', () => {
  const timeouts = new AnswerTimeouts(2000, 20_000, 3000);
  answered(timeouts, 'ranking', 100);
  expect(timeouts.stillMs(['ranking'])).toBe(3000);
  expect(timeouts.stillMs(['ranking', 'occlusion'])).toBe(3000);
  answered(timeouts, 'ranking', 100, 200);
  expect(timeouts.stillMs(['ranking', 'occlusion'])).toBe(6000);
  answered(timeouts, 'occlusion', 1, 4000);
  expect(timeouts.stillMs(['ranking', 'occlusion'])).toBe(12_000);
  expect(timeouts.stillMs(['ranking'])).toBe(3000);
  answered(timeouts, 'occlusion', 1, 500);
  expect(timeouts.stillMs(['occlusion'])).toBe(3000);
});

it('is twice as long after each hang but the first, four times at most, until those are ten minutes ago', () => {
  vi.useFakeTimers();
  const timeouts = new AnswerTimeouts(2000, 20_000, 3000);
  const all = () => [timeouts.silenceMs('new'), timeouts.silenceMs('ranking'), timeouts.stillMs(['ranking'])];
  const hangs = () => {
    timeouts.hung();
    timeouts.forget();
    answered(timeouts, 'ranking', 20);
  };
  hangs();
  expect(all()).toEqual([20_000, 2000, 3000]);
  hangs();
  expect(all()).toEqual([40_000, 4000, 6000]);
  vi.advanceTimersByTime(300_000);
  hangs();
  hangs();
  expect(all()).toEqual([80_000, 8000, 12_000]);
  vi.advanceTimersByTime(300_000);
  expect(all()).toEqual([40_000, 4000, 6000]);
  vi.advanceTimersByTime(300_000);
  expect(all()).toEqual([20_000, 2000, 3000]);
});
