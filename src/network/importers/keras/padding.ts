import type { Sliding } from '../../layers/layer.ts';
import { samePadding } from '../../same_padding.ts';
import { NO_PADDING } from '../graph.ts';
import type { Call, Flowing } from './call.ts';

/** The zeros that a convolution or a pool itself puts around its input. */
export function paddingOf(
  call: Call,
  input: Flowing,
  kernel: readonly [number, number],
  stride: number,
  dilation: number,
): Pick<Sliding, 'pad' | 'same'> {
  const { padding, data_format } = call.layer.config;
  if (data_format === 'channels_first')
    throw call.refused('has its channels first; export the model with channels last');
  if (padding === 'valid' || padding === undefined) return { pad: NO_PADDING };
  if (padding !== 'same') throw call.refused(`has the padding "${padding}"`);
  const pad = samePadding(call.graph.shapeOf(input.layer), kernel, stride, dilation);
  return { pad, same: 'end' };
}
