/** What of the page the next look depends on. */
import { effect } from '@preact/signals';
import { onFrames } from '../../camera/index.ts';
import * as classroom from '../classroom/classroom_store.ts';
import { showsDifference } from '../comparison/difference.ts';
import { ofPage } from '../kiosk/forgets.ts';
import * as store from '../store.ts';
import type { Present } from './rest.ts';

/** Whether the live view rests: the picture stands still, and nothing else is asked of it. */
export const rests = ofPage(false);

/**
 * Follows the source's frames from now on.
 * @returns what a look is of that begins now; null where each look counts: a camera waits for its frames by itself, a class
 * and the embedding take each look for a sample, and a figure has its own turns
 */
export function followPresent(): () => Present | null {
  let frames = 0;
  effect(() => {
    const live = store.live.value;
    // A camera's frames are told from one another by its source.
    if (live && live.kind !== 'camera') return onFrames(live.element, () => frames++);
  });
  return () => {
    const view = store.view.peek();
    const frozen = store.frozen.peek();
    const kind = store.live.peek()?.kind;
    const stands = frozen || kind === 'still';
    // Until there is a look on the stage there is nothing that could stand.
    if (!view || !kind || (kind === 'camera' && !frozen) || !store.seenOfPicture.peek()) return null;
    if (view.features || view.inside || classroom.isOpen.peek()) return null;
    return {
      of: [
        ...[
          view,
          store.slowView.peek(),
          showsDifference.peek(),
          store.catalogue.peek(),
          store.workerState.peek(),
        ],
        ...[store.sourceNumber.peek(), frozen, stands ? null : frames],
      ],
      stands,
    };
  };
}
