/** The state of the embedding view: one module of signals. The gallery itself lives in its worker. */

import { computed } from '@preact/signals';
import type { Answer, MapStep, PictureMap, PictureWords } from '../../contract/picture_gallery.ts';
import { ofPage, ofVisitor } from '../kiosk/forgets.ts';

/** All pictures in the order of their indices. */
export const pictures = ofPage<readonly PictureWords[]>([]);
export const map = ofPage<PictureMap | null>(null);

/** What the map's worker is at; null while it rests. */
export const drawing = ofPage<Pick<MapStep, 'stage' | 'progress'> | null>(null);
/** Whether a person has stopped it: the map stays as far as it had come. */
export const isStopped = ofPage(false);
/** Pictures on their way into the gallery; null while none are. */
export const importing = ofPage<{ done: number; total: number } | null>(null);

export interface PassedOver extends Pick<PictureWords, 'name' | 'kind'> {
  reason: string;
}
/** Files of the last import that were no pictures, and why. */
export const passedOver = ofVisitor<readonly PassedOver[]>([]);

/** What is near to the frame that was looked at last, and how far the picture asked about is. */
export const answer = ofVisitor<Answer | null>(null);

/** The picture under the pointer, and the one that was tapped: their indices. */
export const pointed = ofVisitor<number | null>(null);
export const chosen = ofVisitor<number | null>(null);
/** The one that is told about. */
export const told = computed(() => pointed.value ?? chosen.value);
