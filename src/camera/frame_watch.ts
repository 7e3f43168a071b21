/** In a dark room a camera may take one picture a second. */
const SILENCE_MS = 1500;
const TICKS = 10;

export interface FrameWatchOptions {
  track: MediaStreamTrack;
  /** How many frames have come so far. */
  delivered: () => number;
  /** The frames have stopped, though the track has not said that it ended. */
  onStall: () => void;
  /** They come again. */
  onFlow: () => void;
}

/**
 * Watches whether a camera delivers while the page is visible; a hidden page gets no frames, and that says nothing. Silence
 * is counted in ticks, not by the clock: a machine that slept, or a page that was held up, misses ticks too.
 * @returns a function that ends it
 */
export function watchFrames({ track, delivered, onStall, onFlow }: FrameWatchOptions): () => void {
  let known = -1;
  let silent = 0;
  let stalled = false;
  const tick = () => {
    const now = delivered();
    const ended = track.readyState === 'ended';
    // A muted track may go on with black pictures.
    const flows = now !== known && !track.muted && !ended;
    known = now;
    silent = flows || document.hidden ? 0 : silent + 1;
    const before = stalled;
    if (flows) stalled = false;
    else if (silent >= TICKS || (silent > 0 && ended)) stalled = true;
    if (stalled === before) return;
    if (stalled) onStall();
    else onFlow();
  };
  const timer = setInterval(tick, SILENCE_MS / TICKS);
  return () => clearInterval(timer);
}
