/** Where a picture is transparent it lies on white paper, as for whoever looks at it. */
export const PAPER = '#fff';

/**
 * The picture on white paper.
 * @param bitmap taken over
 */
export function onWhite(bitmap: ImageBitmap): ImageBitmap {
  const { width, height } = bitmap;
  const context = new OffscreenCanvas(width, height).getContext('2d', { alpha: false });
  if (!context) throw new Error('This browser gives no 2-D canvas.');
  context.fillStyle = PAPER;
  context.fillRect(0, 0, width, height);
  context.drawImage(bitmap, 0, 0);
  bitmap.close();
  return context.canvas.transferToImageBitmap();
}
