import '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { LoadProgress } from '../../src/contract/opening.ts';
import { ModelFileError } from '../../src/network/errors.ts';
import { type FetchFile, loadNetwork } from '../../src/network/load.ts';
import { Network } from '../../src/network/network.ts';
import { loadSegmenter } from '../../src/network/segmenter.ts';
import { loadPredictor, readStyliser } from '../../src/network/style_nets/style_plan.ts';
import { loadCached, modelFiles } from '../../src/worker/model_files.ts';

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
  const { weights } = JSON.parse(
    new TextDecoder().decode(await modelFiles(FOLDER, () => {})('network.json')),
  );
  const sources: boolean[] = [];
  const fetchFile = modelFiles(FOLDER, ({ fromCache }) => void sources.push(fromCache));
  const expected = { ...weights, check: async () => {} };
  const downloaded = await fetchFile(weights.file, expected);
  const kept = await fetchFile(weights.file, expected);
  expect([sources[0], sources.at(-1)]).toEqual([false, true]);
  expect(kept.byteLength).toBe(weights.bytes);
  const [a, b] = [new Uint8Array(downloaded), new Uint8Array(kept)];
  expect(a.every((byte, i) => byte === b[i])).toBe(true);
});

it('the file of an older version goes when the new one is kept', async () => {
  const cache = await caches.open('convoscope-models');
  await cache.put(`${FOLDER}weights.safetensors?sha256=old`, new Response('old'));
  await load();
  expect((await cached()).map(({ key }) => key.url)).toEqual([
    expect.stringMatching(/weights\.safetensors\?sha256=[0-9a-f]{64}$/),
  ]);
});

it.each(['match', 'put', 'keys', 'delete'] as const)(
  'a cache that fails keeps no network from loading (%s)',
  async (method) => {
    const cache = await caches.open('convoscope-models');
    await cache.put(`${FOLDER}weights.safetensors?sha256=old`, new Response('old'));
    const warned = vi.spyOn(console, 'warn').mockImplementation(() => {});
    const whole = Cache.prototype[method];
    const failing = vi.fn(async () => {
      throw new DOMException('Unexpected internal error.', 'UnknownError');
    });
    Object.assign(Cache.prototype, { [method]: failing });
    try {
      expect((await load()).map(({ fromCache }) => fromCache)).not.toContain(true);
      expect(failing).toHaveBeenCalled();
      expect(warned).toHaveBeenCalled();
    } finally {
      Object.assign(Cache.prototype, { [method]: whole });
      warned.mockRestore();
    }
  },
);

describe.each<[string, string, (fetchFile: FetchFile) => Promise<object>]>([
  ['classifier', 'efficientnet-lite0', loadNetwork],
  ['style net', 'trained/the-scream', readStyliser],
  ['predictor', 'arbitrary-style/predict', loadPredictor],
  ['segmenter', 'selfie-segmentation', loadSegmenter],
])('the weights of a %s', (_, folder, read) => {
  const whole = async () => {
    const made = await read(modelFiles(`${location.origin}/models/${folder}/`, () => {}));
    if (made instanceof Network) made.dispose();
  };
  const altered = async (response: Response) => {
    const bytes = new Uint8Array(await response.arrayBuffer());
    bytes[bytes.length - 5] = (bytes.at(-5) as number) ^ 64;
    return new Response(bytes);
  };
  /** Goes away in the midst of its answer. */
  const brokenOff = async (response: Response) => {
    const bytes = new Uint8Array(await response.arrayBuffer());
    const body = new ReadableStream({
      start: (controller) => controller.enqueue(bytes.slice(0, 1000)),
      pull: (controller) => controller.error(new TypeError('network error')),
    });
    return new Response(body);
  };
  /** The server sends the weights wrongly so many times. */
  function damage(times: number, wrong = altered) {
    const fetched = globalThis.fetch;
    let left = times;
    return vi.spyOn(globalThis, 'fetch').mockImplementation(async (...asked) => {
      const response = await fetched(...asked);
      return String(asked[0]).endsWith('.safetensors') && left-- > 0 ? wrong(response) : response;
    });
  }
  afterEach(() => vi.restoreAllMocks());

  it('that are damaged in the cache are replaced by those of the server', async () => {
    await whole();
    const [entry] = await cached();
    const good = (await entry?.cache.match(entry.key)) as Response;
    await entry?.cache.put(entry.key, await altered(good));
    const asked = vi.spyOn(globalThis, 'fetch');
    await whole();
    await whole();
    expect(asked.mock.calls.filter(([url]) => String(url).endsWith('.safetensors'))).toHaveLength(1);
  });

  it('that came damaged are asked for once more, past the browser’s cache', async () => {
    const asked = damage(1);
    await whole();
    expect(asked.mock.lastCall?.[1]).toEqual({ cache: 'reload' });
  });

  it('that broke off on their way are asked for once more, and named in the error where they break off again', async () => {
    const asked = damage(2, brokenOff);
    await expect(whole()).rejects.toMatchObject({
      name: 'ModelFileError',
      message: expect.stringContaining('cannot be reached'),
    });
    expect(await cached()).toEqual([]);
    asked.mockRestore();
    damage(1, brokenOff);
    await whole();
    expect(await cached()).toHaveLength(1);
  });

  it('that are damaged on the server are an error and are not kept, and load once they are whole', async () => {
    const asked = damage(2);
    await expect(whole()).rejects.toMatchObject({
      name: 'ModelFileError',
      message: expect.stringContaining('SHA-256'),
    });
    expect(await cached()).toEqual([]);
    asked.mockRestore();
    await whole();
    expect(await cached()).toHaveLength(1);
  });
});

it('a copy that is cut off is replaced by the file of the server', async () => {
  await load();
  const [entry] = await cached();
  if (!entry) throw new Error('Nothing was cached.');
  const good = await (await entry.cache.match(entry.key))?.arrayBuffer();
  await entry.cache.put(entry.key, new Response(good?.slice(0, 1000)));

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
