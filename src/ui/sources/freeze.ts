/** What is seen of a picture as it is frozen: its frame, and the look at that frame. */
import type { View } from '../../contract/view.ts';
import { figureAnswer } from '../inside/open_figure.ts';
import * as store from '../store.ts';

/** A copy of the frame that is seen with its map; null where none stands on the stage. */
export async function copyStanding(): Promise<ImageBitmap | null> {
  const stage = store.stage.value;
  if (!stage) return null;
  for (;;) {
    const { standing } = stage;
    if (!standing) return null;
    const copy = await createImageBitmap(standing);
    // A look that came meanwhile brought its frame at once, and its map may wait to be drawn.
    stage.capture();
    if (stage.standing === standing) return copy;
    copy.close();
  }
}

/** The look on the stage stays over the frame that it is of. A sweep over another frame ends: it would be shown over this one. */
export function keepLook(): void {
  if (!sweepsOther()) return;
  const [before, look, figure] = [store.sourceNumber.value, store.seenOfPicture.value, figureAnswer.value];
  const source = before + 1;
  store.sourceNumber.value = source;
  if (look) store.latest.value = { ...look, result: { ...look.result, source } };
  if (figure?.source === before) figureAnswer.value = { ...figure, source };
}

/** Whether a sweep may be under way over another frame than the look on the stage is of. */
function sweepsOther(): boolean {
  const now = store.seen.value;
  if (!now) return true;
  const { progress, frame } = now.result;
  if (progress === null) return false;
  const isOver = progress >= 1 || (store.begunFrame.value ?? 0) > frame;
  return isOver || questionOf(now.view) !== questionOf(store.view.value);
}

/** All that a sweep depends on, besides its technique and its frame. */
const questionOf = (view: View | null): string =>
  JSON.stringify([view?.parameters, view?.target, view?.ablation, view?.comparison]);
