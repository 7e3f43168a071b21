import type { SilencedLayer } from '../../contract/view.ts';
import { disposeLesion, type Lesion, makeLesion } from '../../network/ablation.ts';
import type { Network } from '../../network/network.ts';

/** Keeps the masks of the channels that are switched off from one frame to the next, and makes them anew when others are. */
export class LesionKeeper {
  #key = '[]';
  #lesion: Lesion | undefined;

  constructor(private readonly network: Network) {}

  /**
   * @returns masks that stay until the next call with another lesion; undefined where nothing is switched off
   * @throws {UnknownLayerError|LesionError} and keeps what it had
   */
  lesionOf(silenced: readonly SilencedLayer[]): Lesion | undefined {
    const off = silenced.filter(({ channels }) => channels.length > 0);
    const key = JSON.stringify(off);
    if (key === this.#key) return this.#lesion;
    const lesion = off.length > 0 ? makeLesion(this.network, off) : undefined;
    if (this.#lesion) disposeLesion(this.#lesion);
    this.#key = key;
    this.#lesion = lesion;
    return lesion;
  }
}
