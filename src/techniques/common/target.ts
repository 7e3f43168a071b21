import * as tf from '@tensorflow/tfjs-core';
import { missingIn } from '../../contract/reading/numbers.ts';
import type { Target, TargetKind } from '../../contract/target.ts';
import { type Told, told } from '../../contract/told.ts';
import type { Seeds } from '../../network/backward.ts';
import type { LayerName } from '../../network/description.ts';
import type { Network } from '../../network/network.ts';
import { featureLayer, placeOf } from '../../network/structure.ts';
import { layerTitle } from './layer_name.ts';
import type { RankingTensor } from './picture.ts';
import { taughtSeed } from './taught.ts';
import { type FixedTarget, ParameterError, type Subject, type Technique } from './technique.ts';

/** The layer that a target sits at. @throws {UnknownLayerError} */
export const layerOf = (network: Network, target: FixedTarget): LayerName => {
  if (target.kind === 'class') return network.description.logits;
  return target.kind === 'taught' ? featureLayer(network) : network.resolve(target.layer);
};

/**
 * Where a map of a layer is made: there, or where the target sits if that comes first. A taught class sits before the last layer with
 * weights: in SqueezeNet at a map of activations, in a network of one such layer at the image.
 * @throws {UnknownLayerError}
 */
export function layerBefore(network: Network, target: FixedTarget, layer: LayerName): LayerName {
  const seat = layerOf(network, target);
  return placeOf(network, seat) < placeOf(network, layer) ? seat : layer;
}

/**
 * Where the channels are that speak for a target: as layerBefore has it, and of a class before the last layer with weights as well. Behind it
 * every class has a channel of its own where the classifier has places (SqueezeNet), and the only one to speak for a class would be its own.
 * @throws {UnknownLayerError}
 */
export function clueLayer(network: Network, target: FixedTarget, layer: LayerName): LayerName {
  const before = layerBefore(network, target, layer);
  if (target.kind !== 'class') return before;
  const features = featureLayer(network);
  return placeOf(network, features) < placeOf(network, before) ? features : before;
}

/**
 * The seed of a target: 1 at one class score or neuron, or at every position of one channel; of a taught class its
 * direction, shared among the places whose mean the features are.
 * @returns one seed of the layer's shape, batch 1, made inside the caller's tf.tidy
 * @throws {UnknownClassError|UnknownLayerError|ParameterError} if there is no such class, layer, channel or position, or
 *   if a taught class is of another number of features
 */
export function seedOf(network: Network, target: FixedTarget): Seeds {
  if (target.kind === 'taught') return taughtSeed(network, target);
  const layer = layerOf(network, target);
  const [height, width, channels] = network.shape(layer);
  const seed = tf.buffer([1, height, width, channels]);
  if (target.kind === 'class') {
    seed.set(1, 0, 0, 0, network.checkClass(target.index));
  } else if (target.kind === 'neuron') {
    checkNeuron(network, target);
    seed.set(1, 0, target.y, target.x, target.channel);
  } else {
    checkInside(target.layer, 'channel', target.channel, channels);
    for (let position = 0; position < height * width; position++)
      seed.values[position * channels + target.channel] = 1;
  }
  return new Map([[layer, seed.toTensor() as tf.Tensor4D]]);
}

/**
 * The target in a network for pictures of another size: a neuron keeps its place in the picture.
 * @param usual gives the network whose layers' cells its row and column count
 * @throws {UnknownLayerError|ParameterError} if there is no such layer or position
 */
export function placedIn(network: Network, usual: () => Network, target: FixedTarget): FixedTarget {
  if (target.kind !== 'neuron') return target;
  checkNeuron(usual(), target);
  const [height, width] = network.shape(target.layer);
  const [rows, columns] = usual().shape(target.layer);
  const y = Math.floor(((target.y + 0.5) * height) / rows);
  const x = Math.floor(((target.x + 0.5) * width) / columns);
  return { ...target, y, x };
}

/** @throws {UnknownLayerError|ParameterError} if there is no such layer or position */
export function checkNeuron(
  network: Network,
  { layer, channel, y, x }: FixedTarget & { kind: 'neuron' },
): void {
  const [height, width, channels] = network.shape(layer);
  checkInside(layer, 'channel', channel, channels);
  checkInside(layer, 'row', y, height);
  checkInside(layer, 'column', x, width);
}

function checkInside(
  layer: LayerName,
  what: 'channel' | 'row' | 'column',
  index: number,
  count: number,
): void {
  const missing = missingIn(layer, what, index, count);
  if (missing) throw new ParameterError(missing);
}

/** What a person calls the target, e.g. "flamingo" or "Stem (act1), channel 17". */
export function targetName(network: Network, target: FixedTarget): string {
  if (target.kind === 'class') return network.description.labels[target.index] ?? `class ${target.index}`;
  if (target.kind === 'taught') return `“${target.name}”`;
  const channel = `${layerTitle(network, target.layer)}, channel ${target.channel}`;
  return target.kind === 'channel' ? channel : `${channel} at row ${target.y}, column ${target.x}`;
}

/**
 * Whether a technique is to look at a class of a network that has none: it was opened, or came, without its head.
 * @param target of a technique that looks at nothing in particular it does not count
 */
export const lacksClass = (
  network: Network,
  technique: Pick<Technique, 'targets'>,
  target: Target,
): boolean =>
  network.description.labels.length === 0 &&
  technique.targets.length > 0 &&
  (target.kind === 'top' || target.kind === 'class');

/** What stands in the picture's place then. Made inside the caller's tf.tidy. */
export const insteadOfClass =
  ({ title, targets }: Pick<Technique, 'title' | 'targets'>) =>
  ({ network, trace }: Pick<Subject, 'network' | 'trace'>): RankingTensor => ({
    ...{ kind: 'ranking', title, count: 0 },
    logits: tf.reshape(trace.logits, [network.classes]) as tf.Tensor1D,
    instead: `${title} looks at a class, and this network has none: only its features are open. ${whatElse(targets)}`,
  });

function whatElse(targets: Technique['targets']): string {
  if (targets.includes('channel')) return 'Choose a channel or a neuron, or open the whole network.';
  return targets.includes('taught')
    ? 'Teach it a class, or open the whole network.'
    : 'Open the whole network.';
}

const pieceOf = (kind: TargetKind): Told => told(`pieces.${kind}`);

/**
 * The target with 'top' resolved to the leading class.
 * @throws {ParameterError} if the technique does not look at such targets
 * @throws {UnknownClassError|UnknownLayerError} if there is no such class or layer
 */
export function fixTarget<Asked extends Target>(
  network: Network,
  technique: Pick<Technique, 'title' | 'targets'>,
  target: Asked,
  leader: () => number,
): Exclude<Asked, { kind: 'top' }> | { kind: 'class'; index: number } {
  if (target.kind === 'top' || technique.targets.length === 0) return { kind: 'class', index: leader() };
  if (!technique.targets.includes(target.kind)) {
    throw new ParameterError(
      told('settingErrors.otherTarget', {
        title: technique.title,
        targets: technique.targets.map(pieceOf),
        target: pieceOf(target.kind),
      }),
    );
  }
  if (target.kind === 'class') network.checkClass(target.index);
  else if (target.kind !== 'taught') network.step(target.layer);
  return target as Exclude<Asked, { kind: 'top' }>;
}
