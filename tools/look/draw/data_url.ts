import sharp from 'sharp';
import type { ImagePicture } from '../../../src/contract/picture.ts';

/** A picture as a PNG in an address of its own, for SVG. */
export async function asDataUrl({ rgba, width, height }: ImagePicture): Promise<string> {
  const png = await sharp(rgba, { raw: { width, height, channels: 4 } })
    .png()
    .toBuffer();
  return `data:image/png;base64,${png.toString('base64')}`;
}
