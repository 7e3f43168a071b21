/** The state of the patches view: one module of signals, changed by patch_control.ts and patch_actions.ts. */

import { computed } from '@preact/signals';
import type { ChannelPatches, PatchPage, ScanProgress } from '../../contract/patches.ts';
import { ofVisitor } from '../kiosk/forgets.ts';
import * as store from '../store.ts';

/** Channels that are shown together. */
const CHANNELS_A_PAGE = 24;

export type PatchOrigin = 'stream' | 'collection';

/** Where the patches on the screen come from. */
export const origin = ofVisitor<PatchOrigin>('stream');
export const page = ofVisitor(0);

/** How far the mining is; null while nothing is being mined. */
export const scan = ofVisitor<ScanProgress | null>(null);
/** What was mined last, all channels of it. */
export const scanResult = ofVisitor<PatchPage | null>(null);
/** Why files of the last collection were left out; the first of them. */
export const leftOut = ofVisitor<string[]>([]);

/** The patches that were asked for last, and what tells their pictures from those of another book. */
export const shown = ofVisitor<{ storeKey: string; patches: PatchPage } | null>(null);

/** The strongest neurons of the present frame, while the view is open. */
export const maxima = computed(() => {
  const picture = store.seen.value?.result.picture;
  return picture?.kind === 'maxima' ? picture : null;
});

/** Those of the latest frame: patches are of many pictures, and stay when another one is put on the stage. */
const latestMaxima = computed(() => {
  const { result, view } = store.latest.value ?? {};
  const picture = view?.technique === store.openView.value ? result?.picture : null;
  return picture?.kind === 'maxima' ? picture : null;
});

export const isOpen = computed(() => latestMaxima.value !== null);

/** How many channels the layer has; a number, so that what depends on it rests while only their values change. */
export const channelCount = computed(() => latestMaxima.value?.values.length ?? 0);
export const layer = computed(() => latestMaxima.value?.layer ?? null);

export const pages = computed(() => Math.ceil(channelCount.value / CHANNELS_A_PAGE));

/** The channel whose patches are enlarged; null while the grid of channels is shown. */
export const openChannel = computed(() => {
  const ref = store.picked.value;
  return ref && ref.layer === layer.value && ref.channel < channelCount.value ? ref.channel : null;
});

/** Which of the enlarged channel's patches is shown in its picture. */
export const chosen = ofVisitor(0);

/** The channels that are on the screen. */
export const channels = computed((): number[] => {
  if (openChannel.value !== null) return [openChannel.value];
  const first = Math.min(page.value, Math.max(0, pages.value - 1)) * CHANNELS_A_PAGE;
  return Array.from({ length: Math.min(CHANNELS_A_PAGE, channelCount.value - first) }, (_, i) => first + i);
});

/** The layer that the collection was or is being mined for. */
export const scanLayer = computed(() => scan.value?.layer || scanResult.value?.layer || null);

/** A channel's patches as they are known on the page. */
export const patchesOf = (channel: number): ChannelPatches['patches'] =>
  shown.value?.patches.channels.find((one) => one.channel === channel)?.patches ?? [];

export const sourceOf = (id: number) =>
  shown.value?.patches.sources.find((source) => source.id === id) ?? null;

/** The patch that is shown in its picture; null while the grid of channels is shown. */
export const chosenPatch = computed(() => {
  if (openChannel.value === null) return null;
  const found = patchesOf(openChannel.value);
  return found[Math.min(chosen.value, found.length - 1)] ?? null;
});
