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
export const LOOP_FORMATS = ['webp', 'gif'] as const;
export type LoopFormat = (typeof LOOP_FORMATS)[number];
export const loopFormat = ofPage<LoopFormat>('webp');
/** How long the recording is, in seconds; null where nothing is recorded. */
export const recordedSeconds = ofPage<number | null>(null);
/** Seconds until something begins; null where nothing waits. */
export const countdown = ofPage<number | null>(null);
/** Films that were recorded since the page was opened. */
export const takes = ofVisitor(0);
/** How much of a loop is drawn and encoded, 0..1; null where none is made. */
export const looping = ofPage<number | null>(null);

/** What the browser keeps of it; a file's sound is chosen anew. */
export interface RecordSettings {
  readonly format: VideoFormat;
  readonly sound: Exclude<Sound, 'file'>;
  readonly toDisk: boolean;
  readonly timer: number;
  readonly loopFormat: LoopFormat;
}

export const keptRecord = (): RecordSettings => ({
  format: format.value,
  sound: sound.value === 'microphone' ? 'microphone' : 'none',
  toDisk: toDisk.value,
  timer: timer.value,
  loopFormat: loopFormat.value,
});

/** What makes no sense of it is as usual. */
export const recordSettings = (kept: Record<string, unknown>): RecordSettings => ({
  format: kept.format === 'mp4' ? 'mp4' : 'webm',
  sound: kept.sound === 'microphone' ? 'microphone' : 'none',
  toDisk: kept.toDisk === true,
  timer: TIMERS.find((seconds) => seconds === kept.timer) ?? 0,
  loopFormat: LOOP_FORMATS.find((one) => one === kept.loopFormat) ?? 'webp',
});

export function setRecord(settings: RecordSettings): void {
  format.value = settings.format;
  sound.value = settings.sound;
  toDisk.value = settings.toDisk;
  timer.value = settings.timer;
  loopFormat.value = settings.loopFormat;
}
