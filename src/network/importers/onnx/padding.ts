import type { Shape } from '../../layers/kind.ts';
import type { Sliding } from '../../layers/layer.ts';
import { samePadding } from '../../same_padding.ts';
import { NO_PADDING } from '../graph.ts';
import type { Call } from './call.ts';

/** The zeros that a convolution or a pool itself puts around its input. */
export function paddingOf(
  call: Call,
  shape: Shape,
  kernel: readonly [number, number],
  stride: number,
  dilation: number,
): Pick<Sliding, 'pad' | 'same'> {
  const { attributes } = call.node;
  const auto = attributes.get('auto_pad')?.text ?? 'NOTSET';
  if (auto === 'VALID') return { pad: NO_PADDING };
  if (auto.startsWith('SAME')) {
    const same = auto === 'SAME_UPPER' ? 'end' : 'start';
    return { pad: samePadding(shape, kernel, stride, dilation, same), same };
  }
  const [top = 0, left = 0, bottom = 0, right = 0] = attributes.get('pads')?.ints ?? [];
  if (Math.min(top, left, bottom, right) < 0) throw call.refused('cuts off its input by negative pads');
  return { pad: [top, bottom, left, right] };
}
