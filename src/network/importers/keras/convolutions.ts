import { IMAGE, type Padding } from '../../description.ts';
import { transposed } from '../axes.ts';
import { type LayerSettings, NO_PADDING, type Parameter } from '../graph.ts';
import { activated } from './activations.ts';
import type { Call, Flowing, Translators } from './call.ts';
import { paddingOf } from './padding.ts';

/** Those that put the zeros of a ZeroPadding2D around their input themselves. */
export const CONVOLUTIONS: Translators = {
  Conv2D: convolution,
  DepthwiseConv2D: convolution,
  SeparableConv2D: convolution,
  ZeroPadding2D: padded,
};

function convolution(call: Call, input: Flowing): Flowing {
  return activated(call, filtered(call, input));
}

function filtered(call: Call, given: Flowing): Flowing {
  const isDepthwise = call.layer.kind !== 'Conv2D';
  const isSeparable = call.layer.kind === 'SeparableConv2D';
  // Keras 2 calls that of a depthwise convolution otherwise than Keras 3.
  const kernel = isSeparable || call.variable('depthwise_kernel') ? 'depthwise_kernel' : 'kernel';
  const depth = call.needed(kernel, 4);
  const [height = 0, width = 0, taken = 0, made = 0] = depth.shape;
  const [stride, dilation] = [call.square('strides'), call.square('dilation_rate')];
  if (stride > 1 && dilation > 1) throw call.refused('has strides and dilations at once');
  // Padding around a padded picture goes by the padded size.
  const input = given.pad && call.layer.config.padding === 'same' ? call.settled(given) : given;
  const own = paddingOf(call, input, [height, width], stride, dilation);
  const pad = own.pad.map((pixels, side) => pixels + (input.pad?.[side] ?? 0)) as unknown as Padding;
  const groups = isDepthwise ? taken : call.number('groups', 1);
  const bare: Flowing = { layer: input.layer };
  const shared = { stride, ...own, pad, ...(dilation > 1 && { dilation }) };
  // From [height, width, in, out] to [out, in, height, width]; depthwise from [.., in, multiplier].
  const weight: Parameter = isDepthwise
    ? {
        shape: [taken * made, 1, height, width],
        values: () => transposed(depth.values, depth.shape, [2, 3, 0, 1]),
      }
    : {
        shape: [made, taken, height, width],
        values: () => transposed(depth.values, depth.shape, [3, 2, 0, 1]),
      };
  const isPlain = isDepthwise && made === 1 && bare.layer !== IMAGE;
  const settings: LayerSettings = isPlain
    ? { kind: 'depthwise', ...shared }
    : { kind: 'conv', ...shared, ...(groups > 1 && { groups }) };
  if (!isSeparable) return call.add(bare, settings, { weight, ...call.bias() });
  const depthwise = call.add(bare, settings, { weight }, `${call.layer.name}_depthwise`);
  const point = call.needed('pointwise_kernel', 4);
  const [, , between = 0, outputs = 0] = point.shape;
  return call.add(
    depthwise,
    { kind: 'conv', stride: 1, pad: NO_PADDING },
    {
      weight: {
        shape: [outputs, between, 1, 1],
        values: () => transposed(point.values, point.shape, [3, 2, 0, 1]),
      },
      ...call.bias(),
    },
  );
}

function padded(call: Call, input: Flowing): Flowing {
  const { padding } = call.layer.config;
  const [rows, columns] = [padding, padding].map((value, axis) =>
    Array.isArray(value) ? value[axis] : value,
  ) as (number | number[])[];
  const sides = [rows, columns].flatMap((side) => (Array.isArray(side) ? side : [side, side])) as number[];
  const [top = 0, bottom = 0, left = 0, right = 0] = sides;
  return { ...call.settled(input), pad: [top, bottom, left, right] };
}
