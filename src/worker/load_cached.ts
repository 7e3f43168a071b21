import type { LoadProgress } from '../contract/opening.ts';
import { type NetworkPlan, readNetwork } from '../network/load.ts';
import type { Network } from '../network/network.ts';
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
 * Reads a network from its folder, its weights from the cache where they are there.
 * @throws {ModelFileError}
 */
export const readCached = (
  folderUrl: string,
  onProgress: (progress: LoadProgress) => void,
): Promise<NetworkPlan> => readNetwork(modelFiles(folderUrl, onProgress));
