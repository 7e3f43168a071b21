import { takenAt } from '../../camera/index.ts';
import type { FrameIdentity, UnseenYet, ViewResult } from '../../contract/view.ts';
import { stillHere } from '../kiosk/forgets.ts';
import * as store from '../store.ts';

interface Kept {
  readonly bitmap: ImageBitmap;
  /** FrameIdentity.frame */
  readonly frame: number;
  /** By performance.now(). */
  readonly takenAt: number;
}

/** Shows each map over the frame that it was computed from, where the person wants that. */
export class AnalysedFrame {
  #sent: Kept | null = null;
  #shown: Kept | null = null;
  /** Of a sweep that has nothing to show yet. */
  #awaited: Kept | null = null;

  /** Keeps a copy of a frame on its way to the worker, if it may be shown. */
  async copy(bitmap: ImageBitmap, { frame }: FrameIdentity): Promise<void> {
    this.#sent?.bitmap.close();
    this.#sent = null;
    if (!store.display.value.sync || store.frozen.value) return;
    const at = takenAt(bitmap) ?? performance.now();
    const here = stillHere();
    const copy = await createImageBitmap(bitmap);
    if (here()) this.#sent = { bitmap: copy, frame, takenAt: at };
    else copy.close();
  }

  /** Keeps the frame that was sent, if a sweep began with it, until there is something to show of it. */
  await({ frame }: UnseenYet): void {
    store.begunFrame.value = frame;
    if (frame !== this.#sent?.frame) return;
    this.#awaited?.bitmap.close();
    this.#awaited = this.#sent;
    this.#sent = null;
  }

  /** Puts the frame on the stage that a look is of: the one that was sent, or while a sweep goes on the one with which it began. */
  show(result: ViewResult): void {
    if (result.picture.kind === 'ranking' && !result.comparison) this.#put(null);
    else if (result.frame === this.#sent?.frame) this.#put(this.#sent);
    else if (result.frame === this.#awaited?.frame) this.#put(this.#awaited);
    else if (result.frame !== this.#shown?.frame) this.#put(null);
  }

  /** Back to the live picture, e.g. because there is another one. */
  release(): void {
    this.#put(null);
  }

  /** Lets go of the frame that is on its way, too. */
  forget(): void {
    this.#put(null);
    for (const kept of [this.#sent, this.#awaited]) kept?.bitmap.close();
    this.#sent = null;
    this.#awaited = null;
  }

  #put(kept: Kept | null): void {
    store.stage.value?.showAnalysedFrame(kept?.bitmap ?? null, kept?.takenAt);
    if (kept !== this.#shown) this.#shown?.bitmap.close();
    this.#shown = kept;
    if (kept === this.#sent) this.#sent = null;
    if (kept === this.#awaited) this.#awaited = null;
  }
}
