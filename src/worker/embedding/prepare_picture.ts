import type { CropShare, Prepared } from '../../contract/picture_gallery.ts';
import { told, toldOf } from '../../contract/told.ts';
import { declaredSize } from '../../media/declared_size.ts';
import { PictureFileError } from '../../media/errors.ts';
import { fitWithin } from '../../media/fit.ts';
import { pictureBitmap } from '../../media/picture_bitmap.ts';
import { type FileFormat, formatOf } from '../../media/sniff.ts';
import { whyUndecodable } from '../../media/why_undecodable.ts';
import { cropOf } from '../../network/preprocess.ts';

/** Longest side of a picture on its way to the network, which looks at far less. */
const LONGEST_SIDE = 640;
const PREVIEW_SIDE = 128;
const PREVIEW_QUALITY = 0.8;
/** Pictures above this are decoded straight to a small size: a 30-megapixel one would be 120 MB. */
const MANY_PIXELS = 8e6;

/** @throws {PictureFileError} where it is no picture, is damaged or cannot be decoded here */
export async function preparePicture(file: Blob, name: string, crop: CropShare): Promise<Prepared> {
  if (file.size === 0) throw new PictureFileError(told('pictureErrors.empty', { name }));
  const format = await formatOf(file);
  if (format?.kind !== 'picture') throw new PictureFileError(told('pictureErrors.noPicture', { name }));
  const decoded = await decode(file, format).catch(async (cause: unknown) => {
    if (cause instanceof PictureFileError)
      throw new PictureFileError(told('pictureErrors.named', { name, why: toldOf(cause) }), { cause });
    throw new PictureFileError(await whyUndecodable(file, name, format.name), { cause });
  });
  return prepareFrame(decoded, crop);
}

/** @param frame taken over */
export async function prepareFrame(frame: ImageBitmap, crop: CropShare): Promise<Prepared> {
  const { width, height } = fitWithin(frame.width, frame.height, LONGEST_SIDE);
  const part = cropOf(crop, frame.width, frame.height);
  const [canvas, context] = blank(PREVIEW_SIDE, PREVIEW_SIDE);
  context.drawImage(frame, part.x, part.y, part.width, part.height, 0, 0, PREVIEW_SIDE, PREVIEW_SIDE);
  const preview = await canvas.convertToBlob({ type: 'image/jpeg', quality: PREVIEW_QUALITY });
  if (width === frame.width) return { picture: frame, preview };
  const [small, smaller] = blank(width, height);
  smaller.drawImage(frame, 0, 0, width, height);
  frame.close();
  return { picture: small.transferToImageBitmap(), preview };
}

async function decode(file: Blob, format: FileFormat): Promise<ImageBitmap> {
  const size = await declaredSize(file);
  const pixels = size ? size.width * size.height : 0;
  // One side only: the other follows, whichever way up the picture is.
  const smaller =
    size && pixels > MANY_PIXELS ? { resizeWidth: fitWithin(size.width, size.height).width } : {};
  return pictureBitmap(file, { ...smaller, resizeQuality: 'high' }, format);
}

function blank(width: number, height: number): [OffscreenCanvas, OffscreenCanvasRenderingContext2D] {
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d', { alpha: false });
  if (!context) throw new Error('This browser gives no 2-D canvas to a worker.');
  context.imageSmoothingQuality = 'high';
  return [canvas, context];
}
