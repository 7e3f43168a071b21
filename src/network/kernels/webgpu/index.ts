/** Kernels of our own on TensorFlow.js' WebGPU backend, where it composes several passes or leaves most of a card idle. */
import * as tf from '@tensorflow/tfjs-core';
import { DENSE, DENSE_ADJOINT } from '../../layers/dense.ts';
import { INSTANCE_NORM } from '../../layers/instance_norm.ts';
import { RECTIFIER_ADJOINT } from '../../layers/rectifier.ts';
import { MAP_EXTENTS, MAP_SHEET, TILE_EXTENTS, TILE_SHEET } from '../drawn_map.ts';
import { CARRY } from '../picture.ts';
import { carry } from './carry.ts';
import { convolution } from './convolution.ts';
import { dense, denseAdjoint } from './dense.ts';
import { mapExtents, mapSheet } from './drawn_map.ts';
import { tileExtents, tileSheet } from './drawn_tiles.ts';
import { instanceNorm } from './instance_norm.ts';
import { rectifierAdjoint } from './rectifier.ts';

const BACKEND = 'webgpu';
const REPLACED = [tf.Conv2D, tf.FusedConv2D];
const ADDED = {
  ...{ [RECTIFIER_ADJOINT]: rectifierAdjoint, [INSTANCE_NORM]: instanceNorm },
  ...{ [DENSE]: dense, [DENSE_ADJOINT]: denseAdjoint },
  ...{ [MAP_EXTENTS]: mapExtents, [MAP_SHEET]: mapSheet },
  ...{ [TILE_EXTENTS]: tileExtents, [TILE_SHEET]: tileSheet },
  [CARRY]: carry,
};

/** Those of tfjs that are replaced, by name. */
const stock = new Map<string, tf.KernelFunc>();

/** Makes the kernels known to tfjs, after its own are; a second call changes nothing. */
export function registerWebGpuKernels(): void {
  if (stock.size > 0) return;
  for (const name of REPLACED) {
    const kernel = tf.getKernel(name, BACKEND);
    if (!kernel) throw new Error(`TensorFlow.js has no kernel ${name} on WebGPU.`);
    stock.set(name, kernel.kernelFunc);
    replace(name, convolution(kernel.kernelFunc as never) as never);
  }
  for (const [kernelName, kernelFunc] of Object.entries(ADDED))
    tf.registerKernel({ kernelName, backendName: BACKEND, kernelFunc: kernelFunc as never });
}

/** Leaves tfjs' own alone, for comparison. */
export function unregisterWebGpuKernels(): void {
  if (stock.size === 0) return;
  for (const [name, kernel] of stock) replace(name, kernel);
  stock.clear();
  for (const name of Object.keys(ADDED)) tf.unregisterKernel(name, BACKEND);
}

function replace(kernelName: string, kernelFunc: tf.KernelFunc): void {
  tf.unregisterKernel(kernelName, BACKEND);
  tf.registerKernel({ kernelName, backendName: BACKEND, kernelFunc });
}
