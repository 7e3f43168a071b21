import type { SegmenterDescription } from './description.ts';
import { Network } from './network.ts';
import { type FetchFile, type NetworkFile, readNetworkFile, readWeights } from './network_file.ts';

export type Segmenter = Network<SegmenterDescription>;

/**
 * Loads a network that finds people onto the present tfjs backend; the caller disposes it.
 * @throws {ModelFileError|NetworkError} as loadNetwork
 */
export async function loadSegmenter(fetchFile: FetchFile): Promise<Segmenter> {
  const fields = ['layers', 'output'] as const;
  const file = await readNetworkFile<SegmenterDescription & NetworkFile>(fetchFile, 'segment', fields);
  return new Network(file, await readWeights(fetchFile, file.weights));
}
