/** The cues of a performance: looks in an order, which keys, knobs and pads call. */
import { ofVisitor } from '../kiosk/forgets.ts';
import type { Cue } from './cue_file.ts';

export const cues = ofVisitor<readonly Cue[]>([]);
/** Of `cues`: the one that was called last; -1 before the first. */
export const called = ofVisitor(-1);
/** How far the look has come up, 0..1; null where nothing changes. */
export const fading = ofVisitor<number | null>(null);
/** Whether digits, N, B and Page call cues, and not views. */
export const cueKeys = ofVisitor(false);
/** Of `cues`: the one whose name and time are being changed; null where none is. */
export const edited = ofVisitor<number | null>(null);
