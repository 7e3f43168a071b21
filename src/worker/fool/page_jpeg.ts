import { provideJpeg } from '../../techniques/fool/jpeg.ts';

/** JPEG by the browser's own coder. */
export function startPageJpeg(): void {
  provideJpeg(async (rgba, { width, height }, quality) => {
    const canvas = new OffscreenCanvas(width, height);
    const context = canvas.getContext('2d', { alpha: false, willReadFrequently: true });
    if (!context) throw new Error('This browser gives no 2-D canvas to a worker.');
    context.putImageData(new ImageData(rgba, width, height), 0, 0);
    const file = await canvas.convertToBlob({ type: 'image/jpeg', quality: quality / 100 });
    const bitmap = await createImageBitmap(file);
    context.drawImage(bitmap, 0, 0);
    bitmap.close();
    return context.getImageData(0, 0, width, height).data as Uint8ClampedArray<ArrayBuffer>;
  });
}
