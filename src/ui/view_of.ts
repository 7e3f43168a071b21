import type {
  LayerCard,
  NetworkCard,
  Parameter,
  ParameterValue,
  Target,
  TechniqueCard,
} from '../worker/api.ts';
import { atDepth } from '../worker/depth.ts';

/** Layers that have cells to look at: their outputs are maps, not vectors. */
export const spatialLayers = (network: NetworkCard): LayerCard[] =>
  network.layers.filter(({ shape: [height, width] }) => height > 1 || width > 1);

export type LayerParameter = Extract<Parameter, { kind: 'layer' }>;

/** The layers that a setting offers: those worth a look first, then all others. */
export function offeredLayers(network: NetworkCard, { offers }: Pick<LayerParameter, 'offers'> = {}) {
  const all = offers === 'filters' ? network.layers.filter(({ filters }) => filters) : spatialLayers(network);
  const isWorth = ({ notable, filters }: LayerCard) =>
    offers === 'filters' ? filters !== null && (filters.height > 1 || filters.width > 1) : notable;
  return { worth: all.filter(isWorth), others: all.filter((layer) => !isWorth(layer)) };
}

/** Those that are offered first: worth a look, where there are such. A depth is a place among them. */
export function layersOffered(
  network: NetworkCard,
  parameter: Pick<LayerParameter, 'offers'> = {},
): LayerCard[] {
  const { worth, others } = offeredLayers(network, parameter);
  return worth.length > 0 ? worth : others;
}

/** Every parameter of a technique: what was chosen, else its default. A page that the chosen layer has not is its last. */
export function parametersOf(
  card: Pick<TechniqueCard, 'parameters'>,
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
  return atDepth(layersOffered(network, parameter), parameter.default)?.name ?? '';
}

/** The chosen target where the technique can look at such a thing, else the leading class. */
export function targetFor(card: Pick<TechniqueCard, 'targets'>, target: Target): Target {
  const kind = target.kind === 'top' ? 'class' : target.kind;
  return card.targets.includes(kind) ? target : { kind: 'top' };
}

export function findLayer(network: NetworkCard | undefined, name: string): LayerCard | undefined {
  return network?.layers.find((layer) => layer.name === name);
}
