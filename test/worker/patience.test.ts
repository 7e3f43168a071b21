import { expect, it } from 'vitest';
import { Patience } from '../../src/worker/patience.ts';

const answered = (patience: Patience, question: string, times: number, elapsedMs = 40) => {
  for (let i = 0; i < times; i++) patience.answered(question, elapsedMs);
};

it('is long for a question that is new, or was answered a few times', () => {
  const patience = new Patience(2000, 20_000, 3000);
  expect(patience.silenceMs('grad-cam')).toBe(20_000);
  answered(patience, 'grad-cam', 19);
  expect(patience.silenceMs('grad-cam')).toBe(20_000);
  answered(patience, 'grad-cam', 1);
  expect(patience.silenceMs('grad-cam')).toBe(2000);
  expect(patience.silenceMs('saliency')).toBe(20_000);
});

it('is ten times the longest answer, within its limits', () => {
  const patience = new Patience(2000, 20_000, 3000);
  answered(patience, 'occlusion', 20, 10);
  answered(patience, 'occlusion', 1, 700);
  answered(patience, 'occlusion', 20, 10);
  expect(patience.silenceMs('occlusion')).toBe(7000);
  answered(patience, 'occlusion', 1, 2500);
  expect(patience.silenceMs('occlusion')).toBe(20_000);
});

it('is long again after another worker or network came', () => {
  const patience = new Patience(2000, 20_000, 3000);
  answered(patience, 'grad-cam', 30);
  patience.forget();
  expect(patience.silenceMs('grad-cam')).toBe(20_000);
});

it('remembers a few questions and no more', () => {
  const patience = new Patience(2000, 20_000, 3000);
  for (let i = 0; i < 1000; i++) answered(patience, `question ${i}`, 20);
  const known = Array.from({ length: 1000 }, (_, i) => patience.silenceMs(`question ${i}`) === 2000);
  expect(known.filter(Boolean).length).toBeLessThanOrEqual(8);
  expect(known[999]).toBe(true);
});

it('with an event loop that stands still is short once there were answers, to whatever', () => {
  const patience = new Patience(2000, 20_000, 3000);
  answered(patience, 'grad-cam', 19);
  expect(patience.stillMs()).toBe(20_000);
  answered(patience, 'saliency', 1);
  expect(patience.stillMs()).toBe(3000);
});

it('with an event loop is ten times the longest answer of late', () => {
  const patience = new Patience(2000, 20_000, 3000);
  answered(patience, 'grad-cam', 20);
  answered(patience, 'occlusion', 1, 700);
  expect(patience.stillMs()).toBe(7000);
  answered(patience, 'grad-cam', 99);
  expect(patience.stillMs()).toBe(7000);
  answered(patience, 'grad-cam', 1);
  expect(patience.stillMs()).toBe(3000);
  answered(patience, 'relevance', 1, 2500);
  expect(patience.stillMs()).toBe(20_000);
  patience.forget();
  expect(patience.stillMs()).toBe(20_000);
});
