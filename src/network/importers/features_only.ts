import { FEATURES } from '../../contract/networks.ts';
import {
  IMAGE,
  type InputDescription,
  type LayerBase,
  type LayerName,
  type NetworkDescription,
} from '../description.ts';
import { kindOf, type LayerKinds } from '../layers/index.ts';
import type { Shape } from '../layers/kind.ts';
import type { WeightArray, Weights } from '../weights.ts';

/** All that a network is built of. */
export interface NetworkParts {
  readonly description: Omit<NetworkDescription, 'layers'>;
  readonly weights: Weights;
  /**
   * The layers for a size of image.
   * @param last the layer after which none is needed: those behind it may be left out, and need not fit the size
   */
  readonly layersFor: (input: InputDescription, last?: LayerName) => readonly LayerBase[];
  /** Of the layers; the program's own by default. */
  readonly kinds?: LayerKinds | undefined;
}

const VECTOR: LayerName = 'feature_vector';

/**
 * The same network without its head: its last maps and their means, and no classes. The dense layers of AlexNet and VGG hold
 * nine tenths of their weights.
 * @param whole borrowed; the weights that are left are the same arrays
 */
export function featuresOnly(whole: NetworkParts): NetworkParts {
  const { description, kinds } = whole;
  const end = lastMaps(whole.layersFor(description.input), whole, description.input);
  const layersFor = (input: InputDescription) => upTo(whole.layersFor(input, end), end);
  const weights = new Map<string, WeightArray>();
  for (const layer of layersFor(description.input))
    for (const part of Object.keys(kindOf(layer, kinds).parameters ?? {})) {
      const array = whole.weights.get(`${layer.name}.${part}`);
      if (array) weights.set(`${layer.name}.${part}`, array);
    }
  const { id, title } = description;
  const named = { id: `${id}${FEATURES}`, title: `${title}, features only` };
  return { description: { ...description, ...named, logits: VECTOR, labels: [] }, weights, layersFor, kinds };
}

/** The name of the last layer that is more than a vector. */
function lastMaps(
  layers: readonly LayerBase[],
  { weights, kinds }: NetworkParts,
  { height, width }: InputDescription,
): LayerName {
  const shapes = new Map<LayerName, Shape>([[IMAGE, [height, width, 3]]]);
  let last = IMAGE;
  for (const layer of layers) {
    const inputs = layer.inputs.map((name) => shapes.get(name) as Shape);
    const shape = kindOf(layer, kinds).shape(layer, inputs, weights);
    shapes.set(layer.name, shape);
    if (shape[0] > 1 || shape[1] > 1) last = layer.name;
  }
  return last;
}

/** The layers up to one, and the mean of its maps. */
function upTo(layers: readonly LayerBase[], end: LayerName): LayerBase[] {
  const pooled = { kind: 'globalAvgPool', name: VECTOR, inputs: [end], title: 'Feature vector' };
  return [...layers.slice(0, layers.findIndex(({ name }) => name === end) + 1), pooled];
}
