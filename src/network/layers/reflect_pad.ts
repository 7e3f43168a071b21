import { told } from '../../contract/told.ts';
import { NetworkError } from '../errors.ts';
import { only } from './geometry.ts';
import type { LayerKind } from './kind.ts';
import type { LayerBase, Padding } from './layer.ts';
import { mirrored, mirroredAdjoint, reflected } from './mirror.ts';

/** The border itself is not repeated, and every pad is smaller than the side. */
export interface ReflectPad extends LayerBase {
  readonly kind: 'reflectPad';
  readonly pad: Padding;
}

/** Mirrors the picture at its borders. Its adjoint folds the borders back and adds them up. */
export const reflectPad: LayerKind<ReflectPad> = {
  relevance: 'routed',
  shape({ name, pad }, inputs) {
    const [height, width, channels] = only(inputs);
    if (Math.max(pad[0], pad[1]) >= height || Math.max(pad[2], pad[3]) >= width)
      throw new NetworkError(told('networkErrors.mirrors', { name, pad, height, width }));
    return [height + pad[0] + pad[1], width + pad[2] + pad[3], channels];
  },
  forward: ({ pad }, inputs) => mirrored(only(inputs), pad, 'reflect'),
  reach:
    ({ pad }, inputs) =>
    (output, axis) => [reflected(output - (axis === 0 ? pad[0] : pad[2]), only(inputs)[axis])],
  adjoint: ({ pad }, dy) => [mirroredAdjoint(dy, pad, 'reflect')],
};
