import { createHash } from 'node:crypto';
import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Checkpoint } from '../../src/contract/jobs.ts';
import {
  DivergedError,
  type Painting,
  paintingSettings,
  type RunInputs,
} from '../../src/techniques/painting.ts';
import { paintingById, paintings } from '../../src/techniques/paintings.ts';
import { ParameterError, UnknownTechniqueError } from '../../src/techniques/technique.ts';
import { brokenWeights, smallest, toyInputs, toyNetwork } from '../support/run_inputs.ts';
import { take } from '../support/toy_subject.ts';
import { startWasm } from '../support/wasm_backend.ts';

beforeAll(startWasm);

/** Every painting with every preset. */
const all = paintings.flatMap((painting) =>
  (painting.presets.length > 0 ? painting.presets : [undefined]).map((preset) => ({
    ...{ painting, id: painting.id },
    preset: preset?.id,
  })),
);

const settingsOf = (painting: Painting, preset?: string) => {
  const network = toyNetwork(64, 64);
  const settings = paintingSettings(painting, network, {}, preset);
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
async function paint(painting: Painting, preset: string | undefined, change: Partial<RunInputs> = {}) {
  const { inputs, end } = toyInputs(painting);
  const seen = [];
  try {
    const jobSteps = painting.paint({ ...inputs, ...change }, settingsOf(painting, preset));
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
  for (const painting of paintings) expect(paintingById(painting.id)).toBe(painting);
  expect(new Set(paintings.map(({ id }) => id)).size).toBe(paintings.length);
  expect(() => paintingById('poem')).toThrow(UnknownTechniqueError);
  expect(() => paintingById('poem')).toThrow('There is no painting "poem". There are: gradient-ascent');
});

it('a preset that there is not is refused with those that there are', () => {
  const [painting] = paintings;
  expect(() => settingsOf(painting as Painting, 'rococo')).toThrow(ParameterError);
  expect(() => settingsOf(painting as Painting, 'rococo')).toThrow(
    'gradient-ascent has no preset "rococo". It has: ',
  );
});

it('what is given goes over the preset, and a layer may be a depth', () => {
  const network = toyNetwork(64, 64);
  const dream = paintingById('deep-dream');
  expect(paintingSettings(dream, network, { layer: 1, octaves: 5 })).toMatchObject({
    layer: 'act3',
    octaves: 5,
  });
  expect(paintingSettings(dream, network, { layer: 0 })).toMatchObject({ layer: 'act1' });
  expect(() => paintingSettings(dream, network, { octaves: 99 })).toThrow(ParameterError);
  network.dispose();
});

describe.each(all)('$id, $preset', ({ painting, preset }) => {
  it('has settings that it accepts itself', () => {
    const network = toyNetwork(64, 64);
    const settings = paintingSettings(painting, network, {}, preset);
    expect(Object.keys(settings)).toEqual(Object.keys(painting.parameters));
    expect(paintingSettings(painting, network, settings)).toEqual(settings);
    network.dispose();
  });

  it('paints pictures of 0..1, step by step; its losses are numbers', async () => {
    const seen = await paint(painting, preset);
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
    const seen = async () => (await paint(painting, preset)).map(({ shown }) => shown);
    expect(await seen()).toEqual(await seen());
  });

  it('resumed at any step goes on bit for bit as it would have gone on', async () => {
    const whole = await paint(painting, preset);
    const shownOf = (seen: typeof whole) => seen.map(({ shown }) => shown);
    for (const { shown, state } of whole.slice(0, -1)) {
      const rest = await paint(painting, preset, { resume: structuredClone(state) });
      expect(shownOf(rest)).toEqual(shownOf(whole.slice(shown.step)));
    }
  });

  it('ended at any step leaves no tensor behind', async () => {
    const { inputs, end } = toyInputs(painting);
    const settings = settingsOf(painting, preset);
    const paintTo = async (wanted: number) => {
      const jobSteps = painting.paint(inputs, settings);
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
    const { inputs, end } = toyInputs(painting, brokenWeights);
    const run = async () => {
      for await (const { picture } of painting.paint(inputs, settingsOf(painting, preset)))
        picture().dispose();
    };
    const error = await run().catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(DivergedError);
    const [, setting] = /\((\w+)\)/.exec((error as Error).message) ?? [];
    expect(Object.keys(painting.parameters)).toContain(setting);
    end();
  });
});
