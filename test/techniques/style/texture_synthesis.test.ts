import * as tf from '@tensorflow/tfjs-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Checkpoint } from '../../../src/contract/jobs.ts';
import { readNetwork } from '../../../src/network/load.ts';
import type { Network } from '../../../src/network/network.ts';
import { ModelPictureError, type RunInputs } from '../../../src/techniques/common/slow_technique.ts';
import { textureSynthesis } from '../../../src/techniques/texture_synthesis.ts';
import { readPixels } from '../../../tools/look/files/photograph.ts';
import { fetchShipped } from '../../support/efficientnet.ts';
import { modelOf } from '../../support/toys/toy_pictures.ts';
import { startWasm } from '../../support/wasm_backend.ts';

type TextureSettings = Parameters<typeof textureSynthesis.paint>[1];

const SETTINGS: TextureSettings = {
  ...{ size: 64, enlarge: 1, steps: 40, octaves: 1, smoothness: 0, optimiser: 'lbfgs', rate: 0.03 },
  ...{ calm: 0, palette: 0, finest: 1, fine: 1, middle: 1, coarse: 1, coarsest: 1 },
};

let inputs: RunInputs;
const networks = new Map<string, Network>();

beforeAll(async () => {
  await startWasm();
  const plan = await readNetwork(fetchShipped);
  const { height, width, values } = await readPixels('models/styles/hedgehog.jpg', 96);
  inputs = {
    usualNetwork: () => inputs.networkFor(224, 224),
    networkFor(height, width) {
      const key = `${height} x ${width}`;
      const network = networks.get(key) ?? plan.build({ height, width });
      networks.set(key, network);
      return network;
    },
    content: null,
    references: [modelOf(tf.tensor4d(values, [1, height, width, 3]))],
    ...{ target: { kind: 'class', index: 0 }, seed: 1, resume: null },
  };
});

afterAll(() => {
  for (const network of networks.values()) network.dispose();
});

/** The losses of every step, and the last picture. */
async function paint(settings: Partial<TextureSettings>, changes: Partial<RunInputs> = {}) {
  const losses: number[] = [];
  let [picture, state]: [tf.Tensor3D | undefined, Checkpoint | undefined] = [undefined, undefined];
  const jobSteps = textureSynthesis.paint({ ...inputs, ...changes }, { ...SETTINGS, ...settings });
  for await (const jobStep of jobSteps) {
    losses.push(jobStep.losses.texture as number);
    picture?.dispose();
    picture = jobStep.picture();
    state = await jobStep.checkpoint();
  }
  return { losses, picture: picture as tf.Tensor3D, state: state as Checkpoint };
}

it.each(['lbfgs', 'adam'])(
  'brings the Gram distance to a twentieth of the noise’s, by %s',
  async (optimiser) => {
    const { losses, picture } = await paint({ optimiser, rate: 0.05, steps: 60 });
    expect(losses.at(-1)).toBeLessThanOrEqual(0.05 * (losses[0] as number));
    expect(picture.shape).toEqual([64, 50, 3]);
  },
);

it('makes more of it, twice as large, of the same grain', async () => {
  const { losses, picture } = await paint({ enlarge: 2, octaves: 2, steps: 40 });
  expect(picture.shape).toEqual([128, 100, 3]);
  expect(losses.at(-1)).toBeLessThan(0.2 * (losses[0] as number));
});

it('refuses a texture of one pixel, and none', async () => {
  const pixel = modelOf(tf.zeros<tf.Rank.R4>([1, 1, 1, 3]));
  await expect(paint({}, { references: [pixel] })).rejects.toThrow(ModelPictureError);
  await expect(paint({}, { references: [] })).rejects.toThrow('Choose a texture first');
});
