/** Adjoints of convolutions, and of the rectifier before them, on the wasm backend: see assembly/adjoint_tiles.ts. */
import * as tf from '@tensorflow/tfjs-core';
import { POINTWISE_ADJOINT, STEM_ADJOINT, type StemAdjointAttributes } from '../layers/conv.ts';
import { DEPTHWISE_ADJOINT, type DepthwiseAdjointAttributes } from '../layers/depthwise.ts';
import { RECTIFIER_ADJOINT } from '../layers/rectifier.ts';
import type { BackwardRule, Opening } from '../layers/rules.ts';
import { MOST_INPUTS, PANEL_BYTES, type Room } from './convolution_kernels.ts';
import { addressIn, type Call, input, type Kernels, type Size4 } from './wasm_call.ts';

/** Of a rectifier's way back. */
type Rectifying = Opening & { readonly rule: BackwardRule };

/** The kernels by the names that layers ask for. */
export const adjointKernels = (kernels: Kernels, room: Room): [name: string, kernel: unknown][] => [
  [RECTIFIER_ADJOINT, rectifier(kernels, room)],
  [POINTWISE_ADJOINT, pointwise(kernels, room)],
  [DEPTHWISE_ADJOINT, depthwise(kernels, room)],
  [STEM_ADJOINT, stem(kernels, room)],
];

/** Of a row with more channels no list of places has room. */
const MOST_LISTED = PANEL_BYTES / 4 - 4;

/** The bits of a float as an integer. */
const asBits = (value: number): number => new Int32Array(Float32Array.of(value).buffer)[0] as number;

/** As assembly/rectifier.ts takes it: the ceiling's bits; -1 where any output, and where any gradient passes. */
const passing = ({ ceiling, rule }: Rectifying): [top: number, anyOutput: number, anyGradient: number] => [
  asBits(ceiling),
  rule === 'deconvnet' ? -1 : 0,
  rule === 'gradient' ? -1 : 0,
];

/** Where the rectifier's output lies, 0 where there is none, and what it passes. */
const gateOf = ({ backend, inputs, attrs }: Call<Rectifying>): [y: number, passes: readonly number[]] =>
  inputs.y ? [addressIn(backend)(inputs.y), passing(attrs)] : [0, [0, -1, -1]];

const rectifier =
  (kernels: Kernels, { block }: Room) =>
  (call: Call<Rectifying>) => {
    const { backend, attrs } = call;
    const [dy, y] = [input(call, 'dy'), input(call, 'y')];
    const dx = backend.makeOutput(dy.shape, 'float32');
    const at = addressIn(backend);
    kernels.rectifierInTiles(
      block,
      at(dy),
      at(y),
      at(dx),
      tf.util.sizeFromShape(dy.shape),
      ...passing(attrs),
    );
    return dx;
  };

const pointwise = (kernels: Kernels, { block, panel, ownsPointwise }: Room) => {
  return (call: Call<Rectifying>): tf.TensorInfo => {
    const { backend } = call;
    const [dy, filter, turned] = [input(call, 'dy'), input(call, 'filter'), input(call, 'turned')];
    const [batch, height, width, outputs] = dy.shape as Size4;
    const channels = filter.shape[2] as number;
    if (outputs > MOST_INPUTS || channels > MOST_LISTED) return inTwo(kernels, block, call);
    const at = addressIn(backend);
    const [y, limits] = gateOf(call);
    const sizes = [batch * height * width, channels, outputs];
    const zeros = kernels.zerosToPass(at(dy), y, ...sizes, ...limits);
    if (zeros === 0 && !ownsPointwise) return inTwo(kernels, block, call);
    const dx = backend.makeOutput([batch, height, width, channels], 'float32');
    const given = [dy, filter, turned].map(at);
    kernels.pointwiseAdjointInTiles(block, panel, ...given, y, at(dx), ...sizes, ...limits, zeros);
    return dx;
  };
};

/** The product by the present kernel of convolutions, and the rectifier's way back in its place. */
function inTwo(kernels: Kernels, block: number, call: Call<Rectifying>): tf.TensorInfo {
  const { backend, inputs, attrs } = call;
  const conv = tf.getKernel('Conv2D', 'wasm').kernelFunc;
  const dx = conv({
    ...{ backend, inputs: { x: input(call, 'dy'), filter: input(call, 'turned') } },
    attrs: { strides: 1, pad: 'valid', dilations: 1, dataFormat: 'NHWC' },
  }) as tf.TensorInfo;
  const [at, count] = [addressIn(backend)(dx), tf.util.sizeFromShape(dx.shape)];
  if (inputs.y)
    kernels.rectifierInTiles(block, at, addressIn(backend)(inputs.y), at, count, ...passing(attrs));
  return dx;
}

const depthwise = (kernels: Kernels, { block }: Room) => {
  return (call: Call<Rectifying & DepthwiseAdjointAttributes>): tf.TensorInfo => {
    const { backend, attrs } = call;
    const [dy, filter] = [input(call, 'dy'), input(call, 'filter')];
    const [batch, rows, columns, channels] = dy.shape as Size4;
    const [down, across] = filter.shape as Size4;
    const { size, stride, pad } = attrs;
    const dx = backend.makeOutput([batch, ...size, channels], 'float32');
    const at = addressIn(backend);
    const [y, limits] = gateOf(call);
    kernels.depthwiseAdjointInTiles(
      ...[block, at(dy), at(filter), y, at(dx), batch, ...size, channels, rows, columns],
      ...[down, across, stride, pad[0], pad[2], ...limits],
    );
    return dx;
  };
};

const stem = (kernels: Kernels, { block, panel }: Room) => {
  return (call: Call<StemAdjointAttributes>): tf.TensorInfo => {
    const { backend, attrs } = call;
    const [dy, turned] = [input(call, 'dy'), input(call, 'turned')];
    const [batch, rows, columns, outputs] = dy.shape as Size4;
    const [down, across] = turned.shape as Size4;
    const { size, pad } = attrs;
    const dx = backend.makeOutput([batch, ...size, 3], 'float32');
    const given = [dy, turned, dx].map(addressIn(backend));
    kernels.stemAdjointInTiles(
      ...[block, panel, ...given, batch, ...size, rows, columns, outputs, down, across, pad[0], pad[2]],
    );
    return dx;
  };
};
