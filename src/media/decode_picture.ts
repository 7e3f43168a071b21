import { told, toldOf } from '../contract/told.ts';
import { declaredSize } from './declared_size.ts';
import { PictureFileError } from './errors.ts';
import { pictureBitmap } from './picture_bitmap.ts';
import { formatOf } from './sniff.ts';

/** Decoded whole, such a picture takes half a gigabyte. */
const MOST_PIXELS = 120e6;

/**
 * Decodes a picture file, brought down at once where it is larger than needed.
 * @param least both sides are at least so many pixels, where the picture has them
 * @returns upright by its EXIF orientation, on white where it is transparent; the caller closes it
 * @throws {PictureFileError} where it is no picture, damaged, too large, or of a kind that this browser does not decode
 */
export async function decodePicture(file: Blob, name: string, least: number): Promise<ImageBitmap> {
  if (file.size === 0) throw new PictureFileError(told('pictureErrors.empty', { name }));
  const format = await formatOf(file);
  if (format?.kind !== 'picture')
    throw new PictureFileError(
      format
        ? told('pictureErrors.video', { name, format: format.name })
        : told('pictureErrors.noPicture', { name }),
    );
  const size = await declaredSize(file);
  if (size && size.width * size.height > MOST_PIXELS)
    throw new PictureFileError(
      told('pictureErrors.tooLarge', { name, width: size.width, height: size.height }),
    );
  try {
    return await pictureBitmap(file, reducedTo(least, size), format);
  } catch (cause) {
    if (cause instanceof PictureFileError)
      throw new PictureFileError(told('pictureErrors.named', { name, why: toldOf(cause) }), { cause });
    throw new PictureFileError(told('pictureErrors.undecodable', { name, format: format.name }), { cause });
  }
}

/** The height is set by the longer side, so that a picture which lies on its side by EXIF is large enough as well. */
function reducedTo(least: number, size: { width: number; height: number } | null): ImageBitmapOptions {
  if (!size) return {};
  const scale = least / Math.min(size.width, size.height);
  if (scale >= 0.5) return {};
  return { resizeHeight: Math.ceil(Math.max(size.width, size.height) * scale), resizeQuality: 'high' };
}
