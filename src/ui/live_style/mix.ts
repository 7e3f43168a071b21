/** What is chosen of the styles, changed by hand: lists of styles with their shares, each adding up to 1. */

import type { StyleCard } from '../../contract/cards.ts';
import { readMix, type StyleShare } from '../../contract/style_mix.ts';

/** A blend as the setting has it; empty where the text is none. */
export function mixOf(text: string, most: number): readonly StyleShare[] {
  // Written by hand into the address: the worker says what is wrong with it.
  return readMix(text, most).value ?? [];
}

export const alone = (id: string): readonly StyleShare[] => [{ id, share: 1 }];

/** The network of the first style; null where it has no other. */
export const groupOf = (mix: readonly StyleShare[], styles: readonly StyleCard[]): string | null =>
  styles.find(({ id }) => id === mix[0]?.id)?.blendGroup ?? null;

/** How many networks paint each frame. */
export const passesOf = (mix: readonly StyleShare[], styles: readonly StyleCard[]): number =>
  new Set(mix.map(({ id }) => styles.find((style) => style.id === id)?.blendGroup ?? id)).size;

/** Takes a style out of the blend, or puts it in with an equal part; of too many the faintest goes, and the last one stays. */
export function toggled(style: StyleCard, mix: readonly StyleShare[], most: number): readonly StyleShare[] {
  const others = mix.filter(({ id }) => id !== style.id);
  if (others.length < mix.length) return others.length > 0 ? whole(others) : mix;
  const faintest = others.reduce((least, one) => (one.share < least.share ? one : least));
  const room = others.length < most ? others : others.filter((one) => one !== faintest);
  return whole([...whole(room), { id: style.id, share: 1 / room.length }]);
}

/** The shares made to add up to 1. */
export function whole(mix: readonly StyleShare[]): readonly StyleShare[] {
  const sum = mix.reduce((total, { share }) => total + share, 0);
  return mix.map(({ id, share }) => ({ id, share: share / sum }));
}
