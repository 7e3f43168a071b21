import type { SlowTechniqueCard } from '../../contract/jobs.ts';
import type { NetworkCard } from '../../contract/network_card.ts';
import type { ParameterValue } from '../../contract/parameter.ts';
import { layerAt } from '../../contract/reading/layers.ts';
import { parametersOf } from '../view_of.ts';

type Values = Record<string, ParameterValue>;

/** The settings of a preset, layers by their names. @param id the first preset where there is none of that id */
function presetValues(
  { presets, parameters }: SlowTechniqueCard,
  network: NetworkCard,
  id: string | undefined,
): Values {
  const preset = presets.find((one) => one.id === id) ?? presets[0];
  const entries = Object.entries(preset?.settings ?? {}).map(([name, value]) => {
    const parameter = parameters[name];
    const isDepth = parameter?.kind === 'layer' && typeof value === 'number';
    return [name, isDepth ? (layerAt(network, parameter, value) ?? '') : value] as const;
  });
  return Object.fromEntries(entries);
}

/** Every setting of a job: what was changed, else what the preset says, else what is declared. */
export const jobValues = (
  card: SlowTechniqueCard,
  network: NetworkCard,
  presetId: string | undefined,
  changed: Values,
): Values => parametersOf(card, network, { ...presetValues(card, network, presetId), ...changed });

/** How many steps a finished painting has when it is painted on: twice as many, or as many as there can be; null where it has those. */
export function moreSteps(
  { parameters }: Pick<SlowTechniqueCard, 'parameters'>,
  settings: Values,
): number | null {
  const [steps, setting] = [Number(settings.steps), parameters.steps];
  const most = setting?.kind === 'number' ? setting.max : Infinity;
  return steps > 0 && steps < most ? Math.min(most, 2 * steps) : null;
}

/** Of all values those that a preset does not have by itself. */
export function changedValues(
  card: SlowTechniqueCard,
  network: NetworkCard,
  presetId: string | undefined,
  all: Values,
): Values {
  const normal = jobValues(card, network, presetId, {});
  return Object.fromEntries(
    Object.entries(all).filter(([name, value]) => name in normal && normal[name] !== value),
  );
}
