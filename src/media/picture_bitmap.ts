import { told } from '../contract/told.ts';
import { PictureFileError } from './errors.ts';
import { onWhite } from './on_white.ts';
import { type FileFormat, formatOf } from './sniff.ts';
import { decodeTiff } from './tiff.ts';

/** Formats without transparency: there is nothing to lay on paper. */
const OPAQUE = new Set(['JPEG', 'BMP']);

/**
 * The one way in which a picture's file becomes pixels: upright by its EXIF orientation, of an animation the first frame,
 * on white where it is transparent. Runs on the page and in workers; drawings (SVG) need the page, see `withoutSvg`.
 * @param resize as for createImageBitmap
 * @returns a bitmap that the caller closes
 * @throws {PictureFileError|DOMException} where it cannot be decoded
 */
export async function pictureBitmap(
  file: Blob,
  resize: Pick<ImageBitmapOptions, 'resizeWidth' | 'resizeHeight' | 'resizeQuality'> = {},
  known?: FileFormat,
): Promise<ImageBitmap> {
  const { name } = known ?? (await formatOf(file)) ?? { name: '' };
  const options: ImageBitmapOptions = { ...resize, imageOrientation: 'from-image' };
  if (name === 'TIFF') return onWhite(await createImageBitmap(await decodeTiff(file), options));
  if (name === 'SVG') throw new PictureFileError(told('pictureErrors.svgInArchive'));
  const bitmap = await createImageBitmap(file, options);
  return OPAQUE.has(name) ? bitmap : onWhite(bitmap);
}
