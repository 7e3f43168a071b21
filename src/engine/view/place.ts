import type { Picture } from '../../contract/picture.ts';
import type { Network } from '../../network/network.ts';
import { DrawnMaps } from '../encode/drawn_maps.ts';
import type { Scored } from '../encode/encode_picture.ts';
import type { GpuCanvas } from '../encode/gpu_canvas.ts';
import { TechniqueRun, type TechniqueState } from './technique_run.ts';

/** A picture's place on the page: how it is made, and drawn where it was computed. */
export class Place {
  readonly run: TechniqueRun;
  readonly #maps: DrawnMaps | null;

  /** @param canvas null or absent: nothing is drawn */
  constructor(network: Network, standMs: number, canvas: GpuCanvas | null = null) {
    this.run = new TechniqueRun(standMs);
    this.#maps = canvas && new DrawnMaps(network, canvas);
  }

  /**
   * Draws a map and disposes its tensor.
   * @param question all that the map depends on, besides the frame
   * @returns null for what has to be read
   */
  async draw(
    question: string,
    { source, progress }: TechniqueState,
    scored: Scored,
  ): Promise<Picture | null> {
    // A sweep's picture changes from step to step and stands at last: its legend is never of the step before.
    const draws = progress === null && source && this.#maps?.canDraw(source);
    if (draws) return this.#maps?.draw(question, source, scored) ?? null;
    await this.#maps?.forget();
    return null;
  }

  /** Gives up what is under way. */
  async end(): Promise<void> {
    await this.run.end();
    await this.#maps?.forget();
  }
}
