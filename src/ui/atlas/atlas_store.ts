/** The state of the atlas: which one there is, what is pointed at, and what is open of it. */
import { computed } from '@preact/signals';
import type { Rect } from '../../contract/geometry.ts';
import { ofPage, ofVisitor } from '../kiosk/forgets.ts';
import type { OpenAtlas } from './open_atlas.ts';
import type { Unit } from './unit.ts';

/** The atlas of the network that looks; null until it was read. */
export const atlas = ofPage<OpenAtlas | null>(null);

/** How the index stands: `none` where the network has no atlas, `failed` where it cannot be read. */
export const reading = ofPage<'none' | 'unread' | 'reading' | 'there' | 'failed'>('none');

/** Whether there is something to look at, read or not. */
export const isOffered = computed(() => reading.value !== 'none');

/** What a hand points at, and where that is, in CSS pixels of the window. */
export interface Pointed {
  readonly unit: Unit;
  readonly target: Rect;
  /** What the target stands among: the card lies beside it where there is room. */
  readonly around: Rect;
}
export const pointed = ofVisitor<Pointed | null>(null);

/** The unit whose page is open. */
export const unit = ofVisitor<Unit | null>(null);

/** The layer whose tiles are open, or CLASSES; the page of a unit lies over it. */
export const wall = ofVisitor<string | null>(null);

/** Whether a page of the atlas lies over the program. */
export const isOpen = computed(() => unit.value !== null || wall.value !== null);
