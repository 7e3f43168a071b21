import { expect, it } from 'vitest';

it('TensorFlow.js runs on WASM threads inside a worker', async () => {
  const worker = new Worker(new URL('./wasm_threads.worker.ts', import.meta.url), { type: 'module' });
  const answer = await new Promise((resolve, reject) => {
    worker.onmessage = ({ data }) => resolve(data);
    worker.onerror = (event) => reject(new Error(event.message));
  });
  worker.terminate();
  expect(answer).toEqual({ backend: 'wasm', threads: 2, sum: 15 });
});
