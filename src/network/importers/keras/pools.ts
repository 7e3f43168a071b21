import { NO_PADDING } from '../graph.ts';
import type { Call, Flowing, Translators } from './call.ts';
import { paddingOf } from './padding.ts';

export const POOLS: Translators = {
  MaxPooling2D: pool,
  AveragePooling2D: pool,
  GlobalAveragePooling2D: (call, input) => call.add(input, { kind: 'globalAvgPool' }),
  GlobalMaxPooling2D: globalMaxPool,
};

function pool(call: Call, input: Flowing): Flowing {
  const [height = 2, width = height] = [call.layer.config.pool_size ?? 2].flat() as number[];
  const stride = call.layer.config.strides ? call.square('strides') : call.square('pool_size');
  const shared = {
    window: [height, width],
    stride,
    pad: paddingOf(call, input, [height, width], stride, 1),
  } as const;
  return call.add(
    input,
    call.layer.kind === 'MaxPooling2D'
      ? { kind: 'maxPool', ...shared }
      : { kind: 'avgPool', ...shared, countPad: false },
  );
}

function globalMaxPool(call: Call, input: Flowing): Flowing {
  const [height, width] = call.graph.shapeOf(input.layer);
  return call.add(input, { kind: 'maxPool', window: [height, width], stride: 1, pad: NO_PADDING });
}
