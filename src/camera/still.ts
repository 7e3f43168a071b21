import { told, toldOf } from '../contract/told.ts';
import { PictureFileError } from '../media/errors.ts';
import { fitWithin } from '../media/fit.ts';
import { pictureBitmap } from '../media/picture_bitmap.ts';
import type { FileFormat } from '../media/sniff.ts';
import { drawSvg } from '../media/svg.ts';
import { whyUndecodable } from '../media/why_undecodable.ts';
import { type FrameSource, SourceStoppedError } from './source.ts';

const PICTURE: FileFormat = { kind: 'picture', name: 'picture' };

/**
 * A picture that stands still, turned upright by its EXIF orientation, on white where it is transparent, and brought
 * down to LONGEST_SIDE px.
 * @param name what a person reads
 * @param format as `sniff` tells it; goes into messages
 * @throws PictureFileError where it is cut off, broken, too large or of a kind that this browser does not decode
 */
export async function openStill(
  blob: Blob,
  name: string,
  format: FileFormat = PICTURE,
): Promise<FrameSource> {
  const canvas = await decode(blob, format).catch(async (cause: unknown) => {
    if (cause instanceof PictureFileError)
      throw new PictureFileError(told('pictureErrors.named', { name, why: toldOf(cause) }), { cause });
    throw new PictureFileError(await whyUndecodable(blob, name, format.name), { cause });
  });
  let open = true;
  return {
    kind: 'still',
    label: name,
    element: canvas,
    width: canvas.width,
    height: canvas.height,
    async grab() {
      if (!open) throw new SourceStoppedError(told('pictureErrors.closed', { name }));
      return createImageBitmap(canvas);
    },
    stop: () => {
      open = false;
    },
    onEnded: null,
  };
}

/** Decodes straight to the small size: a 12,000 x 9,000 picture would be a canvas of 432 MB. */
async function decode(blob: Blob, format: FileFormat): Promise<HTMLCanvasElement> {
  if (format.name === 'SVG') return drawSvg(blob);
  const bitmap = await pictureBitmap(blob, await smallSize(blob, format), format);
  // A TIFF is made small only here.
  const { width, height } = fitWithin(bitmap.width, bitmap.height);
  const canvas = Object.assign(document.createElement('canvas'), { width, height });
  canvas.getContext('2d')?.drawImage(bitmap, 0, 0, width, height);
  bitmap.close();
  return canvas;
}

async function smallSize(blob: Blob, { name }: FileFormat): Promise<ImageBitmapOptions> {
  if (name === 'TIFF') return {};
  const { width, height } = await uprightSize(blob).then((size) => fitWithin(size.width, size.height));
  return { resizeWidth: width, resizeHeight: height, resizeQuality: 'high' };
}

/** An image element knows its size, EXIF orientation included, from the header alone; pixels are decoded when drawn. */
async function uprightSize(blob: Blob): Promise<{ width: number; height: number }> {
  const image = new Image();
  const url = URL.createObjectURL(blob);
  try {
    await new Promise((resolve, reject) => {
      image.onload = resolve;
      image.onerror = () => reject(new Error('the header cannot be read'));
      image.src = url;
    });
    return { width: image.naturalWidth, height: image.naturalHeight };
  } finally {
    URL.revokeObjectURL(url);
  }
}
