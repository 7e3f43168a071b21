import type {
  LayerCard,
  NetworkCard,
  Parameter,
  ParameterValue,
  Target,
  TechniqueCard,
} from '../worker/api.ts';

/** Layers that have cells to look at: their outputs are maps, not vectors. */
export const spatialLayers = (network: NetworkCard): LayerCard[] =>
  network.layers.filter(({ shape: [height, width] }) => height > 1 || width > 1);

/** The layers that a setting offers: those worth a look first, then all others. */
export function offeredLayers(network: NetworkCard, { offers }: LayerParameter) {
  const all = offers === 'filters' ? network.layers.filter(({ filters }) => filters) : spatialLayers(network);
  const isWorth = ({ notable, filters }: LayerCard) =>
    offers === 'filters' ? filters !== null && (filters.height > 1 || filters.width > 1) : notable;
  return { worth: all.filter(isWorth), others: all.filter((layer) => !isWorth(layer)) };
}

export type LayerParameter = Extract<Parameter, { kind: 'layer' }>;

/** Every parameter of a technique: what was chosen, else its default. A page that the chosen layer has not is its last. */
export function parametersOf(
  card: TechniqueCard,
  network: NetworkCard,
  chosen: Record<string, ParameterValue>,
): Record<string, ParameterValue> {
  const values: Record<string, ParameterValue> = {};
  for (const [name, parameter] of Object.entries(card.parameters)) {
    const value = chosen[name] ?? defaultOf(parameter, network);
    values[name] =
      parameter.kind === 'page'
        ? Math.min(Number(value), pagesOf(network, String(values[parameter.layer])) - 1)
        : value;
  }
  return values;
}

/** How many pages of filters a layer has, at least one. */
export const pagesOf = (network: NetworkCard, layer: string): number =>
  findLayer(network, layer)?.filters?.pages ?? 1;

function defaultOf(parameter: Parameter, network: NetworkCard): ParameterValue {
  if (parameter.kind !== 'layer') return parameter.default;
  const { worth, others } = offeredLayers(network, parameter);
  const offered = worth.length > 0 ? worth : others;
  if (parameter.default === 'parts') {
    const { height, width } = network.input;
    const small = offered.filter(({ field: [tall, wide] }) => 2 * tall <= height && 2 * wide <= width);
    return (small.at(-1) ?? offered[0])?.name ?? '';
  }
  return offered.at(parameter.default === 'first' ? 0 : -1)?.name ?? '';
}

/** The chosen target where the technique can look at such a thing, else the leading class. */
export function targetFor(card: TechniqueCard, target: Target): Target {
  const kind = target.kind === 'top' ? 'class' : target.kind;
  return card.targets.includes(kind) ? target : { kind: 'top' };
}

export function findLayer(network: NetworkCard | undefined, name: string): LayerCard | undefined {
  return network?.layers.find((layer) => layer.name === name);
}
