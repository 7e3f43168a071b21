import { only } from './geometry.ts';
import type { LayerKind } from './kind.ts';
import type { Plain } from './layer.ts';

/** Nothing at inference. */
export const dropout: LayerKind<Plain<'dropout'>> = {
  passes: true,
  relevance: 'passes',
  shape: (_layer, inputs) => only(inputs),
  forward: (_layer, inputs) => only(inputs),
  reach: () => 'cell',
  adjoint: (_layer, dy) => [dy],
};
