/** Paintings of several pictures, one after another. */
import { expect, it } from 'vitest';
import type { Checkpoint } from '../../../src/contract/jobs.ts';
import type { JobStep } from '../../../src/techniques/common/slow_technique.ts';
import { carrying } from '../../../src/techniques/optimise/chapters.ts';

const step = (number: number): JobStep =>
  ({
    step: number,
    checkpoint: async () => ({ step: number, arrays: {}, numbers: {} }),
  }) as Partial<JobStep> as JobStep;

async function* steps(): AsyncGenerator<JobStep, void> {
  yield step(1);
  yield step(2);
}

it('a checkpoint is the taker’s own: sent away with its memory, it takes nothing from the painting', async () => {
  const arrays: Checkpoint['arrays'] = { panel: { shape: [2], values: new Float32Array([3, 4]) } };
  const seen: number[][] = [];
  for await (const { checkpoint } of carrying(steps(), arrays)) {
    const { panel } = (await checkpoint()).arrays;
    seen.push(Array.from(panel?.values ?? []));
    structuredClone(panel, { transfer: [panel?.values.buffer as ArrayBuffer] });
  }
  expect(seen).toEqual([
    [3, 4],
    [3, 4],
  ]);
  expect(arrays.panel?.values).toHaveLength(2);
});
