/** What stands on the stage in the place of a live picture: its frame, and the look at that frame. */
import { batch } from '@preact/signals';
import type { View } from '../../contract/view.ts';
import type { LiveElement } from '../../render/video/live_picture.ts';
import { figureAnswer } from '../inside/open_figure.ts';
import * as store from '../store.ts';

/** What stays of a camera that stands still. */
export interface LastPicture {
  readonly picture: ImageBitmap;
  /** Whether it was seen with a map, which is of it. */
  readonly isOfMap: boolean;
}

/** What is seen of a camera. @param underMap whether that is the frame of the map that stands on the stage, if one does */
export async function lastOf(element: LiveElement, underMap: boolean): Promise<LastPicture> {
  // Without one it is taken at once: the camera may be opened anew in a moment.
  const shown = underMap && store.stage.value?.standing ? await copyStanding().catch(() => null) : null;
  return { picture: shown ?? (await createImageBitmap(element)), isOfMap: shown !== null };
}

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

/** A picture is frozen on the stage. @param isOfMap whether the look on the stage is of it */
export function holdFrozen(picture: ImageBitmap, isOfMap: boolean): void {
  batch(() => {
    if (isOfMap) keepLook();
    else store.sourceNumber.value++;
    store.frozen.value = true;
    store.stage.value?.hold(picture);
  });
}

/** The last picture of a camera stays on the stage. */
export function holdLast({ picture, isOfMap }: LastPicture): void {
  batch(() => {
    if (isOfMap) keepLook();
    store.stage.value?.hold(picture);
  });
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
