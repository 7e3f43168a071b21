import { type NetworkPlan, readNetwork } from '../network/load.ts';
import type { Network } from '../network/network.ts';
import type { LoadProgress } from './api.ts';
import { modelFiles } from './model_files.ts';

/**
 * Loads a network onto the present backend from its folder.
 * @throws {ModelFileError|NetworkError}
 */
export const loadCached = async (
  folderUrl: string,
  onProgress: (progress: LoadProgress) => void,
): Promise<Network> => (await readCached(folderUrl, onProgress)).build();

/**
 * Reads a network from its folder, its weights from the cache where they are there. A damaged copy in the cache is
 * replaced once; a damaged file on the server is an error.
 * @throws {ModelFileError}
 */
export async function readCached(
  folderUrl: string,
  onProgress: (progress: LoadProgress) => void,
): Promise<NetworkPlan> {
  const files = modelFiles(folderUrl, onProgress);
  try {
    return await readNetwork(files.fetchFile);
  } catch (error) {
    const cached = files.usedCache();
    await files.forget();
    if (!cached) throw error;
    return readNetwork(files.fetchFile);
  }
}
