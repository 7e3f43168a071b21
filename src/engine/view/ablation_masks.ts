import type { SilencedLayer } from '../../contract/view.ts';
import { type Ablation, disposeAblation, makeAblation } from '../../network/ablation.ts';
import type { Network } from '../../network/network.ts';

/** Keeps the masks of the channels that are switched off from one frame to the next, and makes them anew when others are. */
export class AblationMasks {
  #key = '[]';
  #ablation: Ablation | undefined;

  constructor(private readonly network: Network) {}

  /**
   * @returns masks that stay until the next call with another ablation; undefined where nothing is switched off
   * @throws {UnknownLayerError|LesionError} and keeps what it had
   */
  lesionOf(silenced: readonly SilencedLayer[]): Ablation | undefined {
    const off = silenced.filter(({ channels }) => channels.length > 0);
    const key = JSON.stringify(off);
    if (key === this.#key) return this.#ablation;
    const ablation = off.length > 0 ? makeAblation(this.network, off) : undefined;
    if (this.#ablation) disposeAblation(this.#ablation);
    this.#key = key;
    this.#ablation = ablation;
    return ablation;
  }

  dispose(): void {
    this.lesionOf([]);
  }
}
