import { onFrames } from '../../camera/mounted.ts';
import type { Size } from '../placement.ts';

export type LiveElement = HTMLVideoElement | HTMLCanvasElement;
export type StillPicture = HTMLCanvasElement | ImageBitmap;

/** The picture under the maps: what the source shows, or a frame of it that stands still. A stage takes each frame from here. */
export class LivePicture {
  #element: LiveElement | null = null;
  #held: StillPicture | null = null;
  #analysedFrame: ImageBitmap | null = null;
  #source = 0;
  /** Ends the watching for frames of the element. */
  #unwatch: () => void = () => {};
  #fresh = false;
  /** When the element's present frame was taken, and the analysed frame, by performance.now(). */
  #liveAt = 0;
  #analysedAt = 0;
  /** When the picture was taken that was drawn last; null of one that stands still. */
  #drawnAt: number | null = null;
  #age = 0;

  /** Called when there is a new frame to draw. */
  onFrame: () => void = () => {};

  /** @param source what all pictures are of from now on: see FrameIdentity */
  show(element: LiveElement, source: number): void {
    this.#source = source;
    if (element !== this.#element) {
      this.#unwatch();
      this.#element = element;
      this.#liveAt = performance.now();
      this.#unwatch = onFrames(element, (at) => this.#came(at));
    }
    this.refresh();
  }

  /** Shows this picture instead of the live one until called with null. */
  hold(picture: StillPicture | null): void {
    this.#held = picture;
    this.refresh();
  }

  /**
   * Shows the frame that a map belongs to until called with null; a held picture comes first.
   * @param takenAt by performance.now()
   */
  showAnalysedFrame(frame: ImageBitmap | null, takenAt = performance.now()): void {
    if (frame === this.#analysedFrame) return;
    this.#analysedAt = takenAt;
    this.#analysedFrame = frame;
    this.refresh();
  }

  /**
   * The present frame and what it is of, where it was not taken before; null where a source has none yet, too. Called when
   * drawing, which may be rarer than frames.
   */
  take(): { picture: LiveElement | StillPicture; source: number } | null {
    const picture = this.#held ?? this.#analysedFrame ?? this.#element;
    if (!this.#fresh || !picture || !hasFrame(picture)) return null;
    this.#fresh = false;
    const at = this.#held ? null : this.#analysedFrame ? this.#analysedAt : this.#liveAt;
    if (at !== this.#drawnAt) this.#age = at === null ? 0 : Math.max(0, performance.now() - at) / 1000;
    this.#drawnAt = at;
    return { picture, source: this.#source };
  }

  /** How old the picture was when it was first taken here, in seconds; 0 of one that stands still. */
  get age(): number {
    return this.#age;
  }

  /** Lets the present frame be taken again, e.g. after the drawing context was lost. */
  refresh(): void {
    this.#fresh = true;
    this.onFrame();
  }

  /** The very picture that the map on it was made from; null where the live picture runs on under its map. */
  get standing(): StillPicture | null {
    return this.#held ?? this.#analysedFrame;
  }

  #came(at: number): void {
    this.#liveAt = at;
    if (!this.#held && !this.#analysedFrame) this.refresh();
  }
}

/** In the picture's own pixels. */
export const sizeOf = (picture: LiveElement | StillPicture): Size =>
  picture instanceof HTMLVideoElement
    ? { width: picture.videoWidth, height: picture.videoHeight }
    : { width: picture.width, height: picture.height };

function hasFrame(picture: LiveElement | StillPicture): boolean {
  const { width, height } = sizeOf(picture);
  const decoded =
    !(picture instanceof HTMLVideoElement) || picture.readyState >= HTMLMediaElement.HAVE_CURRENT_DATA;
  return decoded && width > 0 && height > 0;
}
