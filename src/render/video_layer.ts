import { ImageSource } from 'pixi.js';
import type { Size } from './placement.ts';

export type LiveElement = HTMLVideoElement | HTMLCanvasElement;
export type StillPicture = HTMLCanvasElement | ImageBitmap;

/** The live picture. One texture for its whole life, filled anew when the element has a new frame. */
export class VideoLayer {
  readonly source: ImageSource;
  #element: LiveElement | null = null;
  #held: StillPicture | null = null;
  #lookedAt: ImageBitmap | null = null;
  #callback = 0;
  #fresh = false;
  #filled = false;

  /** @param onFrame called when there is a new frame to upload */
  constructor(private readonly onFrame: () => void) {
    const blank = document.createElement('canvas');
    blank.width = 4;
    blank.height = 3;
    this.source = new ImageSource({
      resource: blank,
      alphaMode: 'no-premultiply-alpha',
      scaleMode: 'linear',
    });
    this.source.autoGarbageCollect = false;
  }

  show(element: LiveElement): void {
    this.#unwatch();
    this.#element = element;
    if (element instanceof HTMLVideoElement) this.#watch(element);
    this.#announce();
  }

  /** Shows this picture instead of the live one until called with null. */
  hold(picture: StillPicture | null): void {
    this.#held = picture;
    this.#announce();
  }

  /** Shows the frame that a map belongs to until called with null; a held picture comes first. */
  showLookedAt(frame: ImageBitmap | null): void {
    if (frame === this.#lookedAt) return;
    this.#lookedAt = frame;
    this.#announce();
  }

  /** Uploads the present frame if it was not uploaded before. Called when drawing, which may be rarer than frames. */
  upload(): void {
    const resource = this.#held ?? this.#lookedAt ?? this.#element;
    if (!this.#fresh || !resource || !hasFrame(resource)) return;
    this.#fresh = false;
    this.source.resource = resource;
    this.source.update();
    this.#filled = true;
  }

  /** Uploads the present frame again, e.g. after the drawing context was lost. */
  refresh(): void {
    this.#announce();
  }

  #announce(): void {
    this.#fresh = true;
    this.onFrame();
  }

  /** False until there was a first frame. */
  get filled(): boolean {
    return this.#filled;
  }

  /** The very picture that the map on it was made from; null where the live picture runs on under its map. */
  get standing(): StillPicture | null {
    return this.#held ?? this.#lookedAt;
  }

  get size(): Size {
    return { width: this.source.pixelWidth, height: this.source.pixelHeight };
  }

  #watch(video: HTMLVideoElement): void {
    const next = () => {
      if (this.#element !== video) return;
      if (!this.#held && !this.#lookedAt) this.#announce();
      this.#callback = video.requestVideoFrameCallback(next);
    };
    this.#callback = video.requestVideoFrameCallback(next);
  }

  #unwatch(): void {
    if (this.#element instanceof HTMLVideoElement) this.#element.cancelVideoFrameCallback(this.#callback);
  }
}

function hasFrame(resource: LiveElement | StillPicture): boolean {
  if (resource instanceof HTMLVideoElement) {
    return resource.readyState >= HTMLMediaElement.HAVE_CURRENT_DATA && resource.videoWidth > 0;
  }
  return resource.width > 0 && resource.height > 0;
}
