import type { Doubt } from '../../contract/doubt.ts';
import type { Legend } from '../../contract/picture.ts';
import type { HeatTensor, ImageTensor } from '../../techniques/common/picture.ts';
import { legendOf } from './legend_of.ts';
import { atLeast, extentOf, type Range } from './value_range.ts';

/** Sentences on how little there is; the weightiest first. */
export const faintnessOf = (...sentences: readonly (string | undefined)[]) => {
  const said = sentences.filter((sentence) => sentence !== undefined);
  return said.length > 0 ? { faint: said.join(' ') } : {};
};

/** A map that only just counts fills the colour scale by half. */
const LEAST_OF_SCALE = 2;

/** The range of a map's colours is of this extent at least: they are not stretched over next to nothing. */
export const leastExtent = ({ faint }: HeatTensor | ImageTensor): number =>
  LEAST_OF_SCALE * (faint?.below ?? 0);

/** The part of the colour scale that a map may fill: not all of it where the network does not know what it sees. */
export const shareOf = ({ scale }: HeatTensor | ImageTensor, doubt: Doubt | undefined): number =>
  scale === 'minmax' ? 1 : Math.min(1, doubt?.share ?? 1);

/**
 * The range of a map's colours, and what is to be said of it.
 * @param own of its values, less those that are clipped
 * @param whole of all its values
 */
export function honestScale(
  source: HeatTensor | ImageTensor,
  own: Range,
  whole: () => Range,
  doubt: Doubt | undefined,
): { range: Range; legend: Legend; faint?: string } {
  const { scale, faint } = source;
  const [low, high] = atLeast(own, scale, leastExtent(source));
  const share = shareOf(source, doubt);
  const range: Range = [low / share, high / share];
  const little = faint && extentOf(whole(), scale) < faint.below ? faint.says : undefined;
  return { range, legend: legendOf(source, range, doubt?.note), ...faintnessOf(doubt?.says, little) };
}
