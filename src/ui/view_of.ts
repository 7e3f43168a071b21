import type { LayerCard, NetworkCard, ParameterValue, Target, TechniqueCard } from '../worker/api.ts';
import { atDepth } from '../worker/depth.ts';

/** Layers that have cells to look at: their outputs are maps, not vectors. */
export const spatialLayers = (network: NetworkCard): LayerCard[] =>
  network.layers.filter(({ shape: [height, width] }) => height > 1 || width > 1);

/** Every parameter of a technique: what was chosen, else its default. */
export function parametersOf(
  card: TechniqueCard,
  network: NetworkCard,
  chosen: Record<string, ParameterValue>,
): Record<string, ParameterValue> {
  const spatial = spatialLayers(network);
  const notable = spatial.filter((layer) => layer.notable);
  const offered = notable.length > 0 ? notable : spatial;
  const entries = Object.entries(card.parameters).map(([name, parameter]) => {
    const normal =
      parameter.kind === 'layer' ? (atDepth(offered, parameter.default)?.name ?? '') : parameter.default;
    return [name, chosen[name] ?? normal] as const;
  });
  return Object.fromEntries(entries);
}

/** The chosen target where the technique can look at such a thing, else the leading class. */
export function targetFor(card: TechniqueCard, target: Target): Target {
  const kind = target.kind === 'top' ? 'class' : target.kind;
  return card.targets.includes(kind) ? target : { kind: 'top' };
}

export function findLayer(network: NetworkCard | undefined, name: string): LayerCard | undefined {
  return network?.layers.find((layer) => layer.name === name);
}
