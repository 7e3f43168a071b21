import * as tf from '@tensorflow/tfjs-core';
import type {
  Colour,
  ConvolutionAnswer,
  ConvolutionQuestion,
  ConvolutionTable,
} from '../../contract/inside.ts';
import { told } from '../../contract/told.ts';
import { IMAGE, type LayerName } from '../../network/description.ts';
import { NetworkError } from '../../network/errors.ts';
import { receptiveField } from '../../network/field/receptive_field.ts';
import { filtersOf, firstConvolution } from '../../network/filters.ts';
import type { Shape, Window } from '../../network/layers/kind.ts';
import type { Network, Step } from '../../network/network.ts';
import { cellOf, type Figure, numbersOf, seenPicture } from './figure.ts';

/** Input channels that are shown: fewer where each is a table, more where each is one number. */
const MOST_TABLES = 3;
const MOST_ROWS = 10;

const COLOURS: Record<'rgb' | 'bgr', readonly Colour[]> = {
  rgb: ['red', 'green', 'blue'],
  bgr: ['blue', 'green', 'red'],
};

/** One output channel of a convolution. */
interface Unit {
  readonly step: Step;
  readonly window: Window;
  readonly channel: number;
}

/**
 * The convolution that has made a layer's channel: the nearest before it. Of a sum it is that of the branch which ends last, of a
 * product that of the first factor.
 * @throws {NetworkError} if there is none
 */
function convolutionBehind(network: Network, layer: LayerName, channel: number): Unit {
  let step = network.step(layer);
  let at = channel;
  for (;;) {
    const window = step.kind.filter && step.kind.reach(step.layer, step.inputShapes, step.tensors);
    if (window && typeof window === 'object') return { step, window, channel: at };
    const before = inputOf(network, step, at);
    if (!before) throw new NetworkError(told('networkErrors.noConvolutionBefore', { layer }));
    [step, at] = [before.step, before.channel];
  }
}

/** The layer before a layer on the way to a channel, and which of its channels leads there; null at the picture. */
function inputOf(network: Network, { layer, kind, inputShapes }: Step, channel: number) {
  const stepsBefore = layer.inputs.filter((name) => name !== IMAGE).map((name) => network.step(name));
  if (kind.joins === 'channels') {
    let first = 0;
    for (const [i, [, , width]] of inputShapes.entries()) {
      if (channel < first + width) return behindInput(network, layer.inputs[i], channel - first);
      first += width;
    }
  }
  const last = kind.joins === 'sum' ? latest(network, stepsBefore) : stepsBefore[0];
  return last ? { step: last, channel } : null;
}

const behindInput = (network: Network, name: LayerName | undefined, channel: number) =>
  name === undefined || name === IMAGE ? null : { step: network.step(name), channel };

const latest = (network: Network, steps: readonly Step[]): Step | undefined =>
  steps.toSorted((a, b) => network.steps.indexOf(b) - network.steps.indexOf(a))[0];

/** The activation right behind a convolution, where it is the only one that reads it. */
function activationBehind(network: Network, { layer }: Step): Step | undefined {
  const readers = network.steps.filter((step) => step.layer.inputs.includes(layer.name));
  return readers.length === 1 && readers[0]?.kind.activation ? readers[0] : undefined;
}

const unitOf = (network: Network, { layer, channel }: ConvolutionQuestion): Unit =>
  convolutionBehind(network, layer ?? firstConvolution(network), channel);

/**
 * One number of a convolution with all that it is made of: the numbers under its window, the weights, and their products' sum
 * by input channel.
 */
export const convolution: Figure<ConvolutionQuestion, ConvolutionAnswer> = {
  taps: (network, question) => [unitOf(network, question).step.layer.name],

  async look({ network, trace, order }, question) {
    const { step, window, channel } = unitOf(network, question);
    const { layer, inputShapes, shape } = step;
    const input = inputShapes[0] as Shape;
    const [height, width, channels] = shape;
    const cell = cellOf(question.place, height, width);
    const answer = activationBehind(network, step);
    const answerLayer = answer?.layer.name ?? layer.name;
    const rows = taps(cell.y, 0, window, input[0]);
    const columns = taps(cell.x, 1, window, input[1]);
    const [, , perGroup] = tf.tidy(() => filtersOf(network, layer.name, 'applied').shape);
    // A depthwise convolution has as many groups as channels.
    const perGroupOut = (channels * perGroup) / input[2];
    const group = Math.floor(channel / perGroupOut);
    const first = group * perGroup;
    const bias = biasOf(step, channel, group, perGroupOut);
    const numbers = await numbersOf(() => {
      const before = trace.at(layer.inputs[0] as LayerName);
      const map = trace.unsilencedAt(answerLayer);
      return {
        under: tf.slice(
          before,
          [0, rows.from, columns.from, first],
          [1, rows.count, columns.count, perGroup],
        ),
        weights: tf.slice(filtersOf(network, layer.name, 'applied'), [0, 0, 0, channel], [-1, -1, -1, 1]),
        total: tf.slice(trace.unsilencedAt(layer.name), [0, cell.y, cell.x, channel], [1, 1, 1, 1]),
        map: tf.slice(map, [0, 0, 0, channel], [1, height, width, 1]),
        ...(bias && { bias: tf.slice(bias.tensor, [bias.at], [1]) }),
      } as Record<'under' | 'weights' | 'total' | 'map' | 'bias', tf.Tensor>;
    });
    const [kernelHeight, kernelWidth] = window.kernel;
    const padding = rows.places.flatMap((y) => columns.places.map((x) => y === null || x === null));
    const tableOf = (at: number): ConvolutionTable => {
      const values = new Float32Array(kernelHeight * kernelWidth);
      const weights = new Float32Array(kernelHeight * kernelWidth);
      let sum = 0;
      rows.places.forEach((y, row) => {
        columns.places.forEach((x, column) => {
          const tap = row * kernelWidth + column;
          weights[tap] = numbers.weights[tap * perGroup + at] as number;
          if (y === null || x === null) return;
          values[tap] = numbers.under[(y * columns.count + x) * perGroup + at] as number;
          sum += (values[tap] as number) * (weights[tap] as number);
        });
      });
      return { channel: first + at, values, weights, sum };
    };
    const tables = Array.from({ length: perGroup }, (_, at) => tableOf(at));
    const most = kernelHeight * kernelWidth === 1 ? MOST_ROWS : MOST_TABLES;
    const key = `${layer.name} ${channel}`;
    const strongest =
      perGroup <= most
        ? tables
        : order
            .follow(
              key,
              tables.map(({ sum }) => Math.abs(sum)),
            )
            .map((at) => tables[at] as ConvolutionTable);
    const rest = strongest.slice(most);
    return {
      figure: 'convolution',
      ...{ answerLayer, layer: layer.name, channel, channels },
      activation: answer?.layer.kind ?? null,
      folded: step.foldedScale !== undefined,
      kernel: [kernelHeight, kernelWidth],
      ...{
        padding,
        inputs: perGroup,
        colours: layer.inputs[0] === IMAGE ? COLOURS[network.description.input.order] : null,
      },
      tables: strongest.slice(0, most),
      others: { count: rest.length, sum: rest.reduce((all, { sum }) => all + sum, 0) },
      bias: numbers.bias?.[0] ?? 0,
      total: numbers.total[0] as number,
      output: numbers.map[cell.y * width + cell.x] as number,
      cell,
      map: { height, width, values: numbers.map },
      field: receptiveField(network, { layer: layer.name, channel, ...cell }),
      picture: await seenPicture(network, trace.image),
    };
  },
};

/** The input positions under a window's taps, counted from the first of them that is no padding; null in the padding. */
function taps(output: number, axis: 0 | 1, { kernel, dilation, stride, pad }: Window, length: number) {
  const start = output * stride - (axis === 0 ? pad[0] : pad[2]);
  const all = Array.from({ length: kernel[axis] }, (_, tap) => start + tap * dilation);
  const inside = all.filter((position) => position >= 0 && position < length);
  const from = inside[0] ?? 0;
  const count = (inside.at(-1) ?? 0) - from + 1;
  return {
    ...{ from, count },
    places: all.map((position) => (position >= 0 && position < length ? position - from : null)),
  };
}

/** Where a convolution keeps an output channel's bias: all in one, or each group's by itself; null where it has none. */
function biasOf({ tensors, kind }: Step, channel: number, group: number, perGroup: number) {
  const name = kind.terms?.addends ?? '';
  if (tensors.has(name)) return { tensor: tensors.get<tf.Tensor1D>(name), at: channel };
  const ofGroup = `${name} ${group}`;
  return tensors.has(ofGroup)
    ? { tensor: tensors.get<tf.Tensor1D>(ofGroup), at: channel - group * perGroup }
    : null;
}
