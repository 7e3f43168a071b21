/** A thread that helps with convolutions, over the heap that another one's TensorFlow.js computes in. */
import type { Helping } from '../../network/kernels/convolution_kernels.ts';
import type { Kernels } from '../../network/kernels/wasm_call.ts';

addEventListener('message', async ({ data }: MessageEvent<Helping>) => {
  const { module, memory, block, panel } = data;
  const { exports } = await WebAssembly.instantiate(module, { env: { memory } });
  // Never returns: the thread ends with the worker that started it.
  (exports as Kernels).help(block, panel);
});
