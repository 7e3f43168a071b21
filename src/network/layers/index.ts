import type { Layer, LayerKindName } from '../description.ts';
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
import { globalAvgPool } from './global_avg_pool.ts';
import { hardSwish } from './hard_swish.ts';
import { conditionalInstanceNorm, instanceNorm } from './instance_norm.ts';
import type { LayerKind } from './kind.ts';
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

const kinds: Record<LayerKindName, LayerKind> = {
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
  softmax,
  dropout,
  lrn,
};

/** The forward and adjoint of a layer, by its kind. @throws {NetworkError} if a description names an unknown kind */
export function kindOf({ name, kind }: Layer): LayerKind {
  if (Object.hasOwn(kinds, kind)) return kinds[kind];
  throw new NetworkError(
    `Layer "${name}" is of unknown kind "${kind}". Known: ${Object.keys(kinds).join(', ')}.`,
  );
}
