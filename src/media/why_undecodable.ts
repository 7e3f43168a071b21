import { declaredSize } from './declared_size.ts';

/** Formats that current browsers decode: where one of these fails, the file is to blame. */
const DECODED_BY_BROWSERS = new Set(['JPEG', 'PNG', 'GIF', 'WebP', 'AVIF', 'BMP', 'TIFF', 'SVG', 'picture']);

/** From here on (50 megapixels, 200 MB decoded) a failure may be a matter of size. */
const MANY_PIXELS = 50e6;

/** Says to a person why the browser could not decode a picture. */
export async function whyUndecodable(blob: Blob, name: string, format: string): Promise<string> {
  if (!DECODED_BY_BROWSERS.has(format))
    return `${name} is a ${format} picture, which this browser does not decode. Save it as JPEG or PNG and drop it again.`;
  const size = await declaredSize(blob);
  if (size && size.width * size.height > MANY_PIXELS) {
    const pixels = `${size.width.toLocaleString('en')} x ${size.height.toLocaleString('en')} pixels`;
    return `${name} is too large to decode here (${pixels}), or damaged. Make it smaller and drop it again.`;
  }
  return `${name} is cut off or damaged: its ${format} data cannot be decoded. Copy or download it again.`;
}
