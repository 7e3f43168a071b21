import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { AlgorithmStage } from '../../../src/contract/jobs.ts';
import { StageLight } from '../../../src/ui/steps/stage_light.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const watched = () => {
  const seen: { stage: AlgorithmStage; at: number }[] = [];
  const light = new StageLight((stage) => seen.push({ stage, at: Date.now() }));
  return { light, seen, stages: () => seen.map(({ stage }) => stage) };
};

const LOOP: readonly AlgorithmStage[] = ['look', 'back', 'move'];

it('is where a slow job is', () => {
  const { light, stages } = watched();
  for (const stage of ['begin', ...LOOP, ...LOOP] as const) {
    light.heard(stage);
    expect(stages().at(-1)).toBe(stage);
    vi.advanceTimersByTime(1000);
  }
});

it('changes less than three times a second where the job is fast, and in the order of the job', () => {
  const { light, seen, stages } = watched();
  light.heard('begin');
  for (let round = 0; round < 200; round++)
    for (const stage of LOOP) {
      light.heard(stage);
      vi.advanceTimersByTime(7);
    }
  const gaps = seen.slice(1).map(({ at }, i) => at - (seen[i]?.at ?? 0));
  expect(seen.length).toBeGreaterThan(8);
  for (const gap of gaps) expect(gap).toBeGreaterThan(1000 / 3);
  expect(stages().slice(0, 7)).toEqual(['begin', ...LOOP, ...LOOP]);
});

it('leaves no rare stage out', () => {
  const { light, stages } = watched();
  light.heard('begin');
  for (let round = 0; round < 200; round++) {
    for (const stage of LOOP) light.heard(stage);
    if (round === 100) light.heard('enlarge');
    vi.advanceTimersByTime(20);
  }
  const enlarged = stages().indexOf('enlarge');
  expect(enlarged).toBeGreaterThan(0);
  expect(stages()[enlarged + 1]).toBe('look');
});

it('comes to where the job rests', () => {
  const { light, stages } = watched();
  for (const stage of LOOP) light.heard(stage);
  vi.advanceTimersByTime(5000);
  expect(stages()).toEqual(LOOP);
  light.end();
});
