import { fieldGeometry } from '../network/field_geometry.ts';
import type { Network } from '../network/network.ts';
import { deeperConvolutions, filterPages, filterShape, notableLayers } from '../techniques/layers.ts';
import type { Technique } from '../techniques/technique.ts';
import type { LayerCard, NetworkCard, TechniqueCard } from './api.ts';

/** What the page may know of a technique: everything but its function. */
export function techniqueCard({ look: _look, taps: _taps, ...card }: Technique): TechniqueCard {
  return card;
}

/** What the page may know of a network: everything but its tensors. */
export function networkCard(network: Network): NetworkCard {
  const { id, title, paper, source, licence, labels, input } = network.description;
  const notable = new Set(notableLayers(network));
  const deeper = new Set(deeperConvolutions(network));
  return {
    ...{ id, title, paper, source, licence, labels: [...labels] },
    input: { height: input.height, width: input.width, crop: input.crop },
    layers: network.steps.map(({ layer, shape }) => ({
      name: layer.name,
      title: layer.title ?? layer.name,
      kind: layer.kind,
      shape: [...shape],
      field: [...fieldGeometry(network, layer.name).size],
      notable: notable.has(layer.name),
      filters: deeper.has(layer.name) ? filtersCard(network, layer.name) : null,
    })),
  };
}

function filtersCard(network: Network, layer: string): LayerCard['filters'] {
  const [height, width, inputs, outputs] = filterShape(network, layer);
  return { height, width, inputs, outputs, pages: filterPages(network, layer) };
}
