/**
 * The one check of what techniques and paintings are set to: the page's address, its controls, the workers and the command
 * line all ask here.
 */

import type { Parameter, ParameterValue } from '../parameter.ts';
import { readMix, writeMix } from '../style_mix.ts';
import { type Told, told } from '../told.ts';
import { type Fault, fault, type Read } from './fault.ts';
import { type KnownNetwork, type LayerParameter, layerAt, pagesOf, readLayer } from './layers.ts';
import { numberIn, quoted } from './numbers.ts';

export type Parameters = Readonly<Record<string, Parameter>>;
type Values = Record<string, ParameterValue>;

/** What is wrong with a setting that was given. */
type GivenFault = Fault & { readonly setting: string };

/** Null where no parameter is a layer. */
type Network = KnownNetwork | null;

/** What is expected of a parameter, as the end of "must be …". */
function expectationOf(parameter: Parameter): Told {
  switch (parameter.kind) {
    case 'number': {
      const { min, max, step } = parameter;
      return told(Number.isInteger(step) ? 'pieces.aWholeNumber' : 'pieces.aNumber', { min, max });
    }
    case 'choice':
      return told('pieces.oneOf', { values: parameter.options.map(({ value }) => value).join(', ') });
    case 'toggle':
      return told('pieces.trueOrFalse');
    case 'styles':
      return told('pieces.styleOrBlend');
    case 'layer':
      return told('pieces.layerOrDepth');
    case 'page':
      return told('pieces.filterPage');
  }
}

/** A default as a value. A layer's is a depth. */
export function defaultOf(parameter: Parameter, network: Network): Read<ParameterValue> {
  return parameter.kind === 'layer'
    ? atDepthOf(needed(network), parameter, parameter.default)
    : { value: parameter.default };
}

/**
 * One value, as it is or as text; a layer may be a depth, and becomes the name of the layer there.
 * @param called what it is called where it was asked for, e.g. `samples` or `--samples`
 * @param layer of a page: the layer whose pages they are
 */
export function readParameter(
  called: string,
  parameter: Parameter,
  given: unknown,
  network: Network,
  layer = '',
): Read<ParameterValue> {
  const value = typeof given === 'string' ? valueIn(parameter, given) : given;
  const wrong = () =>
    fault(
      'ParameterError',
      told('settingErrors.expected', { called, expectation: expectationOf(parameter), given: quoted(given) }),
    );
  switch (parameter.kind) {
    case 'number': {
      const { min, max, step } = parameter;
      const fits = typeof value === 'number' && value >= min && value <= max;
      return fits && (!Number.isInteger(step) || Number.isInteger(value)) ? { value } : wrong();
    }
    case 'choice': {
      const known = parameter.options.find((option) => option.value === value);
      return known ? { value: known.value } : wrong();
    }
    case 'toggle':
      return typeof value === 'boolean' ? { value } : wrong();
    case 'styles': {
      const mix = readMix(String(value), parameter.most);
      return mix.fault ? mix : { value: writeMix(mix.value) };
    }
    case 'layer':
      return readLayerParameter(called, parameter, value, needed(network));
    case 'page': {
      const pages = pagesOf(needed(network), layer);
      if (typeof value !== 'number' || !Number.isInteger(value)) return wrong();
      if (value >= 0 && value < pages) return { value };
      return fault('ParameterError', told('settingErrors.noPage', { layer, pages, value }));
    }
  }
}

/**
 * Those of the given settings that make sense, and what is wrong with the others.
 * @param called what a setting is called where it was asked for
 */
export function readGiven(
  { id, parameters }: { readonly id: string; readonly parameters: Parameters },
  given: Readonly<Record<string, unknown>>,
  network: Network,
  called: (name: string) => string = (name) => name,
): { values: Values; faults: GivenFault[] } {
  const values: Values = {};
  const faults: GivenFault[] = [];
  for (const name of Object.keys(given)) {
    if (!Object.hasOwn(parameters, name))
      faults.push({ ...unknownSetting(id, parameters, name), setting: name });
  }
  // In the order in which they are declared: a page is one of the layer before it.
  for (const [name, parameter] of Object.entries(parameters)) {
    if (given[name] === undefined) continue;
    const layer = parameter.kind === 'page' ? layerOfPage(parameter, parameters, values, network) : '';
    const read = readParameter(called(name), parameter, given[name], network, layer);
    if (read.fault) faults.push({ ...read.fault, setting: name });
    else values[name] = read.value;
  }
  return { values, faults };
}

/** Every setting: what was given, and the declared default for the rest. The first fault ends it. */
export function readSettings(
  technique: { readonly id: string; readonly parameters: Parameters },
  given: Readonly<Record<string, unknown>>,
  network: Network,
): Read<Values> {
  const all: Record<string, unknown> = { ...given };
  for (const [name, parameter] of Object.entries(technique.parameters)) {
    if (given[name] !== undefined) continue;
    const normal = defaultOf(parameter, network);
    if (normal.fault) return { fault: normal.fault };
    all[name] = normal.value;
  }
  const { values, faults } = readGiven(technique, all, network);
  return faults[0] ? { fault: faults[0] } : { value: values };
}

function unknownSetting(id: string, parameters: Parameters, name: string): Fault {
  const known = Object.keys(parameters).join(', ') || 'none';
  return fault('ParameterError', told('settingErrors.noSetting', { id, name, known })).fault;
}

/** Text as the kind of value that the parameter has; the text itself where it is not one. */
function valueIn({ kind }: Parameter, text: string): ParameterValue {
  if (kind === 'number' || kind === 'page' || kind === 'layer') return numberIn(text) ?? text;
  if (kind === 'toggle') return toggleIn(text) ?? text;
  return text;
}

const TOGGLES: ReadonlyMap<string, boolean> = new Map([
  ['true', true],
  ['1', true],
  ['false', false],
  ['0', false],
]);

/** What text says of a toggle; undefined where it says neither. */
export const toggleIn = (text: string): boolean | undefined => TOGGLES.get(text.trim().toLowerCase());

function readLayerParameter(
  called: string,
  parameter: LayerParameter,
  value: unknown,
  network: KnownNetwork,
): Read<string> {
  if (typeof value === 'number' && value >= 0 && value <= 1) return atDepthOf(network, parameter, value);
  if (typeof value !== 'string' || !value.trim())
    return fault(
      'ParameterError',
      told('settingErrors.expected', { called, expectation: expectationOf(parameter), given: quoted(value) }),
    );
  const found = readLayer(value, network);
  if (found.fault) return found;
  const { name, filters } = found.value;
  if (parameter.offers !== 'filters' || filters) return { value: name };
  return fault('ParameterError', told('settingErrors.noFilterPages', { name }));
}

function atDepthOf(
  network: KnownNetwork,
  parameter: LayerParameter,
  depth: LayerParameter['default'],
): Read<string> {
  const value = layerAt(network, parameter, depth);
  if (value !== null) return { value };
  const { title } = network;
  return fault(
    'ParameterError',
    told(
      parameter.offers === 'filters' ? 'settingErrors.noLaterConvolution' : 'settingErrors.noSpatialLayer',
      { title },
    ),
  );
}

function layerOfPage(
  { layer }: Extract<Parameter, { kind: 'page' }>,
  parameters: Parameters,
  before: Readonly<Values>,
  network: Network,
): string {
  const chosen = before[layer];
  const parameter = parameters[layer];
  return String(chosen ?? (parameter && defaultOf(parameter, network).value) ?? '');
}

function needed(network: Network): KnownNetwork {
  if (!network) throw new Error('A layer is a layer of a network, and there is none.');
  return network;
}
