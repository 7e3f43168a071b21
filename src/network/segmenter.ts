import type { SegmenterDescription } from './description.ts';
import { Network } from './network.ts';
import { type FetchFile, type NetworkFile, readNetworkFile, readWeights } from './network_file.ts';

export type Segmenter = Network<SegmenterDescription>;

/**
 * Reads the files of a network that finds people.
 * @throws {ModelFileError} as loadNetwork
 */
export async function readSegmenter(fetchFile: FetchFile) {
  const fields = ['layers', 'output'] as const;
  const description = await readNetworkFile<SegmenterDescription & NetworkFile>(fetchFile, 'segment', fields);
  return { description, weights: await readWeights(fetchFile, description.weights) };
}

/**
 * Loads it onto the present tfjs backend; the caller disposes it.
 * @throws {ModelFileError|NetworkError} as loadNetwork
 */
export async function loadSegmenter(fetchFile: FetchFile): Promise<Segmenter> {
  const { description, weights } = await readSegmenter(fetchFile);
  return new Network(description, weights);
}
