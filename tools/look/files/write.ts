import { writeFile } from 'node:fs/promises';
import { extname } from 'node:path';
import sharp from 'sharp';
import { isStandardOutput } from './streams.ts';

/** What a picture's name may end with. A stream takes PNG. */
export const PICTURE_OUTPUTS = ['.png', '.jpg', '.jpeg', '.webp'];
/** Of those, what keeps transparency. */
export const CLEAR_OUTPUTS = ['.png', '.webp'];

const QUALITY = 92;

/** Writes a file, or to a stream, in a folder that there is. */
export async function write(file: string, contents: Uint8Array): Promise<void> {
  if (!isStandardOutput(file)) return writeFile(file, contents);
  await new Promise<void>((done, fail) => {
    process.stdout.write(contents, (error?: NodeJS.ErrnoException | null) => {
      // Who stopped reading has what they want.
      if (error && error.code !== 'EPIPE') fail(error);
      else done();
    });
  });
}

/** Writes a picture as what its name says. @param png a whole PNG file */
export const writePicture = async (file: string, png: Uint8Array): Promise<void> =>
  write(file, await encoded(file, png));

async function encoded(file: string, png: Uint8Array): Promise<Uint8Array> {
  const picture = () => sharp(png, { limitInputPixels: false });
  switch (extname(file).toLowerCase()) {
    case '.jpg':
    case '.jpeg':
      return picture()
        .flatten({ background: 'white' })
        .jpeg({ quality: QUALITY, chromaSubsampling: '4:4:4' })
        .toBuffer();
    case '.webp':
      return picture().webp({ quality: QUALITY }).toBuffer();
    default:
      return png;
  }
}
