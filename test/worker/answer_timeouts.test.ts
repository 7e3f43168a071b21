import { expect, it } from 'vitest';
import { AnswerTimeouts } from '../../src/worker/answer_timeouts.ts';

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
  expect(timeouts.stillMs()).toBe(20_000);
  answered(timeouts, 'saliency', 1);
  expect(timeouts.stillMs()).toBe(3000);
});

it('with an event loop is three times the longest answer of late, one in ten left out', () => {
  const timeouts = new AnswerTimeouts(2000, 20_000, 3000);
  answered(timeouts, 'grad-cam', 89);
  answered(timeouts, 'cut-out', 11, 1200);
  expect(timeouts.stillMs()).toBe(3600);
  // The first look of a view may take long, and says nothing of the others.
  answered(timeouts, 'occlusion', 1, 4000);
  expect(timeouts.stillMs()).toBe(3600);
  answered(timeouts, 'grad-cam', 2);
  expect(timeouts.stillMs()).toBe(3600);
  answered(timeouts, 'grad-cam', 88);
  expect(timeouts.stillMs()).toBe(3000);
  answered(timeouts, 'relevance', 11, 7000);
  expect(timeouts.stillMs()).toBe(20_000);
  timeouts.forget();
  expect(timeouts.stillMs()).toBe(20_000);
});
