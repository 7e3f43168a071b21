import type { TechniqueCard } from '../contract/cards.ts';
import type { PaintingCard } from '../contract/jobs.ts';
import type { LayerCard, NetworkCard } from '../contract/network_card.ts';
import type { ParameterValue } from '../contract/parameter.ts';
import type { Network } from '../network/network.ts';
import type { Filter } from '../techniques/filter.ts';
import { layerTitle } from '../techniques/layer_name.ts';
import { deeperConvolutions, filterPages, filterShape, notableLayers } from '../techniques/layers.ts';
import type { Painting } from '../techniques/painting.ts';
import type { Technique } from '../techniques/technique.ts';

/** What the page may know of a technique: everything but its function. */
function techniqueCard({ look: _look, taps: _taps, ...card }: Technique): TechniqueCard {
  return card;
}

/** What the page may know of a painting: everything but its function. */
export function paintingCard({
  paint: _,
  presets,
  film,
  further = 'steps',
  ...card
}: Painting): PaintingCard {
  const named = presets.map(({ id, title, settings }) => ({ id, title, settings: given(settings) }));
  return { ...card, further, film: film ?? null, presets: named };
}

/** Without what is not set. */
const given = (settings: Painting['presets'][number]['settings']): Record<string, ParameterValue> =>
  Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined)) as Record<
    string,
    ParameterValue
  >;

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
  const notable = new Set(notableLayers(network));
  const deeper = new Set(deeperConvolutions(network));
  return {
    ...{ id, title, paper, source, licence, labels: [...labels] },
    weightsSha256: weights?.sha256 ?? '',
    input: { height: input.height, width: input.width, crop: input.crop },
    layers: network.steps.map(({ layer, shape }) => ({
      name: layer.name,
      title: layerTitle(network, layer.name),
      kind: layer.kind,
      shape: [...shape],
      notable: notable.has(layer.name),
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

/** What the page may know of a filter: everything but its functions. */
function filterCard({
  paint: _paint,
  needsPeople: _needsPeople,
  steadies: _steadies,
  ...card
}: Filter): TechniqueCard {
  return { ...card, repaints: true };
}

const FAMILIES: readonly TechniqueCard['family'][] = ['forward', 'backward', 'weights'];

/** All views as they stand on screen: by family, and in the order in which they are listed. */
export const viewCards = (techniques: readonly Technique[], filters: readonly Filter[]): TechniqueCard[] =>
  [...techniques.map(techniqueCard), ...filters.map(filterCard)].sort(
    (a, b) => FAMILIES.indexOf(a.family) - FAMILIES.indexOf(b.family),
  );
