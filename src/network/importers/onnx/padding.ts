import type { Padding } from '../../description.ts';
import type { Shape } from '../../layers/kind.ts';
import { NO_PADDING } from '../graph.ts';
import { samePadding } from '../same_padding.ts';
import type { Call } from './call.ts';

/** The zeros that a convolution or a pool itself puts around its input. */
export function paddingOf(
  call: Call,
  shape: Shape,
  kernel: readonly [number, number],
  stride: number,
  dilation: number,
): Padding {
  const { attributes } = call.node;
  const auto = attributes.get('auto_pad')?.text ?? 'NOTSET';
  if (auto === 'VALID') return NO_PADDING;
  if (auto.startsWith('SAME')) {
    const [top, bottom, left, right] = samePadding(shape, kernel, stride, dilation);
    return auto === 'SAME_UPPER' ? [top, bottom, left, right] : [bottom, top, right, left];
  }
  const [top = 0, left = 0, bottom = 0, right = 0] = attributes.get('pads')?.ints ?? [];
  if (Math.min(top, left, bottom, right) < 0) throw call.refused('cuts off its input by negative pads');
  return [top, bottom, left, right];
}
