import { ImageSource } from 'pixi.js';
import type { LivePicture, StillPicture } from './live_picture.ts';
import type { Size } from './placement.ts';

/** The live picture as one texture for its whole life, filled anew when there is a new frame. */
export class VideoLayer {
  readonly source: ImageSource;
  #filled = false;

  constructor(private readonly live: LivePicture) {
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

  /** Uploads the present frame if it was not uploaded before. */
  upload(): void {
    const picture = this.live.take();
    if (!picture) return;
    this.source.resource = picture;
    this.source.update();
    this.#filled = true;
  }

  /** False until there was a first frame. */
  get filled(): boolean {
    return this.#filled;
  }

  get standing(): StillPicture | null {
    return this.live.standing;
  }

  get size(): Size {
    return { width: this.source.pixelWidth, height: this.source.pixelHeight };
  }
}
