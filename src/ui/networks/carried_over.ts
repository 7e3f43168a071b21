/** What of the page's settings means the same in another network. */
import type { Catalogue } from '../../contract/cards.ts';
import type { NetworkCard } from '../../contract/network_card.ts';
import type { Parameter } from '../../contract/parameter.ts';
import { findLayer } from '../../contract/reading/layers.ts';
import { silencedCount } from '../ablation/ablation.ts';
import { t } from '../language/language.ts';
import type { Settings } from '../url_state/settings.ts';

interface CarriedOver {
  readonly settings: Settings;
  /** What has no place in the other network, in words. */
  readonly lost: readonly string[];
}

type Cards = Pick<Catalogue, 'techniques' | 'slowTechniques'>;

/**
 * Classes go over by their names, layers too; a channel's number says nothing in another network.
 * @param before whose settings they are
 */
export function carriedOver(
  settings: Settings,
  before: Pick<NetworkCard, 'labels'>,
  network: NetworkCard,
  cards: Cards,
): CarriedOver {
  const lost: string[] = [];
  const target = targetIn(settings, before, network, lost);
  const off = silencedCount(settings.ablation);
  if (off > 0) lost.push(t('networks.lostSwitchedOff', { count: off }));
  const pins = settings.pins.length;
  if (pins > 0) lost.push(t('networks.lostPins', { count: pins }));
  const titles: string[] = [];
  const own = Object.entries(settings.parameters).map(([view, texts]) => {
    const kept = withoutLayers(view, texts, network, cards);
    if (kept !== texts) titles.push(titleOf(view, cards));
    return [view, kept] as const;
  });
  const { comparison } = settings;
  const beside =
    comparison?.network === undefined && comparison
      ? {
          ...comparison,
          parameters: withoutLayers(comparison.technique, comparison.parameters, network, cards),
        }
      : comparison;
  if (comparison && beside && beside.parameters !== comparison.parameters)
    titles.push(titleOf(comparison.technique, cards));
  if (titles.length > 0) lost.push(t('networks.lostLayers', { titles: [...new Set(titles)].join(', ') }));
  return {
    settings: {
      ...settings,
      ...{ target, picked: null, pins: [], ablation: [], comparison: beside, unit: null, atlas: null },
      parameters: Object.fromEntries(own),
    },
    lost,
  };
}

function targetIn(
  { target }: Settings,
  before: Pick<NetworkCard, 'labels'>,
  network: NetworkCard,
  lost: string[],
): Settings['target'] {
  if (target.kind === 'top') return target;
  if (target.kind !== 'class') {
    lost.push(t('networks.theChannelThatWasLooked'));
    return { kind: 'top' };
  }
  const name = typeof target.index === 'number' ? before.labels[target.index] : target.index;
  const index = name === undefined ? -1 : network.labels.indexOf(name);
  if (index >= 0) return { kind: 'class', index };
  lost.push(t('networks.lostClass', { name: name ?? target.index }));
  return { kind: 'top' };
}

/** @returns the same object where all of its layers are in the network */
function withoutLayers(
  view: string,
  texts: Record<string, string>,
  network: NetworkCard,
  { techniques, slowTechniques }: Cards,
): Record<string, string> {
  const cards: readonly { id: string; parameters: Record<string, Parameter> }[] = [
    ...techniques,
    ...slowTechniques,
  ];
  const parameters = cards.find(({ id }) => id === view)?.parameters ?? {};
  const gone = Object.entries(texts).filter(
    ([name, text]) => parameters[name]?.kind === 'layer' && !findLayer(network, text),
  );
  if (gone.length === 0) return texts;
  const names = new Set(gone.map(([name]) => name));
  return Object.fromEntries(Object.entries(texts).filter(([name]) => !names.has(name)));
}

const titleOf = (view: string, { techniques, slowTechniques }: Cards): string =>
  [...techniques, ...slowTechniques].find(({ id }) => id === view)?.title ?? view;

/** The network that looked beside the other trades places with it. */
export function exchanged(settings: Settings, before: string, now: string): Settings {
  const { comparison } = settings;
  return comparison?.network === now
    ? { ...settings, comparison: { ...comparison, network: before } }
    : settings;
}
