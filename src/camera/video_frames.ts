import { type FrameSource, fitWithin, SourceStoppedError } from './source.ts';

/** A video element set up so that browsers let it play without a click. */
export function silentVideo(): HTMLVideoElement {
  const video = document.createElement('video');
  video.muted = true;
  video.playsInline = true;
  video.autoplay = true;
  return video;
}

/** The present frame of a video, at most LONGEST_SIDE px on its longer side. */
export function grabVideo(video: HTMLVideoElement): Promise<ImageBitmap> {
  const { videoWidth, videoHeight } = video;
  const { width, height } = fitWithin(videoWidth, videoHeight);
  if (width === videoWidth && height === videoHeight) return createImageBitmap(video);
  return createImageBitmap(video, { resizeWidth: width, resizeHeight: height, resizeQuality: 'medium' });
}

/** Resolves once the element holds a frame; rejects with its MediaError's message where it cannot. */
export async function firstFrame(video: HTMLVideoElement): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    if (video.readyState >= HTMLMediaElement.HAVE_CURRENT_DATA && video.videoWidth > 0) return resolve();
    const settle = () => {
      if (!video.error && video.videoWidth === 0 && video.readyState < HTMLMediaElement.HAVE_CURRENT_DATA)
        return;
      for (const event of ['loadeddata', 'resize', 'error']) video.removeEventListener(event, settle);
      if (video.error) reject(new Error(video.error.message || 'the browser cannot decode it'));
      else if (video.videoWidth === 0) reject(new Error('it holds no picture, only sound'));
      else resolve();
    };
    for (const event of ['loadeddata', 'resize', 'error']) video.addEventListener(event, settle);
  });
}

export interface VideoFrames {
  source: FrameSource;
  /** Ends the source for a reason that is not stop(): grabs reject with it and onEnded hears it. */
  end(error: Error): void;
}

/**
 * A FrameSource over a video element that already shows its first frame.
 * @param fresh resolves when there is a frame that was not grabbed before; without it every grab is immediate
 * @param release gives the device or the address back; called once, on stop() and on end()
 */
export function videoFrames(
  kind: FrameSource['kind'],
  label: string,
  element: HTMLVideoElement,
  release: () => void,
  fresh?: () => Promise<void>,
): VideoFrames {
  let cut: (error: Error) => void = () => {};
  const over = new Promise<never>((_, reject) => {
    cut = reject;
  });
  over.catch(() => {});
  let open = true;
  const close = (error: Error) => {
    if (!open) return false;
    open = false;
    cut(error);
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
      await Promise.race([over, fresh?.()]);
      return open ? grabVideo(element) : over;
    },
    stop: () => void close(new SourceStoppedError(`${label} was stopped.`)),
    onEnded: null,
  };
  return {
    source,
    end: (error) => {
      if (close(error)) source.onEnded?.(error);
    },
  };
}
