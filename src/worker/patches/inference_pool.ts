import * as Comlink from 'comlink';
import type { OpenOptions } from '../../contract/opening.ts';
import type { Network } from '../../network/network.ts';
import { type StrongestNeurons, strongestNeurons } from '../../techniques/patches/strongest_neurons.ts';
import { startLife } from '../worker_life.ts';

/** What a worker exposes that runs pictures through the network for the mining worker. */
export interface InferenceWorker {
  /** Called once. Always wasm, on one thread. */
  open(options: OpenOptions): Promise<void>;
  /**
   * @param pixels of one picture or several, one after another, preprocessed; transferred
   * @returns one answer a picture
   * @throws UnknownLayerError
   */
  strongest(layer: string, pixels: Float32Array): Promise<StrongestNeurons[]>;
}

/** Runs pictures through the network as far as a layer. */
export interface InferencePool {
  /** How many batches are worth being given at once. */
  readonly batches: number;
  /** @param pictures [height, width, 3] each, preprocessed. @throws UnknownLayerError, WorkerError */
  strongest(layer: string, pictures: readonly Float32Array[]): Promise<StrongestNeurons[]>;
}

/** A batch takes a tenth of a second; loading may take longer. */
const SILENCE_MS = 60_000;

/** As many as a machine has cores, but each holds the weights: 20 MB. */
const MOST_WORKERS = 4;

/**
 * One worker a core, each with a thread and a network of its own: a pass through the network keeps the second thread
 * busy half of the time only, two passes beside each other keep both. They end with the worker that called this.
 */
export async function startPool(
  options: OpenOptions,
  cores: number,
  create: () => Worker,
): Promise<InferencePool> {
  const count = Math.min(MOST_WORKERS, cores);
  const pool = Array.from({ length: count }, () => ({
    life: startLife<InferenceWorker>(create),
    batches: 0,
  }));
  await Promise.all(pool.map(({ life }) => life.call((remote) => remote.open(options), SILENCE_MS)));
  return {
    batches: 2 * count,
    async strongest(layer, pictures) {
      const member = pool.reduce((a, b) => (b.batches < a.batches ? b : a));
      member.batches++;
      const pixels = joined(pictures);
      try {
        return await member.life.call(
          (remote) => remote.strongest(layer, Comlink.transfer(pixels, [pixels.buffer])),
          SILENCE_MS,
        );
      } finally {
        member.batches--;
      }
    },
  };
}

/** On a GPU there is one of: this worker itself. */
export const onThisThread = (network: Network): InferencePool => ({
  batches: 1,
  strongest: (layer, pictures) => strongestNeurons(network, layer, pictures),
});

function joined(pictures: readonly Float32Array[]): Float32Array<ArrayBuffer> {
  const size = pictures[0]?.length ?? 0;
  const all = new Float32Array(pictures.length * size);
  pictures.forEach((pixels, i) => {
    all.set(pixels, i * size);
  });
  return all;
}
