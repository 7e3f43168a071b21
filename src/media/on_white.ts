/** Where a picture is transparent it lies on white paper, as for whoever looks at it. */
export const PAPER = '#fff';

/** Covers what is drawn on: what comes next lies on it. */
export function layPaper(
  context: Pick<OffscreenCanvasRenderingContext2D, 'fillStyle' | 'fillRect'>,
  width: number,
  height: number,
): void {
  context.fillStyle = PAPER;
  context.fillRect(0, 0, width, height);
}

/**
 * The picture on white paper.
 * @param bitmap taken over
 */
export function onWhite(bitmap: ImageBitmap): ImageBitmap {
  const { width, height } = bitmap;
  const context = new OffscreenCanvas(width, height).getContext('2d', { alpha: false });
  if (!context) throw new Error('This browser gives no 2-D canvas.');
  layPaper(context, width, height);
  context.drawImage(bitmap, 0, 0);
  bitmap.close();
  return context.canvas.transferToImageBitmap();
}
