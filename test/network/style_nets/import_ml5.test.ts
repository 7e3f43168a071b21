import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { ModelFileError } from '../../../src/network/errors.ts';
import { run } from '../../../src/network/run.ts';
import { importMl5 } from '../../../src/network/style_nets/import_ml5.ts';
import { NODE_BACKENDS, use } from '../../support/backends.ts';
import { type Ml5Manifest, ml5Folder, ml5Golden } from '../../support/model_files/ml5_folder.ts';
import { expectClose } from '../../support/relative_l2.ts';

const NAMES = { id: 'small', title: 'Small' };

describe.each(NODE_BACKENDS)("on %s, a net in ml5's format", (backend) => {
  beforeAll(() => use(backend));

  it('paints what PyTorch paints with the same weights', () => {
    const { image, painting, tolerance } = ml5Golden();
    const plan = importMl5(ml5Folder(), NAMES);
    const network = plan.build({ height: 12, width: 16 });
    const { factor, offset } = plan.description.range;
    const got = tf.tidy(() => {
      const output = run(network, tf.tensor4d(image.values, [1, 12, 16, 3]));
      return tf.add(tf.mul(output, factor), offset).dataSync();
    });
    expectClose(got, painting.values, tolerance);
    network.dispose();
  });
});

it('says of itself what visitors read, and that nobody knows its licence', () => {
  const { description } = importMl5(ml5Folder(), NAMES);
  expect(description).toMatchObject({ id: 'small', title: 'Small', licence: 'unknown', multiple: 4 });
  expect(description.styles).toEqual([{ id: 'small', title: 'Small' }]);
});

it('does not mind the variables of an optimiser, nor other files', () => {
  const manifest = (entries: Ml5Manifest) => ({
    ...entries,
    Variable_3_Adam: { filename: 'Variable_3_Adam', shape: [1] },
    beta1_power: { filename: 'beta1_power', shape: [] },
  });
  expect(() => importMl5(ml5Folder({ manifest }), NAMES)).not.toThrow();
});

describe('a broken or foreign folder is refused with the reason:', () => {
  const without = (name: string) => (entries: Ml5Manifest) =>
    Object.fromEntries(Object.entries(entries).filter(([key]) => key !== name));
  const changed = (name: string, change: object) => (entries: Ml5Manifest) => ({
    ...entries,
    [name]: { ...entries[name], ...change } as Ml5Manifest[string],
  });
  const floats = (count: number, value: number) => new Float32Array(count).fill(value).buffer;

  it.each([
    ['no manifest', { remove: 'manifest.json' }, 'There is no manifest.json: drop the whole folder'],
    ['a manifest that is no JSON', { replace: { 'manifest.json': floats(2, 1) } }, 'is not valid JSON'],
    ['a missing file', { remove: 'Variable_7' }, 'The file Variable_7 is missing'],
    [
      'a truncated file',
      { replace: { Variable_1: floats(3, 1) } },
      'Variable_1 is 12 bytes long, its shape [4] needs 16',
    ],
    [
      'not a number',
      { replace: { Variable_1: floats(4, Number.NaN) } },
      'Variable_1 holds NaN at position 0',
    ],
    ['a variable left out', { manifest: without('Variable_20') }, 'lists 20 variables'],
    [
      'a variable of no shape',
      { manifest: changed('Variable_4', { shape: undefined }) },
      'which file and shape Variable_4 has',
    ],
    [
      'other shapes',
      { manifest: changed('Variable_4', { shape: [2, 3] }) },
      'a kernel, a shift and a scale are expected',
    ],
    ['another network', { manifest: () => ({}) }, 'lists 0 variables'],
  ])('%s', (_what, change, message) => {
    expect(() => importMl5(ml5Folder(change), NAMES)).toThrow(ModelFileError);
    expect(() => importMl5(ml5Folder(change), NAMES)).toThrow(message);
  });
});
