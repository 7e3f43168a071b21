import type { LayerCard, NetworkCard, ParameterValue, Target, TechniqueCard } from '../worker/api.ts';
import { atDepth } from '../worker/depth.ts';

/** Layers that have cells to look at: their outputs are maps, not vectors. */
export const spatialLayers = (network: NetworkCard): LayerCard[] =>
  network.layers.filter(({ shape: [height, width] }) => height > 1 || width > 1);

/** The layers that are offered first: those worth a look, where there are such. */
export function layersOffered(network: NetworkCard): LayerCard[] {
  const spatial = spatialLayers(network);
  const notable = spatial.filter((layer) => layer.notable);
  return notable.length > 0 ? notable : spatial;
}

/** Every parameter of a technique: what was chosen, else its default. */
export function parametersOf(
  card: Pick<TechniqueCard, 'parameters'>,
  network: NetworkCard,
  chosen: Record<string, ParameterValue>,
): Record<string, ParameterValue> {
  const offered = layersOffered(network);
  const entries = Object.entries(card.parameters).map(([name, parameter]) => {
    const normal =
      parameter.kind === 'layer' ? (atDepth(offered, parameter.default)?.name ?? '') : parameter.default;
    return [name, chosen[name] ?? normal] as const;
  });
  return Object.fromEntries(entries);
}

/** The chosen target where the technique can look at such a thing, else the leading class. */
export function targetFor(card: Pick<TechniqueCard, 'targets'>, target: Target): Target {
  const kind = target.kind === 'top' ? 'class' : target.kind;
  return card.targets.includes(kind) ? target : { kind: 'top' };
}

export function findLayer(network: NetworkCard | undefined, name: string): LayerCard | undefined {
  return network?.layers.find((layer) => layer.name === name);
}
