import { loadNetwork } from '../network/load.ts';
import type { Network } from '../network/network.ts';
import type { LoadProgress } from './api.ts';
import { modelFiles } from './model_files.ts';

/**
 * Loads a network from its folder, its weights from the cache where they are there. A damaged copy in the cache is
 * replaced once; a damaged file on the server is an error.
 * @throws {ModelFileError|NetworkError}
 */
export async function loadCached(
  folderUrl: string,
  onProgress: (progress: LoadProgress) => void,
): Promise<Network> {
  const files = modelFiles(folderUrl, onProgress);
  try {
    return await loadNetwork(files.fetchFile);
  } catch (error) {
    const cached = files.usedCache();
    await files.forget();
    if (!cached) throw error;
    return loadNetwork(files.fetchFile);
  }
}
