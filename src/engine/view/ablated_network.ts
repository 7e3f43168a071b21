import type { SilencedLayer } from '../../contract/view.ts';
import { disposeAblation, makeAblation } from '../../network/ablation.ts';
import type { Network } from '../../network/network.ts';

/**
 * The network with the channels switched off that a view wants off. Techniques get no other one, so that none of their passes
 * can forget it. The masks are kept from one frame to the next.
 */
export class AblatedNetwork {
  readonly #whole: Network;
  #key = '[]';
  #present: Network;

  /** @param whole borrowed */
  constructor(whole: Network) {
    this.#whole = whole;
    this.#present = whole;
  }

  /**
   * @returns a network that stays usable until the next call with another ablation; the whole one where nothing is off
   * @throws {UnknownLayerError|AblationError} and keeps what it had
   */
  without(silenced: readonly SilencedLayer[]): Network {
    const off = silenced.filter(({ channels }) => channels.length > 0);
    const key = JSON.stringify(off);
    if (key === this.#key) return this.#present;
    const next = off.length > 0 ? this.#whole.withAblation(makeAblation(this.#whole, off)) : this.#whole;
    this.dispose();
    this.#key = key;
    this.#present = next;
    return next;
  }

  /** Frees the masks. */
  dispose(): void {
    disposeAblation(this.#present.ablation);
    this.#key = '[]';
    this.#present = this.#whole;
  }
}
