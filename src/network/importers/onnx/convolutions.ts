import type { Padding } from '../../description.ts';
import { type Parameters, vector } from '../graph.ts';
import type { Call, Operators } from './call.ts';
import { partOf } from './constant.ts';
import { fromFront } from './fold.ts';
import { paddingOf } from './padding.ts';
import type { Flowing } from './value.ts';

export const CONVOLUTIONS: Operators = { Conv: convolution, ConvTranspose: convolution, Pad: padded };

function convolution(call: Call, input: Flowing): Flowing {
  const auto = call.node.attributes.get('auto_pad')?.text ?? '';
  // Padding around a padded picture goes by the padded size.
  const picture = call.picture(auto.startsWith('SAME') ? call.settled(input) : input);
  const kernel = call.constant(1, 'weights');
  const { dims } = kernel;
  if (dims.length !== 4)
    throw call.refused(`has weights of [${dims}]: only convolutions of pictures are known here`);
  const bias = call.known(2, 'biases');
  const [first = 0, second = 0, height = 0, width = 0] = dims;
  const [stride, dilation, groups] = [call.square('strides'), call.square('dilations'), call.int('group', 1)];
  if (stride > 1 && dilation > 1) throw call.refused('has strides and dilations at once');
  const shape = call.graph.shapeOf(picture.layer);
  const own = paddingOf(call, shape, [height, width], stride, dilation);
  const pad = own.pad.map((pixels, side) => pixels + (picture.pad?.[side] ?? 0)) as unknown as Padding;
  const parameters: Parameters = {
    weight: {
      shape: dims,
      values: () => Float32Array.from(kernel.values),
      part: (from, to) => partOf(kernel, from, to),
    },
    ...(bias && { bias: vector(bias.values) }),
  };
  const bare: Flowing = { layer: picture.layer, view: 'nchw' };
  if (picture.doubled) {
    const isKnown = height === 3 && width === 3 && stride * dilation * groups === 1 && !own.pad.some(Boolean);
    if (picture.doubled !== 'mirrored' || !isKnown || call.node.operator !== 'Conv')
      throw call.refused('follows a picture that is made larger, and is not 3 x 3 with a mirrored border');
    return call.push(bare, { kind: 'resizeConv' }, parameters);
  }
  if (call.node.operator === 'ConvTranspose') {
    const extra = call.node.attributes.get('output_padding')?.ints.some((pixels) => pixels !== 0);
    if (auto.startsWith('SAME') || call.node.attributes.has('output_shape'))
      throw call.refused('says its size by output_shape or auto_pad');
    if (groups !== 1 || dilation !== 1 || extra)
      throw call.refused('has groups, dilations or an output padding');
    return call.push(bare, { kind: 'transposedConv', stride, pad }, parameters);
  }
  if (second * groups !== shape[2])
    throw call.refused(`has weights for ${second * groups} channels, its input has ${shape[2]}`);
  const isDepthwise = groups > 1 && groups === shape[2] && first === groups;
  const shared = { stride, ...own, pad, ...(dilation > 1 && { dilation }) };
  return isDepthwise
    ? call.push(bare, { kind: 'depthwise', ...shared }, parameters)
    : call.push(bare, { kind: 'conv', ...shared, ...(groups > 1 && { groups }) }, parameters);
}

function padded(call: Call, input: Flowing): Flowing {
  const picture = call.picture(input);
  const { attributes } = call.node;
  const mode = attributes.get('mode')?.text ?? 'constant';
  const value = call.known(2, 'numbers')?.values[0] ?? call.float('value', 0);
  const [batch, channels, top = 0, left = 0, batchEnd, channelsEnd, bottom = 0, right = 0] = padsOf(call);
  if (batch || channels || batchEnd || channelsEnd || Math.min(top, left, bottom, right) < 0)
    throw call.refused('pads other sides than those of the picture');
  const pad: Padding = [top, bottom, left, right];
  if (picture.doubled) {
    if (mode !== 'reflect' || pad.some((pixels) => pixels !== 1))
      throw call.refused('pads a picture that is made larger by other than one mirrored pixel');
    return { ...picture, doubled: 'mirrored' };
  }
  if (mode === 'reflect') return call.push(picture, { kind: 'reflectPad', pad });
  if (mode !== 'constant' || value !== 0)
    throw call.refused(`pads with other numbers than 0 (${mode}, ${value})`);
  return pad.every((pixels) => pixels === 0) ? picture : { ...picture, pad };
}

/** Before and after each of four axes; since opset 18 a node may name those that it means. */
function padsOf(call: Call): readonly number[] {
  const pads = call.node.attributes.get('pads')?.ints ?? Array.from(call.constant(1, 'pads').values);
  const named = call.known(3, 'axes');
  if (!named) return pads;
  const spread = new Array<number>(8).fill(0);
  const axes = fromFront(Array.from(named.values), 4);
  axes.forEach((axis, at) => {
    spread[axis] = pads[at] as number;
    spread[axis + 4] = pads[at + axes.length] as number;
  });
  return spread;
}
