import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { recalled, remember } from '../../src/worker/adapter_memory.ts';

const CARD = { webgpu: 'a card' };
const kept = new Map<string, string>();
/** The part of the browser's cache that fails, as a full or damaged disk has it. */
let broken = '';

const unlessBroken =
  <G extends unknown[], A>(name: string, work: (...given: G) => A) =>
  async (...given: G): Promise<A> => {
    if (name === broken) throw new DOMException('Unexpected internal error.', 'UnknownError');
    return work(...given);
  };

beforeEach(() => {
  kept.clear();
  broken = '';
  vi.stubGlobal('self', { location: { origin: 'http://exhibit' } });
  vi.stubGlobal('caches', {
    open: unlessBroken('open', () => ({
      match: unlessBroken('match', (url: string) => {
        const text = kept.get(url);
        return text === undefined ? undefined : new Response(text);
      }),
      put: async (url: string, response: Response) => {
        if (broken === 'put') throw new DOMException('Quota exceeded.', 'QuotaExceededError');
        kept.set(url, await response.text());
      },
      keys: unlessBroken('keys', () => [...kept.keys()].map((url) => ({ url }))),
      delete: unlessBroken('delete', ({ url }: { url: string }) => kept.delete(url)),
    })),
  });
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

it('what was measured is found again, and alone: what was measured with another card goes', async () => {
  await remember('backend', { webgpu: 'another card' }, { name: 'webgl' });
  await remember('precision', CARD, { verdict: 'faster' });
  await remember('backend', CARD, { name: 'wasm' });
  expect(await recalled('backend', CARD)).toEqual({ name: 'wasm' });
  expect(await recalled('precision', CARD)).toEqual({ verdict: 'faster' });
  expect(await recalled('backend', { webgpu: 'another card' })).toBeNull();
  expect(kept.size).toBe(2);
});

it.each(['open', 'match'])('nothing is known where the disk refuses (%s)', async (part) => {
  await remember('backend', CARD, { name: 'wasm' });
  broken = part;
  expect(await recalled('backend', CARD)).toBeNull();
});

it('nothing is known where the entry is damaged', async () => {
  await remember('backend', CARD, { name: 'wasm' });
  for (const url of kept.keys()) kept.set(url, '{"name":"wa');
  expect(await recalled('backend', CARD)).toBeNull();
});

it.each(['open', 'put', 'keys', 'delete'])(
  'what cannot be kept is told of, and keeps nothing from starting (%s)',
  async (part) => {
    await remember('backend', { webgpu: 'another card' }, { name: 'webgl' });
    const warned = vi.spyOn(console, 'warn').mockImplementation(() => {});
    broken = part;
    await remember('backend', CARD, { name: 'wasm' });
    expect(warned).toHaveBeenCalledOnce();
    const isKept = part === 'keys' || part === 'delete';
    broken = '';
    expect(await recalled('backend', CARD)).toEqual(isKept ? { name: 'wasm' } : null);
  },
);
