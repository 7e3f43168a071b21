import { pictureBitmap } from '../../media/picture_bitmap.ts';

/** Pixels a side: twice what the network looks at. */
const MOST_SIDE = 512;

/**
 * The middle square of a picture as a file, no larger than needed: what becomes the style, and is kept.
 * @param picture a frame is closed
 * @throws where the browser cannot read it
 */
export async function squareFile(picture: ImageBitmap | Blob): Promise<Blob> {
  const bitmap = picture instanceof Blob ? await pictureBitmap(picture) : picture;
  try {
    const { width, height } = bitmap;
    const from = Math.min(width, height);
    const side = Math.min(MOST_SIDE, from);
    const canvas = new OffscreenCanvas(side, side);
    const context = canvas.getContext('2d');
    if (!context) throw new Error('This browser gives no 2-D canvas.');
    context.imageSmoothingQuality = 'high';
    context.drawImage(bitmap, (width - from) / 2, (height - from) / 2, from, from, 0, 0, side, side);
    return await canvas.convertToBlob({ type: 'image/png' });
  } finally {
    bitmap.close();
  }
}
