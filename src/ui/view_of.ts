import type { TechniqueCard } from '../contract/cards.ts';
import type { NetworkCard } from '../contract/network_card.ts';
import type { ParameterValue } from '../contract/parameter.ts';
import { pagesOf } from '../contract/reading/layers.ts';
import { defaultOf } from '../contract/reading/parameters.ts';
import type { Target } from '../contract/target.ts';

/** Every parameter of a technique: what was chosen, else its default. A page that the chosen layer has not is its last. */
export function parametersOf(
  card: Pick<TechniqueCard, 'parameters'>,
  network: NetworkCard,
  chosen: Record<string, ParameterValue>,
): Record<string, ParameterValue> {
  const values: Record<string, ParameterValue> = {};
  for (const [name, parameter] of Object.entries(card.parameters)) {
    const value = chosen[name] ?? defaultOf(parameter, network).value ?? '';
    values[name] =
      parameter.kind === 'page'
        ? Math.min(Number(value), pagesOf(network, String(values[parameter.layer])) - 1)
        : value;
  }
  return values;
}

/** The column of the picture that a column of a layer's cells lies on, and the other way around. @param width of the layer */
export const onPicture = (x: number, width: number, { input }: Pick<NetworkCard, 'input'>): number =>
  input.mirrored ? width - 1 - x : x;

/** The chosen target where the technique can look at such a thing, else the leading class. */
export function targetFor(card: Pick<TechniqueCard, 'targets'>, target: Target): Target {
  const kind = target.kind === 'top' ? 'class' : target.kind;
  return card.targets.includes(kind) ? target : { kind: 'top' };
}
