import type { Network } from '../network/network.ts';
import { notableLayers } from '../techniques/layers.ts';
import type { Technique } from '../techniques/technique.ts';
import type { NetworkCard, TechniqueCard } from './api.ts';

/** What the page may know of a technique: everything but its function. */
export function techniqueCard({ look: _, ...card }: Technique): TechniqueCard {
  return card;
}

/** What the page may know of a network: everything but its tensors. */
export function networkCard(network: Network): NetworkCard {
  const { id, title, paper, source, licence, labels, input, weights } = network.description;
  const notable = new Set(notableLayers(network));
  return {
    ...{ id, title, paper, source, licence, labels: [...labels] },
    weightsSha256: weights?.sha256 ?? '',
    input: { height: input.height, width: input.width, crop: input.crop },
    layers: network.steps.map(({ layer, shape }) => ({
      name: layer.name,
      title: layer.title ?? layer.name,
      kind: layer.kind,
      shape: [...shape],
      notable: notable.has(layer.name),
    })),
  };
}
