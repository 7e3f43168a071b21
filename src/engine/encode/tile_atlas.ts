import type { Tiles } from '../../contract/picture.ts';
import type { TilesTensor } from '../../techniques/common/picture.ts';
import { isOneCell, legendOf } from './legend_of.ts';
import {
  alignedBytes,
  atLeast,
  channelRanges,
  extentOf,
  linearScale,
  type Range,
  rangeOf,
  rangeOfAll,
} from './value_range.ts';

/** Wide enough that the atlas is about as wide as high. */
export const columnsFor = (count: number, width: number, height: number) =>
  Math.max(1, Math.min(count, Math.ceil(Math.sqrt((count * height) / width))));

/** Lays a layer's channels or a convolution's kernels side by side, as bytes. */
export function tileAtlas(source: TilesTensor, values: Float32Array): Tiles {
  const { scale, percentile } = source;
  const [tileHeight, tileWidth] = source.values.shape;
  const coloured = source.values.rank === 4;
  const count = source.values.shape.at(-1) as number;
  const pixelBytes = coloured ? 4 : 1;
  const columns = columnsFor(count, tileWidth, tileHeight);
  const rowBytes = alignedBytes(columns * tileWidth * pixelBytes);
  const bytes = new Uint8Array(rowBytes * Math.ceil(count / columns) * tileHeight);
  const channels = channelRanges(values, count, scale);
  const own = percentile === undefined ? rangeOfAll(channels, scale) : rangeOf(values, scale, percentile);
  const ranges = rangesOf(source, channels, own);
  const order = orderOf(source, values, count);
  /** The first byte of each tile, in the order of the values. */
  const starts = new Uint32Array(count);
  order.forEach((tile, place) => {
    const row = Math.floor(place / columns) * tileHeight;
    starts[tile] = row * rowBytes + (place % columns) * tileWidth * pixelBytes;
  });
  const writeCell = cellWriter(ranges.each, source);
  const colours = coloured ? 3 : 1;
  if (coloured) bytes.fill(255);
  for (let y = 0; y < tileHeight; y++) {
    for (let x = 0; x < tileWidth; x++) {
      for (let colour = 0; colour < colours; colour++) {
        const from = ((y * tileWidth + x) * colours + colour) * count;
        writeCell(values, from, bytes, starts, y * rowBytes + x * pixelBytes + colour);
      }
    }
  }
  const totals = source.totals?.(values);
  return {
    ...tilesFrom(source, ranges, order),
    ...{ pixelBytes, rowBytes, values: bytes },
    ...(totals && { totals: order.map((tile) => totals[tile] as number) }),
  };
}

interface Ranges {
  /** Of all tiles, as far as their values go. */
  readonly own: Range;
  /** The same, for the legend. */
  readonly all: Range;
  /** Each tile's, or the layer's for all; a tile of a single cell has no range of its own. */
  readonly each: Range[];
}

/** @param channels of each tile, as far as its values go */
export function rangesOf(
  source: TilesTensor,
  channels: readonly Range[],
  own = rangeOfAll(channels, source.scale),
): Ranges {
  const { scale, scaling, faint } = source;
  const least = faint?.below ?? 0;
  const all = atLeast(own, scale, least);
  const isShared = scaling === 'layer' || isOneCell(source);
  return { own, all, each: channels.map((one) => (isShared ? all : atLeast(one, scale, least))) };
}

/** All but the numbers. */
export function tilesFrom(source: TilesTensor, { own, all, each }: Ranges, order: readonly number[]): Tiles {
  const { title, of, layer, scale, faint } = source;
  const [tileHeight, tileWidth] = source.values.shape;
  const columns = columnsFor(order.length, tileWidth, tileHeight);
  return {
    ...{ kind: 'tiles', title, of, layer, count: order.length, columns, tileWidth, tileHeight },
    ...{ pixelBytes: 1, rowBytes: alignedBytes(columns * tileWidth), values: new Uint8Array() },
    channels: order.map((tile) => source.channels?.[tile] ?? tile),
    ranges: order.map((tile) => each[tile] as Range),
    legend: legendOf(source, all),
    ...(faint && extentOf(own, scale) < faint.below && { faint: faint.says }),
  };
}

function orderOf({ order, strengths }: TilesTensor, values: Float32Array, count: number): readonly number[] {
  if (order) return order(values);
  const tiles = Array.from({ length: count }, (_, tile) => tile);
  const strength = strengths?.(values);
  return strength ? tiles.sort((a, b) => (strength[b] as number) - (strength[a] as number)) : tiles;
}

/** Writes one cell of every tile: tile by tile in the inner loop, the tensor's own order. */
function cellWriter(ranges: readonly Range[], { scale }: TilesTensor) {
  const scales = ranges.map((one) => linearScale(one, scale));
  const factors = Float64Array.from(scales, ({ factor }) => factor);
  // Storing a byte rounds down.
  const offsets = Float64Array.from(scales, ({ offset }) => offset + 0.5);
  return (values: Float32Array, from: number, bytes: Uint8Array, starts: Uint32Array, cell: number) => {
    for (let tile = 0; tile < starts.length; tile++) {
      const value = (values[from + tile] as number) * (factors[tile] as number) + (offsets[tile] as number);
      bytes[(starts[tile] as number) + cell] = value < 0 ? 0 : value > 255 ? 255 : value;
    }
  };
}
