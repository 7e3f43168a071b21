/**
 * The page's settings as a query string: a link opens the same view. Only what differs from the default is written. An empty value
 * says “none”, where the configuration has something.
 */

import { LENSES, readCapture, writeCapture } from '../../camera/capture.ts';
import { TURNS } from '../../camera/mounted.ts';
import { FIGURES } from '../../contract/inside.ts';
import { readAblation, writeAblation } from '../../contract/reading/ablation_text.ts';
import { numberIn } from '../../contract/reading/numbers.ts';
import { BLENDS, type Blend, type Display, FITS } from '../../render/display.ts';
import { DIVERGING_MAPS, SEQUENTIAL_MAPS } from '../../render/heat/colour_maps.ts';
import { t } from '../language/language.ts';
import { languageOf } from '../language/languages.ts';
import { readSize, writeSize } from '../output/size.ts';
import { readPlace, writePlace } from '../tour/place.ts';
import {
  BACKENDS,
  DEFAULT_SETTINGS,
  PRECISIONS,
  type Settings,
  SOURCE_KINDS,
  type UrlIssue,
} from './settings.ts';
import {
  type ChannelText,
  readChannel,
  readChannels,
  readNeuron,
  readStyles,
  readUnit,
  writeChannel,
  writeNeuron,
  writeStyles,
  writeUnit,
} from './url_targets.ts';

/** Reads one value; undefined where the text makes no sense. */
type Reader = (text: string) => ((settings: Settings) => Settings) | undefined;

const oneOf =
  <T extends string>(options: readonly T[], put: (settings: Settings, value: T) => Settings): Reader =>
  (text) => {
    const value = options.find((option) => option === text);
    return value === undefined ? undefined : (settings) => put(settings, value);
  };

const flag =
  (put: (settings: Settings, value: boolean) => Settings): Reader =>
  (text) =>
    text === '1' || text === '0' ? (settings) => put(settings, text === '1') : undefined;

const fraction =
  (put: (settings: Settings, value: number) => Settings): Reader =>
  (text) => {
    const value = numberIn(text);
    return value !== null && value >= 0 && value <= 1 ? (settings) => put(settings, value) : undefined;
  };

/** Whole seconds; 0 only where it has a meaning. */
const seconds =
  (least: number, zero: boolean, put: (settings: Settings, value: number) => Settings): Reader =>
  (text) => {
    const value = /^\d{1,4}$/.test(text) ? Number(text) : Number.NaN;
    const known = (value >= least && value <= 3600) || (zero && value === 0);
    return known ? (settings) => put(settings, value) : undefined;
  };

const parsed =
  <T>(read: (text: ChannelText) => T | undefined, put: (settings: Settings, value: T) => Settings): Reader =>
  (text) => {
    const value = read(text);
    return value === undefined ? undefined : (settings) => put(settings, value);
  };

const display = <K extends keyof Display>(settings: Settings, key: K, value: Display[K]): Settings => ({
  ...settings,
  display: { ...settings.display, [key]: value },
});

/** Of settings that may be nothing, as they are by default: an empty text says so. */
const orNone =
  (name: keyof Settings, read: Reader): Reader =>
  (text) =>
    text === '' ? (settings) => ({ ...settings, [name]: DEFAULT_SETTINGS[name] }) : read(text);

const readers: Record<string, Reader> = {
  view: (text) => (s) => ({ ...s, technique: text || null }),
  class: orNone('target', (text) => {
    const index = /^\d+$/.test(text) ? Number(text) : text;
    return (s) => ({ ...s, target: { kind: 'class', index } });
  }),
  channel: parsed(readChannel, (s, ref) => ({ ...s, target: { kind: 'channel', ...ref } })),
  neuron: parsed(readNeuron, (s, ref) => ({ ...s, target: { kind: 'neuron', ...ref } })),
  pick: orNone(
    'picked',
    parsed(readChannel, (s, picked) => ({ ...s, picked })),
  ),
  pins: parsed(readChannels, (s, pins) => ({ ...s, pins })),
  ablation: orNone('ablation', (text) => {
    const layer = readAblation(text);
    return layer && ((s) => ({ ...s, ablation: [...s.ablation, layer] }));
  }),
  beside: orNone('comparison', (text) => {
    const [, technique, network] = /^([^@]+)(?:@([\w.~-]+))?$/.exec(text) ?? [];
    if (!technique) return undefined;
    const of = network === undefined ? {} : { network };
    return (s) => ({ ...s, comparison: { parameters: {}, ...s.comparison, technique, ...of } });
  }),
  differs: flag((s, differs) => ({ ...s, differs })),
  lang: orNone('lang', (text) => {
    const lang = languageOf(text);
    return lang && ((s) => ({ ...s, lang }));
  }),
  source: oneOf(SOURCE_KINDS, (s, source) => ({ ...s, source })),
  rotate: orNone('rotate', (text) => {
    const turn = TURNS.find((one) => `${one}` === text);
    return turn === undefined ? undefined : (s) => ({ ...s, rotate: turn });
  }),
  capture: orNone(
    'capture',
    parsed(readCapture, (s, capture) => ({ ...s, capture })),
  ),
  lens: orNone(
    'lens',
    oneOf(LENSES, (s, lens) => ({ ...s, lens })),
  ),
  blend: (text) =>
    text === ''
      ? (s) => display(s, 'blend', null)
      : oneOf(BLENDS, (s, v: Blend) => display(s, 'blend', v))(text),
  map: oneOf(SEQUENTIAL_MAPS, (s, v) => display(s, 'sequential', v)),
  signed: oneOf(DIVERGING_MAPS, (s, v) => display(s, 'diverging', v)),
  fit: oneOf(FITS, (s, v) => display(s, 'fit', v)),
  opacity: fraction((s, v) => display(s, 'opacity', v)),
  threshold: fraction((s, v) => display(s, 'threshold', v)),
  split: fraction((s, v) => display(s, 'split', v)),
  contours: flag((s, v) => display(s, 'contours', v)),
  smooth: flag((s, v) => display(s, 'smooth', v)),
  sync: flag((s, v) => display(s, 'sync', v)),
  mirror: flag((s, v) => display(s, 'mirror', v)),
  performance: flag((s, performance) => ({ ...s, performance })),
  large: flag((s, large) => ({ ...s, large })),
  inside: orNone(
    'inside',
    oneOf(FIGURES, (s, inside) => ({ ...s, inside })),
  ),
  kiosk: flag((s, kiosk) => ({ ...s, kiosk })),
  idle: seconds(3, false, (s, idle) => ({ ...s, idle })),
  walk: seconds(3, true, (s, walk) => ({ ...s, walk })),
  config: (text) => (text ? (s) => ({ ...s, config: text }) : undefined),
  views: orNone('views', (text) => {
    const views = text.split(',').filter(Boolean);
    return views.length > 0 ? (s) => ({ ...s, views: [...new Set(views)] }) : undefined;
  }),
  keys: flag((s, keys) => ({ ...s, keys })),
  clean: flag((s, clean) => ({ ...s, clean })),
  output: orNone(
    'output',
    parsed(readSize, (s, output) => ({ ...s, output })),
  ),
  alpha: flag((s, alpha) => ({ ...s, alpha })),
  welcome: orNone(
    'welcome',
    flag((s, welcome) => ({ ...s, welcome })),
  ),
  tour: orNone(
    'tour',
    parsed(readPlace, (s, tour) => ({ ...s, tour })),
  ),
  backend: orNone(
    'backend',
    oneOf(BACKENDS, (s, backend) => ({ ...s, backend })),
  ),
  readback: orNone(
    'readback',
    flag((s, readback) => ({ ...s, readback })),
  ),
  precision: orNone(
    'precision',
    oneOf(PRECISIONS, (s, precision) => ({ ...s, precision })),
  ),
  preset: (text) => (s) => ({ ...s, preset: text || null }),
  seed: (text) => (/^\d{1,9}$/.test(text) ? (s) => ({ ...s, seed: Number(text) }) : undefined),
  styles: orNone(
    'styles',
    parsed(readStyles, (s, styles) => ({ ...s, styles })),
  ),
  unit: orNone(
    'unit',
    parsed(readUnit, (s, unit) => ({ ...s, unit })),
  ),
  atlas: (text) => (s) => ({ ...s, atlas: text || null }),
  network: (text) => (/^[\w.~-]+$/.test(text) ? (s) => ({ ...s, network: text }) : undefined),
};

/** All but those of a view, which are named after it: `grad-cam.layer`. */
export const SETTING_NAMES: readonly string[] = Object.keys(readers);

/** Settings of the second view are written `beside.NAME`, as both views may be of one technique. */
const BESIDE = 'beside';
/** In the place of a setting: the class of the second view. */
const OF_CLASS = 'class';

/**
 * @param start what holds where the address says nothing
 * @param placeOf where a setting stands, as messages say it
 */
export function readUrlState(
  search: string,
  start: Settings = DEFAULT_SETTINGS,
  placeOf: (key: string) => string = () => t('address.theAddress'),
) {
  const query = new URLSearchParams(search);
  // What has several entries is the address's alone, or the start's.
  const comparison = query.has(BESIDE) ? null : start.comparison;
  const ablation = query.has('ablation') ? [] : start.ablation;
  let settings: Settings = { ...start, comparison, ablation };
  const issues: UrlIssue[] = [];
  for (const [key, text] of query) {
    const [technique, parameter] = key.split('.', 2);
    if (technique === BESIDE && parameter) {
      const { technique: id = '', parameters = {}, ...rest } = settings.comparison ?? {};
      const own = parameter === OF_CLASS ? { ofClass: text } : {};
      const known = parameter === OF_CLASS ? parameters : { ...parameters, [parameter]: text };
      settings = { ...settings, comparison: { ...rest, ...own, technique: id, parameters: known } };
      continue;
    }
    if (technique && parameter) {
      const { [parameter]: _, ...others } = settings.parameters[technique] ?? {};
      const known = text === '' ? others : { ...others, [parameter]: text };
      settings = { ...settings, parameters: { ...settings.parameters, [technique]: known } };
      continue;
    }
    const read = Object.hasOwn(readers, key) ? readers[key] : undefined;
    const change = read?.(text);
    if (change) settings = change(settings);
    else issues.push({ name: 'AddressError', message: ignored(key, text, read !== undefined, placeOf(key)) });
  }
  return { settings, issues };
}

function ignored(key: string, text: string, known: boolean, place: string): string {
  return known
    ? t('address.noValue', { text, key, place })
    : t('address.unknownSetting', { key, place: place.replace(/^./, (letter) => letter.toUpperCase()) });
}

/** @param normal what holds where the address says nothing: it is not written */
export function writeUrlState(settings: Settings, normal: Settings = DEFAULT_SETTINGS): string {
  const query = new URLSearchParams();
  const put = (key: string, value: string | number | boolean | null, normal: unknown) => {
    if (value !== normal) query.set(key, typeof value === 'boolean' ? `${+value}` : `${value ?? ''}`);
  };
  /** Written wherever there is something, now or usually. */
  const putAny = (key: string, value: string | null, isUsual: boolean) => {
    if (value !== null || isUsual) query.set(key, value ?? '');
  };
  put('view', settings.technique, normal.technique);
  const own = (settings.technique && settings.parameters[settings.technique]) || {};
  const usual = (settings.technique && normal.parameters[settings.technique]) || {};
  for (const name of Object.keys({ ...usual, ...own }))
    query.set(`${settings.technique}.${name}`, own[name] ?? '');
  const { target } = settings;
  if (target.kind === 'class') query.set('class', `${target.index}`);
  else if (target.kind === 'channel') query.set('channel', writeChannel(target));
  else if (target.kind === 'neuron') query.set('neuron', writeNeuron(target));
  else if (normal.target.kind !== target.kind) query.set('class', '');
  putAny('pick', settings.picked && writeChannel(settings.picked), normal.picked !== null);
  putAny('pins', settings.pins.map(writeChannel).join(',') || null, normal.pins.length > 0);
  putAny('unit', settings.unit && writeUnit(settings.unit), normal.unit !== null);
  put('atlas', settings.atlas, normal.atlas);
  for (const text of writeAblation(settings.ablation)) query.append('ablation', text);
  if (!query.has('ablation') && normal.ablation.length > 0) query.set('ablation', '');
  const { technique: beside, network: other } = settings.comparison ?? {};
  const second = beside && (other === undefined ? beside : `${beside}@${other}`);
  putAny(BESIDE, second ?? null, normal.comparison !== null);
  if (settings.comparison?.ofClass !== undefined)
    query.set(`${BESIDE}.${OF_CLASS}`, settings.comparison.ofClass);
  for (const [name, text] of Object.entries(settings.comparison?.parameters ?? {})) {
    query.set(`${BESIDE}.${name}`, text);
  }
  put('differs', settings.differs, normal.differs);
  put('lang', settings.lang, normal.lang);
  put('source', settings.source, normal.source);
  put('rotate', settings.rotate, normal.rotate);
  put(
    'capture',
    settings.capture && writeCapture(settings.capture),
    normal.capture && writeCapture(normal.capture),
  );
  put('lens', settings.lens, normal.lens);
  if (settings.config !== null) put('config', settings.config, normal.config);
  put('preset', settings.preset, normal.preset);
  put('seed', settings.seed, normal.seed);
  putAny('styles', writeStyles(settings.styles) || null, normal.styles.length > 0);
  put('inside', settings.inside, normal.inside);
  const { display: shown } = settings;
  put('blend', shown.blend, normal.display.blend);
  put('map', shown.sequential, normal.display.sequential);
  put('signed', shown.diverging, normal.display.diverging);
  put('fit', shown.fit, normal.display.fit);
  for (const key of ['opacity', 'threshold', 'split', 'contours', 'smooth', 'sync', 'mirror'] as const) {
    put(key, shown[key], normal.display[key]);
  }
  for (const key of [
    'performance',
    'large',
    'kiosk',
    'idle',
    'walk',
    'keys',
    'clean',
    'alpha',
    'welcome',
  ] as const) {
    put(key, settings[key], normal[key]);
  }
  put('output', settings.output && writeSize(settings.output), normal.output && writeSize(normal.output));
  putAny('tour', settings.tour && writePlace(settings.tour), normal.tour !== null);
  if (`${settings.views}` !== `${normal.views}`) query.set('views', settings.views.join(','));
  for (const key of ['backend', 'readback', 'precision', 'network'] as const)
    put(key, settings[key], normal[key]);
  const text = query
    .toString()
    .replaceAll('%3A', ':')
    .replaceAll('%2C', ',')
    .replaceAll('%2F', '/')
    .replaceAll('%40', '@');
  return text ? `?${text}` : '';
}
