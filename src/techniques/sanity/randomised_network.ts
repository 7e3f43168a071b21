import * as tf from '@tensorflow/tfjs-core';
import type { LayerName } from '../../network/description.ts';
import { LayerTensors } from '../../network/layer_tensors.ts';
import type { Network } from '../../network/network.ts';
import { Random } from '../../numeric/random.ts';

/**
 * A network that forgets from the top: the weights of its layers are put in random order, one layer after another, the last
 * first. Cascading randomisation, Adebayo et al. 2018, section 3. Each layer's numbers stay the same, so that its activations
 * keep their size. The network itself is not touched: only layers that changed are new.
 */
export class RandomisedNetwork {
  readonly #network: Network;
  readonly #random: Random;
  readonly #replaced = new Map<LayerName, LayerTensors>();
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
   * @param count how many layers are to have forgotten; no fewer than before
   * @returns a network that is usable until `dispose`
   */
  async forget(count: number): Promise<Network> {
    for (const name of this.layers.slice(this.#replaced.size, count)) {
      const tensors = new LayerTensors();
      this.#replaced.set(name, tensors);
      for (const [part, tensor] of this.#network.step(name).tensors.learned()) {
        const values = Float32Array.from(await tensor.data<'float32'>());
        shuffle(values, this.#random);
        tensors.keep(part, tf.tensor(values, tensor.shape));
      }
    }
    return this.#network.withTensors(this.#replaced);
  }

  /** Frees the weights that were put in random order. */
  dispose(): void {
    for (const tensors of this.#replaced.values()) tensors.dispose();
    this.#replaced.clear();
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
