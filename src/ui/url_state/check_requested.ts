/** What the address asks for, held against what the network and the techniques have. Nothing is guessed silently. */

import type { Catalogue, TechniqueCard } from '../../contract/cards.ts';
import type { SlowTechniqueCard } from '../../contract/jobs.ts';
import type { NetworkCard } from '../../contract/network_card.ts';
import type { ParameterValue } from '../../contract/parameter.ts';
import type { Read } from '../../contract/reading/fault.ts';
import { findLayer, readLayer } from '../../contract/reading/layers.ts';
import { missingIn } from '../../contract/reading/numbers.ts';
import { readGiven } from '../../contract/reading/parameters.ts';
import { readChannel, readTarget } from '../../contract/reading/targets.ts';
import type { Target } from '../../contract/target.ts';
import type { ChannelRef, SilencedLayer } from '../../contract/view.ts';
import { CLASSES, type Unit } from '../atlas/unit.ts';
import { sentence, t } from '../language/language.ts';
import { findView, type Named, namesNear } from './find_view.ts';
import type { ParameterTexts, Settings, UrlIssue } from './settings.ts';

export type Parameters = Record<string, Record<string, ParameterValue>>;

export interface CheckedRequest {
  technique: string;
  /** The painting that is asked for; null where a live view is. */
  painting: string | null;
  /** Of that painting; null: its first. */
  preset: string | null;
  parameters: Parameters;
  target: Target;
  picked: ChannelRef | null;
  pins: ChannelRef[];
  ablation: readonly SilencedLayer[];
  unit: Unit | null;
  /** A layer, or the classes. */
  atlas: string | null;
  beside: ComparisonRequest | null;
  issues: UrlIssue[];
}

/** The second view: only what was changed of its settings. */
export interface ComparisonRequest {
  /** The id of the network that looks there, where it is another one. */
  network?: string;
  technique: string;
  parameters: Record<string, ParameterValue>;
  /** The name of the class that it looks at, where that is not what the first view looks at. */
  ofClass?: string;
}

export function checkRequested(
  settings: Settings,
  { network, techniques, slowTechniques }: Catalogue,
): CheckedRequest {
  const issues: UrlIssue[] = [];
  const report: ReportIssue = (setting, name, message) =>
    void issues.push({ name, message, path: ['start', setting] });
  const first = techniques[0]?.id ?? '';
  const views = [...techniques, ...slowTechniques];
  const requested = settings.technique ?? first;
  const view = findView(views, requested);
  if (!view)
    report(
      'view',
      'UnknownTechniqueError',
      t('address.thereIsNoViewRequested', { requested, near: namesNear(views, requested) }),
    );
  const painting = slowTechniques.find(({ id }) => id === view?.id);
  const granted = <T>(setting: string, read: Read<T>): T | undefined => {
    if (read.fault) report(setting, read.fault.name, sentence(read.fault.told));
    return read.value;
  };
  const known = (setting: string, ref: ChannelRef): ChannelRef[] => {
    const layer = granted(setting, readChannel(ref, network));
    return layer ? [{ ...ref, layer: layer.name }] : [];
  };
  return {
    technique: view && !painting ? view.id : first,
    painting: painting?.id ?? null,
    preset: checkPreset(settings.preset, painting, report),
    parameters: checkParameters(settings.parameters, views, network, report),
    target: granted(settings.target.kind, readTarget(settings.target, network)) ?? { kind: 'top' },
    picked: settings.picked ? (known('pick', settings.picked)[0] ?? null) : null,
    pins: settings.pins.flatMap((ref) => known('pins', ref)),
    ablation: checkAblation(settings.ablation, network, report),
    unit: checkUnit(settings.unit, network, report),
    atlas: checkGroup(settings.atlas, network, report),
    beside: checkComparison(settings.comparison, techniques, network, report),
    issues,
  };
}

/**
 * Those of the wished styles that ship; the others are told of.
 * @param shipped none where their list cannot be read: then nothing is known of them, and none is refused
 */
export function knownStyles(
  requested: Settings['styles'],
  shipped: readonly Named[],
): { known: Settings['styles']; issues: UrlIssue[] } {
  if (shipped.length === 0) return { known: requested, issues: [] };
  const isKnown = ({ id }: { id: string }) => shipped.some((style) => style.id === id);
  const issues = requested
    .filter((requested) => !isKnown(requested))
    .map(({ id }) => ({
      name: 'UnknownStyleError',
      message: t('address.thereIsNoStyleId', { id, near: namesNear(shipped, id) }),
      path: ['start', 'styles'],
    }));
  return { known: requested.filter(isKnown), issues };
}

/** @param setting that of the address, and of the start of a configuration file */
type ReportIssue = (setting: string, name: string, message: string) => void;

function checkPreset(
  requested: string | null,
  painting: Pick<SlowTechniqueCard, 'title' | 'presets'> | undefined,
  report: ReportIssue,
): string | null {
  if (requested === null || !painting) return null;
  const preset = findView(painting.presets, requested);
  const all = painting.presets.map(({ id }) => id).join(', ') || 'none';
  if (!preset)
    report(
      'preset',
      'ParameterError',
      t('address.titleHasNoPresetRequested', { title: painting.title, requested, all }),
    );
  return preset?.id ?? null;
}

/** A channel that cannot be switched off is told of; the others are. */
function checkAblation(
  requested: readonly SilencedLayer[],
  network: NetworkCard,
  report: ReportIssue,
): SilencedLayer[] {
  return requested.flatMap(({ layer, channels }) => {
    const read = readChannel({ layer, channel: 0 }, network);
    if (read.fault) report('ablation', read.fault.name, sentence(read.fault.told));
    const card = read.value && findLayer(network, read.value.name);
    if (!card) return [];
    const missing = channels.map((channel) => missingIn(card.name, 'channel', channel, card.shape[2]));
    const why = missing.find((one) => one !== null);
    if (why) report('ablation', 'AblationError', sentence(why));
    const found = channels.filter((_, at) => missing[at] === null);
    return found.length > 0 ? [{ layer: card.name, channels: found }] : [];
  });
}

function checkUnit(requested: Settings['unit'], network: NetworkCard, report: ReportIssue): Unit | null {
  if (!requested) return null;
  const { value, fault } = readTarget(requested, network);
  if (fault) report('unit', fault.name, sentence(fault.told));
  return value?.kind === 'class' || value?.kind === 'channel' ? value : null;
}

function checkGroup(requested: string | null, network: NetworkCard, report: ReportIssue): string | null {
  if (requested === null || (requested === CLASSES && network.labels.length > 0)) return requested;
  const { value, fault } = readLayer(requested, network);
  if (fault) report('atlas', fault.name, sentence(fault.told));
  return value?.name ?? null;
}

function checkComparison(
  requested: Settings['comparison'],
  techniques: TechniqueCard[],
  network: NetworkCard,
  report: ReportIssue,
): ComparisonRequest | null {
  if (!requested) return null;
  const possible = techniques.filter(({ repaints }) => !repaints);
  const view = findView(possible, requested.technique);
  if (!view) {
    const near = namesNear(possible, requested.technique);
    report(
      'beside',
      'UnknownTechniqueError',
      t('address.thereIsNoViewTechnique', { technique: requested.technique, near }),
    );
    return null;
  }
  // The layers of another network are not known yet: those that it has not are passed over.
  const isItsOwn = ([name]: [string, string]) =>
    requested.network !== undefined && view.parameters[name]?.kind === 'layer';
  const given = Object.entries(requested.parameters);
  const others = Object.fromEntries(given.filter((one) => !isItsOwn(one)));
  const checked = checkParameters({ [view.id]: others }, techniques, network, report, 'beside');
  return {
    ...(requested.network !== undefined && { network: requested.network }),
    ...(requested.ofClass !== undefined && { ofClass: requested.ofClass }),
    technique: view.id,
    parameters: { ...checked[view.id], ...Object.fromEntries(given.filter(isItsOwn)) },
  };
}

/** @param under what the settings are named after, where that is not their view */
function checkParameters(
  texts: ParameterTexts,
  views: readonly Pick<TechniqueCard, 'id' | 'title' | 'parameters'>[],
  network: NetworkCard,
  report: ReportIssue,
  under?: string,
): Parameters {
  const parameters: Parameters = {};
  for (const [requested, given] of Object.entries(texts)) {
    const called = (name = '') => `${under ?? requested}.${name}`;
    const view = findView(views, requested);
    if (!view) {
      report(
        called(Object.keys(given)[0]),
        'UnknownTechniqueError',
        t('address.thereIsNoViewRequested2', { requested, near: namesNear(views, requested) }),
      );
      continue;
    }
    const { values, faults } = readGiven(view, given, network, (name) => `${view.id}.${name}`);
    for (const { setting, name, told } of faults) report(called(setting), name, sentence(told));
    if (Object.keys(values).length > 0) parameters[view.id] = { ...parameters[view.id], ...values };
  }
  return parameters;
}
