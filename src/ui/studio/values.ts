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
