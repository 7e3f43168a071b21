import { ImageSource } from 'pixi.js';
import type { Size } from '../placement.ts';
import type { LivePicture, StillPicture } from './live_picture.ts';

/** The live picture as one texture for its whole life, filled anew when there is a new frame. */
export class VideoLayer {
  readonly source: ImageSource;
  #source: number | null = null;

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

  /**
   * Uploads the present frame if it was not uploaded before.
   * @returns whether it is of another source, or of another size, than the frame before
   */
  upload(): boolean {
    const taken = this.live.take();
    if (!taken) return false;
    const [of, { width, height }] = [this.#source, this.size];
    this.source.resource = taken.picture;
    this.source.update();
    this.#source = taken.source;
    return of !== this.#source || width !== this.size.width || height !== this.size.height;
  }

  /** What the picture is of: see FrameIdentity. Null until there was a first frame. */
  get of(): number | null {
    return this.#source;
  }

  get standing(): StillPicture | null {
    return this.live.standing;
  }

  get size(): Size {
    return { width: this.source.pixelWidth, height: this.source.pixelHeight };
  }
}
