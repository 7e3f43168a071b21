import type { Plain } from '../description.ts';
import { only } from './geometry.ts';
import type { LayerKind } from './kind.ts';

/** Nothing at inference. */
export const dropout: LayerKind<Plain> = {
  shape: (_layer, inputs) => only(inputs),
  forward: (_layer, inputs) => only(inputs),
  reach: () => 'cell',
  adjoint: (_layer, dy) => [dy],
};
