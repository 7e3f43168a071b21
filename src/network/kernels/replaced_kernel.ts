import * as tf from '@tensorflow/tfjs-core';
import type { Call } from './wasm_call.ts';

/** A kernel of ours, and tfjs's own that it stands for. */
type Replacing = tf.KernelConfig & { readonly replaced?: tf.KernelConfig };

/** A kernel that gives one tensor. */
export type OneTensor<Attributes> = (call: Call<Attributes>) => tf.TensorInfo;

/**
 * Puts a kernel in the place of tfjs's on the wasm backend.
 * @param make is given tfjs's own, for what ours leaves to it; null puts tfjs's own back
 */
export function replaceKernel<Attributes>(
  name: string,
  make: ((stock: OneTensor<Attributes>) => OneTensor<Attributes>) | null,
): void {
  const present: Replacing = tf.getKernel(name, 'wasm');
  const stock = present.replaced ?? present;
  tf.unregisterKernel(name, 'wasm');
  const kernelFunc = make?.(stock.kernelFunc as unknown as OneTensor<Attributes>);
  // With tfjs's own way to set itself up, should the backend be made anew.
  const ours = { ...stock, kernelFunc: kernelFunc as unknown as tf.KernelFunc, replaced: stock };
  tf.registerKernel(make ? ours : stock);
}
