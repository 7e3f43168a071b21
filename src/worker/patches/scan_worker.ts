/** The mining worker: looks through collections of pictures beside the live worker, and never in its way. */

import type { LoadProgress, OpenOptions } from '../../contract/opening.ts';
import type { PatchPage, ScanProgress, ScanWorker } from '../../contract/patches.ts';
import type { Network } from '../../network/network.ts';
import { startBackend } from '../backend.ts';
import { unlessLost } from '../backend_loss.ts';
import { expose } from '../expose.ts';
import { holdLivenessLock } from '../liveness.ts';
import { loadCached } from '../model_files.ts';
import { DatasetScan } from './dataset_scan.ts';
import { type InferencePool, onThisThread, startPool } from './inference_pool.ts';

let network: Network | undefined;
let pool: InferencePool | undefined;
let job: DatasetScan | undefined;

async function open(options: OpenOptions, onProgress: (progress: LoadProgress) => void): Promise<void> {
  onProgress({ stage: 'backend', done: 0, total: 0, fromCache: false });
  const cores = navigator.hardwareConcurrency;
  const { name } = await startBackend(options, 1);
  const hired = name === 'wasm' ? startPool(options, cores, createHand) : null;
  network = await loadCached(options.networkUrl, onProgress);
  pool = (await hired) ?? onThisThread(network);
}

const createHand = () =>
  new Worker(new URL('./inference_worker.ts', import.meta.url), { type: 'module', name: 'mining-hand' });

async function scan(
  files: File[],
  layer: string,
  onProgress: (progress: ScanProgress) => void,
): Promise<PatchPage> {
  if (!network || !pool) throw new Error('scan() was called before open().');
  job = new DatasetScan(network, pool, layer, onProgress);
  return job.run(files);
}

async function patches(channels: readonly number[]): Promise<PatchPage> {
  if (!job) throw new Error('patches() was called before scan().');
  return job.page(channels);
}

async function stop(): Promise<void> {
  job?.stop();
}

const worker: ScanWorker = {
  ...{ patches, stop },
  open: (options, onProgress) => unlessLost(open(options, onProgress)),
  scan: (files, layer, onProgress) => unlessLost(scan(files, layer, onProgress)),
};
expose(worker);
holdLivenessLock();
