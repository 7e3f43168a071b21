import '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs-core';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { ModelFileError } from '../../src/network/errors.ts';
import type { LoadProgress } from '../../src/worker/api.ts';
import { loadCached } from '../../src/worker/load_cached.ts';
import { modelFiles } from '../../src/worker/model_files.ts';

const FOLDER = `${location.origin}/models/efficientnet-lite0/`;

beforeAll(async () => {
  await tf.setBackend('cpu');
});
// Whatever the cache's name is.
const emptyCaches = async () => {
  for (const name of await caches.keys()) await caches.delete(name);
};
beforeEach(emptyCaches);
afterAll(emptyCaches);

/** Loads the network, forgets it, and tells what the page was told on the way. */
async function load(): Promise<LoadProgress[]> {
  const steps: LoadProgress[] = [];
  const before = tf.memory().numTensors;
  const network = await loadCached(FOLDER, (step) => steps.push(step));
  expect(network.classes).toBe(1000);
  network.dispose();
  expect(tf.memory().numTensors).toBe(before);
  return steps;
}

/** Everything that any cache holds. */
async function cached(): Promise<{ cache: Cache; key: Request }[]> {
  const found = [];
  for (const name of await caches.keys()) {
    const cache = await caches.open(name);
    for (const key of await cache.keys()) found.push({ cache, key });
  }
  return found;
}

it('the weights come from the server once, and from the cache from then on', async () => {
  const first = await load();
  expect(new Set(first.map(({ fromCache }) => fromCache))).toEqual(new Set([false]));
  expect((await cached()).map(({ key }) => new URL(key.url).pathname)).toEqual([
    '/models/efficientnet-lite0/weights.safetensors',
  ]);
  const second = await load();
  expect(new Set(second.map(({ fromCache }) => fromCache))).toEqual(new Set([true]));
  for (const steps of [first, second]) {
    const done = steps.map((step) => step.done);
    expect(done).toEqual(done.toSorted((a, b) => a - b));
    expect(steps.at(-1)).toMatchObject({ stage: 'weights', done: steps[0]?.total });
    expect(steps[0]?.total).toBeGreaterThan(9e6);
  }
});

it('a copy from the cache is the file from the server, byte by byte', async () => {
  const files = () => modelFiles(FOLDER, () => {});
  const { weights } = JSON.parse(new TextDecoder().decode(await files().fetchFile('network.json')));
  const expected = { sha256: weights.sha256, bytes: weights.bytes };
  const downloaded = await files().fetchFile(weights.file, expected);
  const again = files();
  const kept = await again.fetchFile(weights.file, expected);
  expect(again.usedCache()).toBe(true);
  expect(kept.byteLength).toBe(weights.bytes);
  const [a, b] = [new Uint8Array(downloaded), new Uint8Array(kept)];
  expect(a.every((byte, i) => byte === b[i])).toBe(true);
});

it.each([
  ['cut off', (bytes: ArrayBuffer) => bytes.slice(0, 1000)],
  [
    'altered',
    (bytes: ArrayBuffer) => {
      const copy = bytes.slice(0);
      new Uint8Array(copy)[copy.byteLength - 5] = 99;
      new Uint8Array(copy)[copy.byteLength - 6] = 98;
      return copy;
    },
  ],
])('a copy that is %s is replaced by the file of the server', async (_what, damage) => {
  await load();
  const [entry] = await cached();
  if (!entry) throw new Error('Nothing was cached.');
  const good = await (await entry.cache.match(entry.key))?.arrayBuffer();
  await entry.cache.put(entry.key, new Response(damage(good ?? new ArrayBuffer())));

  expect((await load()).map(({ fromCache }) => fromCache)).toContain(false);
  // And the next start finds a good copy.
  expect(new Set((await load()).map(({ fromCache }) => fromCache))).toEqual(new Set([true]));
});

it('a folder without a network is named in the error, and nothing of it is kept', async () => {
  const loading = loadCached(`${location.origin}/models/nowhere/`, () => {});
  await expect(loading).rejects.toBeInstanceOf(ModelFileError);
  await expect(loading).rejects.toThrow('/models/nowhere/network.json answers 404');
  expect(await cached()).toEqual([]);
});

it('a server that is gone is named in the error', async () => {
  const loading = loadCached('http://localhost:1/', () => {});
  await expect(loading).rejects.toThrow(
    'http://localhost:1/network.json cannot be reached. Is the server running?',
  );
});
