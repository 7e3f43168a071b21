import { told } from '../../contract/told.ts';
import { NetworkError } from '../errors.ts';
import { adaptiveAvgPool } from './adaptive_avg_pool.ts';
import { add } from './add.ts';
import { avgPool } from './avg_pool.ts';
import { batchNorm } from './batch_norm.ts';
import { concat } from './concat.ts';
import { conv } from './conv.ts';
import { dense } from './dense.ts';
import { depthwise } from './depthwise.ts';
import { dropout } from './dropout.ts';
import { flatten } from './flatten.ts';
import { globalAvgPool } from './global_avg_pool.ts';
import { hardSwish } from './hard_swish.ts';
import { conditionalInstanceNorm, instanceNorm } from './instance_norm.ts';
import type { LayerKind } from './kind.ts';
import type { LayerBase } from './layer.ts';
import { leakyRelu } from './leaky_relu.ts';
import { lrn } from './lrn.ts';
import { maxPool } from './max_pool.ts';
import { multiply } from './multiply.ts';
import { reflectPad } from './reflect_pad.ts';
import { relu } from './relu.ts';
import { relu6 } from './relu6.ts';
import { resizeBilinear } from './resize_bilinear.ts';
import { resizeConv } from './resize_conv.ts';
import { sigmoid } from './sigmoid.ts';
import { softmax } from './softmax.ts';
import { tanh } from './tanh.ts';
import { transposedConv } from './transposed_conv.ts';
import { zeroPad } from './zero_pad.ts';

/** Every layer kind of the program. A new one is a file beside this and a line here. */
const layerKinds = {
  conv,
  depthwise,
  resizeConv,
  resizeBilinear,
  transposedConv,
  zeroPad,
  reflectPad,
  dense,
  batchNorm,
  instanceNorm,
  conditionalInstanceNorm,
  relu,
  relu6,
  leakyRelu,
  hardSwish,
  sigmoid,
  tanh,
  maxPool,
  avgPool,
  adaptiveAvgPool,
  globalAvgPool,
  add,
  multiply,
  concat,
  flatten,
  softmax,
  dropout,
  lrn,
};

/** Layer kinds by the names that descriptions give them. */
export type LayerKinds = Readonly<Record<string, LayerKind>>;

export type LayerKindName = keyof typeof layerKinds;

type LayerOf<Kind> = Kind extends LayerKind<infer L> ? L : never;

/** A layer of one of the program's kinds, with its settings. */
export type Layer = { [Name in LayerKindName]: LayerOf<(typeof layerKinds)[Name]> }[LayerKindName];

/** The program's own kinds and more: for networks that have layers of others. */
export const layerKindsWith = (more: LayerKinds): LayerKinds => ({ ...layerKinds, ...more });

/**
 * The forward, adjoint and traits of a layer, by its kind.
 * @param kinds to look among; the program's own by default
 * @throws {NetworkError} if a description names an unknown kind
 */
export function kindOf({ name, kind }: LayerBase, kinds: LayerKinds = layerKinds): LayerKind {
  const found = Object.hasOwn(kinds, kind) ? kinds[kind] : undefined;
  if (found) return found;
  throw new NetworkError(
    told('networkErrors.unknownKind', { name, kind, all: Object.keys(kinds).join(', ') }),
  );
}
