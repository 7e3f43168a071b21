import type { NetworkPlan } from '../../network/load.ts';
import type { Network } from '../../network/network.ts';

/** What networks of several sizes are built of. */
export type Sizes = Pick<NetworkPlan, 'input' | 'build'>;

/** Networks for images of several sizes, built when they are first asked for. Each holds weights of its own. */
export class NetworkSizes {
  readonly #plan: Sizes;
  /** By size, the one asked for last at the end. */
  readonly #built = new Map<string, Network>();

  constructor(plan: Sizes) {
    this.#plan = plan;
  }

  /** @returns a network that stays usable until `trim` */
  at(height: number, width: number): Network {
    const key = `${height} x ${width}`;
    const network = this.#built.get(key) ?? this.#plan.build({ height, width });
    this.#built.delete(key);
    this.#built.set(key, network);
    return network;
  }

  /** The network for images of the size that it was trained with. */
  get usual(): Network {
    const { height, width } = this.#plan.input;
    return this.at(height, width);
  }

  /** Frees all but the few that were asked for last: nobody uses them any more. */
  trim(most: number): void {
    for (const [key, network] of [...this.#built].slice(0, Math.max(0, this.#built.size - most))) {
      network.dispose();
      this.#built.delete(key);
    }
  }
}
