import * as tf from '@tensorflow/tfjs-core';
import { type AnyDescription, IMAGE, type LayerName, outputOf } from './description.ts';
import type { Network } from './network.ts';

/** Every layer's output of one forward pass, by layer name; [batch, height, width, channels] each. */
export class Trace {
  readonly #outputs = new Map<LayerName, tf.Tensor4D>();
  /** What ablated layers gave out before their channels were silenced. */
  readonly #unsilenced = new Map<LayerName, tf.Tensor4D>();

  constructor(
    readonly network: Network<AnyDescription>,
    /** Preprocessed, [batch, height, width, 3]. Borrowed. */
    readonly image: tf.Tensor4D,
  ) {
    this.#outputs.set(IMAGE, image);
  }

  /** @throws {Error} if the pass did not keep this layer (it stopped earlier, or a fused kernel swallowed it) */
  at(name: LayerName): tf.Tensor4D {
    const output = this.#outputs.get(this.network.resolve(name));
    if (!output) throw new Error(`The forward pass did not keep "${name}"; name it in options.taps.`);
    return output;
  }

  has(name: LayerName): boolean {
    return this.#outputs.has(this.network.resolve(name));
  }

  /** The output as the layer's kind made it, whatever channels were silenced behind it: what its adjoint goes by. */
  unsilencedAt(name: LayerName): tf.Tensor4D {
    return this.#unsilenced.get(this.network.resolve(name)) ?? this.at(name);
  }

  /** @param output as the layer's kind made it; the network's ablation is carried out here */
  put(name: LayerName, output: tf.Tensor4D): void {
    const mask = this.network.ablation.get(name);
    if (mask) this.#unsilenced.set(name, output);
    this.#outputs.set(name, mask ? tf.mul(output, mask) : output);
  }

  /** Every tensor but the image and the masks, e.g. to keep them beyond a tf.tidy. */
  tensors(): tf.Tensor4D[] {
    const all = new Set([...this.#outputs.values(), ...this.#unsilenced.values()]);
    all.delete(this.image);
    return [...all];
  }

  /** The unnormalised class scores, [batch, 1, 1, classes]. */
  get logits(): tf.Tensor4D {
    return this.at(outputOf(this.network.description));
  }
}

export interface ForwardOptions {
  /** The last layer to run; the logits and what they need by default. */
  readonly upTo?: LayerName;
  /** Layers whose output must be in the trace even where a fused kernel would swallow it (a convolution's before its ReLU). */
  readonly taps?: readonly LayerName[];
}

/**
 * Runs the network and keeps every layer's output (a convolution and the rectifier behind it run as one kernel and
 * leave the rectifier's). Call it inside tf.tidy: the trace's tensors are the caller's.
 * @param image [batch, height, width, 3], preprocessed as network.description.input says. Borrowed.
 * @throws {UnknownLayerError} if a layer named in the options does not exist
 */
export function forward(
  network: Network<AnyDescription>,
  image: tf.Tensor4D,
  options: ForwardOptions = {},
): Trace {
  const last = network.resolve(options.upTo ?? outputOf(network.description));
  const { taps = [] } = options;
  const tapped = new Set([last, ...taps.map((name) => network.resolve(name)), ...network.ablation.keys()]);
  const trace = new Trace(network, image);
  if (last === IMAGE) return trace;
  for (const { layer, kind, tensors, fusedWith } of network.steps) {
    if (!trace.has(layer.name)) {
      const inputs = layer.inputs.map((name) => trace.at(name));
      const fused = fusedWith && !tapped.has(layer.name) ? fusedWith : undefined;
      trace.put(
        fused?.name ?? layer.name,
        kind.forward(layer, inputs, tensors, fused?.activation ?? 'linear'),
      );
    }
    if (layer.name === last) return trace;
  }
  return trace;
}

/** The same outside of tf.tidy: the caller disposes `trace.tensors()`. */
export function keepForward(
  network: Network<AnyDescription>,
  image: tf.Tensor4D,
  options: ForwardOptions = {},
): Trace {
  let trace: Trace | undefined;
  tf.tidy(() => {
    trace = forward(network, image, options);
    return trace.tensors();
  });
  return trace as Trace;
}
