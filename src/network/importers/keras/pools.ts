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
  const strides = [call.layer.config.strides ?? [height, width]].flat() as number[];
  // Around an input of the window's own size nothing is put unless windows overlap.
  const isPadded =
    call.layer.config.padding === 'same' && (strides[0] !== height || strides.at(-1) !== width);
  if (call.graph.poolsAll(call.layer.path, [height, width], call.graph.shapeOf(input.layer), isPadded))
    return call.layer.kind === 'MaxPooling2D'
      ? globalMaxPool(call, input)
      : call.add(input, { kind: 'globalAvgPool' });
  const stride = call.layer.config.strides ? call.square('strides') : call.square('pool_size');
  const padding = paddingOf(call, input, [height, width], stride, 1);
  const shared = { window: [height, width], stride, ...padding } as const;
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
