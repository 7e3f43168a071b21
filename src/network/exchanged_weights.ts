import * as tf from '@tensorflow/tfjs-core';
import type { LayerBase, LayerName } from './description.ts';
import { LayerTensors } from './layer_tensors.ts';

/** What layers have learned, as inputs of a pass: recorded once, it is replayed with other weights. */
export class ExchangedWeights {
  readonly #learned: readonly {
    readonly layer: LayerName;
    readonly part: string;
    readonly tensor: tf.Tensor;
  }[];

  /** @param steps borrowed for as long as it is used */
  constructor(steps: readonly { readonly layer: LayerBase; readonly tensors: LayerTensors }[]) {
    this.#learned = steps.flatMap(({ layer, tensors }) =>
      tensors.learned().map(([part, tensor]) => ({ layer: layer.name, part, tensor })),
    );
  }

  /** How many numbers they are. */
  get size(): number {
    return this.#learned.reduce((sum, { tensor }) => sum + tensor.size, 0);
  }

  /** In the order of the steps. Borrowed. */
  tensors(): tf.Tensor[] {
    return this.#learned.map(({ tensor }) => tensor);
  }

  /**
   * Other weights in their place, and nothing else that layers keep: what is derived from weights is derived anew.
   * @param given as of `tensors`; borrowed
   * @returns by layer name; the caller disposes them
   */
  around(given: readonly tf.Tensor[]): ReadonlyMap<LayerName, LayerTensors> {
    const byLayer = new Map<LayerName, LayerTensors>();
    for (const [at, { layer, part }] of this.#learned.entries()) {
      const tensors = byLayer.get(layer) ?? new LayerTensors();
      byLayer.set(layer, tensors);
      tensors.keep(part, tf.clone(given[at] as tf.Tensor));
    }
    return byLayer;
  }
}
