import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import * as tf from '@tensorflow/tfjs-core';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Precision } from '../../../src/contract/opening.ts';
import { backward } from '../../../src/network/backward.ts';
import { IMAGE, type Layer } from '../../../src/network/description.ts';
import { forward } from '../../../src/network/forward.ts';
import { registerWebGpuKernels, unregisterWebGpuKernels } from '../../../src/network/kernels/webgpu/index.ts';
import { readNetwork } from '../../../src/network/load.ts';
import { Network } from '../../../src/network/network.ts';
import { normalise } from '../../../src/network/preprocess.ts';
import { readStyliser } from '../../../src/network/style_nets/style_plan.ts';
import type { BackendParts } from '../../../src/network/webgpu/backend_parts.ts';
import { canHalve } from '../../../src/network/webgpu/precision.ts';
import { passRecorder } from '../../../src/network/webgpu/recorded_passes.ts';
import type { WeightArray } from '../../../src/network/weights.ts';
import { relativeDistance } from '../../../src/numeric/relative_distance.ts';
import { compareScores, differences, inBothPrecisions, paintBoth } from '../../../tools/gpu/precisions.ts';
import { readPhotograph } from '../../../tools/look/files/photograph.ts';
import { seeded } from '../../support/seeded.ts';
import { fetchFrom } from '../../support/style_nets.ts';
import { some, THOROUGH } from '../../support/thorough.ts';
import { describeNetwork, randomWeights } from '../../support/toys/tiny_network.ts';
import { startSoftwareWebGpu } from './software_webgpu.ts';

/** Shaders are compiled by the processor here. */
const LONG = 240_000;
/** Of numbers that each kernel rounds to 11 bits, relative L2. */
const TOLERANCE = 2e-3;
/** Of 255. */
const MOST_APART = 4;

const SIDE = 32;
const CHANNELS = 8;

/** Kernels of TensorFlow.js and of ours, over arrays that are large enough to be kept in 16 bits. */
const conv = (name: string, input: string, side: number): Layer => ({
  ...{ kind: 'conv', name, inputs: [input], stride: 1 },
  pad: [side, side, side, side].map((one) => (one - 1) / 2) as [number, number, number, number],
});
const KINDS: Record<string, Layer[]> = {
  'a convolution': [conv('conv', 'wide', 3)],
  'a convolution of one pixel, with a rectifier': [
    conv('conv', 'wide', 1),
    { kind: 'relu6', name: 'act', inputs: ['conv'] },
  ],
  'a depthwise convolution': [
    { kind: 'depthwise', name: 'deep', inputs: ['wide'], stride: 1, pad: [1, 1, 1, 1] },
  ],
  'a sum': [
    { kind: 'relu', name: 'act', inputs: ['wide'] },
    { kind: 'add', name: 'sum', inputs: ['wide', 'act'] },
  ],
  'a pool': [
    { kind: 'maxPool', name: 'pool', inputs: ['wide'], window: [2, 2], stride: 2, pad: [0, 0, 0, 0] },
  ],
};
const WEIGHTS = randomWeights(
  {
    ...{ 'wide.weight': [CHANNELS, 3, 3, 3], 'wide.bias': [CHANNELS] },
    ...{ 'deep.weight': [CHANNELS, 1, 3, 3], 'deep.bias': [CHANNELS] },
    ...{ 'score.weight': [4, CHANNELS], 'score.bias': [4] },
  },
  1,
);

function networkOf(layers: readonly Layer[], weights = WEIGHTS): Network {
  const last = layers.at(-1)?.name ?? 'wide';
  const size = layers.some(({ name }) => name === 'conv')
    ? randomWeights({ 'conv.weight': layers.length === 1 ? [8, 8, 3, 3] : [8, 8, 1, 1], 'conv.bias': [8] }, 3)
    : new Map();
  const all: Layer[] = [
    conv('wide', IMAGE, 3),
    ...layers,
    { kind: 'globalAvgPool', name: 'mean', inputs: [last], title: 'Feature vector' },
    { kind: 'dense', name: 'score', inputs: ['mean'], title: 'Class scores' },
  ];
  return new Network(
    describeNetwork(all, [SIDE, SIDE], ['a', 'b', 'c', 'd']),
    new Map([...weights, ...size]),
  );
}

const picture = () => tf.tensor4d(seeded(4).normals(SIDE * SIDE * 3), [1, SIDE, SIDE, 3]);

/** What a pass says when it is replayed. */
async function replayed(network: Network, precision: Precision, pass: (image: tf.Tensor4D) => tf.Tensor) {
  network.recorder = passRecorder(precision);
  const image = picture();
  const looks: Float32Array[] = [];
  for (let look = 0; look < 4; look++) {
    const answer = tf.tidy(() => pass(image));
    looks.push(Float32Array.from(await answer.data<'float32'>()));
    answer.dispose();
  }
  image.dispose();
  network.dispose();
  return looks.at(-1) as Float32Array;
}

const scoresOf = (network: Network, precision: Precision) =>
  replayed(network, precision, (image) => forward(network, image, { only: ['score'] }).logits);

const pictures = (folder: string): string[] => {
  const whole = fileURLToPath(new URL(`../../../models/${folder}/`, import.meta.url));
  return readdirSync(whole)
    .filter((name) => name.endsWith('.jpg'))
    .map((name) => whole + name);
};

const lacking = await startSoftwareWebGpu();

describe.skipIf(lacking)(
  `where nothing goes back, precision${lacking ? ` (left out: ${lacking})` : ''}`,
  () => {
    beforeAll(registerWebGpuKernels);
    afterAll(unregisterWebGpuKernels);

    it('is single where the way back needs it, whatever is asked for', async () => {
      const gradient = (precision: Precision) => {
        const network = networkOf(KINDS['a convolution'] as Layer[]);
        return replayed(network, precision, (image) => {
          const seeds = new Map([['score', tf.tensor4d([0, 1, 0, 0], [1, 1, 1, 4])]]);
          return backward(network, forward(network, image), seeds);
        });
      };
      const single = await gradient('single');
      expect(await gradient('half')).toEqual(single);
      expect(single.some((value) => value !== 0)).toBe(true);
    });

    const other = canHalve() ? 'the adapter has shader-f16' : null;
    it.skipIf(other)(
      `is single where the adapter has no other${other ? ` (left out: ${other})` : ''}`,
      async () => {
        const layers = KINDS['a convolution'] as Layer[];
        expect(await scoresOf(networkOf(layers), 'half')).toEqual(
          await scoresOf(networkOf(layers), 'single'),
        );
      },
    );
  },
);

const why = lacking ?? (canHalve() ? null : 'the adapter has no shader-f16; docs/testing.md names one');

describe.skipIf(why)(`half precision${why ? ` (left out: ${why})` : ''}`, () => {
  beforeAll(registerWebGpuKernels);
  afterAll(unregisterWebGpuKernels);

  it.each(Object.entries(KINDS))(
    'of %s is as close as its rounding',
    async (_name, layers) => {
      const single = await scoresOf(networkOf(layers), 'single');
      const half = await scoresOf(networkOf(layers), 'half');
      expect(relativeDistance(half, single)).toBeLessThan(TOLERANCE);
      // Were it not kept in 16 bits, it would be the same.
      expect(half).not.toEqual(single);
    },
    LONG,
  );

  it('takes half of the memory', async () => {
    const { device } = tf.backend() as unknown as BackendParts;
    const { createBuffer } = device;
    const bytesOf = async (precision: Precision) => {
      let bytes = 0;
      await scoresOf(networkOf(KINDS['a convolution'] as Layer[]), 'single');
      device.createBuffer = (descriptor) => {
        bytes += descriptor.size;
        return createBuffer.call(device, descriptor);
      };
      await scoresOf(networkOf(KINDS['a convolution'] as Layer[]), precision);
      device.createBuffer = createBuffer;
      return bytes;
    };
    const single = await bytesOf('single');
    const array = SIDE * SIDE * CHANNELS * 4;
    expect(single - (await bytesOf('half'))).toBeGreaterThanOrEqual(array / 2);
  });

  it('keeps numbers finite that 16 bits cannot hold', async () => {
    const large = new Map<string, WeightArray>(WEIGHTS);
    const { shape, values } = large.get('wide.weight') as WeightArray;
    large.set('wide.weight', { shape, values: values.map((value) => value * 1e7) });
    const scores = await scoresOf(networkOf(KINDS['a pool'] as Layer[], large), 'half');
    expect(scores.every(Number.isFinite)).toBe(true);
    const single = await scoresOf(networkOf(KINDS['a pool'] as Layer[], large), 'single');
    expect(Math.max(...single.map(Math.abs))).toBeGreaterThan(65504);
  });

  it(
    'names the same class in photographs that ship',
    async () => {
      const plan = await readNetwork(fetchFrom('efficientnet-lite0'));
      const files = [...some(6, pictures('pictures')), ...(THOROUGH ? pictures('gallery') : [])];
      await inBothPrecisions(plan, async (both) => {
        for (const file of files) {
          const { input } = await readPhotograph(file, both.single.description.input);
          const { hasSameTop, apart } = await compareScores(both, input);
          expect([file, hasSameTop]).toEqual([file, true]);
          expect(apart).toBeLessThan(1e-2);
          expect(apart).toBeGreaterThan(0);
        }
      });
    },
    LONG,
  );

  const nets = [...['great-wave', 'starry-night'].map((name) => `trained/${name}`), 'multistyle26'];
  it.each(nets)(
    `paints with %s within ${MOST_APART} of 255`,
    async (net) => {
      const plan = await readStyliser(fetchFrom(net));
      const { input, styleLength = 0 } = plan.description;
      const size = { width: 96, height: 64 };
      const photograph = sharp(pictures('pictures')[0]).resize({ ...size, fit: 'cover' });
      const rgba = await photograph.ensureAlpha().raw().toBuffer();
      const style = new Float32Array(styleLength).fill(1 / styleLength);
      const { most, mean } = differences(
        await paintBoth(plan, size, normalise(rgba, { ...input, ...size }), style),
      );
      expect(most).toBeLessThan(MOST_APART);
      expect(mean).toBeLessThan(0.2);
      expect(most).toBeGreaterThan(0);
    },
    LONG,
  );
});
