import type { HeatTensor, ImageTensor, TilesTensor } from '../techniques/picture.ts';
import type { Legend } from './api.ts';
import type { Range } from './value_range.ts';

/** The words of a technique with the numbers that its colours came to stand for. */
export function legendOf(source: HeatTensor | TilesTensor | ImageTensor, range: Range): Legend {
  const { meaning, scale, percentile } = source;
  const notes = [
    ...(percentile === undefined ? [] : [`clipped at the ${percentile}th percentile`]),
    ...(source.kind === 'tiles' && source.scaling === 'channel' ? ['each tile on a scale of its own'] : []),
  ];
  const note = notes.length > 0 ? { note: notes.join(', ') } : {};
  return { range, signed: scale === 'symmetric', ...meaning, ...note };
}
