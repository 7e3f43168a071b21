/** What a person can change of the live style without the worker. */
import { batch } from '@preact/signals';
import type { StyleCard } from '../../contract/cards.ts';
import { isStyleOf, MOST_STYLE_PICTURES, namedStyle } from '../../contract/live_style.ts';
import { type StyleShare, writeMix } from '../../contract/style_mix.ts';
import { setDisplay } from '../actions.ts';
import * as page from '../store.ts';
import { chooseView } from '../studio/actions.ts';
import { alone, groupOf, toggled } from './mix.ts';
import * as live from './store.ts';

export function setMix(mix: readonly StyleShare[]): void {
  const all = page.parameters.value;
  page.parameters.value = { ...all, [live.VIEW]: { ...all[live.VIEW], [live.SETTING]: writeMix(mix) } };
}

/** A style instead of the one before, or into the blend and out of it. */
export function chooseStyle(style: StyleCard): void {
  const blends = live.blends.value;
  batch(() => {
    live.wandering.value = false;
    setMix(blends ? toggled(style, live.mix.value, live.most.value) : alone(style.id));
  });
}

export function blend(shares: readonly number[]): void {
  batch(() => {
    live.wandering.value = false;
    setMix(live.mix.value.map(({ id }, at) => ({ id, share: shares[at] ?? 0 })));
  });
}

/** Without a blend the strongest style stays. */
export function setBlending(on: boolean): void {
  batch(() => {
    live.blending.value = on;
    live.wandering.value = false;
    const [first, ...rest] = live.mix.value;
    if (on || !first) return;
    setMix(alone(rest.reduce((most, one) => (one.share > most.share ? one : most), first).id));
  });
}

export function toggleWander(): void {
  if (!live.isOpen.value) chooseView(live.VIEW);
  live.wandering.value = !live.wandering.value;
}

/** Before and after beside each other, or the stylised frame alone. */
export function toggleSplit(): void {
  setDisplay('split', page.display.value.split > 0 ? 0 : 0.5);
}

/**
 * Takes styles of the worker's into the list, and shows the first of them, in the blend where it can join one; of one picture by
 * several networks that of the network that is shown.
 */
export function takeStyles(cards: readonly StyleCard[], thumbnail: string | null): void {
  const [first] = cards;
  const catalogue = page.catalogue.value;
  if (!first || !catalogue) return;
  const group = groupOf(live.mix.value, catalogue.styles);
  const shown = cards.find(({ blendGroup }) => blendGroup !== null && blendGroup === group) ?? first;
  const kept = withoutOldest([...catalogue.styles, ...cards], first);
  const there = new Set(kept.map(({ id }) => id));
  const mix = live.mix.value.filter(({ id }) => there.has(id));
  const blends = live.blends.value;
  batch(() => {
    page.catalogue.value = { ...catalogue, styles: kept };
    keepThumbnails(there, thumbnail === null ? null : { id: first.id, url: thumbnail });
    live.wandering.value = false;
    setMix(blends && mix.length > 0 ? toggled(shown, mix, live.most.value) : alone(shown.id));
    if (!live.isOpen.value) chooseView(live.VIEW);
  });
}

/** Styles that were kept stand in the list again; what is shown stays. */
export function addKept(cards: readonly StyleCard[], thumbnails: Readonly<Record<string, string>>): void {
  const catalogue = page.catalogue.value;
  if (!catalogue) return;
  batch(() => {
    live.ownThumbnails.value = { ...live.ownThumbnails.value, ...thumbnails };
    page.catalogue.value = { ...catalogue, styles: [...catalogue.styles, ...cards] };
  });
}

export function renameInList(id: string, title: string): void {
  const catalogue = page.catalogue.value;
  if (!catalogue) return;
  page.catalogue.value = {
    ...catalogue,
    styles: catalogue.styles.map((style) => namedStyle(style, id, title)),
  };
}

export function removeFromList(id: string): void {
  const catalogue = page.catalogue.value;
  if (!catalogue) return;
  const gone = new Set(catalogue.styles.filter((style) => isStyleOf(style, id)).map((style) => style.id));
  const mix = live.mix.value.filter((share) => !gone.has(share.id));
  batch(() => {
    if (mix.length < live.mix.value.length) setMix(mix.length > 0 ? mix : alone(live.firstStyle.value));
    page.catalogue.value = { ...catalogue, styles: catalogue.styles.filter((style) => !gone.has(style.id)) };
  });
}

/** Styles that somebody made, perhaps of themselves, are taken out of the list. */
export function dropOwnStyles(): void {
  const catalogue = page.catalogue.value;
  if (!catalogue || catalogue.styles.every(({ shipped }) => shipped)) return;
  page.catalogue.value = { ...catalogue, styles: catalogue.styles.filter(({ shipped }) => shipped) };
}

/** The worker forgets the oldest picture where there are too many. */
function withoutOldest(styles: readonly StyleCard[], added: StyleCard): StyleCard[] {
  const pictures = styles.filter(
    ({ shipped, network }) => !shipped && network.id === added.network.id && /^picture-/.test(added.id),
  );
  const forgotten = new Set(pictures.slice(0, -MOST_STYLE_PICTURES).map(({ id }) => id));
  return styles.filter(({ id, picture }) => !forgotten.has(picture?.id ?? id));
}

function keepThumbnails(there: ReadonlySet<string>, added: { id: string; url: string } | null): void {
  const known = Object.entries(live.ownThumbnails.value);
  for (const [id, url] of known) if (!there.has(id)) URL.revokeObjectURL(url);
  live.ownThumbnails.value = Object.fromEntries([
    ...known.filter(([id]) => there.has(id)),
    ...(added ? [[added.id, added.url] as const] : []),
  ]);
}
