import sharp from 'sharp';
import type { Tiles } from '../../../src/contract/picture.ts';
import { type ColourMapName, lookup } from '../../../src/render/heat/colour_maps.ts';
import { coloursOf } from '../../../src/render/heat/picture_colours.ts';

const GAP_PX = 2;

/** Draws tiles side by side, each cell as a square of pixels, so that the figure has about this side or more. */
export function paintTiles(
  tiles: Tiles,
  { colours, signedColours }: { colours: ColourMapName; signedColours: ColourMapName },
  side: number,
): Promise<Buffer> {
  const { columns, count, tileWidth, tileHeight } = tiles;
  const rows = Math.ceil(count / columns);
  const cellPx = Math.max(1, Math.floor(side / Math.max(columns * tileWidth, rows * tileHeight)));
  const [pitchX, pitchY] = [tileWidth * cellPx + GAP_PX, tileHeight * cellPx + GAP_PX];
  const [width, height] = [columns * pitchX - GAP_PX, rows * pitchY - GAP_PX];
  const table = lookup(coloursOf(tiles, { sequential: colours, diverging: signedColours }));
  const rgb = Buffer.alloc(width * height * 3);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const [column, row] = [Math.floor(x / pitchX), Math.floor(y / pitchY)];
      const [cellX, cellY] = [Math.floor((x % pitchX) / cellPx), Math.floor((y % pitchY) / cellPx)];
      if (row * columns + column >= count || cellX >= tileWidth || cellY >= tileHeight) continue;
      rgb.set(
        colourAt(tiles, table, column * tileWidth + cellX, row * tileHeight + cellY),
        (y * width + x) * 3,
      );
    }
  }
  return sharp(rgb, { raw: { width, height, channels: 3 } })
    .png()
    .toBuffer();
}

/** The colour of one cell of the atlas, as red, green and blue. */
function colourAt({ values, rowBytes, pixelBytes }: Tiles, table: Uint8Array, x: number, y: number) {
  const at = y * rowBytes + x * pixelBytes;
  if (pixelBytes === 4) return values.subarray(at, at + 3);
  const byte = values[at] as number;
  return table.subarray(byte * 4, byte * 4 + 3);
}
