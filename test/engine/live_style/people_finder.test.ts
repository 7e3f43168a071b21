import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, expect, it } from 'vitest';
import { asSaid } from '../../../src/contract/told.ts';
import { PeopleFinder, shareOfMask } from '../../../src/engine/live_style/people_finder.ts';
import type { InputDescription } from '../../../src/network/description.ts';
import { ModelFileError } from '../../../src/network/errors.ts';
import { use } from '../../support/backends.ts';
import { fetchFrom, mirroredInput } from '../../support/style_nets.ts';

beforeAll(() => use('wasm'));

const inputOf = (rest: Partial<InputDescription>): InputDescription => ({
  ...{ height: 224, width: 224, mean: [0, 0, 0], std: [255, 255, 255], order: 'rgb', crop: 1 },
  ...rest,
});

/** The mask of the astronaut, as a network with this input is given her. */
async function maskOf(finder: PeopleFinder, input: InputDescription): Promise<Float32Array> {
  const image = mirroredInput('astronaut', 224, input);
  const mask = await finder.maskOf(image, input);
  expect(mask.shape).toEqual([1, 224, 224, 1]);
  const values = await mask.data<'float32'>();
  tf.dispose([image, mask]);
  return values;
}

it('finds the person, however the picture was preprocessed, in the size of the picture', async () => {
  const finder = new PeopleFinder(fetchFrom);
  const mask = await maskOf(finder, inputOf({}));
  const at = (y: number, x: number) => mask[224 * y + x] as number;
  for (const [y, x, what] of [
    [50, 98, 'face'],
    [150, 90, 'suit'],
  ] as const)
    expect(at(y, x), what).toBeGreaterThan(0.9);
  for (const [y, x, what] of [
    [60, 20, 'flag'],
    [60, 190, 'shuttle'],
    [15, 140, 'wall'],
  ] as const)
    expect(at(y, x), what).toBeLessThan(0.1);
  const other = await maskOf(finder, inputOf({ mean: [123, 117, 104], std: [58, 57, 57], order: 'bgr' }));
  expect(Math.max(...mask.map((value, i) => Math.abs(value - (other[i] as number))))).toBeLessThan(1e-3);
});

it('keeps its network, and nothing else, from picture to picture', async () => {
  const finder = new PeopleFinder(fetchFrom);
  await maskOf(finder, inputOf({}));
  const before = tf.memory().numTensors;
  await maskOf(finder, inputOf({}));
  expect(tf.memory().numTensors).toBe(before);
});

it('tries again after its network could not be read', async () => {
  let missing = true;
  const finder = new PeopleFinder((folder) => async (file) => {
    if (missing) throw new ModelFileError(asSaid(`${file} is not there.`));
    return fetchFrom(folder)(file);
  });
  await expect(maskOf(finder, inputOf({}))).rejects.toThrow(ModelFileError);
  missing = false;
  expect((await maskOf(finder, inputOf({}))).length).toBe(224 * 224);
});

it('the share of people is that of the pixels where there is rather one than none', () => {
  const mask = tf.tensor([0, 0.2, 0.5, 0.51, 0.9, 1, 0, 0], [1, 2, 4, 1]);
  const share = shareOfMask(mask);
  expect(share.dataSync()[0]).toBeCloseTo(3 / 8, 6);
  tf.dispose([mask, share]);
});

it('of an astronaut it is what is white in her mask, and nothing is kept', async () => {
  const finder = new PeopleFinder(fetchFrom);
  const mask = await maskOf(finder, inputOf({}));
  const before = tf.memory().numTensors;
  const image = mirroredInput('astronaut', 224, inputOf({}));
  const share = await finder.shareOf(image, inputOf({}));
  image.dispose();
  expect(tf.memory().numTensors).toBe(before);
  // The mask is the same at another size.
  const white = mask.filter((value) => value > 0.5).length / mask.length;
  expect(Math.abs(share - white)).toBeLessThan(0.01);
  expect(share).toBeGreaterThan(0.4);
});
