import * as tf from '@tensorflow/tfjs-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Checkpoint } from '../../../src/contract/jobs.ts';
import type { Network } from '../../../src/network/network.ts';
import {
  DivergedError,
  type JobStep,
  ModelPictureError,
  type RunInputs,
} from '../../../src/techniques/common/slow_technique.ts';
import { ParameterError } from '../../../src/techniques/common/technique.ts';
import { greyOf } from '../../../src/techniques/style/luminance.ts';
import { styleTransfer } from '../../../src/techniques/style_transfer.ts';
import { use } from '../../support/backends.ts';
import { expectClose } from '../../support/relative_l2.ts';
import { colourful, halved, modelOf, striped } from '../../support/toys/toy_pictures.ts';
import { bentNetwork, take } from '../../support/toys/toy_subject.ts';

type StyleSettings = Parameters<typeof styleTransfer.paint>[1];

const SETTINGS: StyleSettings = {
  ...{ size: 32, steps: 8, contentWeight: 0.5, styleWeight: 1, strokes: 1, keepColours: false },
  ...{ start: 'content', contentLayer: 'act3', smoothness: 1, octaves: 2, optimiser: 'lbfgs', rate: 0.03 },
  ...{ calm: 0, palette: 0, finest: 1, fine: 1, middle: 1, coarse: 1, coarsest: 1 },
};

interface Seen {
  readonly step: number;
  readonly losses: JobStep['losses'];
  readonly pixels: number[];
  readonly state: Checkpoint;
}

let inputs: RunInputs;
const networks = new Map<string, Network>();

beforeAll(async () => {
  await use('wasm');
  inputs = {
    usualNetwork: () => inputs.networkFor(24, 32),
    networkFor(height, width) {
      const key = `${height} x ${width}`;
      const network = networks.get(key) ?? bentNetwork([height, width], true);
      networks.set(key, network);
      return network;
    },
    content: halved(24, 32),
    references: [modelOf(striped(32, 20, 4))],
    ...{ target: { kind: 'class', index: 0 }, seed: 1, resume: null },
  };
});

afterAll(() => {
  for (const network of networks.values()) network.dispose();
});

async function paint(
  settings: Partial<StyleSettings> = {},
  changes: Partial<RunInputs> = {},
): Promise<Seen[]> {
  const seen: Seen[] = [];
  const jobSteps = styleTransfer.paint({ ...inputs, ...changes }, { ...SETTINGS, ...settings });
  for await (const { step, losses, picture, checkpoint } of jobSteps)
    seen.push({ step, losses, pixels: Array.from(take(picture())), state: await checkpoint() });
  return seen;
}

const first = (seen: Seen[], term: string) => seen[0]?.losses[term] as number;
const last = (seen: Seen[], term: string) => seen.at(-1)?.losses[term] as number;

describe.each(['lbfgs', 'adam'])('style transfer by %s', (optimiser) => {
  it('brings both terms down from noise', async () => {
    const settings = { octaves: 1, smoothness: 0, contentWeight: 1, rate: 0.01 };
    const seen = await paint({ ...settings, optimiser, start: 'noise', steps: 60 });
    expect(last(seen, 'style')).toBeLessThan(0.75 * first(seen, 'style'));
    expect(last(seen, 'content')).toBeLessThan(0.75 * first(seen, 'content'));
  });

  it('begins at the content itself, and leaves it for the style', async () => {
    const seen = await paint({ optimiser, steps: 20, octaves: 1, contentWeight: 0.02 });
    expect(first(seen, 'content')).toBe(0);
    expect(last(seen, 'content')).toBeGreaterThan(0);
    expect(last(seen, 'style')).toBeLessThan(0.5 * first(seen, 'style'));
  });

  it('can be asked for more steps when it is done', async () => {
    const resume = (await paint({ optimiser })).at(-1)?.state as Checkpoint;
    const more = await paint({ optimiser, steps: 40 }, { resume });
    expect(more[0]?.step).toBe(9);
    expect(more.at(-1)?.step).toBe(40);
    expect(last(more, 'style')).toBeLessThan(first(more, 'style'));
  });
});

describe('style transfer', () => {
  it('is small first, then as large as asked for', async () => {
    const sizes: number[][] = [];
    for await (const { picture } of styleTransfer.paint(inputs, SETTINGS)) {
      const tensor = picture();
      sizes.push(tensor.shape);
      tensor.dispose();
    }
    expect(sizes[0]).toEqual([12, 16, 3]);
    expect(sizes.at(-1)).toEqual([24, 32, 3]);
  });

  it('keeps the colours of the photograph, if asked to', async () => {
    const picture = (await paint({ keepColours: true })).at(-1)?.pixels as number[];
    const painted = tf.tensor4d(picture, [1, 24, 32, 3]);
    // Colour is what is left without the luminance; clipping may touch a few.
    const colour = (pixels: tf.Tensor4D) => tf.sub(pixels, greyOf(pixels)).dataSync<'float32'>();
    expectClose(colour(painted), colour(inputs.content as tf.Tensor4D), 0.1);
    expect(picture).not.toEqual(Array.from((inputs.content as tf.Tensor4D).dataSync()));
    const free = tf.tensor4d((await paint()).at(-1)?.pixels as number[], [1, 24, 32, 3]);
    expect(() => expectClose(colour(free), colour(inputs.content as tf.Tensor4D), 0.1)).toThrow();
  });

  it('comes nearer to the style that has the larger share', async () => {
    const [one, other] = [striped(24, 32, 3), tf.tidy(() => greyOf(colourful(24, 32, 12)))];
    const styleOf = async (references: RunInputs['references']) =>
      (await paint({ octaves: 1, contentWeight: 0 }, { references })).at(-1);
    const mixed = await styleOf([modelOf(one, 0.9), modelOf(other, 0.1)]);
    const distanceTo = async (pixels: tf.Tensor4D) => {
      const resume = { ...(mixed?.state as Checkpoint), step: 0, numbers: {} };
      const arrays = { image: resume.arrays.image as Checkpoint['arrays'][string] };
      const seen = await paint(
        { octaves: 1, contentWeight: 0, steps: 1, optimiser: 'adam' },
        { references: [modelOf(pixels)], resume: { ...resume, arrays } },
      );
      return first(seen, 'style');
    };
    expect(await distanceTo(one)).toBeLessThan(0.5 * (await distanceTo(other)));
    tf.dispose([one, other]);
  });
});

describe('bad input is refused by name', () => {
  it('a style of one pixel', async () => {
    const pixel = tf.zeros<tf.Rank.R4>([1, 1, 1, 3]);
    await expect(paint({}, { references: [modelOf(pixel)] })).rejects.toThrow(ModelPictureError);
    await expect(paint({}, { references: [modelOf(pixel)] })).rejects.toThrow(/1 x 1 pixels, too small/);
    pixel.dispose();
  });

  it('no style at all', () => expect(paint({}, { references: [] })).rejects.toThrow(ModelPictureError));

  it('no strokes to go by, and leaves nothing behind', async () => {
    const none = { finest: 0, fine: 0, middle: 0, coarse: 0, coarsest: 0 };
    const before = tf.memory().numTensors;
    await expect(paint(none)).rejects.toThrow(ParameterError);
    expect(tf.memory().numTensors).toBe(before);
  });

  it.each([
    ['adam', /total variation is Infinity. Lower the step size \(rate\)/],
    ['lbfgs', /total variation is Infinity. Choose Adam/],
  ])('a loss that overflows under %s, saying what to change', async (optimiser, message) => {
    await paint({ steps: 1 });
    const before = tf.memory().numTensors;
    const technique = paint({ optimiser, smoothness: 1e43 });
    await expect(technique).rejects.toThrow(DivergedError);
    await expect(technique).rejects.toThrow(message);
    expect(tf.memory().numTensors).toBe(before);
  });
});
