/** What of the page the next look depends on. */
import { effect } from '@preact/signals';
import { onFrames } from '../../camera/index.ts';
import * as classroom from '../classroom/classroom_store.ts';
import { showsDifference } from '../comparison/difference.ts';
import { ofPage } from '../kiosk/forgets.ts';
import * as store from '../store.ts';
import { type Present, sweepOf } from './rest.ts';

/** Whether the live view rests: the picture stands still, and nothing else is asked of it. */
export const rests = ofPage(false);

/** A shared screen sends frames when something changes on it: without one for so long it stands still. */
const STILL_MS = 1000;

/**
 * Follows the source's frames from now on.
 * @returns what a look is of that begins now; null where each look counts: a class and taught examples take each look for a sample,
 * and a figure has its own turns
 */
export function followPresent(): () => Present | null {
  let frames = 0;
  let cameAt = 0;
  effect(() => {
    const live = store.live.value;
    cameAt = performance.now();
    // A camera waits for its frames by itself.
    if (!live || live.kind === 'camera') return;
    return onFrames(live.element, () => {
      frames++;
      cameAt = performance.now();
    });
  });
  return () => {
    const view = store.view.peek();
    const frozen = store.frozen.peek();
    const kind = store.live.peek()?.kind;
    // Until there is a look on the stage there is nothing that could stand.
    if (!view || !kind || !store.seenOfPicture.peek()) return null;
    if (view.features || view.inside || classroom.isOpen.peek()) return null;
    const isStill = frozen || kind === 'still';
    const { slowView, catalogue, workerState, sourceNumber } = store;
    return {
      question: [view, slowView.peek(), showsDifference.peek(), catalogue.peek(), workerState.peek()],
      picture: kind === 'camera' && !frozen ? null : [sourceNumber.peek(), frozen, isStill ? null : frames],
      stands: isStill || (kind === 'screen' && performance.now() - cameAt > STILL_MS),
      isAnswered: frozen && isWhole(store.seen.peek()),
    };
  };
}

/** Whether the look on the stage is of the view of now, with all of its sweeps done. */
function isWhole(seen: store.Seen | null): boolean {
  if (!seen || seen.view !== store.view.peek()) return false;
  const { progress, comparison } = seen.result;
  return (
    sweepOf(seen.view.comparison ? { progress, comparison: comparison ?? null } : { progress }) === 'is done'
  );
}
