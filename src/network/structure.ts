/** What the layers of a network are to each other: found by their traits, whatever the network. */
import { IMAGE, type LayerName } from './description.ts';
import type { Network, Step } from './network.ts';

/** Whether its output still has places: it is a map, no vector. */
const isMap = ({ shape: [height, width] }: Step): boolean => height > 1 || width > 1;

/** Whether it passes numbers on and is no activation: batch norm, dropout. */
const isTransparent = ({ kind }: Step): boolean => kind.passes === true && !kind.activation;

/** Who reads whom in a network. */
class Readers {
  readonly #consumers = new Map<LayerName, Step[]>();

  constructor({ steps }: Network) {
    for (const step of steps)
      for (const input of step.layer.inputs)
        this.#consumers.set(input, [...(this.#consumers.get(input) ?? []), step]);
  }

  /** The layers that read a layer's output, through those that only pass it on. */
  of({ layer }: Step): Step[] {
    const consumers = this.#consumers.get(layer.name) ?? [];
    return consumers.flatMap((step) => (isTransparent(step) ? this.of(step) : [step]));
  }

  /** Whether all that read it are of a sort, and some do. */
  every(step: Step, isSo: (reader: Step) => boolean): boolean {
    const readers = this.of(step);
    return readers.length > 0 && readers.every(isSo);
  }

  /**
   * Whether a layer's output is what it has to say: an activation, or a product. An activation that only products read is a
   * factor of theirs, the sigmoid of x * sigmoid(x) or of a squeeze-and-excitation.
   */
  isAnswer(step: Step): boolean {
    if (step.kind.joins === 'product') return true;
    return step.kind.activation !== undefined && !this.every(step, ({ kind }) => kind.joins === 'product');
  }
}

/** Where a layer runs in the order of the network; -1 of the image, which comes before all. @throws {UnknownLayerError} */
export function placeOf(network: Network, name: LayerName): number {
  const resolved = network.resolve(name);
  return network.steps.findIndex(({ layer }) => layer.name === resolved);
}

/**
 * Layers worth looking at first: maps of activations and of joined branches. A sum or a concatenation that only activations
 * read is left out, as they show the same.
 */
export function recommendedLayers(network: Network): LayerName[] {
  const readers = new Readers(network);
  const isJoint = (step: Step) =>
    step.kind.joins !== undefined && !readers.every(step, ({ kind }) => kind.activation !== undefined);
  return network.steps
    .filter((step) => isMap(step) && (readers.isAnswer(step) || isJoint(step)))
    .map(({ layer }) => layer.name);
}

/**
 * Maps of activations that tell of neighbours what the activations before them could not: on the way from those lies a
 * convolution whose windows overlap. One of 1 x 1 only mixes channels.
 */
export function neighbourLayers(network: Network): LayerName[] {
  const readers = new Readers(network);
  const byName = new Map(network.steps.map((step) => [step.layer.name, step]));
  const known = new Map<LayerName, boolean>();
  /** Whether such a convolution lies between the activations before a layer and its output. */
  const compares = (step: Step): boolean => {
    const { name } = step.layer;
    const found = known.get(name) ?? (overlaps(step) || beforeCompares(step));
    known.set(name, found);
    return found;
  };
  const beforeCompares = ({ layer }: Step): boolean =>
    layer.inputs.some((name) => {
      const input = byName.get(name);
      return input !== undefined && !readers.isAnswer(input) && compares(input);
    });
  return network.steps
    .filter((step) => isMap(step) && readers.isAnswer(step) && beforeCompares(step))
    .map(({ layer }) => layer.name);
}

/** Whether it is a convolution whose windows are wider than the way from one to the next. */
function overlaps({ kind, layer, inputShapes, tensors }: Step): boolean {
  if (!kind.filter) return false;
  const reach = kind.reach(layer, inputShapes, tensors);
  if (typeof reach !== 'object') return false;
  const { kernel, dilation, stride } = reach;
  return kernel.some((taps) => dilation * (taps - 1) + 1 > stride);
}

/**
 * The layer whose output the classifier is given: the input of the last layer with weights. The global average pooling of
 * EfficientNet and ResNet (512 to 2048 features), the last rectifier of AlexNet and VGG (4096), fire9 of SqueezeNet (512).
 * Of a network without classes it is the vector that it ends with.
 */
export function featureLayer(network: Network): LayerName {
  const { labels, logits } = network.description;
  if (labels.length === 0) return network.resolve(logits);
  let { kind, layer } = network.step(logits);
  const before = () => layer.inputs[0] as LayerName;
  while (!kind.parameters && layer.inputs.length === 1 && before() !== IMAGE)
    ({ kind, layer } = network.step(before()));
  return network.resolve(before());
}
