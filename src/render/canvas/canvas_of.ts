import type { BitmapPicture, ImagePicture } from '../../contract/picture.ts';
import { scratch } from './scratch.ts';

/** A picture in its own colours as a canvas; what it leaves out of the frame below it is transparent. */
export function canvasOf(picture: ImagePicture | BitmapPicture): HTMLCanvasElement | null {
  const { width, height } = picture;
  const context = scratch(width, height);
  if (picture.kind === 'image') {
    context.putImageData(new ImageData(picture.rgba, width, height), 0, 0);
    return context.canvas;
  }
  // It was shown before, and is closed.
  if (picture.bitmap.width === 0) return null;
  context.drawImage(picture.bitmap, 0, 0);
  if (!picture.covered) return context.canvas;
  // Its lower half is a grey picture of how much of the frame it hides.
  const below = scratch(width, height);
  below.drawImage(picture.bitmap, 0, -height);
  const [image, cover] = [context, below].map((one) => one.getImageData(0, 0, width, height)) as [
    ImageData,
    ImageData,
  ];
  for (let i = 0; i < image.data.length; i += 4) image.data[i + 3] = cover.data[i] as number;
  context.putImageData(image, 0, 0);
  return context.canvas;
}
