import { told } from '../contract/told.ts';
import { PictureFileError } from './errors.ts';
import { firstPageOf } from './tiff_structure.ts';
import { type Pixels, upright } from './upright.ts';

/** As floats such a picture would take a gigabyte. */
const MOST_PIXELS = 120e6;
/** None, fax, LZW, JPEG, deflate, PackBits: what pictures are saved as. What cameras write raw is not read. */
const COMPRESSIONS: ReadonlySet<number> = new Set([1, 2, 3, 4, 5, 6, 7, 8, 32946, 32773]);

/**
 * The first page of a TIFF, upright, which no current browser but Safari decodes.
 * @throws {PictureFileError} where it is damaged, too large, or packed in a way that is not known
 */
export async function decodeTiff(file: Blob): Promise<ImageData> {
  const { rgba, width, height } = await tiffPixels(await file.arrayBuffer());
  return new ImageData(rgba, width, height);
}

/**
 * @returns upright: red, green, blue and alpha of each pixel, row after row
 * @throws {PictureFileError} as decodeTiff
 */
export async function tiffPixels(file: ArrayBuffer): Promise<Pixels> {
  const { default: utif } = await import('utif2');
  try {
    const { width, height, compression, orientation, alone } = firstPageOf(file);
    if (width * height > MOST_PIXELS)
      throw new PictureFileError(told('pictureErrors.tiffTooLarge', { width, height }));
    if (!COMPRESSIONS.has(compression))
      throw new PictureFileError(told('pictureErrors.tiffPacked', { compression }));
    const [page] = utif.decode(alone);
    if (!page) throw new RangeError('no page was found');
    utif.decodeImage(alone, page);
    const rgba = new Uint8ClampedArray(utif.toRGBA8(page));
    if (rgba.length !== width * height * 4 || !page.data?.length)
      throw new RangeError(`${rgba.length} bytes came out`);
    return upright({ rgba, width, height }, orientation);
  } catch (cause) {
    if (cause instanceof PictureFileError) throw cause;
    throw new PictureFileError(told('pictureErrors.tiffDamaged'), { cause });
  }
}
