import * as tf from '@tensorflow/tfjs-core';
import type { LayerName } from '../../network/description.ts';
import { LayerTensors } from '../../network/layer_tensors.ts';
import type { Network } from '../../network/network.ts';
import { Random } from '../../numeric/random.ts';

/** A layer's tensor as numbers in random order. */
interface Shuffled {
  readonly part: string;
  readonly shape: number[];
  readonly values: Float32Array;
}

/**
 * A network that forgets from the top: the weights of its layers are put in random order, one layer after another, the last
 * first. Cascading randomisation, Adebayo et al. 2018, section 3. Each layer's numbers stay the same, so that its activations
 * keep their size. The network itself is not touched: only layers that forgot are new. It holds no tensors between two looks.
 */
export class RandomisedNetwork {
  readonly #network: Network;
  readonly #random: Random;
  readonly #shuffled = new Map<LayerName, Shuffled[]>();
  /** Layers with weights, the last first. */
  readonly layers: readonly LayerName[];

  /** @param network borrowed; @param seed of the random order */
  constructor(network: Network, seed: number) {
    this.#network = network;
    this.#random = new Random(seed);
    this.layers = network.steps
      .filter(({ tensors }) => tensors.learned().length > 0)
      .map(({ layer }) => layer.name)
      .reverse();
  }

  /**
   * @param count how many layers have forgotten, from the last on
   * @param look gets the network, which is usable until it has answered
   */
  async forget<Seen>(count: number, look: (network: Network) => Promise<Seen>): Promise<Seen> {
    const forgot = this.layers.slice(0, count);
    for (const name of forgot)
      if (!this.#shuffled.has(name)) this.#shuffled.set(name, await this.#shuffle(name));
    const replaced = new Map<LayerName, LayerTensors>();
    try {
      for (const name of forgot) {
        const tensors = new LayerTensors();
        replaced.set(name, tensors);
        for (const { part, values, shape } of this.#shuffled.get(name) ?? [])
          tensors.keep(part, tf.tensor(values, shape));
      }
      return await look(this.#network.withTensors(replaced));
    } finally {
      for (const tensors of replaced.values()) tensors.dispose();
    }
  }

  async #shuffle(name: LayerName): Promise<Shuffled[]> {
    const shuffled: Shuffled[] = [];
    for (const [part, tensor] of this.#network.step(name).tensors.learned()) {
      const values = Float32Array.from(await tensor.data<'float32'>());
      shuffle(values, this.#random);
      shuffled.push({ part, values, shape: tensor.shape });
    }
    return shuffled;
  }
}

/** Puts numbers in random order (Fisher and Yates). @param values edited */
function shuffle(values: Float32Array, random: Random): void {
  for (let last = values.length - 1; last > 0; last--) {
    const other = random.integer(0, last);
    const value = values[last] as number;
    values[last] = values[other] as number;
    values[other] = value;
  }
}
