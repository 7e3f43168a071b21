/** The zoo's architectures with weights from a formula. */
import {
  IMAGE,
  type InputDescription,
  type LayerBase,
  type LayerName,
  type NetworkDescription,
} from '../../src/network/description.ts';
import { kindOf } from '../../src/network/layers/index.ts';
import type { Shape } from '../../src/network/layers/kind.ts';
import { type NetworkPlan, planFor } from '../../src/network/load.ts';
import type { WeightArray, Weights } from '../../src/network/weights.ts';
import { architecture } from '../../src/network/zoo/index.ts';
import { formulaWeights } from './formula_weights.ts';

/** How many channels a layer with weights gives out, and the side of its kernel. */
type Width = readonly [outputs: number, kernel: number];

/** @param inputs channels that the layer takes. @param at its place among those with kernels. */
type Widths = (name: LayerName, inputs: number, at: number) => Width;

const CLASSES = 1000;
const HIDDEN = 4096;

const alexnet: Widths = (_name, _inputs, at) =>
  (
    [
      [64, 11],
      [192, 5],
      [384, 3],
      [256, 3],
      [256, 3],
      [HIDDEN, 1],
      [HIDDEN, 1],
      [CLASSES, 1],
    ] as const
  )[at] as Width;

const vgg =
  (stages: readonly number[]): Widths =>
  (_name, _inputs, at) => {
    const convolutions = stages.flatMap((count, stage) =>
      Array<number>(count).fill(Math.min(512, 64 << stage)),
    );
    const outputs = convolutions[at];
    return outputs ? [outputs, 3] : [at === convolutions.length + 2 ? CLASSES : HIDDEN, 1];
  };

const resnet =
  (bottleneck: boolean): Widths =>
  (name) => {
    const [, stage = '', part = ''] = /^layer(\d)\.\d+\.(.+)$/.exec(name) ?? [];
    if (!stage) return name === 'fc' ? [CLASSES, 1] : [64, 7];
    const width = 32 << Number(stage);
    if (part === 'downsample.0') return [bottleneck ? 4 * width : width, 1];
    if (!bottleneck || part === 'conv2') return [width, 3];
    return [part === 'conv3' ? 4 * width : width, 1];
  };

const densenet =
  (growth: number): Widths =>
  (name, inputs) => {
    if (name === 'classifier') return [CLASSES, 1];
    if (name === 'features.conv0') return [2 * growth, 7];
    if (name.endsWith('conv1')) return [4 * growth, 1];
    return name.endsWith('conv2') ? [growth, 3] : [inputs / 2, 1];
  };

/** 1 x 1, reduced and 3 x 3, reduced and 5 x 5, behind the pooling: Szegedy et al. 2015, table 1. */
const INCEPTIONS: Record<string, readonly number[]> = {
  '3a': [64, 96, 128, 16, 32, 32],
  '3b': [128, 128, 192, 32, 96, 64],
  '4a': [192, 96, 208, 16, 48, 64],
  '4b': [160, 112, 224, 24, 64, 64],
  '4c': [128, 128, 256, 24, 64, 64],
  '4d': [112, 144, 288, 32, 64, 64],
  '4e': [256, 160, 320, 32, 128, 128],
  '5a': [256, 160, 320, 32, 128, 128],
  '5b': [384, 192, 384, 48, 128, 128],
};

/** In the order of INCEPTIONS, by the names of torchvision and of BVLC. */
const BRANCHES: readonly [RegExp, kernel: number, kernelOfBvlc: number][] = [
  [/branch1\.conv$|\/1x1$/, 1, 1],
  [/branch2\.0|\/3x3_reduce$/, 1, 1],
  [/branch2\.1|\/3x3$/, 3, 3],
  [/branch3\.0|\/5x5_reduce$/, 1, 1],
  [/branch3\.1|\/5x5$/, 3, 5],
  [/branch4\.1|\/pool_proj$/, 1, 1],
];

const googlenet: Widths = (name, _inputs, at) => {
  const [, part = ''] = /^inception_?(\d\w)/.exec(name) ?? [];
  if (!part)
    return (
      (
        [
          [64, 7],
          [64, 1],
          [192, 3],
        ] as const
      )[at] ?? [CLASSES, 1]
    );
  const branch = BRANCHES.findIndex(([pattern]) => pattern.test(name));
  const [, kernel, kernelOfBvlc] = BRANCHES[branch] as (typeof BRANCHES)[number];
  return [INCEPTIONS[part]?.[branch] as number, name.includes('/') ? kernelOfBvlc : kernel];
};

const squeezenet =
  (first: Width): Widths =>
  (name, _inputs, at) => {
    if (at === 0) return first;
    if (name === 'classifier.1') return [CLASSES, 1];
    const squeezed = 16 * (1 + Math.floor((at - 1) / 6));
    return name.endsWith('squeeze') ? [squeezed, 1] : [4 * squeezed, name.endsWith('3x3') ? 3 : 1];
  };

/** Channels, repeats and kernels of the stages of inverted bottlenecks. */
type Stage = readonly [channels: number, repeats: number, kernel: number];

const MOBILE: readonly Stage[] = [
  [16, 1, 3],
  [24, 2, 3],
  [32, 3, 3],
  [64, 4, 3],
  [96, 3, 3],
  [160, 3, 3],
  [320, 1, 3],
];
const EFFICIENT: readonly Stage[] = [
  [16, 1, 3],
  [24, 2, 3],
  [40, 2, 5],
  [80, 3, 3],
  [112, 3, 5],
  [192, 4, 5],
  [320, 1, 3],
];

/** Each block expands by 6, but for the first; then a depthwise convolution, then a projection. */
const bottlenecks =
  (stages: readonly Stage[]): Widths =>
  (_name, inputs, at) => {
    if (at === 0) return [32, 3];
    const blocks = stages.flatMap(([channels, repeats, kernel]) =>
      Array.from({ length: repeats }, () => ({ channels, kernel })),
    );
    const layers = blocks.flatMap(({ channels, kernel }, block): ((given: number) => Width)[] => [
      ...(block > 0 ? [(given: number): Width => [6 * given, 1]] : []),
      (given) => [given, kernel],
      () => [channels, 1],
    ]);
    const last: Width[] = [
      [1280, 1],
      [CLASSES, 1],
    ];
    return layers[at - 1]?.(inputs) ?? (last[at - 1 - layers.length] as Width);
  };

const WIDTHS: Record<string, Widths> = {
  alexnet,
  ...{
    vgg11: vgg([1, 1, 2, 2, 2]),
    vgg11_bn: vgg([1, 1, 2, 2, 2]),
    vgg13: vgg([2, 2, 2, 2, 2]),
    vgg13_bn: vgg([2, 2, 2, 2, 2]),
  },
  ...{
    vgg16: vgg([2, 2, 3, 3, 3]),
    vgg16_bn: vgg([2, 2, 3, 3, 3]),
    vgg19: vgg([2, 2, 4, 4, 4]),
    vgg19_bn: vgg([2, 2, 4, 4, 4]),
  },
  ...{
    resnet18: resnet(false),
    resnet34: resnet(false),
    resnet50: resnet(true),
    resnet101: resnet(true),
    resnet152: resnet(true),
  },
  ...{
    densenet121: densenet(32),
    densenet161: densenet(48),
    densenet169: densenet(32),
    densenet201: densenet(32),
  },
  ...{
    googlenet,
    'googlenet-bvlc': googlenet,
    mobilenet_v2: bottlenecks(MOBILE),
    'efficientnet-lite0': bottlenecks(EFFICIENT),
  },
  ...{ 'squeezenet1-0': squeezenet([96, 7]), 'squeezenet1-1': squeezenet([64, 3]) },
};

/** Architectures whose convolutions have no bias, as a batch norm stands behind them. */
const isUnbiased = (layers: readonly LayerBase[]) => layers.some(({ kind }) => kind === 'batchNorm');
const isVgg = (name: string) => name.startsWith('vgg');

/**
 * The layers of an architecture and the shapes of its arrays, in torch's layout and order.
 * @param narrow by how many times fewer channels every layer gives out, where only the structure matters
 */
export function zooShapes(
  name: string,
  { height, width }: Pick<InputDescription, 'height' | 'width'>,
  narrow = 1,
) {
  const layers = architecture(name, inputOf(height, width));
  const found: Record<string, readonly number[]> = {};
  const shapes = new Map<LayerName, Shape>([[IMAGE, [height, width, 3]]]);
  let at = 0;
  for (const layer of layers) {
    const inputs = layer.inputs.map((input) => shapes.get(input) as Shape);
    const [rows, columns, channels] = inputs[0] as Shape;
    const parts = Object.entries(kindOf(layer).parameters ?? {});
    const kernelRank = kindOf(layer).parameters?.weight?.rank;
    if (kernelRank === 1) for (const [part] of parts) found[`${layer.name}.${part}`] = [channels];
    else if (kernelRank) {
      const [whole, kernel] = (WIDTHS[name] as Widths)(layer.name, channels * narrow, at++);
      const outputs = Math.max(1, Math.round(whole / narrow));
      const taken = layer.kind === 'depthwise' ? 1 : channels;
      found[`${layer.name}.weight`] =
        kernelRank === 2 ? [outputs, rows * columns * channels] : [outputs, taken, kernel, kernel];
      const isBiased = layer.kind === 'dense' || isVgg(name) || !isUnbiased(layers);
      if (isBiased) found[`${layer.name}.bias`] = [outputs];
    }
    shapes.set(layer.name, kindOf(layer).shape(layer, inputs, shapesOnly(found)));
  }
  return { layers, shapes: found };
}

const shapesOnly = (found: Readonly<Record<string, readonly number[]>>) =>
  new Map(
    Object.entries(found).map(([key, shape]): [string, WeightArray] => [
      key,
      { shape, values: new Float32Array() },
    ]),
  );

const inputOf = (height: number, width: number): InputDescription => ({
  ...{ height, width, mean: [127.5, 127.5, 127.5], std: [127.5, 127.5, 127.5], order: 'rgb', crop: 1 },
});

/** How much of a residual branch is added: untrained sums would grow from block to block until one class had all probability. */
const RESIDUAL = 0.2;

function calmed(layers: readonly LayerBase[], weights: Weights): Weights {
  const added = layers.filter(({ kind }) => kind === 'add').flatMap(({ inputs }) => inputs);
  const ends = new Set(added.map((name) => `${name}.weight`));
  return new Map(
    [...weights].map(([name, { shape, values }]) => [
      name,
      { shape, values: ends.has(name) ? values.map((value) => RESIDUAL * value) : values },
    ]),
  );
}

/** What zooNetwork takes: height and width that dense layers are made for, and `narrow` as of zooShapes. */
interface ZooSize {
  readonly height?: number;
  readonly width?: number;
  readonly narrow?: number;
}

/** An architecture of the zoo with weights from a formula. */
export function zooNetwork(
  name: string,
  { height = 224, width = 224, narrow = 1 }: ZooSize = {},
): { readonly description: NetworkDescription; readonly weights: Weights } {
  const { layers, shapes } = zooShapes(name, { height, width }, narrow);
  const words = { id: name, title: name, paper: '', source: 'a formula', licence: '' };
  const logits = layers.at(-1)?.name ?? '';
  const classes = Object.entries(shapes).findLast(([array]) => array.endsWith('.weight'))?.[1][0] ?? 0;
  const labels = Array.from({ length: classes }, (_, index) => `Class ${index}`);
  const description = { ...words, input: inputOf(height, width), layers, logits, labels };
  return { description, weights: calmed(layers, formulaWeights(shapes)) };
}

/** The same, ready to be built for any size of image that it takes. */
export function zooPlan(name: string, size: ZooSize = {}): NetworkPlan {
  const { description, weights } = zooNetwork(name, size);
  return planFor(description, weights, (wanted) => architecture(name, wanted));
}
