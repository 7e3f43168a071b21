import type { View, ViewResult } from '../../contract/view.ts';

export interface FrameLoopOptions {
  /** The present frame; null while there is none. */
  grab: () => Promise<ImageBitmap> | null;
  /** What the present frame is of: see FrameIdentity. */
  source: () => number;
  /** Null where there is nothing to show yet: the next frame is looked at. */
  runView: (frame: ImageBitmap, source: number, view: View) => Promise<ViewResult | null>;
  /** What to ask for now; null while nothing can be asked. */
  view: () => View | null;
  /** Not called where another source, technique or network is on the stage when the look comes back. */
  onResult: (result: ViewResult, view: View, elapsedMs: number) => void;
  onError: (error: unknown) => void;
  /** How long to rest after a look that took so long; not at all unless given. */
  restMs?: (elapsedMs: number) => number;
}

/** After an error the loop waits a moment, so that a fault of every frame does not become a storm. */
const AFTER_ERROR_MS = 500;
const WHILE_IDLE_MS = 50;

/**
 * Grab, look, draw, again: one frame is under way at a time and nothing queues, so what is looked at is always the
 * latest. Rests while the page is hidden. An error is told and the loop goes on.
 * @returns a function that ends it
 */
export function runFrameLoop(options: FrameLoopOptions): () => void {
  let running = true;
  const round = async () => {
    while (running) {
      await untilVisible();
      try {
        const elapsedMs = await runOnce(options);
        await pause(elapsedMs === null ? WHILE_IDLE_MS : (options.restMs?.(elapsedMs) ?? 0));
      } catch (error) {
        if (running) options.onError(error);
        await pause(AFTER_ERROR_MS);
      }
    }
  };
  void round();
  return () => {
    running = false;
  };
}

/** @returns milliseconds that the look took; null where there was nothing to look at */
async function runOnce({ grab, source, runView, view, onResult }: FrameLoopOptions): Promise<number | null> {
  if (!view()) return null;
  const of = source();
  const frame = await grab();
  // Asked for after the grab: it may have taken a while, and the person may have changed their mind.
  const asked = view();
  if (!frame || !asked || source() !== of) {
    frame?.close();
    return null;
  }
  const start = performance.now();
  const seen = await runView(frame, of, asked);
  const elapsedMs = performance.now() - start;
  const now = view();
  if (seen && source() === of && now?.technique === asked.technique && now.network === asked.network)
    onResult(seen, asked, elapsedMs);
  return elapsedMs;
}

function untilVisible(): Promise<void> {
  if (!document.hidden) return Promise.resolve();
  return new Promise((resolve) => {
    const onChange = () => {
      if (document.hidden) return;
      document.removeEventListener('visibilitychange', onChange);
      resolve();
    };
    document.addEventListener('visibilitychange', onChange);
  });
}

/** Zero lets input events and drawing come between two looks. */
const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
