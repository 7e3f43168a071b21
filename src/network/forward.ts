import * as tf from '@tensorflow/tfjs-core';
import { type AnyDescription, IMAGE, type LayerName, outputOf } from './description.ts';
import type { Network } from './network.ts';
import type { Played } from './webgpu/pass_recorder.ts';

/** Which of a list of tensors is which layer's output. */
export interface TraceIndex {
  readonly outputs: readonly (readonly [LayerName, number])[];
  /** As of Trace.unsilencedAt. */
  readonly unsilenced: readonly (readonly [LayerName, number])[];
}

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

  /** The pass that gave these outputs, where it was replayed: one that reads them can be replayed too. */
  replayed: { readonly played: Played; readonly index: TraceIndex } | null = null;

  /** A trace of outputs as `indexed` lists them. They are the caller's. */
  static of(
    network: Network<AnyDescription>,
    image: tf.Tensor4D,
    outputs: readonly tf.Tensor[],
    index: TraceIndex,
  ): Trace {
    const trace = new Trace(network, image);
    for (const [name, at] of index.outputs) trace.#outputs.set(name, outputs[at] as tf.Tensor4D);
    for (const [name, at] of index.unsilenced) trace.#unsilenced.set(name, outputs[at] as tf.Tensor4D);
    return trace;
  }

  /** Every output once, and which is whose. */
  indexed(): { outputs: tf.Tensor4D[]; note: TraceIndex } {
    const computed = new Map(this.#outputs);
    computed.delete(IMAGE);
    const outputs = [...new Set([...computed.values(), ...this.#unsilenced.values()])];
    const places = (named: ReadonlyMap<LayerName, tf.Tensor4D>) =>
      Array.from(named, ([name, output]): [LayerName, number] => [name, outputs.indexOf(output)]);
    return { outputs, note: { outputs: places(computed), unsilenced: places(this.#unsilenced) } };
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
  // In a batch, arithmetic outweighs what it costs to issue it.
  const replayed = image.shape[0] === 1 ? replayForward(network, image, last, tapped) : null;
  return replayed ?? computeForward(network, image, last, tapped);
}

/** @returns null where the pass is to be computed */
function replayForward(
  network: Network<AnyDescription>,
  image: tf.Tensor4D,
  last: LayerName,
  tapped: ReadonlySet<LayerName>,
): Trace | null {
  const { ablation } = network;
  const replayed = network.recorder?.run({
    key: JSON.stringify(['forward', last, [...tapped].sort(), [...ablation.keys()]]),
    inputs: [image, ...ablation.values()],
    compute: (inputs) => computeForward(...standIns(network, inputs), last, tapped).indexed(),
  });
  if (!replayed) return null;
  const { outputs, note: index, played } = replayed;
  const trace = Trace.of(network, image, outputs, index);
  trace.replayed = { played, index };
  return trace;
}

/**
 * The network with its masks and the image taken from the inputs of a recorded forward pass.
 * @param inputs the image and then the masks in the order of network.ablation
 */
export function standIns(
  network: Network<AnyDescription>,
  inputs: readonly tf.Tensor[],
): [Network<AnyDescription>, tf.Tensor4D] {
  const [image, ...masks] = inputs as tf.Tensor4D[];
  const names = [...network.ablation.keys()];
  const ablation = new Map(names.map((name, at) => [name, masks[at] as tf.Tensor4D]));
  return [network.withAblation(ablation), image as tf.Tensor4D];
}

function computeForward(
  network: Network<AnyDescription>,
  image: tf.Tensor4D,
  last: LayerName,
  tapped: ReadonlySet<LayerName>,
): Trace {
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
