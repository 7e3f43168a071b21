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
import * as store from '../store.ts';
import * as studioStore from '../studio/store.ts';
import { AnalysedFrame } from './analysed_frame.ts';
import { type FrameLoopOptions, runFrameLoop } from './frame_loop.ts';
import { followPresent, rests } from './present.ts';
import { watchRate } from './rate.ts';

export interface LiveViewParts extends Required<Pick<FrameLoopOptions, 'grab' | 'isHeld' | 'restMs'>> {
  link: Pick<Link, 'runView'>;
  /** Called after every look. @param waitedMs how long nothing new was there to look at since the look before */
  looked: (waitedMs: number) => void;
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
  let waitedMs = 0;
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
      looked(waitedMs);
      waitedMs = 0;
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
    present: followPresent(),
    onRests: (now) => (rests.value = now),
    onWaited: (ms) => (waitedMs += ms),
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
