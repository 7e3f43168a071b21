import * as tf from '@tensorflow/tfjs-core';
import { afterEach, beforeAll, expect, it } from 'vitest';
import { asSaid } from '../../src/contract/told.ts';
import { ModelFileError, NetworkError } from '../../src/network/errors.ts';
import { forward } from '../../src/network/forward.ts';
import { loadNetwork } from '../../src/network/load.ts';
import { use } from '../support/backends.ts';
import { safetensorsFile } from '../support/model_files/safetensors_file.ts';

beforeAll(() => use('cpu'));
afterEach(() => expect(tf.memory().numTensors).toBe(0));

/** One dense layer over 1 x 1 pixel: class 0 is red, class 1 is twice green minus blue. */
const weights = safetensorsFile({
  'score.weight': { dtype: 'F32', shape: [2, 3], bytes: Float32Array.of(1, 0, 0, 0, 2, -1) },
});

const hex = (bytes: ArrayBuffer) => Buffer.from(bytes).toString('hex');

async function networkFile() {
  const sha256 = hex(await crypto.subtle.digest('SHA-256', weights));
  return {
    ...{ id: 'colours', title: 'Colours', paper: '', source: 'this test', licence: 'Apache-2.0' },
    input: { height: 1, width: 1, mean: [0, 0, 0], std: [1, 1, 1], order: 'rgb', crop: 1 },
    layers: [{ kind: 'dense', name: 'score', inputs: ['image'] }],
    logits: 'score',
    weights: { file: 'weights.safetensors', bytes: weights.byteLength, sha256 },
    labels: 'labels.json',
  };
}

type File = Awaited<ReturnType<typeof networkFile>> & { architecture?: string };

const bytesOf = (text: string): ArrayBuffer => new TextEncoder().encode(text).buffer;

/** Loads the network above with some of its files replaced. */
async function load(
  change: (file: File) => object = (file) => file,
  replaced: Record<string, ArrayBuffer> = {},
) {
  const files: Record<string, ArrayBuffer> = {
    'network.json': bytesOf(JSON.stringify(change(await networkFile()))),
    'labels.json': bytesOf('["red", "rather green"]'),
    'weights.safetensors': weights,
    ...replaced,
  };
  return loadNetwork(async (name) => {
    const bytes = files[name];
    if (!bytes) throw new ModelFileError(asSaid(`${name} answers 404.`));
    return bytes;
  });
}

async function expectRefusal(
  loading: Promise<unknown>,
  message: string | RegExp,
  error: typeof ModelFileError | typeof NetworkError = ModelFileError,
) {
  await expect(loading).rejects.toThrow(message);
  await expect(loading).rejects.toBeInstanceOf(error);
}

it('a network loads from its files, and runs', async () => {
  const network = await load();
  const scores = tf.tidy(() =>
    Array.from(forward(network, tf.tensor4d([3, 5, 7], [1, 1, 1, 3])).logits.dataSync()),
  );
  expect(scores).toEqual([3, 3]);
  expect(network.description.labels).toEqual(['red', 'rather green']);
  network.dispose();
});

it('the expected digest goes along with the request for the weights, so that a cache can use it', async () => {
  const file = await networkFile();
  const asked: unknown[] = [];
  const network = await loadNetwork(async (name, expected) => {
    asked.push([name, expected?.sha256, expected?.bytes]);
    return { 'network.json': bytesOf(JSON.stringify(file)), 'labels.json': bytesOf('[]') }[name] ?? weights;
  });
  expect(asked).toContainEqual(['weights.safetensors', file.weights.sha256, weights.byteLength]);
  network.dispose();
});

it('weights of the right length with another content are refused by their digest', async () => {
  const damaged = weights.slice(0);
  new Uint8Array(damaged).fill(1, damaged.byteLength - 1);
  await expectRefusal(
    load(undefined, { 'weights.safetensors': damaged }),
    /weights.safetensors is not the file that network.json describes: its SHA-256 is [0-9a-f]{12}…, expected [0-9a-f]{12}…/,
  );
});

it('weights that are cut off are refused by their length', async () => {
  const bytes = weights.byteLength;
  await expectRefusal(
    load(undefined, { 'weights.safetensors': weights.slice(0, -3) }),
    `weights.safetensors is truncated: ${bytes - 3} bytes of ${bytes}.`,
  );
});

it('weights that are too long are refused by their length', async () => {
  const longer = new Uint8Array(weights.byteLength + 1).buffer;
  await expectRefusal(load(undefined, { 'weights.safetensors': longer }), 'weights.safetensors is too long');
});

it('an architecture that the zoo does not have is refused, with those that it has', async () => {
  await expectRefusal(
    load(({ layers: _, ...file }) => ({ ...file, architecture: 'alexnet2' })),
    'Unknown architecture "alexnet2". Known: alexnet, vgg11',
  );
});

it.each(['network.json', 'labels.json'])('%s that is not JSON is refused by name', async (name) => {
  await expectRefusal(load(undefined, { [name]: bytesOf('<!doctype html>') }), `${name} is not valid JSON.`);
});

it.each([
  ['null', 'network.json lacks input.height, '],
  ['7', 'network.json lacks input.height, '],
  ['{"labels": "labels.json"}', 'weights.sha256, logits.'],
])('a network.json of %s is refused with what it lacks', async (text, message) => {
  await expectRefusal(load(undefined, { 'network.json': bytesOf(text) }), message);
});

it('class names that are no list are refused by name', async () => {
  await expectRefusal(
    load(undefined, { 'labels.json': bytesOf('null') }),
    'labels.json is no list of class names.',
  );
});

it('a missing file is named', async () => {
  await expectRefusal(
    load((file) => ({ ...file, labels: 'classes.json' })),
    'classes.json answers 404.',
  );
});

it('weights of another network are refused', async () => {
  await expectRefusal(
    load((file) => ({ ...file, layers: [{ kind: 'dense', name: 'fc', inputs: ['image'] }], logits: 'fc' })),
    'The weights hold no "fc.weight".',
    NetworkError,
  );
});
