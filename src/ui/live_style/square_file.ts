import { pictureBitmap } from '../../media/picture_bitmap.ts';
import { drawSquare } from './thumbnail.ts';

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
    const side = Math.min(MOST_SIDE, bitmap.width, bitmap.height);
    const canvas = new OffscreenCanvas(side, side);
    const context = canvas.getContext('2d');
    if (!context) throw new Error('This browser gives no 2-D canvas.');
    drawSquare(context, bitmap, side);
    return await canvas.convertToBlob({ type: 'image/png' });
  } finally {
    bitmap.close();
  }
}
