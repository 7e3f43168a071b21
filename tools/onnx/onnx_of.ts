/** A network of ours as an ONNX graph: for benches beside other runtimes. */
import {
  IMAGE,
  type Layer,
  type LayerName,
  type NetworkDescription,
  type Padding,
} from '../../src/network/description.ts';
import { kindOf } from '../../src/network/layers/index.ts';
import type { Shape } from '../../src/network/layers/kind.ts';
import { type Pool, poolPadding } from '../../src/network/layers/pool_window.ts';
import type { Weights } from '../../src/network/weights.ts';
import type { OnnxGraph, OnnxNode } from './write_onnx.ts';

/** An operator without its inputs, with the parts of its layer's weights that it takes behind them. */
interface Written extends Pick<OnnxNode, 'operator' | 'ints' | 'int' | 'float'> {
  readonly parts?: readonly string[];
}

type Writer<L extends Layer> = (layer: L, input: Shape) => Written;

/** ONNX counts top and left before bottom and right. */
const pads = ([top, bottom, left, right]: Padding) => [top, left, bottom, right];

const sliding = ({ stride, dilation = 1 }: { readonly stride: number; readonly dilation?: number }) => ({
  strides: [stride, stride],
  dilations: [dilation, dilation],
});

/** The overhang of ceil mode is written as padding, which both count alike. */
const pooled = (layer: Pool, input: Shape) => ({
  kernel_shape: layer.window,
  strides: [layer.stride, layer.stride],
  pads: pads(poolPadding(layer, input)),
});

const WRITERS: { readonly [Kind in Layer['kind']]?: Writer<Extract<Layer, { kind: Kind }>> } = {
  conv: ({ groups = 1, pad, ...layer }) => ({
    operator: 'Conv',
    ints: { ...sliding(layer), pads: pads(pad) },
    int: { group: groups },
    parts: ['weight', 'bias'],
  }),
  depthwise: ({ pad, ...layer }, [, , channels]) => ({
    operator: 'Conv',
    ints: { ...sliding(layer), pads: pads(pad) },
    int: { group: channels },
    parts: ['weight', 'bias'],
  }),
  dense: () => ({ operator: 'Gemm', int: { transB: 1 }, parts: ['weight', 'bias'] }),
  batchNorm: ({ epsilon }) => ({
    operator: 'BatchNormalization',
    float: { epsilon },
    parts: ['weight', 'bias', 'running_mean', 'running_var'],
  }),
  relu: () => ({ operator: 'Relu' }),
  leakyRelu: ({ slope }) => ({ operator: 'LeakyRelu', float: { alpha: slope } }),
  relu6: () => ({ operator: 'Clip', parts: ['0', '6'] }),
  maxPool: (layer, input) => ({ operator: 'MaxPool', ints: pooled(layer, input) }),
  avgPool: (layer, input) => ({
    operator: 'AveragePool',
    ints: pooled(layer, input),
    int: { count_include_pad: +(layer.countPad ?? true) },
  }),
  adaptiveAvgPool: ({ name, size }, [height, width]) => {
    if (height === size[0] && width === size[1]) return { operator: 'Identity' };
    throw new Error(
      `${name} pools ${height} x ${width} cells to ${size.join(' x ')}: ONNX has no such operator.`,
    );
  },
  globalAvgPool: () => ({ operator: 'GlobalAveragePool' }),
  add: () => ({ operator: 'Sum' }),
  concat: () => ({ operator: 'Concat', int: { axis: 1 } }),
  dropout: () => ({ operator: 'Identity' }),
  lrn: ({ size, alpha, beta, k }) => ({
    operator: 'LRN',
    int: { size },
    float: { alpha, beta, bias: k },
  }),
};

/** Limits of Clip. */
const CONSTANTS = new Map([
  ['0', { dims: [], values: Float32Array.of(0) }],
  ['6', { dims: [], values: Float32Array.of(6) }],
]);

/**
 * The graph from the image, [1, 3, height, width], to the class scores, [1, classes].
 * @param weights borrowed
 * @throws {Error} if it has layers of other kinds than the networks of the zoo
 */
export function onnxOf({ input, layers, logits }: NetworkDescription, weights: Weights): OnnxGraph {
  const shapes = new Map<LayerName, Shape>([[IMAGE, [input.height, input.width, 3]]]);
  const tensors = new Map<string, { dims: readonly number[]; values: Float32Array }>();
  const nodes: OnnxNode[] = [];
  for (const layer of layers) {
    const inputs = layer.inputs.map((name) => shapes.get(name) as Shape);
    const [first] = inputs as [Shape];
    shapes.set(layer.name, kindOf(layer).shape(layer, inputs, weights));
    const write = WRITERS[layer.kind as Layer['kind']] as Writer<Layer> | undefined;
    if (!write) throw new Error(`${layer.name}: there is no ONNX writer for the kind "${layer.kind}".`);
    const { parts = [], ...written } = write(layer as Layer, first);
    const taken = parts.flatMap((part) => {
      const array = weights.get(`${layer.name}.${part}`);
      const constant = CONSTANTS.get(part);
      if (constant) tensors.set(part, constant);
      if (array) tensors.set(`${layer.name}.${part}`, { dims: array.shape, values: array.values });
      return array ? [`${layer.name}.${part}`] : constant ? [part] : [];
    });
    const given = layer.kind === 'dense' ? layer.inputs.map((name) => `${name} flat`) : layer.inputs;
    if (layer.kind === 'dense') nodes.push({ operator: 'Flatten', inputs: layer.inputs, outputs: given });
    nodes.push({ ...written, name: layer.name, inputs: [...given, ...taken], outputs: [layer.name] });
  }
  const classes = shapes.get(logits)?.[2] ?? 0;
  nodes.push({ operator: 'Flatten', inputs: [logits], outputs: ['scores'] });
  return {
    nodes,
    tensors,
    input: { name: IMAGE, dims: [1, 3, input.height, input.width] },
    output: { name: 'scores', dims: [1, classes] },
  };
}
