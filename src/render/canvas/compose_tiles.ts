import type { Tiles } from '../../contract/picture.ts';
import { type TileLayout, tileRect } from '../tiles/tile_layout.ts';
import { mix, type Neighbours, neighbours } from './compose_map.ts';

export interface TileStyle {
  /** Bilinear between the cells of a tile; never across its border. */
  readonly smooth: boolean;
  readonly mirror: boolean;
  /** 256 RGBA entries. */
  readonly colours: Uint8Array;
}

/**
 * Draws the tiles that are in view: the same arithmetic as tile_grid_fragment.ts, on the processor. A canvas that enlarges a
 * part of a picture mixes in what lies beside that part.
 * @param image as large as layout.area, transparent; what lies between tiles stays so
 */
export function composeTiles(
  image: ImageData,
  tiles: Tiles,
  layout: TileLayout,
  scrollPx: number,
  { smooth, mirror, colours }: TileStyle,
): void {
  const { tileWidth, tileHeight, columns, pixelBytes, rowBytes, values } = tiles;
  const { x: left, y: top } = layout.area;
  for (let index = 0; index < tiles.count; index++) {
    const rect = tileRect(layout, scrollPx, index);
    const corner =
      Math.floor(index / columns) * tileHeight * rowBytes + (index % columns) * tileWidth * pixelBytes;
    const [fromX, toX] = span(rect.x - left, rect.width, image.width);
    const [fromY, toY] = span(rect.y - top, rect.height, image.height);
    const across = Array.from({ length: Math.max(0, toX - fromX) }, (_, i) => {
      const place = (fromX + i + 0.5 - (rect.x - left)) / rect.width;
      return neighbours(mirror ? 1 - place : place, tileWidth, smooth);
    });
    for (let y = fromY; y < toY; y++) {
      const [above, below, down] = neighbours((y + 0.5 - (rect.y - top)) / rect.height, tileHeight, smooth);
      const [upper, lower] = [corner + above * rowBytes, corner + below * rowBytes];
      for (let x = fromX; x < toX; x++) {
        const [first, second, along] = across[x - fromX] as Neighbours;
        const value = (channel: number) => {
          const [a, b] = [first * pixelBytes + channel, second * pixelBytes + channel];
          return mix(
            mix(values[upper + a] as number, values[upper + b] as number, along),
            mix(values[lower + a] as number, values[lower + b] as number, along),
            down,
          );
        };
        const at = 4 * (y * image.width + x);
        const entry = pixelBytes === 1 ? 4 * Math.round(value(0)) : 0;
        for (let c = 0; c < 3; c++)
          image.data[at + c] = pixelBytes === 1 ? (colours[entry + c] as number) : value(c);
        image.data[at + 3] = 255;
      }
    }
  }
}

/** The pixels whose centres lie in a part of a line. */
const span = (start: number, length: number, most: number): [from: number, to: number] => [
  Math.max(0, Math.round(start)),
  Math.min(most, Math.round(start + length)),
];
