import { IMAGE, type LayerBase, type LayerName } from '../description.ts';
import { kindOf, type LayerKinds } from '../layers/index.ts';
import type { Shape } from '../layers/kind.ts';
import type { WeightArray } from '../weights.ts';
import type { ImportedNetwork, Size } from './importer.ts';
import { numbered } from './labels.ts';
import { trainedCount } from './stored.ts';

const FEATURES: LayerName = 'feature_vector';

/**
 * The same network without its head: its last maps and their means, which are its "classes" then. The dense layers of AlexNet
 * and VGG hold nine tenths of their weights.
 */
export function featuresOnly(network: ImportedNetwork): ImportedNetwork {
  const { description, kinds } = network;
  const { layers, end, channels } = cut(description.layers, network, description.input);
  const layersFor = (size: Size) => upTo(network.layersFor(size, end), end);
  const weights = new Map<string, WeightArray>();
  for (const { name, ...layer } of layers)
    for (const part of Object.keys(kindOf({ name, ...layer }, kinds).parameters ?? {})) {
      const array = network.weights.get(`${name}.${part}`);
      if (array) weights.set(`${name}.${part}`, array);
    }
  const parameters = trainedCount(weights);
  return {
    ...{ ...network, weights, layersFor },
    description: { ...description, layers, logits: FEATURES, labels: numbered('Feature', channels) },
    card: { ...network.card, parameters, classes: channels, labelsFrom: 'none', featuresOnly: true },
  };
}

/** The layers up to the last maps, and the mean of those. */
function cut(
  layers: readonly LayerBase[],
  { weights, kinds }: { readonly weights: ImportedNetwork['weights']; readonly kinds?: LayerKinds },
  { height, width }: Size,
) {
  const shapes = new Map<LayerName, Shape>([[IMAGE, [height, width, 3]]]);
  let last = -1;
  layers.forEach((layer, at) => {
    const inputs = layer.inputs.map((name) => shapes.get(name) as Shape);
    const shape = kindOf(layer, kinds).shape(layer, inputs, weights);
    shapes.set(layer.name, shape);
    if (shape[0] > 1 || shape[1] > 1) last = at;
  });
  const end = layers[last]?.name ?? IMAGE;
  return { layers: upTo(layers, end), end, channels: shapes.get(end)?.[2] ?? 0 };
}

function upTo(layers: readonly LayerBase[], end: LayerName): LayerBase[] {
  const pooled = { kind: 'globalAvgPool', name: FEATURES, inputs: [end], title: 'Feature vector' };
  return [...layers.slice(0, layers.findIndex(({ name }) => name === end) + 1), pooled];
}
