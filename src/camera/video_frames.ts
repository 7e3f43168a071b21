import { told, toldOf } from '../contract/told.ts';
import { fitWithin } from '../media/fit.ts';
import { PAPER } from '../media/on_white.ts';
import { isSoftwareDrawn } from './software_drawn.ts';
import { type FrameSource, SourceStoppedError } from './source.ts';

/** A video element set up so that browsers let it play without a click. */
export function silentVideo(): HTMLVideoElement {
  const video = document.createElement('video');
  video.muted = true;
  video.playsInline = true;
  video.autoplay = true;
  return video;
}

const TRIES = 10;
const BETWEEN_TRIES_MS = 20;

/**
 * The present frame of a video, at most LONGEST_SIDE px on its longer side. Chromium cannot copy a live stream's first
 * frame for some ms after it has announced it ("The ImageBitmap could not be allocated"), hence the tries.
 */
async function grabVideo(video: HTMLVideoElement, isOver: () => boolean): Promise<ImageBitmap> {
  for (let tries = 1; ; tries++) {
    try {
      return await copyFrame(video);
    } catch (cause) {
      if (tries === TRIES || isOver()) throw cause;
    }
    await new Promise((resolve) => setTimeout(resolve, BETWEEN_TRIES_MS));
  }
}

async function copyFrame(video: HTMLVideoElement): Promise<ImageBitmap> {
  const { videoWidth, videoHeight } = video;
  const { width, height } = fitWithin(videoWidth, videoHeight);
  if (isSoftwareDrawn()) return paintFrame(video, width, height);
  if (width === videoWidth && height === videoHeight) return createImageBitmap(video);
  return createImageBitmap(video, { resizeWidth: width, resizeHeight: height, resizeQuality: 'medium' });
}

let paper: OffscreenCanvas | null = null;

/**
 * For machines without a GPU. What createImageBitmap makes there is read from the GPU that the processor plays, at every
 * use; this is in the processor's memory.
 */
function paintFrame(frame: HTMLVideoElement | VideoFrame, width: number, height: number): ImageBitmap {
  paper ??= new OffscreenCanvas(width, height);
  if (paper.width !== width || paper.height !== height) Object.assign(paper, { width, height });
  const context = paper.getContext('2d', { willReadFrequently: true, alpha: false });
  if (!context) throw new Error('This browser gives no 2-D canvas.');
  context.fillStyle = PAPER;
  context.fillRect(0, 0, width, height);
  context.drawImage(frame, 0, 0, width, height);
  return paper.transferToImageBitmap();
}

function copyRaw(frame: VideoFrame): ImageBitmap {
  const { width, height } = fitWithin(frame.displayWidth, frame.displayHeight);
  return paintFrame(frame, width, height);
}

/** Of those in which the page can be seen: a browser may hand a hidden one no frames. */
const FIRST_FRAME_SECONDS = 15;

/** Resolves once the element holds a frame. @throws Error with the reason as part of a sentence, where none comes. */
export function firstFrame(video: HTMLVideoElement): Promise<void> {
  return new Promise((resolve, reject) => {
    const events = ['loadeddata', 'resize', 'error'];
    const settle = (failure: string | null) => {
      clearInterval(timer);
      for (const event of events) video.removeEventListener(event, look);
      if (failure === null) resolve();
      else reject(new Error(failure));
    };
    const look = () => {
      if (video.error) settle(video.error.message || 'the browser cannot decode it');
      else if (video.readyState < HTMLMediaElement.HAVE_CURRENT_DATA) return;
      else settle(video.videoWidth > 0 ? null : 'it holds no picture');
    };
    let seconds = 0;
    const timer = setInterval(() => {
      if (!document.hidden && ++seconds === FIRST_FRAME_SECONDS) settle('no picture came within 15 seconds');
    }, 1000);
    for (const event of events) video.addEventListener(event, look);
    look();
  });
}

/**
 * Plays a video from its first frame on. Where the browser does not let it play while the page is hidden, it goes on once the page is
 * seen.
 * @returns what ends the watching for that
 * @throws Error as firstFrame, and where it does not play
 */
export async function keepPlaying(video: HTMLVideoElement): Promise<() => void> {
  await firstFrame(video);
  await video.play().catch((cause: unknown) => {
    const isPutOff = document.hidden && cause instanceof DOMException && cause.name === 'AbortError';
    if (!isPutOff) throw cause;
  });
  const goOn = () => {
    if (!document.hidden && video.paused) void video.play().catch(() => {});
  };
  document.addEventListener('visibilitychange', goOn);
  return () => document.removeEventListener('visibilitychange', goOn);
}

export interface VideoFrames {
  source: FrameSource;
  /** Ends the source for a reason that is not stop(): onEnded hears it, and grabs reject as after stop(). */
  end(error: Error): void;
}

/** When frames were there to be grabbed, by performance.now(). */
const times = new WeakMap<ImageBitmap, number>();

/** When a frame that a source gave was there, by performance.now(); undefined where that is not known, as of a still. */
export const takenAt = (frame: ImageBitmap): number | undefined => times.get(frame);

/** Says when a frame was there. @returns the frame */
export function taken(frame: ImageBitmap, at: number | undefined): ImageBitmap {
  if (at !== undefined) times.set(frame, at);
  return frame;
}

export interface Live {
  /** Resolves when there is a frame that was not grabbed before, or on release; without it every grab is immediate. */
  fresh?: () => Promise<void>;
  /** When the newest frame came, by performance.now(); now, where it is left out. */
  cameAt?: () => number;
  /** The newest frame as it came, where it is at hand. */
  raw?: () => VideoFrame | null;
}

/**
 * A FrameSource over a video element that already shows its first frame.
 * @param release gives the device or the address back; called once, on stop() and on end()
 */
export function videoFrames(
  kind: FrameSource['kind'],
  label: string,
  element: HTMLVideoElement,
  release: () => void,
  { fresh, cameAt = () => performance.now(), raw }: Live = {},
): VideoFrames {
  let over: Error | null = null;
  const close = (reason: Error) => {
    if (over) return false;
    over = reason;
    release();
    return true;
  };
  const source: FrameSource = {
    kind,
    label,
    element,
    get width() {
      return element.videoWidth;
    },
    get height() {
      return element.videoHeight;
    },
    async grab() {
      if (!over) await fresh?.();
      if (over) throw over;
      const frame = raw?.();
      const at = cameAt();
      if (frame) return taken(copyRaw(frame), at);
      const copy = await grabVideo(element, () => over !== null).catch((cause: unknown) => {
        throw over ?? cause;
      });
      return taken(copy, at);
    },
    stop: () => void close(new SourceStoppedError(told('pictureErrors.sourceStopped', { label }))),
    onEnded: null,
  };
  return {
    source,
    end: (error) => {
      if (close(new SourceStoppedError(toldOf(error), { cause: error }))) source.onEnded?.(error);
    },
  };
}
