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

  /**
   * Begins a pass of the same image with the outputs of another one that it would compute alike: those before the first layer that has
   * channels switched off there, or that a fused kernel would swallow here. They stay the other one's.
   * @param network that of the other one, with all channels
   */
  static before(network: Network<AnyDescription>, other: Trace): Trace {
    const trace = new Trace(network, other.image);
    for (const [name, output] of other.#outputs) {
      if (name === IMAGE) continue;
      if (other.network.ablation.has(name) || network.step(name).fusedWith) break;
      trace.#outputs.set(name, output);
    }
    return trace;
  }

  /**
   * Every output once, and which is whose.
   * @param only layers whose outputs count, as they were handed on; all by default
   */
  indexed(only?: ReadonlySet<LayerName>): { outputs: tf.Tensor4D[]; note: TraceIndex } {
    const counts = ([name]: [LayerName, tf.Tensor4D]) => name !== IMAGE && (only?.has(name) ?? true);
    const computed = new Map([...this.#outputs].filter(counts));
    const unsilenced = only ? new Map<LayerName, tf.Tensor4D>() : this.#unsilenced;
    const outputs = [...new Set([...computed.values(), ...unsilenced.values()])];
    const places = (named: ReadonlyMap<LayerName, tf.Tensor4D>) =>
      Array.from(named, ([name, output]): [LayerName, number] => [name, outputs.indexOf(output)]);
    return { outputs, note: { outputs: places(computed), unsilenced: places(unsilenced) } };
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
  /**
   * The only layers that are asked of the trace, and nothing goes back through it: a pass that is replayed then needs the memory of
   * two or three layers, so that batches are replayed too. Others may be absent.
   */
  readonly only?: readonly LayerName[];
  /**
   * A pass of the same image and network, with channels switched off: what comes before them is taken over, not computed again, where no
   * taps are asked for here. It stays that one's, though `tensors()` lists it, too. Nothing is replayed.
   */
  readonly from?: Trace;
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
  const only = options.only && new Set(options.only.map((name) => network.resolve(name)));
  if (options.from) return computeForward(network, image, last, tapped, Trace.before(network, options.from));
  // A batch of all layers' outputs would stay on the card.
  const replayed =
    image.shape[0] === 1 || only ? replayForward(network, image, { last, tapped, only }) : null;
  return replayed ?? computeForward(network, image, last, tapped);
}

interface Extent {
  readonly last: LayerName;
  readonly tapped: ReadonlySet<LayerName>;
  readonly only: ReadonlySet<LayerName> | undefined;
}

/** @returns null where the pass is to be computed */
function replayForward(
  network: Network<AnyDescription>,
  image: tf.Tensor4D,
  { last, tapped, only }: Extent,
): Trace | null {
  const { ablation, exchanged } = network;
  const how = [last, [...tapped].sort(), [...ablation.keys()], only ? [...only].sort() : null];
  const replayed = network.recorder?.run({
    key: JSON.stringify(['forward', ...how, exchanged !== null]),
    inputs: [image, ...ablation.values(), ...(exchanged?.tensors() ?? [])],
    isOneWay: only !== undefined,
    compute: (inputs) =>
      withStandIns(network, inputs, (other, input) =>
        computeForward(other, input, last, tapped).indexed(only),
      ),
  });
  if (!replayed) return null;
  const { outputs, note: index, played } = replayed;
  const trace = Trace.of(network, image, outputs, index);
  if (!only) trace.replayed = { played, index };
  return trace;
}

/**
 * Computes something of the network with the image, its masks, and weights that are exchanged, taken from the inputs of a recorded
 * forward pass.
 * @param inputs the image, the masks in the order of network.ablation, and the weights
 */
export function withStandIns<Result>(
  network: Network<AnyDescription>,
  inputs: readonly tf.Tensor[],
  compute: (network: Network<AnyDescription>, image: tf.Tensor4D) => Result,
): Result {
  const [image, ...rest] = inputs as tf.Tensor4D[];
  const names = [...network.ablation.keys()];
  const ablation = new Map(names.map((name, at) => [name, rest[at] as tf.Tensor4D]));
  const weights = network.exchanged?.around(rest.slice(names.length));
  const other = (weights ? network.withTensors(weights) : network).withAblation(ablation);
  try {
    return compute(other, image as tf.Tensor4D);
  } finally {
    // What they derived on the way is part of the pass.
    for (const tensors of weights?.values() ?? []) tensors.dispose();
  }
}

/** @param trace what is known already */
function computeForward(
  network: Network<AnyDescription>,
  image: tf.Tensor4D,
  last: LayerName,
  tapped: ReadonlySet<LayerName>,
  trace = new Trace(network, image),
): Trace {
  if (last === IMAGE) return trace;
  for (const { layer, kind, tensors, fusedWith } of network.steps) {
    const fused = fusedWith && !tapped.has(layer.name) ? fusedWith : undefined;
    const name = fused?.name ?? layer.name;
    if (!trace.has(layer.name) && !trace.has(name)) {
      const inputs = layer.inputs.map((input) => trace.at(input));
      trace.put(name, kind.forward(layer, inputs, tensors, fused?.activation ?? 'linear'));
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
