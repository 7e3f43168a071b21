import { fitWithin } from '../../media/fit.ts';
import { layPaper } from '../../media/on_white.ts';
import type { Size } from '../placement.ts';
import { type LivePicture, sizeOf } from '../video/live_picture.ts';
import { resize, scratch } from './scratch.ts';

/** A copy of the present picture: what it was taken from may be closed, or run on, before it is drawn again. */
export class PresentPicture {
  readonly #paper = scratch(4, 3);
  #source: number | null = null;
  #number = 0;

  constructor(private readonly live: LivePicture) {}

  /** Takes the present frame, if it was not taken before. @returns whether there is a new one */
  take(): boolean {
    const taken = this.live.take();
    if (!taken) return false;
    const { width, height } = sizeOf(taken.picture);
    const size = fitWithin(width, height);
    resize(this.#paper, size.width, size.height);
    layPaper(this.#paper, size.width, size.height);
    this.#paper.drawImage(taken.picture, 0, 0, size.width, size.height);
    this.#source = taken.source;
    this.#number++;
    return true;
  }

  get canvas(): HTMLCanvasElement {
    return this.#paper.canvas;
  }

  /** What the picture is of: see FrameIdentity. Null until there was a first frame. */
  get of(): number | null {
    return this.#source;
  }

  /** Another one with each frame. */
  get number(): number {
    return this.#number;
  }

  get size(): Size {
    const { width, height } = this.#paper.canvas;
    return { width, height };
  }

  get stands(): boolean {
    return this.live.standing !== null;
  }
}
