import { told } from '../../contract/told.ts';
import type { PredictorDescription, StyliserDescription } from '../description.ts';
import { NetworkError } from '../errors.ts';
import { Network } from '../network.ts';
import { type FetchFile, type NetworkFile, readNetworkFile, readWeights } from '../network_file.ts';
import type { Weights } from '../weights.ts';
import type { StyleReader } from './style_reader.ts';

export type Styliser = Network<StyliserDescription>;
export type Predictor = Network<PredictorDescription>;

/** A style net that was read and checked but not yet put on the backend: it can be built for any size of picture. */
export interface StylePlan {
  /** As the file has it, at the size that it names. */
  readonly description: StyliserDescription;
  /** Makes the vector of a style of a picture; absent where the styles are the description's, or another network makes it. */
  readonly reader?: StyleReader;
  /**
   * Builds the network on the present tfjs backend; the caller disposes it. It takes each picture whole: sides that are rounded
   * to multiples have nearly its shape.
   * @param size of the pictures it will take, in pixels, both multiples of description.multiple
   * @throws {NetworkError} if description, weights and size do not fit
   */
  build(size?: { readonly height: number; readonly width: number }): Styliser;
}

/** @param weights by the names of the description's layers. Borrowed for the plan's life. */
export function stylePlan(description: StyliserDescription, weights: Weights): StylePlan {
  return {
    description,
    build({ height, width } = description.input) {
      const { multiple, title } = description;
      if (height % multiple !== 0 || width % multiple !== 0)
        throw new NetworkError(told('networkErrors.multiples', { title, multiple, width, height }));
      const input = { ...description.input, height, width, whole: true };
      return new Network({ ...description, input }, weights);
    },
  };
}

/**
 * Reads a style net's files.
 * @throws {ModelFileError} if a file is missing, truncated, altered or holds numbers that are not finite
 */
export async function readStyliser(fetchFile: FetchFile): Promise<StylePlan> {
  const fields = ['layers', 'output', 'range', 'multiple', 'styles'] as const;
  const file = await readNetworkFile<StyliserDescription & NetworkFile>(fetchFile, 'stylise', fields);
  return stylePlan(file, await readWeights(fetchFile, file.weights));
}

/**
 * Loads the network that turns a picture into the vector of its style onto the present tfjs backend.
 * @throws {ModelFileError|NetworkError} as loadNetwork
 */
export async function loadPredictor(fetchFile: FetchFile): Promise<Predictor> {
  const file = await readNetworkFile<PredictorDescription & NetworkFile>(fetchFile, 'predict', [
    'layers',
    'output',
  ]);
  return new Network(file, await readWeights(fetchFile, file.weights));
}
