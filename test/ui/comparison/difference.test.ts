import { describe, expect, it } from 'vitest';
import type { HeatMap } from '../../../src/contract/picture.ts';
import type { ViewResult } from '../../../src/contract/view.ts';
import { differenceOf, showsDifference, withDifference } from '../../../src/ui/comparison/difference.ts';

const mapOf = (
  width: number,
  cells: readonly number[],
  range: [number, number],
  unit = 'drop in probability',
): HeatMap => {
  const height = cells.length / width;
  const rowBytes = 4 * Math.ceil(width / 4);
  const values = new Uint8Array(rowBytes * height);
  cells.forEach((byte, at) => {
    values[Math.floor(at / width) * rowBytes + (at % width)] = byte;
  });
  const legend = { range, signed: range[0] < 0, unit, low: '', high: '' };
  return { kind: 'heat', title: 'A map', width, height, rowBytes, values, legend };
};

/** The values of a map, from its bytes and its legend. */
const read = ({ width, height, rowBytes, values, legend: { range } }: HeatMap): number[] =>
  Array.from({ length: width * height }, (_, at) => {
    const byte = values[Math.floor(at / width) * rowBytes + (at % width)] as number;
    return range[0] + ((range[1] - range[0]) * byte) / 255;
  });

const CLASS = { kind: 'class', index: 0 } as const;
const TAUGHT = { kind: 'taught', name: 'mug', direction: [1] } as const;
const NEURON = { kind: 'neuron', layer: 'act1', channel: 0, y: 0, x: 0 } as const;
const channelOf = (layer: string, channel: number) => ({ kind: 'channel', layer, channel }) as const;

const WHOLE = { x: 10, y: 20, width: 100, height: 100 };
const place = (map: HeatMap, crop = WHOLE) => ({ map, crop, target: null });

describe('the difference of two maps', () => {
  it('is the second less the first in their unit, around 0', () => {
    // Of 0..10: 0, 10, 2, 4; of 0..5: 5, 5, 2, 0.
    const first = mapOf(2, [0, 255, 51, 102], [0, 10]);
    const second = mapOf(2, [255, 255, 102, 0], [0, 5]);
    const difference = differenceOf(place(first), place(second));
    expect(difference.legend).toMatchObject({ range: [-5, 5], signed: true, unit: 'drop in probability' });
    const want = [5, -5, 0, -4];
    read(difference).forEach((value, at) => {
      // A byte of a range of 10 is 0.04.
      expect(Math.abs(value - (want[at] as number))).toBeLessThan(0.025);
    });
  });

  it('of two units is that of the shares of what each is at most', () => {
    const first = mapOf(2, [255, 0, 0, 0], [0, 200], 'root mean square activation');
    const second = mapOf(2, [255, 255, 0, 0], [0, 4]);
    const difference = differenceOf(place(first), place(second));
    expect(difference.legend.range).toEqual([-1, 1]);
    expect(read(difference)[0]).toBeCloseTo(0, 1);
    expect(read(difference)[1]).toBeCloseTo(1, 2);
  });

  it('of maps that stayed on the card is measured by their own ranges, not by those of the look before', () => {
    /** As the page has it: its legend is settled once its numbers are read. */
    const late = ({ values, legend, ...map }: HeatMap): HeatMap => {
      const drawn: HeatMap = { ...map, values, legend: { ...legend, range: [0, 1] } };
      const get = () => {
        drawn.legend.range = legend.range;
        return values;
      };
      return Object.defineProperty(drawn, 'values', { get, enumerable: true });
    };
    const first = late(mapOf(2, [255, 0, 0, 0], [0, 200], 'root mean square activation'));
    const second = late(mapOf(2, [255, 255, 0, 0], [0, 4]));
    // Shares of 1, 0, 0, 0 and of 1, 1, 0, 0.
    expect(differenceOf(place(first), place(second)).legend.range).toEqual([-1, 1]);
  });

  it('of a unit that hangs on something else in each is that of shares, too', () => {
    const of = (map: HeatMap, per: string) => ({ ...map, legend: { ...map.legend, per } });
    const [first, second] = [mapOf(2, [255, 0, 0, 0], [0, 200]), mapOf(2, [255, 255, 0, 0], [0, 4])];
    const other = differenceOf(place(of(first, '58, 57, 57')), place(of(second, '128, 128, 128')));
    expect(other.legend).toMatchObject({ range: [-1, 1], unit: 'share of each map’s largest value' });
    const same = differenceOf(place(of(first, '7 x 7')), place(of(second, '7 x 7')));
    expect(same.legend).toMatchObject({ range: [-196, 196], unit: 'drop in probability' });
  });

  it('lies on the finer grid, and is read between the cells of the coarser', () => {
    const first = mapOf(4, Array<number>(16).fill(0), [0, 1]);
    // Left 0, right 1: at eighths of the width 1/8, 3/8, 5/8, 7/8 it is 0, 1/4, 3/4, 1.
    const second = mapOf(2, [0, 255, 0, 255], [0, 1]);
    const difference = differenceOf(place(first), place(second));
    expect([difference.width, difference.height]).toEqual([4, 4]);
    read(difference)
      .slice(0, 4)
      .forEach((value, at) => {
        expect(value).toBeCloseTo([0, 0.25, 0.75, 1][at] as number, 1);
      });
  });

  it('is nothing where the second network does not look', () => {
    const first = mapOf(4, Array<number>(16).fill(255), [0, 1]);
    const second = mapOf(4, Array<number>(16).fill(0), [0, 1]);
    const narrow = { ...WHOLE, width: 50 };
    const [a, b, c, d] = read(differenceOf(place(first), place(second, narrow)));
    expect([a, b].map((value) => Math.round(value as number))).toEqual([-1, -1]);
    expect([c, d].map((value) => Math.abs(Math.round(value as number)))).toEqual([0, 0]);
  });

  it('of a map and itself is all middle, and its scale is empty', () => {
    const map = mapOf(2, [3, 200, 17, 90], [0, 1]);
    const difference = differenceOf(place(map), place(map));
    expect(difference.legend.range).toEqual([-0, 0]);
    expect(new Set(read(difference).map(Math.abs))).toEqual(new Set([0]));
  });

  it.each<[string, ViewResult['target'], ViewResult['target'], boolean]>([
    ['a class and a channel', CLASS, channelOf('act1', 0), false],
    ['a class and a taught one', CLASS, TAUGHT, false],
    ['channels of two layers', channelOf('act1', 0), channelOf('act2', 0), false],
    ['a channel and a neuron of it', channelOf('act1', 0), NEURON, false],
    ['two classes', CLASS, { ...CLASS, index: 1 }, true],
    ['two channels of one layer', channelOf('act1', 0), channelOf('act1', 7), true],
  ])('of the scores of %s is in their unit where they have one', (_name, target, other, isOneUnit) => {
    const unit = '|d score / d pixel|';
    const picture = mapOf(2, [255, 0, 0, 0], [0, 200], unit);
    const beside = mapOf(2, [255, 255, 0, 0], [0, 4], unit);
    const comparison = { frame: 1, picture: beside, target: other, progress: null, held: null };
    showsDifference.value = true;
    const shown = withDifference({ picture, target, crop: WHOLE, comparison } as unknown as ViewResult);
    showsDifference.value = false;
    const shares = { range: [-1, 1], unit: 'share of each map’s largest value' };
    expect(shown.comparison?.picture).toMatchObject({
      legend: isOneUnit ? { range: [-196, 196], unit } : shares,
    });
  });

  it('stands in the second pane only where it is wanted and both are maps', () => {
    const [first, second] = [mapOf(2, [0, 255, 0, 0], [0, 1]), mapOf(2, [255, 0, 0, 0], [0, 1])];
    const beside = { frame: 1, picture: second, target: null, progress: null, held: null };
    const result = { picture: first, crop: WHOLE, comparison: beside } as unknown as ViewResult;
    expect(withDifference(result)).toBe(result);
    showsDifference.value = true;
    expect(withDifference(result).comparison?.picture).toMatchObject({ legend: { signed: true } });
    expect(withDifference(result).picture).toBe(first);
    const ranked = { ...result, picture: { kind: 'ranking', title: '', classes: [] } } as ViewResult;
    expect(withDifference(ranked)).toBe(ranked);
    showsDifference.value = false;
  });
});
