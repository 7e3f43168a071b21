import { KEPT } from '../contract/networks.ts';
import type { LoadProgress } from '../contract/opening.ts';
import { type NetworkPlan, readNetwork } from '../network/load.ts';
import type { Network } from '../network/network.ts';
import { modelFiles } from './model_files.ts';

/**
 * Loads a network onto the present backend.
 * @param url as of readCached
 * @throws {ModelFileError|NetworkError|StorageError}
 */
export const loadCached = async (
  url: string,
  onProgress: (progress: LoadProgress) => void,
): Promise<Network> => (await readCached(url, onProgress)).build();

/**
 * Reads a network: from its folder, its weights from the cache where they are there, or one that this browser keeps.
 * @throws {ModelFileError|StorageError}
 */
export async function readCached(
  url: string,
  onProgress: (progress: LoadProgress) => void,
): Promise<NetworkPlan> {
  if (!url.startsWith(KEPT)) return readNetwork(modelFiles(url, onProgress));
  const { readKept } = await import('./networks/read_kept.ts');
  return readKept(url.slice(KEPT.length));
}
