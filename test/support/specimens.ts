import * as tf from '@tensorflow/tfjs-core';
import type { Layer, LayerKindName, Padding } from '../../src/network/description.ts';
import type { Shape } from '../../src/network/layers/kind.ts';
import type { WeightArray } from '../../src/network/weights.ts';
import { seeded } from './seeded.ts';
import { LoneLayer } from './toys/lone_layer.ts';

/** A layer with inputs to try it on. */
export interface Specimen {
  readonly title: string;
  readonly settings: Record<string, unknown>;
  readonly shapes: readonly Shape[];
  /** Shapes of its weights in torch's layout, by the last part of their names. */
  readonly weights?: Readonly<Record<string, readonly number[]>>;
  /** Deviation of the inputs, where 1 would not reach what matters. */
  readonly spread?: number;
}

const NONE: Padding = [0, 0, 0, 0];
const map: Shape = [5, 4, 3];

/** At least one of every kind: a kind that is added to the program must be added here, or it does not compile. */
const SPECIMENS: Record<LayerKindName, readonly Specimen[]> = {
  conv: [
    conv('3 x 3, pad 1', { stride: 1, pad: [1, 1, 1, 1] }, [5, 6, 3], [4, 3, 3, 3]),
    conv('3 x 3, stride 2, uneven pad', { stride: 2, pad: [0, 1, 0, 1] }, [6, 7, 3], [4, 3, 3, 3]),
    conv('5 x 5, stride 3, pad 2', { stride: 3, pad: [2, 2, 2, 2] }, [8, 7, 2], [3, 2, 5, 5]),
    conv('3 x 3, two groups', { stride: 1, pad: NONE, groups: 2 }, [5, 5, 4], [6, 2, 3, 3]),
  ],
  depthwise: [
    conv('3 x 3, pad 1', { stride: 1, pad: [1, 1, 1, 1] }, [5, 6, 3], [3, 1, 3, 3]),
    conv('5 x 5, stride 2, uneven pad', { stride: 2, pad: [1, 2, 1, 2] }, [8, 6, 5], [5, 1, 5, 5]),
  ],
  resizeConv: [
    { title: 'odd sides', settings: {}, shapes: [[3, 5, 4]], weights: { weight: [3, 4, 3, 3], bias: [3] } },
  ],
  transposedConv: [
    transposed('3 x 3, stride 2, as torch pads', { stride: 2, pad: [1, 0, 1, 0] }, [4, 3, 5], [5, 3, 3, 3]),
    transposed(
      '3 x 3, stride 2, as TensorFlow pads',
      { stride: 2, pad: [0, 1, 0, 1] },
      [3, 4, 2],
      [2, 4, 3, 3],
    ),
    transposed('4 x 4, stride 2', { stride: 2, pad: [1, 1, 1, 1] }, [3, 4, 2], [2, 3, 4, 4]),
    transposed('5 x 5, stride 1', { stride: 1, pad: [2, 2, 2, 2] }, [5, 4, 2], [2, 3, 5, 5]),
  ],
  zeroPad: [{ title: 'uneven', settings: { pad: [1, 3, 0, 2] }, shapes: [[5, 4, 3]] }],
  reflectPad: [
    { title: 'uneven', settings: { pad: [1, 3, 2, 0] }, shapes: [[5, 4, 3]] },
    { title: 'as far as it goes', settings: { pad: [3, 3, 2, 2] }, shapes: [[4, 3, 4]] },
  ],
  adaptiveAvgPool: [
    { title: 'overlapping parts', settings: { size: [3, 3] }, shapes: [[7, 5, 2]] },
    { title: 'more cells than there were', settings: { size: [3, 4] }, shapes: [[2, 3, 3]] },
    { title: 'as many cells as there were', settings: { size: [3, 2] }, shapes: [[3, 2, 4]] },
  ],
  dense: [
    { title: 'of a map', settings: {}, shapes: [[3, 2, 4]], weights: { weight: [5, 24], bias: [5] } },
    { title: 'of a vector', settings: {}, shapes: [[1, 1, 6]], weights: { weight: [4, 6], bias: [4] } },
  ],
  batchNorm: [
    {
      title: 'of a map',
      settings: { epsilon: 0.001 },
      shapes: [map],
      weights: { weight: [3], bias: [3], running_mean: [3], running_var: [3] },
    },
  ],
  instanceNorm: [
    {
      title: 'three channels',
      settings: { epsilon: 1e-5 },
      shapes: [map],
      weights: { weight: [3], bias: [3] },
    },
    {
      title: 'eight channels',
      settings: { epsilon: 1e-3 },
      shapes: [[4, 3, 8]],
      weights: { weight: [8], bias: [8] },
    },
  ],
  conditionalInstanceNorm: [
    {
      title: 'scale and shift of each picture',
      settings: { epsilon: 1e-5 },
      shapes: [
        [5, 4, 3],
        [1, 1, 3],
        [1, 1, 3],
      ],
    },
    {
      title: 'a variance over one pixel less',
      settings: { epsilon: 1e-5, unbiased: true },
      shapes: [
        [2, 3, 3],
        [1, 1, 3],
        [1, 1, 3],
      ],
    },
  ],
  relu: [{ title: 'both signs', settings: {}, shapes: [map] }],
  relu6: [{ title: 'below 0, between, above 6', settings: {}, shapes: [map], spread: 6 }],
  leakyRelu: [{ title: 'slope 0.2', settings: { slope: 0.2 }, shapes: [map] }],
  maxPool: [
    pool('3 x 3, stride 2, ceil', { window: [3, 3], stride: 2, pad: NONE, ceil: true }, [6, 8, 3]),
    pool('3 x 3, stride 1, pad 1', { window: [3, 3], stride: 1, pad: [1, 1, 1, 1] }, [5, 4, 5]),
    pool('2 x 3, stride 2', { window: [2, 3], stride: 2, pad: NONE }, [7, 5, 4]),
  ],
  avgPool: [
    pool('3 x 3, stride 2, pad 1', { window: [3, 3], stride: 2, pad: [1, 1, 1, 1] }, [7, 6, 3]),
    pool(
      '3 x 3, ceil, zeros do not count',
      { window: [3, 3], stride: 2, pad: [1, 1, 1, 1], ceil: true, countPad: false },
      [6, 8, 3],
    ),
  ],
  hardSwish: [{ title: 'below -3, between, above 3', settings: {}, shapes: [map], spread: 3 }],
  sigmoid: [{ title: 'both signs', settings: {}, shapes: [map], spread: 2 }],
  tanh: [{ title: 'both signs', settings: {}, shapes: [map] }],
  globalAvgPool: [{ title: 'of a map', settings: {}, shapes: [map] }],
  add: [
    { title: 'two maps', settings: {}, shapes: [map, map] },
    { title: 'three maps', settings: {}, shapes: [map, map, map] },
  ],
  multiply: [
    {
      title: 'a map by the gates of its channels',
      settings: {},
      shapes: [
        [5, 4, 3],
        [1, 1, 3],
      ],
    },
    { title: 'two maps', settings: {}, shapes: [map, map] },
  ],
  resizeBilinear: [
    { title: 'doubled', settings: {}, shapes: [map] },
    { title: 'a row of two', settings: {}, shapes: [[1, 2, 3]] },
  ],
  concat: [
    {
      title: 'three maps of unlike depth',
      settings: {},
      shapes: [
        [3, 4, 2],
        [3, 4, 3],
        [3, 4, 1],
      ],
    },
  ],
  flatten: [
    { title: 'as Keras does', settings: {}, shapes: [map] },
    { title: 'channels first', settings: { channelsFirst: true }, shapes: [map] },
  ],
  softmax: [{ title: 'a vector', settings: {}, shapes: [[1, 1, 7]] }],
  dropout: [{ title: 'of a map', settings: {}, shapes: [map] }],
  lrn: [
    { title: 'alpha of weight', settings: { size: 5, alpha: 0.5, beta: 0.75, k: 2 }, shapes: [[3, 4, 8]] },
  ],
};

function conv(title: string, settings: Record<string, unknown>, input: Shape, filter: number[]): Specimen {
  return { title, settings, shapes: [input], weights: { weight: filter, bias: [filter[0] as number] } };
}

function transposed(
  title: string,
  settings: Record<string, unknown>,
  input: Shape,
  filter: number[],
): Specimen {
  return { title, settings, shapes: [input], weights: { weight: filter, bias: [filter[1] as number] } };
}

function pool(title: string, settings: Record<string, unknown>, input: Shape): Specimen {
  return { title, settings, shapes: [input] };
}

export const kindNames = Object.keys(SPECIMENS) as LayerKindName[];

/** Every specimen with its kind, for `it.each`. */
export const everySpecimen = kindNames.flatMap((kind) =>
  SPECIMENS[kind].map((specimen) => ({ kind, ...specimen })),
);

type NamedSpecimen = (typeof everySpecimen)[number];

/** The specimen as a layer with random weights, on the present backend, and batches of two random inputs. */
export function grow({ kind, settings, shapes, weights = {}, spread = 1 }: NamedSpecimen) {
  const random = seeded(7);
  const layer = { kind, name: 'lone', inputs: shapes.map((_, i) => `input ${i}`), ...settings } as Layer;
  const arrays = Object.entries(weights).map(([part, shape]): [string, WeightArray] => {
    const values = random.normals(shape.reduce((product, n) => product * n, 1));
    return [
      part,
      { shape, values: part === 'running_var' ? values.map((value) => 0.5 + value * value) : values },
    ];
  });
  const lone = new LoneLayer(layer, shapes, Object.fromEntries(arrays));
  const batches = shapes.map((shape) => ({
    shape: [2, ...shape] as [number, number, number, number],
    values: random.normals(2 * shape[0] * shape[1] * shape[2], spread),
  }));
  const dy = {
    shape: [2, ...lone.shape] as [number, number, number, number],
    values: random.normals(2 * lone.shape[0] * lone.shape[1] * lone.shape[2]),
  };
  return { lone, batches, dy };
}

export const toTensor = ({
  shape,
  values,
}: {
  shape: [number, number, number, number];
  values: Float32Array;
}) => tf.tensor4d(values, shape);
