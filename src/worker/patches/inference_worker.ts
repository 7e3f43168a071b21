/** A worker of the mining worker: runs pictures through the network on one thread, and does nothing else. */

import type { OpenOptions } from '../../contract/opening.ts';
import type { Network } from '../../network/network.ts';
import { type StrongestNeurons, strongestNeurons } from '../../techniques/patches/strongest_neurons.ts';
import { startBackend } from '../backend.ts';
import { expose } from '../expose.ts';
import { holdLivenessLock } from '../liveness.ts';
import { loadCached } from '../model_files.ts';
import type { InferenceWorker } from './inference_pool.ts';

let network: Network | undefined;

async function open({ wasmUrl, networkUrl }: OpenOptions): Promise<void> {
  await startBackend({ backend: 'wasm', wasmUrl }, 1);
  network = await loadCached(networkUrl, () => {});
}

async function strongest(layer: string, pixels: Float32Array): Promise<StrongestNeurons[]> {
  if (!network) throw new Error('strongest() was called before open().');
  const { height, width } = network.description.input;
  const size = height * width * 3;
  const pictures = Array.from({ length: pixels.length / size }, (_, i) =>
    pixels.subarray(i * size, (i + 1) * size),
  );
  return strongestNeurons(network, layer, pictures);
}

const worker: InferenceWorker = { open, strongest };
expose(worker);
holdLivenessLock();
