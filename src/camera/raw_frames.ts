/** Chromium's, not yet in TypeScript's library. https://w3c.github.io/mediacapture-transform */
declare class MediaStreamTrackProcessor {
  constructor(init: { track: MediaStreamTrack; maxBufferSize?: number });
  readonly readable: ReadableStream<VideoFrame>;
}

export interface RawFrames {
  /** The newest frame, borrowed until the next one comes; null before the first and after the end. */
  readonly newest: VideoFrame | null;
  /**
   * Ends the frames. One that is on its way is closed as it comes.
   * @returns settles when it has come: Chromium lets go of it without closing it where the track is stopped, or the stream cancelled,
   * before that. Null where none is on its way.
   */
  close(): Promise<void> | null;
}

/** A camera that has sent nothing for so long has nothing on its way; no frame is waited for longer. */
const SILENT_MS = 1000;

/**
 * A camera's frames in the processor's memory, as the driver delivers them. A video element's are on the GPU; where that is
 * the processor too, to read one is to wait until everything before it is drawn.
 * @param onFrame called when there is a new one
 * @param track borrowed; the frames end with it
 * @returns null where the browser cannot do it
 */
export function openRawFrames(track: MediaStreamTrack, onFrame: () => void): RawFrames | null {
  if (!('MediaStreamTrackProcessor' in globalThis)) return null;
  const reader = new MediaStreamTrackProcessor({ track, maxBufferSize: 1 }).readable.getReader();
  let newest: VideoFrame | null = null;
  let cameAt = Number.NEGATIVE_INFINITY;
  const keep = (frame: VideoFrame | null) => {
    newest?.close();
    newest = frame;
  };
  let isOver = false;
  const end = () => void reader.cancel().catch(() => {});
  const read = async () => {
    for (;;) {
      const { value, done } = await reader.read();
      if (done) return keep(null);
      if (isOver) {
        value.close();
        return end();
      }
      cameAt = performance.now();
      keep(value);
      onFrame();
    }
  };
  const reading = read().catch(() => keep(null)); // the track's own end tells why
  // Chromium has two frames for all pages of a tab: one that its page leaves open is missing in the next page.
  const leave = () => {
    isOver = true;
    keep(null);
    end();
  };
  addEventListener('pagehide', leave);
  return {
    get newest() {
      return newest;
    },
    close() {
      removeEventListener('pagehide', leave);
      isOver = true;
      keep(null);
      const waitMs = cameAt + SILENT_MS - performance.now();
      if (waitMs <= 0) {
        end();
        return null;
      }
      const timer = setTimeout(end, waitMs);
      return reading.then(() => clearTimeout(timer));
    },
  };
}
