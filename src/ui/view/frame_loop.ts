/** The loop of the live view: grab, look, show, again. */
import type { View, ViewResult } from '../../contract/view.ts';
import { pause } from '../pause.ts';
import { isSame, type Present, Rest } from './rest.ts';

export interface FrameLoopOptions {
  /** The present frame; null while there is none. */
  grab: () => Promise<ImageBitmap> | null;
  /** What the present frame is of: see FrameIdentity. */
  source: () => number;
  /**
   * Whether one frame is held for good. A frame that was grabbed before that changed is not looked at, and a look at it that
   * comes back later is not shown; the steps of a sweep are, until another source is there.
   */
  isHeld?: () => boolean;
  /** Null where there is nothing to show yet: the next frame is looked at. */
  runView: (frame: ImageBitmap, source: number, view: View) => Promise<ViewResult | null>;
  /** What to ask for now; null while nothing can be asked. */
  view: () => View | null;
  onResult: (result: ViewResult, view: View, elapsedMs: number) => void;
  /** Called instead where another source, technique, network or a held frame is on the stage when the look comes back. */
  onDropped?: (result: ViewResult) => void;
  onError: (error: unknown) => void;
  /** How long to rest after a look that took so long; not at all unless given. */
  restMs?: (elapsedMs: number) => number;
  /** What a frame that is grabbed now is of, and what will be asked of it: see Rest. */
  present?: () => Present | null;
  /** Called where that begins or ends to be what was looked at often enough. */
  onRests?: (rests: boolean) => void;
  /** Called where nothing new was there to look at, with how long that was. */
  onWaited?: (ms: number) => void;
}

/** After an error the loop waits a moment, so that a fault of every frame does not become a storm. */
const AFTER_ERROR_MS = 500;
const WHILE_IDLE_MS = 50;
/** After a look that was quicker, as on a graphics card, the next frame is grabbed while the present one is looked at. */
const QUICK_MS = 34;
/** A frame that was grabbed ahead and is older is grabbed again. */
const STALE_MS = 2 * QUICK_MS;
/** So often a rest asks whether there is something new. */
const ASK_MS = 8;

/**
 * Grab, look, draw, again: one frame is looked at at a time and nothing queues, so what is looked at is always the
 * latest, or, where looks are quick, the one that came during the look before. Rests while the page is hidden, and while nothing new is
 * to be seen. An error is told and the loop goes on.
 * @returns a function that ends it
 */
export function runFrameLoop(options: FrameLoopOptions): () => void {
  let running = true;
  const frames = new Frames(options);
  const rest = new Rest();
  const untilNew = async () => {
    const start = performance.now();
    for (let waits = false; ; waits = true) {
      const present = options.present?.() ?? null;
      options.onRests?.(rest.rests(present));
      if (!running || rest.leftMs(present) <= 0) {
        if (waits) options.onWaited?.(performance.now() - start);
        return;
      }
      await pause(ASK_MS);
    }
  };
  const round = async () => {
    while (running) {
      await untilVisible();
      await untilNew();
      if (!running) break;
      try {
        const elapsedMs = await runOnce(options, frames, rest);
        await pause(elapsedMs === null ? WHILE_IDLE_MS : (options.restMs?.(elapsedMs) ?? 0));
      } catch (error) {
        if (running) options.onError(error);
        await pause(AFTER_ERROR_MS);
      }
    }
    frames.drop();
  };
  void round();
  return () => {
    running = false;
  };
}

interface Grabbed {
  readonly source: number;
  readonly isHeld: boolean;
  readonly present: Present | null;
  readonly frame: Promise<{ bitmap: ImageBitmap | null; at: number }>;
}

/** Frames, the next of which may be under way. */
class Frames {
  /** Whether the last look was over so soon that the next frame may be grabbed meanwhile. */
  isQuick = false;
  #ahead: Grabbed | null = null;

  constructor(private readonly options: FrameLoopOptions) {}

  /** Grabs the next frame, unless that is under way. */
  grabAhead(): void {
    this.#ahead ??= this.#grab();
    // Told where it is waited for.
    this.#ahead.frame.catch(() => {});
  }

  /** The present frame; null where there is none, or where it is no longer what is asked for. */
  async next(): Promise<(Omit<Grabbed, 'frame'> & { frame: ImageBitmap }) | null> {
    const ahead = this.#ahead;
    this.#ahead = null;
    if (ahead) {
      const { bitmap, at } = await ahead.frame.catch((error: unknown) => {
        // A source that is gone has nothing more to tell.
        if (this.#isPresent(ahead)) throw error;
        return { bitmap: null, at: 0 };
      });
      // Each picture of a camera counts.
      const isNewest = !ahead.present?.picture || isSame(ahead.present, this.options.present?.() ?? null);
      if (bitmap && this.#isPresent(ahead) && isNewest && performance.now() - at <= STALE_MS)
        return { ...ahead, frame: bitmap };
      bitmap?.close();
    }
    const now = this.#grab();
    const { bitmap } = await now.frame;
    if (bitmap && this.#isPresent(now)) return { ...now, frame: bitmap };
    bitmap?.close();
    return null;
  }

  drop(): void {
    void this.#ahead?.frame.then(
      ({ bitmap }) => bitmap?.close(),
      () => {},
    );
    this.#ahead = null;
  }

  #grab(): Grabbed {
    const { grab, source, isHeld, present } = this.options;
    const frame = async () => ({ bitmap: await grab(), at: performance.now() });
    return {
      ...{ source: source(), isHeld: isHeld?.() ?? false },
      // Before the grab: what comes during it is new.
      present: present?.() ?? null,
      frame: frame(),
    };
  }

  #isPresent({ source, isHeld }: Grabbed): boolean {
    return source === this.options.source() && isHeld === (this.options.isHeld?.() ?? false);
  }
}

/** @returns milliseconds that the look took; null where there was nothing to look at */
async function runOnce(
  { source, isHeld, runView, view, onResult, onDropped }: FrameLoopOptions,
  frames: Frames,
  rest: Rest,
): Promise<number | null> {
  if (!view()) {
    rest.forget();
    return null;
  }
  const grabbed = await frames.next();
  // Asked for after the grab: it may have taken a while, and the person may have changed their mind.
  const asked = view();
  if (!grabbed || !asked) {
    grabbed?.frame.close();
    return null;
  }
  const start = performance.now();
  const looking = runView(grabbed.frame, grabbed.source, asked);
  if (frames.isQuick) frames.grabAhead();
  const seen = await looking;
  const elapsedMs = performance.now() - start;
  frames.isQuick = elapsedMs < QUICK_MS;
  rest.looked(grabbed.present, seen, elapsedMs);
  const now = view();
  const isWanted =
    source() === grabbed.source && now?.technique === asked.technique && now.network === asked.network;
  const isLate = seen?.progress === null && grabbed.isHeld !== (isHeld?.() ?? false);
  if (seen && isWanted && !isLate) onResult(seen, asked, elapsedMs);
  else if (seen) onDropped?.(seen);
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
