import { told, toldOf } from '../contract/told.ts';
import { fitWithin } from '../media/fit.ts';
import { layPaper } from '../media/on_white.ts';
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
  layPaper(context, width, height);
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
  const goOn = () => {
    if (!document.hidden && video.paused) void video.play().catch(() => {});
  };
  document.addEventListener('visibilitychange', goOn);
  const unwatch = () => document.removeEventListener('visibilitychange', goOn);
  try {
    // At once: of a film that is not asked to play iOS reads the size alone, and no frame comes.
    const playing = video.play().catch((cause: unknown) => {
      const isPutOff = document.hidden && isCalled(cause, 'AbortError');
      if (!isPutOff) throw cause;
    });
    const refused = new Promise<never>((_, refuse) => {
      playing.catch((cause: unknown) => {
        if (isCalled(cause, 'NotAllowedError')) refuse(cause);
      });
    });
    await Promise.race([firstFrame(video), refused]);
    await playing;
  } catch (cause) {
    unwatch();
    throw cause;
  }
  return unwatch;
}

const isCalled = (cause: unknown, name: string) => cause instanceof DOMException && cause.name === name;

/** A film's clock is heard of four times a second, or more often. */
const SILENT_BEATS = 4;

/**
 * Tells of each frame that a video shows from now on. A browser may not tell of them (Firefox before 132), or tell of a film's first
 * alone (Safari before 18.4, outside a document): then the film is looked at with each picture of the screen.
 * @param told hears when the frame was taken, as far as the browser says so, or came, by performance.now()
 * @returns what ends it
 */
export function onVideoFrames(video: HTMLVideoElement, told: (at: number) => void): () => void {
  const tells = 'requestVideoFrameCallback' in video;
  let callback = 0;
  let looking = 0;
  /** How often the film's clock was heard of since a frame was told of. */
  let beats = 0;
  let seen = frameOn(video);
  const look = () => {
    looking = requestAnimationFrame(look);
    const before = seen;
    seen = frameOn(video);
    if (seen !== before) told(performance.now());
  };
  const startLooking = () => {
    if (looking === 0) looking = requestAnimationFrame(look);
  };
  const stopLooking = () => {
    cancelAnimationFrame(looking);
    looking = 0;
  };
  const onPresented = (now: number, { captureTime }: Partial<VideoFrameCallbackMetadata>) => {
    stopLooking();
    beats = 0;
    callback = video.requestVideoFrameCallback(onPresented);
    // A camera's frames say when they were taken, where the browser does.
    told(captureTime ?? now);
  };
  const onClock = () => {
    // A camera's clock runs on between its frames, and after the last one.
    if (++beats >= SILENT_BEATS && !video.paused && !video.srcObject) startLooking();
  };
  if (tells) {
    callback = video.requestVideoFrameCallback(onPresented);
    video.addEventListener('timeupdate', onClock);
  } else startLooking();
  return () => {
    if (tells) video.cancelVideoFrameCallback(callback);
    video.removeEventListener('timeupdate', onClock);
    stopLooking();
  };
}

/**
 * What tells a frame from the next one, where the browser does not: how many came. Where none is counted, the film's clock, below
 * zero to be no count: it runs on under a picture that stands still.
 */
const frameOn = (video: HTMLVideoElement): number =>
  video.getVideoPlaybackQuality().totalVideoFrames || -video.currentTime;

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
