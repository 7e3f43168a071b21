import '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs-core';
import { startWasm } from './wasm_backend.ts';

/** The backends that run in Node: tfjs's reference in plain JavaScript, and wasm with the program's own kernels. */
export const NODE_BACKENDS = ['cpu', 'wasm'] as const;

/** Makes a backend the present one. */
export async function use(backend: (typeof NODE_BACKENDS)[number]): Promise<void> {
  if (backend === 'wasm') return startWasm();
  await tf.setBackend(backend);
}

/** The same on tfjs's reference and on our kernels. Tensors are freed. */
export async function onBoth(
  make: () => tf.Tensor,
): Promise<[want: ArrayLike<number>, got: ArrayLike<number>]> {
  const answers: ArrayLike<number>[] = [];
  for (const backend of NODE_BACKENDS) {
    await use(backend);
    answers.push(tf.tidy(() => make().dataSync()));
  }
  return answers as [ArrayLike<number>, ArrayLike<number>];
}
