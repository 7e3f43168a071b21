import { told } from '../contract/told.ts';
import { PictureFileError } from './errors.ts';

/** As floats such a picture would take a gigabyte. */
const MOST_PIXELS = 120e6;

/**
 * The first page of a TIFF, which no current browser but Safari decodes.
 * @throws {PictureFileError} where it is damaged, too large, or packed in a way that is not known
 */
export async function decodeTiff(file: Blob): Promise<ImageData> {
  const { default: utif } = await import('utif2');
  const buffer = await file.arrayBuffer();
  const failed = (why: string, cause?: unknown) =>
    new PictureFileError(told('pictureErrors.tiff', { why }), { cause });
  try {
    const page = utif.decode(buffer).find(({ t256 }) => t256 !== undefined);
    if (!page) throw failed('it holds no picture');
    const [width = 0, height = 0] = [page.t256, page.t257].map((tag) => Number((tag as number[])[0]));
    if (width * height > MOST_PIXELS) throw failed(`${width} x ${height} pixels are too many`);
    utif.decodeImage(buffer, page);
    const rgba = new Uint8ClampedArray(utif.toRGBA8(page));
    if (width === 0 || rgba.length !== width * height * 4 || !page.data?.length)
      throw failed('it is damaged, or packed in a way that is not known here');
    return new ImageData(rgba, width, height);
  } catch (cause) {
    if (cause instanceof PictureFileError) throw cause;
    throw failed('it is damaged, or packed in a way that is not known here', cause);
  }
}
