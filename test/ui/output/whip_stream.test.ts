import { getEventListeners } from 'node:events';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Feed } from '../../../src/ui/output/feed.ts';

/** How many listeners hear of the stop at each try. */
const listening: number[] = [];
vi.mock('../../../src/ui/output/whip/whip_session.ts', async (original) => ({
  ...(await original<object>()),
  openWhipSession: async (_stream: object, _size: object, _endpoint: object, signal: AbortSignal) => {
    listening.push(getEventListeners(signal, 'abort').length);
    throw new Error('the line is down');
  },
}));
const { createWhipStream } = await import('../../../src/ui/output/whip/whip_stream.ts');
const { whipAddress } = await import('../../../src/ui/output/whip/whip_store.ts');

beforeEach(() => {
  vi.useFakeTimers();
  const canvas = { captureStream: () => ({ getTracks: () => [] }) };
  vi.stubGlobal('document', { createElement: () => canvas });
  vi.stubGlobal('addEventListener', () => {});
  whipAddress.value = 'https://house.example/whip';
});
afterEach(() => {
  whipAddress.value = '';
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

it('a stream that is tried again and again does not heap up listeners', async () => {
  const stream = createWhipStream({ add: () => () => {} } as unknown as Feed);
  stream.start();
  // It waits for 1, 2 and 4 s.
  await vi.advanceTimersByTimeAsync(7500);
  stream.stop();
  expect(listening).toEqual([1, 1, 1, 1]);
});

it('an address is known for one by browsers of 2023, too, whose URL has no canParse', async () => {
  const { canParse } = URL;
  Reflect.deleteProperty(URL, 'canParse');
  try {
    const stream = createWhipStream({ add: () => () => {} } as unknown as Feed);
    const tried = listening.length;
    stream.start();
    await vi.advanceTimersByTimeAsync(500);
    stream.stop();
    expect(listening.length).toBe(tried + 1);
  } finally {
    URL.canParse = canParse;
  }
});
