/** What two maps of one frame differ in. */
import type { Rect } from '../../contract/geometry.ts';
import type { HeatMap, Picture } from '../../contract/picture.ts';
import type { TechniqueResult, ViewResult } from '../../contract/view.ts';
import { ofVisitor } from '../kiosk/forgets.ts';
import { phrase, t } from '../language/language.ts';

/** Whether the second pane shows what its map has more or less than the first one. */
export const showsDifference = ofVisitor(false);

const MIDDLE = 127.5;
const ROW_BYTES = 4;

interface Placed {
  readonly map: HeatMap;
  /** What it covers, in pixels of the frame. */
  readonly crop: Rect;
  /** What was looked at. */
  readonly target: TechniqueResult['target'];
}

/** The value of a map at a place of the frame, between the middles of its cells; null outside what it covers. */
function valueAt({ map, crop }: Placed, x: number, y: number): number | null {
  const [u, v] = [(x - crop.x) / crop.width, (y - crop.y) / crop.height];
  if (u < 0 || u > 1 || v < 0 || v > 1) return null;
  const { width, height, rowBytes, values, legend } = map;
  const within = (at: number, count: number) => Math.min(count - 1, Math.max(0, at * count - 0.5));
  const [column, row] = [within(u, width), within(v, height)];
  const [left, top] = [Math.floor(column), Math.floor(row)];
  const [right, bottom] = [Math.min(width - 1, left + 1), Math.min(height - 1, top + 1)];
  const byte = (cell: number, line: number) => values[line * rowBytes + cell] as number;
  const mix = (a: number, b: number, share: number) => a + (b - a) * share;
  const across = (line: number) => mix(byte(left, line), byte(right, line), column - left);
  const [low, high] = legend.range;
  return low + ((high - low) * mix(across(top), across(bottom), row - top)) / 255;
}

/** The same of targets whose scores are of one unit. */
const scoreOf = (target: Placed['target']): string | undefined =>
  target && 'layer' in target ? `${target.kind} of ${target.layer}` : target?.kind;

const largest = ({ legend }: HeatMap): number =>
  Math.max(Math.abs(legend.range[0]), Math.abs(legend.range[1]));

/**
 * The second map less the first, on the finer grid of the two, over what the first covers. Maps of one unit are subtracted
 * as they are; of two units, or of one that hangs on something else or is of another score in either, each is measured by its
 * own largest magnitude. Where the second does not look, nothing differs.
 */
export function differenceOf(first: Placed, second: Placed): HeatMap {
  const [a, b] = [first.map, second.map];
  // A map that stayed on the graphics card says its own range once its numbers are read.
  for (const map of [a, b]) void map.values;
  const width = Math.max(a.width, b.width);
  const height = Math.max(a.height, b.height);
  const isOneUnit =
    a.legend.unit === b.legend.unit &&
    a.legend.per === b.legend.per &&
    scoreOf(first.target) === scoreOf(second.target);
  const [sizeA, sizeB] = isOneUnit ? [1, 1] : [largest(a) || 1, largest(b) || 1];
  const { crop } = first;
  const differences = new Float64Array(width * height);
  for (let row = 0; row < height; row++)
    for (let column = 0; column < width; column++) {
      const x = crop.x + ((column + 0.5) / width) * crop.width;
      const y = crop.y + ((row + 0.5) / height) * crop.height;
      const [before, after] = [valueAt(first, x, y), valueAt(second, x, y)];
      differences[row * width + column] =
        before === null || after === null ? 0 : after / sizeB - before / sizeA;
    }
  const most = differences.reduce((size, value) => Math.max(size, Math.abs(value)), 0);
  const rowBytes = ROW_BYTES * Math.ceil(width / ROW_BYTES);
  const values = new Uint8Array(rowBytes * height);
  differences.forEach((value, at) => {
    const share = most > 0 ? value / most : 0;
    values[Math.floor(at / width) * rowBytes + (at % width)] = Math.round(MIDDLE + MIDDLE * share);
  });
  const faint = a.faint ?? b.faint;
  return {
    ...{ kind: 'heat', width, height, rowBytes, values, ...(faint !== undefined && { faint }) },
    title: t('comparison.differenceOf', { second: phrase(b.title), first: phrase(a.title) }),
    legend: {
      range: [-most, most],
      signed: true,
      unit: isOneUnit ? a.legend.unit : t('comparison.shareOfLargest'),
      low: t('comparison.lessThere'),
      high: t('comparison.moreThere'),
    },
  };
}

const isMap = (picture: Picture | undefined): picture is HeatMap => picture?.kind === 'heat';

/** Whether the two panes can be subtracted: both are maps of values. */
export const canDiffer = ({ picture, comparison }: Pick<ViewResult, 'picture' | 'comparison'>): boolean =>
  isMap(picture) && isMap(comparison?.picture);

/** The look with the difference in the place of the second map, where that is wanted and can be. */
export function withDifference(result: ViewResult): ViewResult {
  const { picture, comparison, crop, target } = result;
  if (!showsDifference.peek() || !comparison || !isMap(picture) || !isMap(comparison.picture)) return result;
  const { crop: other = crop, ...beside } = comparison;
  const difference = differenceOf(
    { map: picture, crop, target },
    { map: comparison.picture, crop: other, target: comparison.target },
  );
  return { ...result, comparison: { ...beside, picture: difference } };
}
