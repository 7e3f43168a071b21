/** An empty canvas that lives in the processor's memory, where its pixels are read. */
export function scratch(width: number, height: number): CanvasRenderingContext2D {
  const canvas = Object.assign(document.createElement('canvas'), { width, height });
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) throw new Error('This browser gives no 2-D canvas to draw on.');
  context.imageSmoothingQuality = 'high';
  return context;
}

/** Gives a canvas this size, which empties it where it had another one. */
export function resize({ canvas }: CanvasRenderingContext2D, width: number, height: number): void {
  if (canvas.width !== width) canvas.width = width;
  if (canvas.height !== height) canvas.height = height;
}
