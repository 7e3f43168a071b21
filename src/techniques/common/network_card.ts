import type { LayerCard, NetworkCard } from '../../contract/network_card.ts';
import type { Network } from '../../network/network.ts';
import { recommendedLayers } from '../../network/structure.ts';
import { layerTitle } from './layer_name.ts';
import { deeperConvolutions, filterPages, filterShape } from './layers.ts';

const known = new WeakMap<Network, NetworkCard>();

/** The same card at every call: settings are checked at every look. */
export function knownNetwork(network: Network): NetworkCard {
  const card = known.get(network) ?? networkCard(network);
  known.set(network, card);
  return card;
}

/** What the page may know of a network: everything but its tensors. */
export function networkCard(network: Network): NetworkCard {
  const { id, title, paper, source, licence, labels, input, weights } = network.description;
  const recommended = new Set(recommendedLayers(network));
  const deeper = new Set(deeperConvolutions(network));
  return {
    ...{ id, title, paper, source, licence, labels: [...labels] },
    weightsSha256: weights?.sha256 ?? '',
    input: {
      ...{ height: input.height, width: input.width, crop: input.crop },
      ...(input.mirrored && { mirrored: true }),
    },
    layers: network.steps.map(({ layer, shape }) => ({
      name: layer.name,
      title: layerTitle(network, layer.name),
      kind: layer.kind,
      shape: [...shape],
      recommended: recommended.has(layer.name),
      filters: deeper.has(layer.name) ? filtersCard(network, layer.name) : null,
    })),
    aliases: aliasesOf(network),
  };
}

/** Layers that run as part of another one, e.g. folded batch norms. */
function aliasesOf(network: Network): Record<string, string> {
  const names = network.description.layers.map(({ name }) => [name, network.resolve(name)] as const);
  return Object.fromEntries(names.filter(([name, resolved]) => name !== resolved));
}

function filtersCard(network: Network, layer: string): LayerCard['filters'] {
  const [height, width, inputs, outputs] = filterShape(network, layer);
  return { height, width, inputs, outputs, pages: filterPages(network, layer) };
}
