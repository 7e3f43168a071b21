/** The live style's state on the page. Which styles are chosen is a setting of the view, in the page's store. */

import { computed } from '@preact/signals';
import type { StyleCard } from '../../contract/cards.ts';
import { ofPage, ofVisitor } from '../kiosk/forgets.ts';
import * as page from '../store.ts';
import { groupOf, mixOf } from './mix.ts';

/** The view, and the setting of it that names its styles. */
export const VIEW = 'live-style';
export const SETTING = 'style';

export const modelsUrl = ofPage('');
/** Addresses of small pictures of the styles that the person made, by the styles' ids. */
export const ownThumbnails = ofVisitor<Record<string, string>>({}, (urls) => {
  for (const url of Object.values(urls)) URL.revokeObjectURL(url);
});
/** Asked for a blend, also where there is one style yet. */
export const blending = ofVisitor(false);
/** A random walk through the styles, until somebody chooses one. */
export const wandering = ofVisitor(false);

export const isOpen = computed(() => page.openView.value === VIEW);

const card = computed(() => page.spokenCatalogue.value?.techniques.find(({ id }) => id === VIEW) ?? null);

const setting = computed(() => {
  const declared = card.value?.parameters[SETTING];
  return declared?.kind === 'styles' ? declared : null;
});

/** How many styles can be blended. */
export const most = computed(() => setting.value?.most ?? 1);
export const firstStyle = computed(() => setting.value?.default ?? '');

/** The newest first of those that the person brought, then those that ship. */
export const styles = computed<StyleCard[]>(() => {
  const all = page.catalogue.value?.styles ?? [];
  return [...all.filter(({ shipped }) => !shipped).reverse(), ...all.filter(({ shipped }) => shipped)];
});

/** What is painted in. */
export const mix = computed(() => {
  const text = page.parameters.value[VIEW]?.[SETTING] ?? firstStyle.value;
  return mixOf(String(text), most.value);
});

/** The walk goes on by itself where nobody is there, unless the address keeps the view as it is. */
export const walks = computed(() => isOpen.value && (wandering.value || page.showsRound.value));

/** True while styles that are clicked are put together. */
export const blends = computed(() => blending.value || (mix.value.length > 1 && !walks.value));

/** The styles among which a walk goes: those of the network that is shown, else of the one with the most. */
export const walkable = computed<string[]>(() => {
  const all = page.catalogue.value?.styles ?? [];
  const within = (group: string) => all.filter(({ blendGroup }) => blendGroup === group).map(({ id }) => id);
  const shown = groupOf(mix.value, all);
  const groups = [...new Set(all.map(({ blendGroup }) => blendGroup))].filter((group) => group !== null);
  const own = shown === null ? [] : within(shown);
  const largest = groups.map(within).reduce((a, b) => (b.length > a.length ? b : a), []);
  return own.length > 1 ? own : largest;
});

/** The address of a style's small picture; null where there is none. */
export function thumbnailOf({ id, thumbnail, picture }: StyleCard): string | null {
  return thumbnail
    ? new URL(thumbnail, modelsUrl.value).href
    : (ownThumbnails.value[picture?.id ?? id] ?? null);
}
