import { NO_PADDING } from '../graph.ts';
import type { Call, Operators } from './call.ts';
import { axesOf, fromFront } from './fold.ts';
import { paddingOf } from './padding.ts';
import type { Flowing } from './value.ts';

export const POOLS: Operators = {
  MaxPool: pool,
  AveragePool: pool,
  GlobalAveragePool: (call, input) => call.push(call.picture(input), { kind: 'globalAvgPool' }),
  GlobalMaxPool: globalMaxPool,
  ReduceMean: reduceMean,
};

function pool(call: Call, input: Flowing): Flowing {
  const picture = call.picture(input);
  const window = call.node.attributes.get('kernel_shape')?.ints ?? [];
  const [height, width] = window;
  if (height === undefined || width === undefined || window.length !== 2)
    throw call.refused('has no window of two sides');
  if (call.square('dilations') !== 1) throw call.refused('has a window with gaps');
  const shape = call.graph.shapeOf(picture.layer);
  if (call.graph.poolsAll(call.node.outputs[0] ?? '', window, shape, isPadded(call, window)))
    return call.node.operator === 'MaxPool'
      ? globalMaxPool(call, picture)
      : call.push(picture, { kind: 'globalAvgPool' });
  const stride = call.square('strides');
  const padding = paddingOf(call, shape, [height, width], stride, 1);
  const shared = {
    window: [height, width],
    stride,
    ...padding,
    ...(call.int('ceil_mode', 0) === 1 && { ceil: true }),
  } as const;
  return call.node.operator === 'MaxPool'
    ? call.push(picture, { kind: 'maxPool', ...shared })
    : call.push(picture, {
        kind: 'avgPool',
        ...shared,
        countPad: call.int('count_include_pad', 0) === 1,
      });
}

/** Whether something is put around an input of the window's own size. */
function isPadded({ node: { attributes } }: Call, window: readonly number[]): boolean {
  const strides = attributes.get('strides')?.ints ?? [];
  const isSame = attributes.get('auto_pad')?.text.startsWith('SAME') ?? false;
  if (isSame) return window.some((length, axis) => (strides[axis] ?? 1) < length);
  return attributes.get('pads')?.ints.some((pixels) => pixels !== 0) ?? false;
}

function globalMaxPool(call: Call, input: Flowing): Flowing {
  const picture = call.picture(input);
  const [height, width] = call.graph.shapeOf(picture.layer);
  return call.push(picture, { kind: 'maxPool', window: [height, width], stride: 1, pad: NO_PADDING });
}

function reduceMean(call: Call, input: Flowing): Flowing {
  const axes = fromFront(axesOf(call.node, [call.optional(0), call.optional(1)], 1) ?? [], 4);
  const wanted = input.view === 'nhwc' ? '1,2' : '2,3';
  if ([...axes].sort().join() !== wanted) throw call.refused('does not take the mean over rows and columns');
  const pooled = call.push(input, { kind: 'globalAvgPool' });
  return call.int('keepdims', 1) === 1 ? pooled : { ...pooled, view: 'chw' };
}
