/** Which views the list shows: a few in plain words for who comes for the first time, or all of them. */
import { computed } from '@preact/signals';
import { ofVisitor } from './kiosk/forgets.ts';
import type { PlainKey } from './language/words.ts';
import * as store from './store.ts';

/** Views that say something without the lecture, with their words. */
const FEW: readonly (readonly [id: string, words: PlainKey])[] = [
  ['ranking', 'shell.fewRanking'],
  ['grad-cam', 'shell.fewGradCam'],
  ['occlusion', 'shell.fewOcclusion'],
  ['activations', 'shell.fewActivations'],
  ['live-style', 'shell.fewLiveStyle'],
  ['deep-dream', 'shell.fewDeepDream'],
  ['gradient-ascent', 'shell.fewGradientAscent'],
];

export const LENGTHS = ['few', 'all'] as const;
export type ListLength = (typeof LENGTHS)[number];

/** What a person has chosen; null until then. */
export const chosenLength = ofVisitor<ListLength | null>(null);

/** Letters for a projector. A kiosk has sizes of its own. */
export const largeType = ofVisitor(false);

/** Few where somebody comes for the first time: the address asks for no view, and not for a list of its own. */
export const listLength = computed((): ListLength => {
  const { welcome, technique, kiosk, views } = store.configured.value;
  if (views.length > 0) return 'all';
  return chosenLength.value ?? ((welcome ?? (technique === null && !kiosk)) ? 'few' : 'all');
});

/** The short list: those that are offered, in plain words, and the open view where it is none of them. */
export const fewViews = computed((): readonly { readonly id: string; readonly words: PlainKey | null }[] => {
  const offered = FEW.filter(([id]) => store.viewIds.value.includes(id)).map(([id, words]) => ({
    id,
    words,
  }));
  const open = store.openView.value;
  const isListed = open === '' || offered.some(({ id }) => id === open);
  return isListed ? offered : [...offered, { id: open, words: null }];
});
