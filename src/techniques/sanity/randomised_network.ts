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

/** What layers became by one seed, by their names, and the generator where it stands. */
interface Shuffles {
  readonly seed: number;
  readonly random: Random;
  readonly layers: Map<LayerName, Shuffled[]>;
}

/** The last seed's of each network; sweep after sweep puts the same numbers in the same order. */
const known = new WeakMap<Network, Shuffles>();
/** Of more numbers nothing is kept from one sweep to the next. */
const MOST_KEPT = 2 ** 24;

/**
 * A network that forgets from the top: the weights of its layers are put in random order, one layer after another, the last
 * first. Cascading randomisation, Adebayo et al. 2018, section 3. Each layer's numbers stay the same, so that its activations
 * keep their size. The network itself is not touched: only layers that forgot are new.
 */
export class RandomisedNetwork {
  readonly #network: Network;
  readonly #shuffles: Shuffles;
  /** Of layers that have forgotten, until `dispose`. */
  readonly #forgot = new Map<LayerName, LayerTensors>();
  /** Layers with weights, the last first. */
  readonly layers: readonly LayerName[];

  /** @param network borrowed; @param seed of the random order */
  constructor(network: Network, seed: number) {
    this.#network = network;
    const learned = network.steps.filter(({ tensors }) => tensors.learned().length > 0);
    this.layers = learned.map(({ layer }) => layer.name).reverse();
    const before = known.get(network);
    this.#shuffles = before?.seed === seed ? before : { seed, random: new Random(seed), layers: new Map() };
    const numbers = learned.flatMap(({ tensors }) => tensors.learned().map(([, { size }]) => size));
    if (numbers.reduce((sum, size) => sum + size, 0) <= MOST_KEPT) known.set(network, this.#shuffles);
  }

  /**
   * @param count how many layers have forgotten, from the last on; no fewer than before
   * @param look gets the network, which is usable until it has answered
   */
  async forget<Seen>(count: number, look: (network: Network) => Promise<Seen>): Promise<Seen> {
    for (const name of this.layers.slice(0, count)) {
      if (this.#forgot.has(name)) continue;
      const tensors = new LayerTensors();
      this.#forgot.set(name, tensors);
      for (const { part, values, shape } of await this.#shuffled(name))
        tensors.keep(part, tf.tensor(values, shape));
    }
    return look(this.#network.withTensors(this.#forgot));
  }

  /** Frees what layers forgot with. */
  dispose(): void {
    for (const tensors of this.#forgot.values()) tensors.dispose();
    this.#forgot.clear();
  }

  async #shuffled(name: LayerName): Promise<Shuffled[]> {
    const { layers, random } = this.#shuffles;
    const before = layers.get(name);
    if (before) return before;
    const learned = this.#network.step(name).tensors.learned();
    const numbers = await Promise.all(learned.map(([, tensor]) => tensor.data<'float32'>()));
    const shuffled = learned.map(([part, { shape }], at): Shuffled => {
      const values = Float32Array.from(numbers[at] as Float32Array);
      shuffle(values, random);
      return { part, values, shape };
    });
    layers.set(name, shuffled);
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
