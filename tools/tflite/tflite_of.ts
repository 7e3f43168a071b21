/** A network of ours as a TensorFlow Lite graph, channels last as there: for benches beside LiteRT. */
import { type AnyDescription, IMAGE, type Layer, type Padding } from '../../src/network/description.ts';
import { consumerCounts, foldScales } from '../../src/network/fold.ts';
import { kindOf } from '../../src/network/layers/index.ts';
import type { Shape } from '../../src/network/layers/kind.ts';
import type { LayerBase } from '../../src/network/layers/layer.ts';
import { samePadding } from '../../src/network/same_padding.ts';
import { type WeightArray, type Weights, weight } from '../../src/network/weights.ts';
import type { TfliteGraph, TfliteNode, TfliteOperator, TfliteTensor } from './write_tflite.ts';

/** Padding and ActivationFunctionType of schema.fbs. */
const [SAME, VALID] = [0, 1];
const ACTIVATIONS: Readonly<Record<string, number>> = { relu: 1, relu6: 3 };

/** What writers ask of the layer that they write. */
interface Place {
  readonly inputs: readonly Shape[];
  readonly output: Shape;
  readonly weights: Weights;
  /** The number of the rectifier that this layer carries out itself. */
  readonly activation: number;
}

interface Written extends Pick<TfliteNode, 'operator' | 'options'> {
  /** Before the layer's inputs, and behind them. */
  readonly before?: Readonly<Record<string, TfliteTensor>>;
  readonly behind?: Readonly<Record<string, TfliteTensor>>;
}

type Writer<L extends LayerBase> = (layer: L, place: Place) => Written;

const plain = (operator: TfliteOperator) => () => ({ operator });

const WRITERS: { readonly [Kind in Layer['kind']]?: Writer<Extract<Layer, { kind: Kind }>> } = {
  conv(layer, { inputs: [input], weights, activation }) {
    if (layer.groups !== undefined && layer.groups !== 1) throw new Error(`${layer.name} has groups.`);
    const filter = weight(weights, `${layer.name}.weight`, 4);
    const [out = 0, , height = 0, width = 0] = filter.shape;
    const padding = paddingOf(layer, input as Shape, [height, width]);
    return {
      operator: 'CONV_2D',
      options: {
        table: 'Conv2DOptions',
        fields: { padding, strideW: layer.stride, strideH: layer.stride, activation },
      },
      behind: { weight: channelsLast(filter), bias: biasOf(weights, layer.name, out) },
    };
  },
  depthwise(layer, { inputs: [input], weights, activation }) {
    const filter = weight(weights, `${layer.name}.weight`, 4);
    const [channels = 0, , height = 0, width = 0] = filter.shape;
    const padding = paddingOf(layer, input as Shape, [height, width]);
    const turned = channelsLast({ shape: [1, channels, height, width], values: filter.values });
    return {
      operator: 'DEPTHWISE_CONV_2D',
      options: {
        table: 'DepthwiseConv2DOptions',
        fields: { padding, strideW: layer.stride, strideH: layer.stride, multiplier: 1, activation },
      },
      behind: { weight: turned, bias: biasOf(weights, layer.name, channels) },
    };
  },
  transposedConv({ name, stride, pad }, { output, weights }) {
    if (pad.some((pixels) => pixels !== 0)) throw new Error(`${name} cuts off borders.`);
    const filter = weight(weights, `${name}.weight`, 4);
    const [into = 0, out = 0, height = 0, width = 0] = filter.shape;
    const cells = height * width;
    const values = new Float32Array(filter.values.length);
    for (let i = 0; i < into; i++)
      for (let o = 0; o < out; o++)
        for (let at = 0; at < cells; at++)
          values[(o * cells + at) * into + i] = filter.values[(i * out + o) * cells + at] as number;
    const size = { shape: [4], values: Int32Array.of(1, ...output) };
    return {
      operator: 'TRANSPOSE_CONV',
      options: {
        table: 'TransposeConvOptions',
        fields: { padding: VALID, strideW: stride, strideH: stride },
      },
      before: { size, weight: { shape: [out, height, width, into], values } },
      behind: { bias: biasOf(weights, name, out) },
    };
  },
  dense({ name }, { weights, activation }) {
    const { shape, values } = weight(weights, `${name}.weight`, 2);
    return {
      operator: 'FULLY_CONNECTED',
      options: { table: 'FullyConnectedOptions', fields: { activation } },
      behind: { weight: { shape, values }, bias: biasOf(weights, name, shape[0] ?? 0) },
    };
  },
  globalAvgPool: () => ({
    operator: 'MEAN',
    options: { table: 'ReducerOptions', fields: { keepDims: 1 } },
    behind: { axes: { shape: [2], values: Int32Array.of(1, 2) } },
  }),
  resizeBilinear: (_layer, { output: [height, width] }) => ({
    operator: 'RESIZE_BILINEAR',
    options: { table: 'ResizeBilinearOptions', fields: { halfPixelCenters: 1 } },
    behind: { size: { shape: [2], values: Int32Array.of(height, width) } },
  }),
  add: (_layer, { activation }) => ({
    operator: 'ADD',
    options: { table: 'AddOptions', fields: { activation } },
  }),
  multiply: () => ({ operator: 'MUL', options: { table: 'MulOptions', fields: {} } }),
  relu: plain('RELU'),
  relu6: plain('RELU6'),
  hardSwish: plain('HARD_SWISH'),
  sigmoid: plain('LOGISTIC'),
};

/** Those that can carry out the rectifier behind them. */
const FUSING: ReadonlySet<string> = new Set(['conv', 'depthwise', 'dense', 'add']);

/**
 * The graph from the image, [1, height, width, 3], to `output`; batch norms folded, rectifiers fused.
 * @param output a layer's name
 * @param weights borrowed
 * @throws {Error} where a layer is of a kind, or padded in a way, that no writer knows
 */
export function tfliteOf(description: AnyDescription, output: string, weights: Weights): TfliteGraph {
  const folded = foldScales(description.layers, weights);
  const counts = consumerCounts(folded.layers);
  const { height, width } = description.input;
  const shapes = new Map<string, Shape>([[IMAGE, [height, width, 3]]]);
  const tensors = new Map<string, TfliteTensor>([[IMAGE, { shape: [1, height, width, 3] }]]);
  const nodes: TfliteNode[] = [];
  const fused = new Map<string, string>();
  const named = (name: string): string => fused.get(name) ?? name;
  for (const layer of folded.layers) {
    const inputs = layer.inputs.map((name) => shapes.get(named(name)) as Shape);
    if (layer.kind === 'dropout' || fused.has(layer.name)) {
      fused.set(layer.name, named(layer.inputs[0] ?? ''));
      continue;
    }
    const shape = kindOf(layer).shape(layer, inputs, folded.weights);
    const write = WRITERS[layer.kind as Layer['kind']] as Writer<LayerBase> | undefined;
    if (!write)
      throw new Error(`${layer.name}: there is no TensorFlow Lite writer for the kind "${layer.kind}".`);
    const next = folded.layers.find((other) => other.inputs.includes(layer.name));
    const takes = FUSING.has(layer.kind) && counts.get(layer.name) === 1;
    const activation = (takes && next && ACTIVATIONS[next.kind]) || 0;
    if (activation && next) fused.set(next.name, layer.name);
    const place = { inputs, output: shape, weights: folded.weights, activation };
    const { before = {}, behind = {}, ...written } = write(layer, place);
    const keep = (parts: Readonly<Record<string, TfliteTensor>>) =>
      Object.entries(parts).map(([part, tensor]) => {
        tensors.set(`${layer.name}.${part}`, tensor);
        return `${layer.name}.${part}`;
      });
    shapes.set(layer.name, shape);
    tensors.set(layer.name, { shape: layer.kind === 'dense' ? [1, shape[2]] : [1, ...shape] });
    const taken = [...keep(before), ...layer.inputs.map(named), ...keep(behind)];
    nodes.push({ ...written, inputs: taken, output: layer.name });
  }
  return { nodes, tensors, input: IMAGE, output: named(folded.aliases.get(output) ?? output) };
}

/** @throws {Error} where the pixels around are neither none nor those of SAME */
function paddingOf(
  { name, pad, stride, dilation = 1 }: LayerBase & { pad: Padding; stride: number; dilation?: number },
  [height, width]: Shape,
  kernel: readonly [number, number],
): number {
  if (dilation !== 1) throw new Error(`${name} is dilated.`);
  const same = samePadding([height, width], kernel, stride);
  if (pad.every((pixels, side) => pixels === same[side])) return SAME;
  if (pad.every((pixels) => pixels === 0)) return VALID;
  throw new Error(`${name} has a padding of ${pad}, which is neither that of SAME nor none.`);
}

/** Out of torch's [out, in, height, width], or a depthwise kernel's [1, channels, height, width]. */
function channelsLast({ shape, values }: Pick<WeightArray, 'shape' | 'values'>): TfliteTensor {
  const [out = 0, channels = 0, height = 0, width = 0] = shape;
  const cells = height * width;
  const turned = new Float32Array(values.length);
  for (let o = 0; o < out; o++)
    for (let c = 0; c < channels; c++)
      for (let at = 0; at < cells; at++)
        turned[(o * cells + at) * channels + c] = values[(o * channels + c) * cells + at] as number;
  return { shape: [out, height, width, channels], values: turned };
}

function biasOf(weights: Weights, name: string, length: number): TfliteTensor {
  return { shape: [length], values: weights.get(`${name}.bias`)?.values ?? new Float32Array(length) };
}
