import sharp from 'sharp';
import type { PictureMap } from '../../../src/contract/picture_gallery.ts';
import type { Preview } from '../../../src/embedding/gallery.ts';

/** Pixels of the longer side, and around the outermost pictures. */
const LONGER_SIDE = 1600;
const MARGIN = 40;
const GROUND = '#0b0c0e';
const [LEAST_PX, MOST_PX] = [12, 128];
/** Of the distance that pictures would have if they lay evenly: a little overlap shows more of each. */
const FILLED = 1.1;

/** Draws every picture at its place, as large as there is room for. */
export async function paintMap({ positions }: PictureMap, previews: readonly Preview[]): Promise<Buffer> {
  const xs = positions.filter((_, i) => i % 2 === 0);
  const ys = positions.filter((_, i) => i % 2 === 1);
  const [left, top] = [Math.min(...xs), Math.min(...ys)];
  const [wide, high] = [Math.max(...xs) - left || 1, Math.max(...ys) - top || 1];
  const inner = LONGER_SIDE - 2 * MARGIN;
  const evenly = Math.sqrt((inner * inner * Math.min(wide / high, high / wide)) / previews.length);
  const side = Math.round(Math.min(MOST_PX, Math.max(LEAST_PX, FILLED * evenly)));
  const scale = (inner - side) / Math.max(wide, high);
  const pictures = previews.map(async ({ bytes }, i) => ({
    input: await sharp(bytes).resize(side, side).png().toBuffer(),
    left: Math.round(MARGIN + ((xs[i] as number) - left) * scale),
    top: Math.round(MARGIN + ((ys[i] as number) - top) * scale),
  }));
  const size = (extent: number) => Math.round(2 * MARGIN + side + extent * scale);
  return sharp({ create: { width: size(wide), height: size(high), channels: 3, background: GROUND } })
    .composite(await Promise.all(pictures))
    .png()
    .toBuffer();
}
