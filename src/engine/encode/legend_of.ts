import type { Legend } from '../../contract/picture.ts';
import type { HeatTensor, ImageTensor, TilesTensor } from '../../techniques/common/picture.ts';
import type { Range } from './value_range.ts';

const ONE_CELL = {
  heat: '1 x 1: one number for the whole picture',
  tiles: '1 x 1: each tile is one number, all on one scale',
  image: '1 x 1: one colour for the whole picture',
};

/** Whether a map has no place in the picture at all. */
export const isOneCell = ({ values: { shape } }: HeatTensor | TilesTensor | ImageTensor): boolean =>
  shape[0] === 1 && shape[1] === 1;

const ownScales = (source: HeatTensor | TilesTensor | ImageTensor): string[] =>
  source.kind === 'tiles' && source.scaling === 'channel' ? ['each tile on a scale of its own'] : [];

/** The words of a technique with the numbers that its colours came to stand for. */
export function legendOf(
  source: HeatTensor | TilesTensor | ImageTensor,
  range: Range,
  ...more: readonly (string | undefined)[]
): Legend {
  const { meaning, scale, percentile } = source;
  const notes = [
    ...(percentile === undefined ? [] : [`clipped at the ${percentile}th percentile`]),
    ...(isOneCell(source) ? [ONE_CELL[source.kind]] : ownScales(source)),
    ...(source.note === undefined ? [] : [source.note]),
    ...more.filter((note) => note !== undefined),
  ];
  const note = notes.length > 0 ? { note: notes.join(', ') } : {};
  return { range, signed: scale === 'symmetric', ...meaning, ...note };
}
