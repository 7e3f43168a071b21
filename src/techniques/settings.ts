import type { LayerName } from '../network/description.ts';
import type { Network } from '../network/network.ts';
import type { Parameter, ParameterValue } from '../worker/api.ts';
import { atDepth, type Depth } from '../worker/depth.ts';
import { deeperConvolutions, filterPages, hasExtent, notableLayers } from './layers.ts';
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
  const settings: Record<string, ParameterValue> = {};
  for (const [name, parameter] of Object.entries(parameters)) {
    const value = given[name] ?? defaultOf(parameter, network);
    settings[name] = checked(name, parameter, value, network, settings);
  }
  return settings as Settings<P>;
}

type LayerParameter = Extract<Parameter, { kind: 'layer' }>;

function defaultOf(parameter: Parameter, network: Network | null): ParameterValue {
  return parameter.kind === 'layer'
    ? layerAt(needed(network), parameter, parameter.default)
    : parameter.default;
}

/** The layer at a depth among those that a setting offers first. @throws {ParameterError} if the network has none at all */
function layerAt(network: Network, { offers }: LayerParameter, depth: Depth): string {
  const layer = atDepth(offers === 'filters' ? telling(network) : notableLayers(network), depth);
  if (layer !== undefined) return layer;
  const what = offers === 'filters' ? 'convolution behind the first' : 'layer with a spatial output';
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
  network: Network | null,
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
    case 'styles':
      return writeMix(readMix(String(value), parameter.most));
    case 'toggle':
      if (typeof value === 'boolean') return value;
      throw new ParameterError(`${name} must be true or false, not ${JSON.stringify(value)}.`);
    case 'layer':
      return checkedLayer(parameter, value, needed(network));
    case 'page': {
      const layer = String(before[parameter.layer]);
      const pages = filterPages(needed(network), layer);
      if (typeof value === 'number' && Number.isInteger(value) && value >= 0 && value < pages) return value;
      throw new ParameterError(
        `${layer} has ${pages} pages of filters, counted from 0: no page ${JSON.stringify(value)}.`,
      );
    }
  }
}

function checkedLayer(parameter: LayerParameter, value: ParameterValue, network: Network): string {
  if (typeof value === 'number' && value >= 0 && value <= 1) return layerAt(network, parameter, value);
  const layer = String(value);
  network.step(layer);
  if (parameter.offers !== 'filters' || deeperConvolutions(network).includes(network.resolve(layer)))
    return layer;
  throw new ParameterError(`${layer} is no convolution behind the first: it has no pages of filters.`);
}

function needed(network: Network | null): Network {
  if (!network) throw new Error('A layer is a layer of a network, and there is none.');
  return network;
}
