/** The live view: frame after frame is grabbed, looked at in the worker, and shown. */
import { batch, effect } from '@preact/signals';
import { bitmapOf } from '../../contract/picture.ts';
import type { TechniqueResult, View, ViewResult } from '../../contract/view.ts';
import { withNumbers } from '../../render/heat/drawn_numbers.ts';
import type { Link } from '../../worker/link.ts';
import * as classroom from '../classroom/classroom_store.ts';
import { withDifference } from '../comparison/difference.ts';
import { FigureTurns } from '../inside/figure_turns.ts';
import { forgets } from '../kiosk/forgets.ts';
import { isWaiting as isStyleWaiting } from '../live_style/own_styles.ts';
import * as liveStyle from '../live_style/store.ts';
import { notifyError } from '../notices_store.ts';
import { watchRate } from '../rate.ts';
import * as store from '../store.ts';
import * as studioStore from '../studio/store.ts';
import { AnalysedFrame } from './analysed_frame.ts';

export interface LiveViewParts extends Required<Pick<FrameLoopOptions, 'grab' | 'isHeld' | 'restMs'>> {
  link: Pick<Link, 'runView'>;
  /** Called after every look. */
  looked: () => void;
}

/**
 * Looks at what the source shows, as the page asks for it.
 * @returns a function that ends it
 */
export function startLiveView({ grab, isHeld, restMs, link, looked }: LiveViewParts): () => void {
  const rate = watchRate();
  const analysedFrame = new AnalysedFrame();
  forgets(() => analysedFrame.forget());
  const figureTurns = new FigureTurns();
  forgets(() => figureTurns.forget());
  effect(() => {
    if (!store.seen.value) analysedFrame.release();
  });
  closeReplaced();
  let frames = 0;
  /** The source of the held picture that is counted among them. */
  let heldOf: number | null = null;
  const numberOf = (source: number): number => {
    if (!store.frozen.value || heldOf !== source) frames++;
    heldOf = store.frozen.value ? source : null;
    return frames;
  };
  /** Came, and waits for the stage to draw. */
  let waiting: ViewResult | null = null;
  const show = (result: ViewResult, view: View) => {
    waiting = null;
    // Meanwhile another picture, or another person, may be there.
    if (result.source === store.sourceNumber.value && !store.isDown.value) {
      const shown = withDifference(result);
      closeBitmaps(result, shown);
      const comparison = shown.comparison ?? (view.comparison ? standingComparison() : null);
      store.latest.value = { result: { ...shown, comparison }, view, request: store.requestOf(view) };
      rememberKinds(result, view);
      figureTurns.show(view);
    } else closeBitmaps(result);
    rate.tell();
  };
  return runFrameLoop({
    grab,
    source: () => store.sourceNumber.value,
    isHeld,
    runView: async (bitmap, source, view) => {
      const identity = { source, frame: numberOf(source) };
      await analysedFrame.copy(bitmap, identity).catch((error: unknown) => {
        bitmap.close();
        throw error;
      });
      store.lookIsDue.value = true;
      const seen = await link.runView(bitmap, identity, view).finally(() => (store.lookIsDue.value = false));
      if (seen.picture) return withNumbers(seen);
      analysedFrame.await(seen);
      return null;
    },
    // Under a painting that lies over the stage nobody sees a look.
    view() {
      const asked =
        store.workerState.value === 'ready' && !isCovered() && !waitsForStyle() ? askedFor() : null;
      return asked && figureTurns.asked(asked);
    },
    onResult(result, view, elapsedMs) {
      rate.count(elapsedMs);
      looked();
      analysedFrame.show(result);
      figureTurns.take(result, view);
      if (waiting) closeBitmaps(waiting);
      waiting = result;
      const showNow = () => batch(() => show(result, view));
      if (store.stage.value) store.stage.value.withDrawing(showNow);
      else showNow();
    },
    onDropped: closeBitmaps,
    onError: tellViewError,
    restMs,
  });
}

type Bitmaps = Pick<ViewResult, 'picture' | 'comparison'>;

const bitmapsOf = ({ picture, comparison }: Bitmaps): ImageBitmap[] =>
  [picture, ...(comparison ? [comparison.picture] : [])].flatMap((one) => bitmapOf(one) ?? []);

/** Lets go of what of a look stayed on the graphics card, and is not in another look. */
function closeBitmaps(look: Bitmaps, other?: Bitmaps): void {
  const kept = other ? bitmapsOf(other) : [];
  for (const bitmap of bitmapsOf(look)) if (!kept.includes(bitmap)) bitmap.close();
}

/** The latest look keeps its bitmaps until there is a newer one, or none: what is on the stage is always of it. */
function closeReplaced(): void {
  let before: ViewResult | undefined;
  effect(() => {
    const now = store.latest.value?.result;
    if (before) closeBitmaps(before, now);
    before = now;
  });
}

/** A style of one's own is on its way from where it was kept. */
const waitsForStyle = () => liveStyle.isOpen.value && isStyleWaiting.value;
/** Whether a painting lies over the stage. */
const isCovered = () => studioStore.viewed.value !== null && !classroom.isOpen.value;

const CLASSES = 'ranking';

/**
 * A painting's view shows what will be painted: of the network it wants the leading class alone. The rounds of a class want
 * the classes that they are about, and what the network saw.
 */
export function askedFor(): View | null {
  const view = store.view.value;
  const inClass = classroom.isOpen.value;
  if (!view || !(store.slowView.value || inClass)) return view;
  return {
    ...(inClass && { features: 'vector and picture', alsoRanked: classroom.askedClasses.value }),
    ...(view.network !== undefined && { network: view.network }),
    technique: CLASSES,
    parameters: {},
    target: { kind: 'top' },
    pins: [],
    ablation: view.ablation ?? [],
  };
}

/** What stands beside the view stays while its next picture has nothing to show yet. */
const standingComparison = (): TechniqueResult | null => store.seen.value?.result.comparison ?? null;

/** So that its place can be kept the next time that such a picture is on its way. */
function rememberKinds({ picture, comparison: beside }: ViewResult, view: View): void {
  const kinds = {
    [view.technique]: picture.kind,
    ...(beside && view.comparison && { [view.comparison.technique]: beside.picture.kind }),
  };
  const known = store.shownKinds.value;
  if (Object.entries(kinds).some(([id, kind]) => known[id] !== kind))
    store.shownKinds.value = { ...known, ...kinds };
}

/** The previous picture stays; a worker or source that is on its way out is told of elsewhere. */
function tellViewError(error: unknown): void {
  const name = error instanceof Error ? error.name : '';
  if (name === 'SourceStoppedError' || name === 'OtherNetworkError' || store.workerState.value !== 'ready')
    return;
  notifyError(error);
}

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
}

/** After an error the loop waits a moment, so that a fault of every frame does not become a storm. */
const AFTER_ERROR_MS = 500;
const WHILE_IDLE_MS = 50;
/** After a look that was quicker, as on a graphics card, the next frame is grabbed while the present one is looked at. */
const QUICK_MS = 34;
/** A frame that was grabbed ahead and is older is grabbed again. */
const STALE_MS = 2 * QUICK_MS;

/**
 * Grab, look, draw, again: one frame is looked at at a time and nothing queues, so what is looked at is always the
 * latest, or, where looks are quick, the one that came during the look before. Rests while the page is hidden. An error is told and the
 * loop goes on.
 * @returns a function that ends it
 */
export function runFrameLoop(options: FrameLoopOptions): () => void {
  let running = true;
  const frames = new Frames(options);
  const round = async () => {
    while (running) {
      await untilVisible();
      try {
        const elapsedMs = await runOnce(options, frames);
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
  async next(): Promise<{ frame: ImageBitmap; source: number; isHeld: boolean } | null> {
    const ahead = this.#ahead;
    this.#ahead = null;
    if (ahead) {
      const { bitmap, at } = await ahead.frame.catch((error: unknown) => {
        // A source that is gone has nothing more to tell.
        if (this.#isPresent(ahead)) throw error;
        return { bitmap: null, at: 0 };
      });
      if (bitmap && this.#isPresent(ahead) && performance.now() - at <= STALE_MS)
        return { frame: bitmap, source: ahead.source, isHeld: ahead.isHeld };
      bitmap?.close();
    }
    const now = this.#grab();
    const { bitmap } = await now.frame;
    if (bitmap && this.#isPresent(now)) return { frame: bitmap, source: now.source, isHeld: now.isHeld };
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
    const { grab, source, isHeld } = this.options;
    const frame = async () => ({ bitmap: await grab(), at: performance.now() });
    return { source: source(), isHeld: isHeld?.() ?? false, frame: frame() };
  }

  #isPresent({ source, isHeld }: Grabbed): boolean {
    return source === this.options.source() && isHeld === (this.options.isHeld?.() ?? false);
  }
}

/** @returns milliseconds that the look took; null where there was nothing to look at */
async function runOnce(
  { source, isHeld, runView, view, onResult, onDropped }: FrameLoopOptions,
  frames: Frames,
): Promise<number | null> {
  if (!view()) return null;
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

/** Zero lets input events and drawing come between two looks. */
const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
