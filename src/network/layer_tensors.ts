import * as tf from '@tensorflow/tfjs-core';

/** First words of the names under which kinds of layers keep their weights. */
const LEARNED: ReadonlySet<string> = new Set(['filter', 'bias', 'weights', 'scale', 'shift', 'offset']);

/**
 * The tensors that one layer keeps for the network's life: filters, biases and what is derived from them.
 * XNNPACK caches packed filters by tensor, so a filter is made once and never per frame. Networks of the same weights for
 * other sizes of image share them.
 */
export class LayerTensors {
  readonly #kept = new Map<string, tf.Tensor>();
  readonly #variants = new Map<string, LayerTensors>();
  #owners = 1;

  /** The same object for one more owner, each of whom disposes it. */
  share(): LayerTensors {
    this.#owners++;
    return this;
  }

  /** Takes ownership of a tensor under a name. */
  keep(name: string, tensor: tf.Tensor): void {
    this.#kept.set(name, tf.keep(tensor));
  }

  /** @returns the tensor kept under this name, still owned by this object */
  get<T extends tf.Tensor>(name: string): T {
    const tensor = this.#kept.get(name);
    if (!tensor) throw new Error(`No tensor "${name}" was prepared for this layer.`);
    return tensor as T;
  }

  /** Learned weights by their names: of what a layer keeps, all but constants and what is derived from other tensors. Borrowed. */
  learned(): [name: string, tensor: tf.Tensor][] {
    return [...this.#kept].filter(([name]) => LEARNED.has(name.split(' ', 1)[0] as string));
  }

  has(name: string): boolean {
    return this.#kept.has(name);
  }

  /** The tensor under this name, made at the first call (the backward pass derives its filters so). */
  once<T extends tf.Tensor>(name: string, make: () => T): T {
    if (!this.#kept.has(name)) this.keep(name, tf.tidy(make));
    return this.get<T>(name);
  }

  /**
   * The tensors that there are put through a function, made at the first call under this name and freed with these.
   * @param change null leaves a tensor out; runs inside tf.tidy
   */
  variant(name: string, change: (tensor: tf.Tensor, name: string) => tf.Tensor | null): LayerTensors {
    const known = this.#variants.get(name);
    if (known) return known;
    const made = new LayerTensors();
    for (const [key, tensor] of this.#kept) {
      const changed = tf.tidy(() => change(tensor, key) as tf.Tensor) as tf.Tensor | null;
      if (changed) made.keep(key, changed);
    }
    this.#variants.set(name, made);
    return made;
  }

  /** Frees the tensors once every owner has called it. */
  dispose(): void {
    if (--this.#owners > 0) return;
    for (const tensor of this.#kept.values()) tensor.dispose();
    for (const variant of this.#variants.values()) variant.dispose();
    this.#variants.clear();
    this.#kept.clear();
  }
}
