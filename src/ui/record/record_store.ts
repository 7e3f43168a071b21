/** How the stage is recorded, and what is being recorded now. */
import { ofPage, ofVisitor } from '../kiosk/forgets.ts';
import type { VideoFormat } from '../save/video_output.ts';

export const SOUNDS = ['none', 'microphone', 'file'] as const;
export type Sound = (typeof SOUNDS)[number];

/** Seconds until a picture or a film is begun. */
export const TIMERS = [0, 3, 10] as const;

export const format = ofPage<VideoFormat>('webm');
export const sound = ofVisitor<Sound>('none');
/** What is played and recorded; chosen anew after a reload. */
export const soundFile = ofVisitor<File | null>(null);
/** Into a file from the beginning: for hours. */
export const toDisk = ofPage(false);
export const timer = ofPage<number>(0);
/** How long the recording is, in seconds; null where nothing is recorded. */
export const recordedSeconds = ofPage<number | null>(null);
/** Seconds until something begins; null where nothing waits. */
export const countdown = ofPage<number | null>(null);
/** Films that were recorded since the page was opened. */
export const takes = ofVisitor(0);
/** How much of a loop is drawn and encoded, 0..1; null where none is made. */
export const looping = ofPage<number | null>(null);
