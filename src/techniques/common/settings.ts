import type { Tuning } from '../../contract/jobs.ts';
import type { ParameterValue } from '../../contract/parameter.ts';
import { readSettings } from '../../contract/reading/parameters.ts';
import type { Network } from '../../network/network.ts';
import { knownNetwork } from './network_card.ts';
import { orThrow } from './or_throw.ts';
import type { Parameters, Settings } from './technique.ts';

/**
 * The settings of a technique or painting: what was given, checked, and the declared default for the rest. A layer may
 * be given as a depth, 0..1; it becomes the name of the layer there.
 * @param network may be null where no parameter is a layer
 * @throws {ParameterError} if a name is not declared or a value is out of range
 * @throws {UnknownLayerError}
 */
export const settingsFor = <P extends Parameters>(
  technique: { readonly id: string; readonly parameters: P },
  network: Network | null,
  given: Readonly<Record<string, ParameterValue | undefined>>,
): Settings<P> => orThrow(readSettings(technique, given, network && knownNetwork(network))) as Settings<P>;

/** The settings as they count now: those that a person has switched off are 0. */
export function tuned<S extends object>(settings: S, tuning: (() => Tuning) | undefined): S {
  const off = tuning?.().off ?? [];
  const known = off.filter((name) => name in settings);
  return known.length === 0
    ? settings
    : { ...settings, ...Object.fromEntries(known.map((name) => [name, 0])) };
}
