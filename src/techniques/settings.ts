import type { LayerName } from '../network/description.ts';
import type { Network } from '../network/network.ts';
import type { Parameter, ParameterValue } from '../worker/api.ts';
import { deeperConvolutions, filterPages, hasExtent, notableLayers, partsLayer } from './layers.ts';
import { ParameterError, type Parameters, type Settings, type Technique } from './technique.ts';

/**
 * The settings of a technique: what was given, checked, and the declared default for the rest.
 * @throws {ParameterError} if a name is not declared or a value is out of range
 * @throws {UnknownLayerError}
 */
export function settingsFor<P extends Parameters>(
  { id, parameters }: Technique<P>,
  network: Network,
  given: Readonly<Record<string, ParameterValue>>,
): Settings<P> {
  for (const name of Object.keys(given)) {
    if (!Object.hasOwn(parameters, name)) {
      throw new ParameterError(
        `${id} has no setting "${name}". It has: ${Object.keys(parameters).join(', ') || 'none'}.`,
      );
    }
  }
  const settings: Record<string, ParameterValue> = {};
  for (const [name, parameter] of Object.entries(parameters)) {
    const value = given[name] ?? defaultOf(parameter, network);
    settings[name] = checked(name, parameter, value, network, settings);
  }
  return settings as Settings<P>;
}

function defaultOf(parameter: Parameter, network: Network): ParameterValue {
  if (parameter.kind !== 'layer') return parameter.default;
  const layers = parameter.offers === 'filters' ? telling(network) : notableLayers(network);
  const layer =
    parameter.default === 'parts'
      ? partsLayer(network, layers)
      : layers.at(parameter.default === 'first' ? 0 : -1);
  if (layer !== undefined) return layer;
  const what =
    parameter.offers === 'filters' ? 'convolution behind the first' : 'layer with a spatial output';
  throw new ParameterError(`${network.description.title} has no ${what}.`);
}

/** Convolutions whose filters are more than single numbers; all of them, where there is no such. */
function telling(network: Network): LayerName[] {
  const all = deeperConvolutions(network);
  const wide = all.filter((name) => hasExtent(network, name));
  return wide.length > 0 ? wide : all;
}

/** @param before the settings that are declared before this one */
function checked(
  name: string,
  parameter: Parameter,
  value: ParameterValue,
  network: Network,
  before: Readonly<Record<string, ParameterValue>>,
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
    case 'toggle':
      if (typeof value === 'boolean') return value;
      throw new ParameterError(`${name} must be true or false, not ${JSON.stringify(value)}.`);
    case 'layer': {
      const layer = String(value);
      network.step(layer);
      if (parameter.offers !== 'filters' || deeperConvolutions(network).includes(network.resolve(layer)))
        return layer;
      throw new ParameterError(`${layer} is no convolution behind the first: it has no pages of filters.`);
    }
    case 'page': {
      const layer = String(before[parameter.layer]);
      const pages = filterPages(network, layer);
      if (typeof value === 'number' && Number.isInteger(value) && value >= 0 && value < pages) return value;
      throw new ParameterError(
        `${layer} has ${pages} pages of filters, counted from 0: no page ${JSON.stringify(value)}.`,
      );
    }
  }
}
