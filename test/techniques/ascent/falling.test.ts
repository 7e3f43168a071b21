import { beforeAll, expect, it } from 'vitest';
import type { Checkpoint } from '../../../src/contract/jobs.ts';
import { type SlowTechnique, slowTechniqueSettings } from '../../../src/techniques/common/slow_technique.ts';
import { gradientAscent } from '../../../src/techniques/gradient_ascent.ts';
import { toyInputs } from '../../support/run_inputs.ts';
import { startWasm } from '../../support/wasm_backend.ts';

beforeAll(startWasm);

const technique = gradientAscent as unknown as SlowTechnique;

/** What can be gone on from after each step. */
async function painted(
  steps: number,
  resume: Checkpoint | null = null,
  falling = true,
): Promise<Checkpoint[]> {
  const { inputs, end } = toyInputs(technique);
  const given = { size: 64, rate: 0.004, falling, decay: 0, jitter: 0, steps };
  const settings = slowTechniqueSettings(technique, inputs.usualNetwork(), given, 'simonyan');
  const all: Checkpoint[] = [];
  for await (const { checkpoint } of technique.paint({ ...inputs, resume }, settings))
    all.push(await checkpoint());
  end();
  return all;
}

const at = (all: readonly Checkpoint[], step: number) => all.find((one) => one.step === step) as Checkpoint;

const valuesOf = ({ arrays }: Checkpoint) => arrays.image?.values as Float32Array;

/** How large a step was, as a share of the step that is taken from the same place where the step size does not fall. */
async function shareOf(from: Checkpoint, to: Checkpoint): Promise<number> {
  const whole = valuesOf(at(await painted(to.step, from, false), to.step));
  const [before, after] = [valuesOf(from), valuesOf(to)];
  const shares = [...whole.keys()].flatMap((i) => {
    const [was, full, now] = [before[i] as number, whole[i] as number, after[i] as number];
    const isHeldBack = full === 0 || full === 1;
    return isHeldBack || full === was ? [] : [(now - was) / (full - was)];
  });
  expect(shares.length).toBeGreaterThan(1000);
  return shares.sort((a, b) => a - b)[shares.length >> 1] as number;
}

it('a step size that has fallen stays a twentieth where more steps are asked for', async () => {
  const few = await painted(4);
  // 0.05 + 0.95 (1 + cos(pi t)) / 2 at t = 1/2: the third step of four.
  expect(await shareOf(at(few, 2), at(few, 3))).toBeCloseTo(0.525, 3);
  const more = await painted(8, at(few, 4));
  expect(await shareOf(at(few, 4), at(more, 5))).toBeCloseTo(0.05, 3);
  expect(await shareOf(at(more, 7), at(more, 8))).toBeCloseTo(0.05, 3);
  // Interrupted among those, it goes on so.
  const on = await painted(8, at(more, 6));
  expect(await shareOf(at(more, 6), at(on, 7))).toBeCloseTo(0.05, 3);
});

it('one that was still falling falls on to the end that is asked for', async () => {
  const few = await painted(4);
  const more = await painted(8, at(few, 2));
  // At t = 2/8: the third step of eight.
  const share = 0.05 + (0.95 * (1 + Math.cos(Math.PI / 4))) / 2;
  expect(await shareOf(at(few, 2), at(more, 3))).toBeCloseTo(share, 3);
});
