import { expect, it } from 'vitest';

const ISOLATED = { isolated: true, shared: 'function' };

it('the page of the browser tests is cross-origin isolated', () => {
  expect({ isolated: crossOriginIsolated, shared: typeof SharedArrayBuffer }).toEqual(ISOLATED);
});

it('so is a module worker that it starts', async () => {
  const worker = new Worker(new URL('./isolation.worker.ts', import.meta.url), { type: 'module' });
  const answer = await new Promise((resolve, reject) => {
    worker.onmessage = ({ data }) => resolve(data);
    worker.onerror = (event) => reject(new Error(event.message));
  });
  worker.terminate();
  expect(answer).toEqual(ISOLATED);
});

it.each(['tfjs-backend-wasm-threaded-simd.wasm', 'tfjs-backend-wasm-simd.wasm', 'tfjs-backend-wasm.wasm'])(
  'serves /tfjs-wasm/%s',
  async (file) => {
    const answer = await fetch(`/tfjs-wasm/${file}`);
    const [a, s, m] = new Uint8Array(await answer.arrayBuffer()).slice(1);
    expect(String.fromCharCode(a ?? 0, s ?? 0, m ?? 0)).toBe('asm');
  },
);

it('answers 404 for a file that is not there, rather than a page', async () => {
  expect((await fetch('/models/no-such-network/network.json')).status).toBe(404);
});
