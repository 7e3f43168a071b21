import type { Look, View } from '../worker/api.ts';
import * as store from './store.ts';

/** Shows each map over the frame that it was computed from, where the person wants that. */
export class LookedAt {
  #frame: ImageBitmap | null = null;
  #sweep = '';
  #progress: number | null = null;

  /** A copy of a frame on its way to the worker; null where it will not be shown. */
  copy(frame: ImageBitmap): Promise<ImageBitmap> | null {
    return store.display.value.sync && !store.frozen.value ? createImageBitmap(frame) : null;
  }

  /** @param copy taken over: shown until the next one, or closed */
  show(copy: ImageBitmap | null, look: Look, view: View): void {
    const goesOn = this.#sweepGoesOn(look, view);
    if (copy && (look.picture.kind !== 'ranking' || look.beside)) {
      if (goesOn && this.#frame) copy.close();
      else this.#put(copy);
    } else {
      copy?.close();
      this.#put(null);
    }
  }

  /** Back to the live picture, e.g. because there is another one. */
  release(): void {
    this.#put(null);
  }

  /** While a progressive technique is at work its maps are of the frame with which the sweep began. */
  #sweepGoesOn(look: Look, { technique, parameters, target, lesion }: View): boolean {
    const sweep = JSON.stringify([technique, parameters, target, lesion]);
    const goesOn =
      sweep === this.#sweep &&
      look.progress !== null &&
      this.#progress !== null &&
      look.progress > this.#progress;
    this.#sweep = sweep;
    this.#progress = look.progress;
    return goesOn;
  }

  #put(frame: ImageBitmap | null): void {
    store.stage.value?.showLookedAt(frame);
    this.#frame?.close();
    this.#frame = frame;
  }
}
