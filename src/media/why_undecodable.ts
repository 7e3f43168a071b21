import { type Told, told } from '../contract/told.ts';
import { declaredSize } from './declared_size.ts';

/** Formats that current browsers decode: where one of these fails, the file is to blame. */
const DECODED_BY_BROWSERS = new Set(['JPEG', 'PNG', 'GIF', 'WebP', 'AVIF', 'BMP', 'TIFF', 'SVG', 'picture']);

/** From here on (50 megapixels, 200 MB decoded) a failure may be a matter of size. */
const MANY_PIXELS = 50e6;

/** Says to a person why the browser could not decode a picture. */
export async function whyUndecodable(blob: Blob, name: string, format: string): Promise<Told> {
  if (!DECODED_BY_BROWSERS.has(format)) return told('pictureErrors.otherFormat', { name, format });
  const size = await declaredSize(blob);
  if (size && size.width * size.height > MANY_PIXELS) {
    return told('pictureErrors.largeOrDamaged', { name, ...size });
  }
  return told('pictureErrors.damaged', { file: name, format });
}
