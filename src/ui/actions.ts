/** What a person can change, whatever it is changed with: a click, a key or a link. */
import { batch } from '@preact/signals';
import type { ParameterValue } from '../contract/parameter.ts';
import type { Picture, Ranking } from '../contract/picture.ts';
import { pagesOf } from '../contract/reading/layers.ts';
import type { Target } from '../contract/target.ts';
import type { ChannelRef } from '../contract/view.ts';
import { BLENDS, type Blend, type Display } from '../render/display.ts';
import { DIVERGING_MAPS, SEQUENTIAL_MAPS } from '../render/heat/colour_maps.ts';
import { blendOf, isColourMapped, usualBlend } from '../render/heat/picture_colours.ts';
import * as patches from './patches/patch_store.ts';
import * as store from './store.ts';

export const sameChannel = (a: ChannelRef | null, b: ChannelRef | null): boolean =>
  a?.layer === b?.layer && a?.channel === b?.channel;

/** The live view, or the one that lies under one of the studio. */
export const openLive = (live: string): void => {
  store.opened.value = { ...store.opened.value, live };
};

export function chooseTechnique(id: string): void {
  if (id === store.technique.value) return;
  batch(() => {
    openLive(id);
    store.peeked.value = null;
  });
}

export function setParameter(name: string, value: ParameterValue): void {
  const id = store.technique.value;
  const all = store.parameters.value;
  store.parameters.value = { ...all, [id]: { ...all[id], [name]: value } };
}

/** Turns to another page of the present view; after the last comes the first. @returns whether there is another one */
export function turnPage(by: number): boolean {
  const channelPages = patches.pages.value;
  if (channelPages > 0) patches.page.value = (patches.page.value + by + channelPages) % channelPages;

  const network = store.catalogue.value?.network;
  const values = store.view.value?.parameters;
  const [name, parameter] =
    Object.entries(store.card.value?.parameters ?? {}).find(([, one]) => one.kind === 'page') ?? [];
  if (!network || !values || !name || parameter?.kind !== 'page') return channelPages > 1;
  const pages = pagesOf(network, String(values[parameter.layer]));
  setParameter(name, (Number(values[name]) + by + pages) % pages);
  return channelPages > 1 || pages > 1;
}

export function resetParameters(): void {
  const { [store.technique.value]: _, ...others } = store.parameters.value;
  store.parameters.value = others;
}

export function setTarget(target: Target): void {
  store.target.value = target;
}

export function setDisplay<K extends keyof Display>(key: K, value: Display[K]): void {
  store.display.value = { ...store.display.value, [key]: value };
}

export function toggleMirror(): void {
  if (store.isGlass.value) setDisplay('mirror', !store.display.value.mirror);
  else store.otherMirrored.value = !store.otherMirrored.value;
}

export function changeOpacity(by: number): void {
  const opacity = Math.min(1, Math.max(0, store.display.value.opacity + by));
  setDisplay('opacity', Math.round(opacity * 100) / 100);
}

const after = <T>(all: readonly T[], now: T): T => all[(all.indexOf(now) + 1) % all.length] ?? now;

/** The picture that choices of the drawing are about: the first that can be drawn in more than one way. */
export const drawnPicture = (): Exclude<Picture, Ranking> | null =>
  store.latestPanes.value.map(({ picture }) => picture).find(isDrawn) ?? null;

const DRAWN: readonly Picture['kind'][] = ['heat', 'tiles', 'image', 'bitmap'];
const isDrawn = (picture: Picture): picture is Exclude<Picture, Ranking> => DRAWN.includes(picture.kind);

/** What a picture has by itself is no choice: elsewhere other pictures keep what they have by themselves. */
export const setBlend = (blend: Blend) =>
  setDisplay('blend', blend === usualBlend(drawnPicture()) ? null : blend);

export const nextBlend = () => setBlend(after(BLENDS, blendOf(drawnPicture(), store.display.value)));

/** The next colours of the kind that is on the screen. */
export function nextColourMap(): void {
  const picture = store.latest.value?.result.picture;
  const own = picture && isColourMapped(picture) ? picture.legend : null;
  if (own?.signed) setDisplay('diverging', after(DIVERGING_MAPS, store.display.value.diverging));
  else setDisplay('sequential', after(SEQUENTIAL_MAPS, store.display.value.sequential));
}

export function pick(ref: ChannelRef | null): void {
  store.picked.value = ref && sameChannel(ref, store.picked.value) ? null : ref;
}

export const isPinned = (ref: ChannelRef) => store.pins.value.some((pin) => sameChannel(pin, ref));

export function togglePin(ref: ChannelRef): void {
  const pins = store.pins.value;
  store.pins.value = isPinned(ref) ? pins.filter((pin) => !sameChannel(pin, ref)) : [...pins, ref];
}

/** Looks at a channel with the first technique that can. */
export function lookBackFrom(ref: ChannelRef, techniqueId: string): void {
  batch(() => {
    store.target.value = { kind: 'channel', ...ref };
    openLive(techniqueId);
  });
}
