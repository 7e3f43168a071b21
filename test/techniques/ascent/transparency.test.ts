import * as tf from '@tensorflow/tfjs-core';
import sharp from 'sharp';
import { beforeAll, expect, it } from 'vitest';
import type { Checkpoint } from '../../../src/contract/jobs.ts';
import { Attention } from '../../../src/techniques/ascent/transparency.ts';
import { type SlowTechnique, slowTechniqueSettings } from '../../../src/techniques/common/slow_technique.ts';
import { gradientAscent } from '../../../src/techniques/gradient_ascent.ts';
import { runJobToFiles } from '../../../tools/look/job/command_line_job.ts';
import { smallest, toyInputs } from '../../support/run_inputs.ts';
import { take } from '../../support/toys/toy_subject.ts';
import { startWasm } from '../../support/wasm_backend.ts';

beforeAll(startWasm);

const technique = gradientAscent as unknown as SlowTechnique;
const network = { id: 'toy', weightsSha256: '' };

function run(resume: Checkpoint | null = null) {
  const { inputs, end } = toyInputs(technique);
  const settings = smallest(slowTechniqueSettings(technique, inputs.usualNetwork(), { transparency: true }));
  return { job: { technique, settings, inputs: { ...inputs, resume }, network }, end };
}

it('is opaque in the fifth of the pixels that the score depended on most, over all steps', () => {
  const attention = new Attention();
  // Of 200 x 200 pixels: a fifth matters in one step, through blue and through red, another fifth half as much in the next.
  const rows = (from: number, to: number, colour: number[]) =>
    tf.tidy(() =>
      tf.tensor4d(
        Array.from({ length: 200 * 200 }, (_, i) => {
          const row = Math.floor(i / 200);
          return row >= from && row < to ? colour : [0, 0, 0];
        }).flat(),
        [1, 200, 200, 3],
      ),
    );
  for (const gradient of [rows(0, 45, [-1, 0, 1]), rows(100, 140, [0, 1, 0])]) {
    attention.add(gradient);
    gradient.dispose();
  }
  const opacity = take(tf.tidy(() => attention.opacity()));
  const inRow = (row: number) => opacity[row * 200 + 100] as number;
  expect(inRow(20)).toBeCloseTo(1, 1);
  expect(inRow(120)).toBeCloseTo(0.5, 1);
  expect(inRow(70)).toBe(0);
  expect(inRow(180)).toBe(0);
  attention.dispose();
});

it('goes into the PNG as its opacity, and a resumed run has the same', async () => {
  const whole = run();
  let first: Checkpoint | undefined;
  const painted = await runJobToFiles(whole.job, {
    async onStep(step) {
      if (step.step === 1) first = await step.checkpoint();
      return true;
    },
  });
  whole.end();
  const { info, data } = await sharp(painted.png).raw().toBuffer({ resolveWithObject: true });
  expect(info).toMatchObject({ width: 64, height: 64, channels: 4 });
  const opacity = data.filter((_, i) => i % 4 === 3);
  expect(Math.max(...opacity)).toBe(255);
  expect(opacity.filter((value) => value >= 250).length).toBeGreaterThan(0.15 * 64 * 64);
  expect(opacity.filter((value) => value < 250).length).toBeGreaterThan(0.5 * 64 * 64);

  const rest = run(first ?? null);
  const again = await runJobToFiles(rest.job);
  expect(again.png).toEqual(painted.png);
  rest.end();
});
