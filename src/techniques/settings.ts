import type { Network } from '../network/network.ts';
import type { Parameter, ParameterValue } from '../worker/api.ts';
import { atDepth, type Depth } from '../worker/depth.ts';
import { notableLayers } from './layers.ts';
import { readMix, writeMix } from './style_mix.ts';
import { ParameterError, type Parameters, type Settings } from './technique.ts';

/**
 * The settings of a technique or painting: what was given, checked, and the declared default for the rest. A layer may
 * be given as a depth, 0..1; it becomes the name of the layer there.
 * @param network may be null where no parameter is a layer
 * @throws {ParameterError} if a name is not declared or a value is out of range
 * @throws {UnknownLayerError}
 */
export function settingsFor<P extends Parameters>(
  { id, parameters }: { readonly id: string; readonly parameters: P },
  network: Network | null,
  given: Readonly<Record<string, ParameterValue | undefined>>,
): Settings<P> {
  for (const name of Object.keys(given)) {
    if (!Object.hasOwn(parameters, name)) {
      throw new ParameterError(
        `${id} has no setting "${name}". It has: ${Object.keys(parameters).join(', ') || 'none'}.`,
      );
    }
  }
  const entries = Object.entries(parameters).map(([name, parameter]) => {
    const value = given[name];
    return [
      name,
      value === undefined ? defaultOf(parameter, network) : checked(name, parameter, value, network),
    ];
  });
  return Object.fromEntries(entries) as Settings<P>;
}

function defaultOf(parameter: Parameter, network: Network | null): ParameterValue {
  return parameter.kind === 'layer' ? layerAt(network, parameter.default) : parameter.default;
}

/** The layer at a depth among those worth offering. @throws {ParameterError} if the network has no such layers at all */
function layerAt(network: Network | null, depth: Depth): string {
  const layer = atDepth(notableLayers(needed(network)), depth);
  if (layer === undefined)
    throw new ParameterError(`${network?.description.title} has no layer with a spatial output.`);
  return layer;
}

function checked(
  name: string,
  parameter: Parameter,
  value: ParameterValue,
  network: Network | null,
): ParameterValue {
  switch (parameter.kind) {
    case 'number': {
      const { min, max, step } = parameter;
      const whole = Number.isInteger(step);
      const fits = typeof value === 'number' && value >= min && value <= max;
      if (fits && (!whole || Number.isInteger(value))) return value;
      throw new ParameterError(
        `${name} must be a ${whole ? 'whole number' : 'number'} from ${min} to ${max}, not ${JSON.stringify(value)}.`,
      );
    }
    case 'choice': {
      const options = parameter.options.map((option) => option.value);
      if (typeof value === 'string' && options.includes(value)) return value;
      throw new ParameterError(`${name} must be one of ${options.join(', ')}, not ${JSON.stringify(value)}.`);
    }
    case 'styles':
      return writeMix(readMix(String(value), parameter.most));
    case 'toggle':
      if (typeof value === 'boolean') return value;
      throw new ParameterError(`${name} must be true or false, not ${JSON.stringify(value)}.`);
    case 'layer':
      if (typeof value === 'number' && value >= 0 && value <= 1) return layerAt(network, value);
      needed(network).step(String(value));
      return String(value);
  }
}

function needed(network: Network | null): Network {
  if (!network) throw new Error('A layer is a layer of a network, and there is none.');
  return network;
}
