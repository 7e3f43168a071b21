import { IMAGE, type LayerName } from '../description.ts';
import type { Positions, Shape, Window } from '../layers/kind.ts';
import type { Network, Step } from '../network.ts';

/** One unit of a layer: a channel at a row and a column, all from 0. */
export interface Neuron {
  readonly layer: LayerName;
  readonly channel: number;
  readonly y: number;
  readonly x: number;
}

/** A rectangle of the network's input, in whole pixels, inside the image. */
export interface ReceptiveField {
  readonly y: number;
  readonly x: number;
  readonly height: number;
  readonly width: number;
}

/**
 * The smallest rectangle of the image that holds every pixel which a neuron depends on. Padding is no pixel: at the
 * edges fields are smaller, and what a layer in between padded is part of none.
 * @returns null where the neuron sees nothing but padding
 * @throws {UnknownLayerError}
 * @throws {RangeError} if the layer has no such neuron
 */
export function receptiveField(network: Network, neuron: Neuron): ReceptiveField | null {
  const start = network.resolve(neuron.layer);
  const seen = new Map<LayerName, Block[]>([[start, [Block.of(neuron, network.shape(start))]]]);
  for (const step of network.steps.toReversed()) {
    for (const block of seen.get(step.layer.name) ?? []) {
      step.layer.inputs.forEach((input, i) => {
        const felt = block.through(step, i);
        if (!felt.empty) seen.set(input, withBlock(seen.get(input) ?? [], felt));
      });
    }
  }
  return hullOf(seen.get(IMAGE) ?? []);
}

/** Whether channels of one layer may see different parts of the image: where branches or groups of channels lie before it. */
export function fieldsDifferByChannel(network: Network, layer: LayerName): boolean {
  const end = network.steps.findIndex(({ layer: { name } }) => name === network.resolve(layer));
  return network.steps.slice(0, end + 1).some(({ layer: one, kind }) => kind.separates?.(one));
}

/**
 * Rows x columns x channels of one layer's output: sets, not ranges, as dilated windows and wide strides leave gaps.
 * Every layer kind maps such a block to a block of each of its inputs.
 */
class Block {
  private constructor(
    readonly rows: Uint8Array,
    readonly columns: Uint8Array,
    readonly channels: Uint8Array,
  ) {}

  static of({ layer, channel, y, x }: Neuron, [height, width, channels]: Shape): Block {
    const one = (index: number, length: number) => {
      if (!Number.isInteger(index) || index < 0 || index >= length)
        throw new RangeError(
          `${layer} is ${height} x ${width} x ${channels}: it has no neuron at row ${y}, column ${x}, channel ${channel}.`,
        );
      return new Uint8Array(length).fill(1, index, index + 1);
    };
    return new Block(one(y, height), one(x, width), one(channel, channels));
  }

  /** The block of a layer's i-th input that this block of its output is made of. */
  through({ kind, layer, tensors, inputShapes }: Step, i: number): Block {
    const [height, width] = inputShapes[i] as Shape;
    const channels = kind.mixes?.(layer, this.channels, inputShapes)[i] ?? this.channels;
    const reach = kind.reach(layer, inputShapes, tensors);
    if (reach === 'cell') return new Block(this.rows, this.columns, channels);
    if (reach === 'everything')
      return new Block(new Uint8Array(height).fill(1), new Uint8Array(width).fill(1), channels);
    const positions = typeof reach === 'function' ? reach : underWindow(reach);
    return new Block(
      under(this.rows, height, positions, 0),
      under(this.columns, width, positions, 1),
      channels,
    );
  }

  get empty(): boolean {
    return [this.rows, this.columns, this.channels].some((used) => !used.includes(1));
  }

  covers(other: Block): boolean {
    return (
      isWithin(other.rows, this.rows) &&
      isWithin(other.columns, this.columns) &&
      isWithin(other.channels, this.channels)
    );
  }
}

function isWithin(part: Uint8Array, whole: Uint8Array): boolean {
  for (let i = 0; i < part.length; i++) if (part[i] && !whole[i]) return false;
  return true;
}

/** A union of blocks, in which none lies within another: the few that a residual network comes to, not one a path. */
function withBlock(blocks: readonly Block[], added: Block): Block[] {
  if (blocks.some((block) => block.covers(added))) return [...blocks];
  return [...blocks.filter((block) => !added.covers(block)), added];
}

/** Along one axis: the input positions that the used output positions are made of. */
function under(used: Uint8Array, length: number, positions: Positions, axis: 0 | 1): Uint8Array {
  const felt = new Uint8Array(length);
  for (let at = used.indexOf(1); at >= 0; at = used.indexOf(1, at + 1)) {
    for (const position of positions(at, axis)) if (position >= 0 && position < length) felt[position] = 1;
  }
  return felt;
}

const underWindow =
  ({ kernel, dilation, stride, pad }: Window): Positions =>
  (output, axis) => {
    const first = output * stride - (axis === 0 ? pad[0] : pad[2]);
    return Array.from({ length: kernel[axis] }, (_, tap) => first + tap * dilation);
  };

function hullOf(blocks: readonly Block[]): ReceptiveField | null {
  if (blocks.length === 0) return null;
  const first = (axis: 'rows' | 'columns') => Math.min(...blocks.map((block) => block[axis].indexOf(1)));
  const end = (axis: 'rows' | 'columns') =>
    Math.max(...blocks.map((block) => block[axis].lastIndexOf(1) + 1));
  const [y, x] = [first('rows'), first('columns')];
  return { y, x, height: end('rows') - y, width: end('columns') - x };
}
