import { createHash } from 'node:crypto';
import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Checkpoint } from '../../src/contract/jobs.ts';
import {
  DivergedError,
  type RunInputs,
  type SlowTechnique,
  slowTechniqueSettings,
} from '../../src/techniques/common/slow_technique.ts';
import { ParameterError, UnknownTechniqueError } from '../../src/techniques/common/technique.ts';
import { slowTechniqueById, slowTechniques } from '../../src/techniques/slow_techniques.ts';
import { brokenWeights, smallest, toyInputs, toyNetwork } from '../support/run_inputs.ts';
import { take } from '../support/toys/toy_subject.ts';
import { startWasm } from '../support/wasm_backend.ts';

beforeAll(startWasm);

/** Every painting with every preset. */
const all = slowTechniques.flatMap((technique) =>
  (technique.presets.length > 0 ? technique.presets : [undefined]).map((preset) => ({
    ...{ technique, id: technique.id },
    preset: preset?.id,
  })),
);

const settingsOf = (technique: SlowTechnique, preset?: string) => {
  const network = toyNetwork(64, 64);
  const settings = slowTechniqueSettings(technique, network, {}, preset);
  network.dispose();
  return smallest(settings);
};

/** Of an array, bit for bit: large arrays are compared by it. */
const digest = (values: Float32Array) =>
  createHash('sha256').update(new Uint8Array(values.buffer)).digest('hex');

const digestOf = ({ arrays, ...rest }: Checkpoint) => ({
  ...rest,
  arrays: Object.entries(arrays).map(([name, { shape, values }]) => [name, shape, digest(values)]),
});

/** Paints with the toy network; what every step showed and could go on from. */
async function paint(technique: SlowTechnique, preset: string | undefined, change: Partial<RunInputs> = {}) {
  const { inputs, end } = toyInputs(technique);
  const seen = [];
  try {
    const jobSteps = technique.paint({ ...inputs, ...change }, settingsOf(technique, preset));
    for await (const { step, steps, losses, frame, picture, checkpoint } of jobSteps) {
      const shown = picture();
      const shape = shown.shape;
      const [pixels, state] = [take(shown), await checkpoint()];
      const inColours = pixels.every((value) => value >= 0 && value <= 1);
      const digests = { pixels: digest(pixels), state: digestOf(state) };
      seen.push({ shown: { step, steps, losses, frame, shape, inColours, ...digests }, state });
    }
  } finally {
    end();
  }
  return seen;
}

it('the paintings are found by their ids, which are unlike; others are refused with a list', () => {
  for (const technique of slowTechniques) expect(slowTechniqueById(technique.id)).toBe(technique);
  expect(new Set(slowTechniques.map(({ id }) => id)).size).toBe(slowTechniques.length);
  expect(() => slowTechniqueById('poem')).toThrow(UnknownTechniqueError);
  expect(() => slowTechniqueById('poem')).toThrow('There is no painting "poem". There are: gradient-ascent');
});

it('a preset that there is not is refused with those that there are', () => {
  const [technique] = slowTechniques;
  expect(() => settingsOf(technique as SlowTechnique, 'rococo')).toThrow(ParameterError);
  expect(() => settingsOf(technique as SlowTechnique, 'rococo')).toThrow(
    'gradient-ascent has no preset "rococo". It has: ',
  );
});

it('what is given goes over the preset, and a layer may be a depth', () => {
  const network = toyNetwork(64, 64);
  const dream = slowTechniqueById('deep-dream');
  expect(slowTechniqueSettings(dream, network, { layer: 1, octaves: 5 })).toMatchObject({
    layer: 'act3',
    octaves: 5,
  });
  expect(slowTechniqueSettings(dream, network, { layer: 0 })).toMatchObject({ layer: 'act1' });
  expect(() => slowTechniqueSettings(dream, network, { octaves: 99 })).toThrow(ParameterError);
  network.dispose();
});

describe.each(all)('$id, $preset', ({ technique, preset }) => {
  it('has settings that it accepts itself', () => {
    const network = toyNetwork(64, 64);
    const settings = slowTechniqueSettings(technique, network, {}, preset);
    expect(Object.keys(settings)).toEqual(Object.keys(technique.parameters));
    expect(slowTechniqueSettings(technique, network, settings)).toEqual(settings);
    network.dispose();
  });

  it('paints pictures of 0..1, step by step; its losses are numbers', async () => {
    const seen = await paint(technique, preset);
    expect(seen.map(({ shown }) => shown.step)).toEqual(seen.map((_, i) => i + 1));
    expect(seen.at(-1)?.shown.step).toBe(seen[0]?.shown.steps);
    for (const { losses, shape, inColours } of seen.map(({ shown }) => shown)) {
      expect(Object.values(losses).every(Number.isFinite)).toBe(true);
      expect(Object.keys(losses).length).toBeGreaterThan(0);
      expect(shape[2]).toBe(3);
      expect(inColours).toBe(true);
    }
    expect(seen.at(-1)?.shown.pixels).not.toBe(seen[0]?.shown.pixels);
  });

  it('paints the same picture of the same seed', async () => {
    const seen = async () => (await paint(technique, preset)).map(({ shown }) => shown);
    expect(await seen()).toEqual(await seen());
  });

  it('paints another picture of another seed, or says that it does not', async () => {
    const { seedIf } = technique;
    const counts = seedIf === undefined || settingsOf(technique, preset)[seedIf.setting] === seedIf.value;
    const pixelsOf = async (seed: number) => (await paint(technique, preset, { seed })).at(-1)?.shown.pixels;
    expect((await pixelsOf(4)) !== (await pixelsOf(5))).toBe(counts);
  });

  it('resumed at any step goes on bit for bit as it would have gone on', async () => {
    const whole = await paint(technique, preset);
    const shownOf = (seen: typeof whole) => seen.map(({ shown }) => shown);
    for (const { shown, state } of whole.slice(0, -1)) {
      const rest = await paint(technique, preset, { resume: structuredClone(state) });
      expect(shownOf(rest)).toEqual(shownOf(whole.slice(shown.step)));
    }
  });

  it('ended at any step leaves no tensor behind', async () => {
    const { inputs, end } = toyInputs(technique);
    const settings = settingsOf(technique, preset);
    const paintTo = async (wanted: number) => {
      const jobSteps = technique.paint(inputs, settings);
      let steps = 1;
      for (let step = 0; step < wanted; step++) {
        const next = await jobSteps.next();
        if (next.value) steps = next.value.steps;
      }
      await jobSteps.return();
      return steps;
    };
    // The first run makes the networks, which are the lender's, and what those derive at their first use.
    const steps = await paintTo(1);
    await paintTo(steps + 1);
    const before = tf.memory().numTensors;
    for (let step = 0; step <= steps; step++) {
      await paintTo(step);
      expect(tf.memory().numTensors).toBe(before);
    }
    end();
  });

  it('stops where the numbers are no longer finite, and names a setting to change', async () => {
    const { inputs, end } = toyInputs(technique, brokenWeights);
    const run = async () => {
      for await (const { picture } of technique.paint(inputs, settingsOf(technique, preset)))
        picture().dispose();
    };
    const error = await run().catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(DivergedError);
    const [, setting] = /\((\w+)\)/.exec((error as Error).message) ?? [];
    expect(Object.keys(technique.parameters)).toContain(setting);
    end();
  });
});
