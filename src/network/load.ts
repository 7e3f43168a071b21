import { told } from '../contract/told.ts';
import type { InputDescription, LayerBase, LayerName, NetworkDescription } from './description.ts';
import { limitsOf, presentDevice } from './device.ts';
import { checkFits } from './device_limits.ts';
import { ModelFileError } from './errors.ts';
import { featuresOnly } from './importers/features_only.ts';
import type { LayerKinds } from './layers/index.ts';
import { Network } from './network.ts';
import { type FetchFile, type NetworkFile, parseJson, readNetworkFile, readWeights } from './network_file.ts';
import { paddedFor } from './same_padding.ts';
import type { Weights } from './weights.ts';
import { architecture } from './zoo/index.ts';

export type { FetchFile } from './network_file.ts';

/** network.json: a description whose layers may be named by an architecture of the zoo, and whose weights are a file. */
interface ClassifierFile
  extends Omit<NetworkDescription, 'labels' | 'layers' | 'task' | 'weights'>,
    NetworkFile {
  readonly task?: 'classify';
  /** A JSON array of class names, beside network.json. */
  readonly labels: string;
}

/** A network that was read and checked but not yet put on the backend: it can be built for any size of image. */
export interface NetworkPlan {
  readonly input: NetworkDescription['input'];
  /** Of the file that the weights came from; empty where they came from none. */
  readonly weightsSha256: string;
  /**
   * Builds the network on the present tfjs backend; the caller disposes it. Networks of several sizes that are alive
   * together share their weights.
   * @param size of the images it will take, in pixels; the size that it was trained with by default
   * @throws {NetworkTooLargeError} before anything is put there, if the device cannot hold the weights
   * @throws {NetworkError} if description and weights do not fit
   */
  build(size?: { readonly height: number; readonly width: number }): Network;
  /** The same network without its head, under an id and a title of its own. */
  featuresOnly(): NetworkPlan;
}

/**
 * Reads a classifier's files.
 * @throws {ModelFileError} if a file is missing, truncated, altered or holds numbers that are not finite
 */
export async function readNetwork(fetchFile: FetchFile): Promise<NetworkPlan> {
  const file = await readNetworkFile<ClassifierFile>(fetchFile, 'classify', ['labels', 'logits']);
  const [labels, weights] = await Promise.all([
    fetchFile(file.labels).then((content) => parseJson<string[]>(file.labels, content)),
    readWeights(fetchFile, file.weights),
  ]);
  if (!Array.isArray(labels)) throw new ModelFileError(told('importErrors.noLabels', { file: file.labels }));
  return planFor({ ...file, labels }, weights, (input) =>
    file.layers ? paddedFor(file.layers, weights, input) : architecture(file.architecture ?? '', input),
  );
}

/**
 * @param description all but the layers
 * @param layersFor its layers for a size of image: padding may depend on it
 * @param kinds of the layers; the program's own by default
 */
export function planFor(
  description: Omit<NetworkDescription, 'layers'>,
  weights: Weights,
  layersFor: (input: InputDescription, last?: LayerName) => readonly LayerBase[],
  kinds?: LayerKinds,
): NetworkPlan {
  const built = new Set<Network>();
  return {
    input: description.input,
    weightsSha256: description.weights?.sha256 ?? '',
    build(size = description.input) {
      const input = { ...description.input, height: size.height, width: size.width };
      const layers = layersFor(input);
      for (const network of built) if (network.disposed) built.delete(network);
      const [sibling] = built;
      if (!sibling) checkFits(description.title, layers, weights, limitsOf(presentDevice()), kinds);
      const network = new Network({ ...description, input, layers }, weights, sibling, kinds);
      built.add(network);
      return network;
    },
    featuresOnly() {
      const parts = featuresOnly({ description, weights, layersFor, kinds });
      return planFor(parts.description, parts.weights, parts.layersFor, parts.kinds);
    },
  };
}

/**
 * Loads a network onto the present tfjs backend.
 * @throws {ModelFileError} if a file is missing, truncated, altered or holds numbers that are not finite
 * @throws {NetworkError} if description and weights do not fit
 */
export const loadNetwork = async (fetchFile: FetchFile): Promise<Network> =>
  (await readNetwork(fetchFile)).build();
