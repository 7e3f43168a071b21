import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import * as tf from '@tensorflow/tfjs-core';
import { PNG } from 'pngjs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { backward } from '../../src/network/backward.ts';
import { forward, keepForward } from '../../src/network/forward.ts';
import type { Network } from '../../src/network/network.ts';
import { denormalise } from '../../src/network/preprocess.ts';
import { settingsFor } from '../../src/techniques/common/settings.ts';
import { seedOf } from '../../src/techniques/common/target.ts';
import type { Stage, Subject } from '../../src/techniques/common/technique.ts';
import { cutOut, seedsOf } from '../../src/techniques/cut_out.ts';
import { blurred } from '../../src/techniques/maps/softening.ts';
import { saliency } from '../../src/techniques/saliency.ts';
import { grabCut, SEED_CODES } from '../../src/techniques/segmentation/grab_cut.ts';
import {
  hasOpenCv,
  type OpenCv,
  OpenCvError,
  openCv,
  provideOpenCv,
} from '../../src/techniques/segmentation/open_cv.ts';
import { readPhotograph } from '../../tools/look/files/photograph.ts';
import { loadShipped } from '../support/efficientnet.ts';
import { some } from '../support/thorough.ts';
import { bentNetwork, subjectOf, take } from '../support/toys/toy_subject.ts';
import { startWasm } from '../support/wasm_backend.ts';

const bring = () => createRequire(import.meta.url)('@techstark/opencv-js') as Promise<OpenCv>;
const { background, foreground, unknown } = SEED_CODES;

type Stages = AsyncGenerator<Stage | null, void>;

describe('seeds', () => {
  it('are the pixels beyond the percentiles of saliency', () => {
    const saliency = Float32Array.from({ length: 100 }, (_, i) => (i * 37) % 100);
    const seeds = seedsOf(saliency, 95, 30);
    saliency.forEach((value, i) => {
      expect(seeds[i]).toBe(value >= 95 ? foreground : value < 30 ? background : unknown);
    });
  });

  it('of a map that is the same everywhere are foreground: nothing is known to be background', () => {
    expect(new Set(seedsOf(new Float32Array(16).fill(2), 95, 30))).toEqual(new Set([foreground]));
  });

  it('are background where nothing is salient, whether few pixels are salient or many', () => {
    const few = Float32Array.from({ length: 100 }, (_, i) => Math.max(0, i - 97));
    expect(Array.from(seedsOf(few, 95, 30))).toEqual([...Array(98).fill(background), foreground, foreground]);
    const many = Float32Array.from({ length: 100 }, (_, i) => Math.max(0, i - 49));
    expect(seedsOf(many, 95, 30).filter((seed) => seed === background)).toHaveLength(50);
    expect(new Set(seedsOf(new Float32Array(16), 95, 30))).toEqual(new Set([background]));
  });
});

describe('GrabCut', () => {
  /** A reddish disc of radius 12 in a bluish field of 48 x 48, both with noise. */
  const SIDE = 48;
  const distance = (pixel: number) => Math.hypot((pixel % SIDE) - 24, Math.floor(pixel / SIDE) - 24);
  const rgb = Uint8Array.from({ length: SIDE * SIDE * 3 }, (_, i) => {
    const colour = distance(Math.floor(i / 3)) < 12 ? [200, 60, 40] : [50, 90, 150];
    return (colour[i % 3] as number) + ((i * 7919) % 23);
  });
  const seeds = Uint8Array.from({ length: SIDE * SIDE }, (_, pixel) =>
    distance(pixel) < 4 ? foreground : distance(pixel) > 20 ? background : unknown,
  );
  let cv: OpenCv;
  beforeAll(async () => {
    cv = await bring();
  });

  const lastOf = (cuts: Iterable<Uint8Array>) => [...cuts].at(-1) as Uint8Array;

  it('cuts once a step, and each cut is that of so many iterations', () => {
    const cuts = [...grabCut(cv, rgb, seeds, SIDE, 4)];
    expect(cuts).toHaveLength(4);
    cuts.forEach((cut, i) => {
      expect(cut).toEqual(lastOf(grabCut(cv, rgb, seeds, SIDE, i + 1)));
    });
  });

  it('that is given up half-way frees what OpenCV held', () => {
    const made: { isDeleted(): boolean }[] = [];
    const counted = new Proxy(cv.Mat, {
      construct(Mat, size: []) {
        const mat = new Mat(...size);
        made.push(mat as unknown as (typeof made)[number]);
        return mat;
      },
    });
    const cuts = grabCut({ ...cv, Mat: counted } as OpenCv, rgb, seeds, SIDE, 4);
    cuts.next();
    expect(made.some((mat) => mat.isDeleted())).toBe(false);
    cuts.return();
    expect(made.length).toBeGreaterThan(0);
    expect(made.every((mat) => mat.isDeleted())).toBe(true);
  });

  it('finds a disc from a few seeds inside and outside, pixel for pixel', () => {
    const mask = lastOf(grabCut(cv, rgb, seeds, SIDE, 3));
    const wrong = Array.from(mask.keys()).filter((pixel) => (mask[pixel] === 1) !== distance(pixel) < 12);
    expect(wrong).toEqual([]);
  });

  it('gives the same answer every time', () => {
    const cut = () => [...grabCut(cv, rgb, seeds, SIDE, 5)];
    expect(cut()).toEqual(cut());
  });

  it.each([
    ['foreground', foreground],
    ['background', background],
  ])('keeps nothing where no pixel is known to be %s', (_what, missing) => {
    const without = seeds.map((seed) => (seed === missing ? unknown : seed));
    const cuts = [...grabCut(cv, rgb, without, SIDE, 3)];
    expect(cuts.map((cut) => new Set(cut))).toEqual([new Set([0])]);
  });
});

describe('OpenCV', () => {
  it('that cannot be loaded is told of by name, and asked for again the next time', async () => {
    let tries = 0;
    provideOpenCv(() => {
      tries++;
      return tries === 1 ? Promise.reject(new Error('opencv.wasm answers 404')) : bring();
    });
    await expect(openCv()).rejects.toThrow(OpenCvError);
    expect(hasOpenCv()).toBe(false);
    expect(await openCv()).toHaveProperty('grabCut');
    expect(hasOpenCv()).toBe(true);
    expect(tries).toBe(2);
  });
});

describe('the cut-out of what a small part of the picture moves', () => {
  const SIDE = 24;
  const TARGET = { kind: 'neuron', layer: 'act1', y: 12, x: 12 } as const;

  /** The last stage's picture of each neuron of act1 in one place; its tensor is taken. */
  async function lastOf(channel: number) {
    const network = bentNetwork([SIDE, SIDE], true);
    const toy = subjectOf(network, { ...TARGET, channel });
    let last: Stage | null = null;
    let values = new Float32Array();
    const settings = settingsFor(cutOut, network, { method: 'gradient', softness: 9 });
    for await (const stage of cutOut.run(toy.subject, settings) as Stages) {
      last = stage;
      if (stage?.picture.kind === 'cut-out') values = take(stage.picture.values) as Float32Array<ArrayBuffer>;
    }
    const answers = take(tf.clone(toy.subject.trace.at('act1')));
    toy.dispose();
    network.dispose();
    const picture = last?.picture.kind === 'cut-out' ? last.picture : null;
    const answer = answers[(TARGET.y * SIDE + TARGET.x) * 5 + channel] as number;
    return { progress: last?.progress, faint: picture?.faint, values, passes: answer > 0 && answer < 6 };
  }

  beforeAll(async () => {
    await startWasm();
    provideOpenCv(bring);
  });

  it('is done, and where nothing moves it says so', async () => {
    const seen = await Promise.all([0, 1, 2, 3, 4].map(lastOf));
    expect(new Set(seen.map(({ passes }) => passes))).toEqual(new Set([true, false]));
    for (const { progress, faint, values, passes } of seen) {
      expect(progress).toBe(1);
      expect(faint === undefined).toBe(passes);
      expect(values.some((value) => value === 1)).toBe(passes);
    }
  });
});

describe('the cut-out of a photograph', () => {
  let network: Network;
  beforeAll(async () => {
    await startWasm();
    provideOpenCv(bring);
    network = await loadShipped();
    // The first way back derives the turned filters, which stay.
    tf.tidy(() => {
      const trace = forward(network, tf.zeros([1, 224, 224, 3]));
      backward(network, trace, seedOf(network, { kind: 'class', index: 0 }));
    });
  });
  afterAll(() => network.dispose());

  const maskOf = (name: string) => {
    const { data } = PNG.sync.read(readFileSync(new URL(`../fixtures/masks/${name}.png`, import.meta.url)));
    return Array.from({ length: data.length / 4 }, (_, pixel) => (data[4 * pixel] as number) > 127);
  };

  /** Intersection over union. */
  const overlap = (a: readonly boolean[], b: readonly boolean[]) => {
    const both = a.filter((inside, i) => inside && b[i]).length;
    return both / a.filter((inside, i) => inside || b[i]).length;
  };

  /** What each step shows; null where it shows nothing yet. */
  async function stepsOf(subject: Subject): Promise<(Float32Array | null)[]> {
    const steps: (Float32Array | null)[] = [];
    for await (const stage of cutOut.run(subject, settingsFor(cutOut, network, {})) as Stages) {
      const picture = stage?.picture;
      if (picture && picture.kind !== 'cut-out') throw new Error('A cut-out shows a cut-out.');
      steps.push(picture ? (picture.values.dataSync() as Float32Array) : null);
      picture?.values.dispose();
    }
    return steps;
  }

  it('shows nothing while the saliency map is made, and is cut from the map that a sweep of its own makes', async () => {
    const { input } = await readPhotograph('models/pictures/dog.jpg', network.description.input);
    const image = tf.tensor4d(input, [1, 224, 224, 3]);
    const trace = keepForward(network, image);
    const subject = { network, image, trace, target: { kind: 'class', index: 235 } } as const;
    const settings = settingsFor(saliency, network, { method: 'smoothgrad', samples: 8 });
    let map = new Float32Array();
    for await (const stage of saliency.run(subject, settings) as Stages) {
      if (stage?.picture.kind !== 'heat') throw new Error('Saliency shows a map.');
      map = stage.picture.values.dataSync().slice() as Float32Array<ArrayBuffer>;
      stage.picture.values.dispose();
    }
    const seeds = seedsOf(blurred(map, 224, 224, 1, 6), 95, 30);
    const rgb = denormalise(input, network.description.input).filter((_, i) => i % 4 !== 3);
    const cuts = [...grabCut(await openCv(), Uint8Array.from(rgb), seeds, 224, 5)];
    const steps = await stepsOf(subject);
    expect(steps.map((step) => step !== null)).toEqual([...Array(7).fill(false), ...Array(5).fill(true)]);
    expect(steps.slice(7)).toEqual(cuts.map((cut) => Float32Array.from(cut)));
    tf.dispose([image, ...trace.tensors()]);
  });

  // What GrabCut reached when these were set, less a margin; a box around the whole picture would have 0.36 to 0.68.
  it.each(
    some(2, [
      ['dog', 0.8],
      ['red-panda', 0.5],
      ['macaw', 0.8],
      ['koala', 0.8],
      ['bison', 0.7],
    ] as const),
  )('of %s covers what a person calls it, by %d or more', async (name, least) => {
    const { input } = await readPhotograph(`models/pictures/${name}.jpg`, network.description.input);
    const image = tf.tensor4d(input, [1, 224, 224, 3]);
    const trace = keepForward(network, image);
    const scores = Array.from(trace.logits.dataSync());
    const target = { kind: 'class', index: scores.indexOf(Math.max(...scores)) } as const;
    const before = tf.memory().numTensors;
    const steps = await stepsOf({ network, image, trace, target });
    const cut = Array.from(steps.at(-1) ?? [], (value) => value > 0.5);
    const reached = overlap(cut, maskOf(name));
    console.info(`${name}: intersection over union ${reached.toFixed(3)}`);
    expect(reached).toBeGreaterThan(least);
    expect(tf.memory().numTensors).toBe(before);
    tf.dispose([image, ...trace.tensors()]);
  });
});
