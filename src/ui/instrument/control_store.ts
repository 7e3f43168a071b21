/** Knobs and buttons that play the live style. */
import { ofPage, ofVisitor } from '../kiosk/forgets.ts';
import type { Action, Mapping } from './controls.ts';

export type MidiState =
  | { readonly kind: 'off' | 'asking' | 'refused' | 'unknown' }
  /** With the names of what is plugged in. */
  | { readonly kind: 'on'; readonly inputs: readonly string[] };

/** `unknown`: the browser has no Web MIDI. */
export const midi = ofPage<MidiState>({ kind: 'off' });
/** Names of the gamepads that were used. */
export const pads = ofPage<readonly string[]>([]);
export const mapping = ofVisitor<Mapping>({});
/** What the next control that moves will do; null where nothing is learned. */
export const learning = ofVisitor<Action | null>(null);
