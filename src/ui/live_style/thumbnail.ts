import { pictureBitmap } from '../../media/picture_bitmap.ts';

const SIDE = 128;

/**
 * A small square of a picture's middle, which is what becomes the style.
 * @param picture borrowed
 * @returns an object's address, which the caller revokes; null where the browser cannot read the picture
 */
export async function thumbnailUrl(picture: ImageBitmap | Blob): Promise<string | null> {
  const reading = picture instanceof Blob ? pictureBitmap(picture) : createImageBitmap(picture);
  const bitmap = await reading.catch(() => null);
  const canvas = Object.assign(document.createElement('canvas'), { width: SIDE, height: SIDE });
  const context = canvas.getContext('2d');
  if (!bitmap || !context) return null;
  drawSquare(context, bitmap, SIDE);
  bitmap.close();
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/webp', 0.85));
  return blob && URL.createObjectURL(blob);
}

/** Draws the middle square of a picture over `side` pixels of a canvas. */
export function drawSquare(
  context: CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D,
  bitmap: ImageBitmap,
  side: number,
): void {
  const { width, height } = bitmap;
  const from = Math.min(width, height);
  context.imageSmoothingQuality = 'high';
  context.drawImage(bitmap, (width - from) / 2, (height - from) / 2, from, from, 0, 0, side, side);
}
