import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { openRoom } from '../../../src/ui/phones/room.ts';

let isSilent = false;
/** For how many milliseconds answers are waited for; here none of them passes. */
let waits: number[] = [];

beforeEach(() => {
  isSilent = false;
  waits = [];
  vi.stubGlobal('document', { baseURI: 'http://localhost:4173/' });
  vi.stubGlobal('fetch', async (_address: URL, how: RequestInit = {}) => {
    if (!isSilent) return Response.json({ key: 'a', link: 'https://house.example/a' });
    return new Promise((_, reject) => {
      how.signal?.addEventListener('abort', () => reject(how.signal?.reason));
    });
  });
  vi.spyOn(AbortSignal, 'timeout').mockImplementation((ms) => {
    waits.push(ms);
    const over = new AbortController();
    setTimeout(() => over.abort(new DOMException('The operation timed out.', 'TimeoutError')));
    return over.signal;
  });
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

it('a server that goes silent counts as one that is not there', async () => {
  const room = await openRoom('vote');
  isSilent = true;
  expect(await room?.ask()).toBeUndefined();
  expect(await room?.tell({ votes: [] })).toBeUndefined();
  expect(await room?.reopen()).toBeUndefined();
  expect(await openRoom('vote')).toBeNull();
  expect(room?.key).toBe('a');
  expect(waits).toEqual(Array(5).fill(5000));
});
