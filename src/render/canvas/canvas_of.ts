import type { BitmapPicture, ImagePicture } from '../../contract/picture.ts';
import { scratch } from './scratch.ts';

export type StylisedPicture = ImagePicture | BitmapPicture;

/** A picture in its own colours as a canvas; what it leaves out of the frame below it is transparent. */
export function canvasOf(picture: StylisedPicture): HTMLCanvasElement {
  const { width, height } = picture;
  if (picture.kind === 'image') return pageOf(picture.rgba, width);
  const context = rowsOf(picture.bitmap, 0, height);
  if (!picture.covered) return context.canvas;
  // Below it is a grey picture of how much of the frame it hides.
  const below = rowsOf(picture.bitmap, height, height);
  const [image, cover] = [context, below].map((one) => one.getImageData(0, 0, width, height)) as [
    ImageData,
    ImageData,
  ];
  for (let i = 0; i < image.data.length; i += 4) image.data[i + 3] = cover.data[i] as number;
  context.putImageData(image, 0, 0);
  return context.canvas;
}

/** How it follows the frame's edges: a canvas of the slopes, one of the luminance. Null where it does not. */
export function guideCanvasesOf(picture: StylisedPicture): [HTMLCanvasElement, HTMLCanvasElement] | null {
  const { width, height } = picture;
  if (picture.kind === 'image') {
    const { guide } = picture;
    if (!guide) return null;
    // A canvas keeps no colour where it is transparent.
    const [slopes, luminance] = [guide.slice(), guide.slice()];
    for (let at = 3; at < guide.length; at += 4) {
      luminance.fill(guide[at] as number, at - 3, at);
      slopes[at] = luminance[at] = 255;
    }
    return [pageOf(slopes, width), pageOf(luminance, width)];
  }
  const { bitmap, covered, guided } = picture;
  if (!guided) return null;
  const top = covered ? 2 * height : height;
  return [rowsOf(bitmap, top, height).canvas, rowsOf(bitmap, top + height, height).canvas];
}

function pageOf(rgba: Uint8ClampedArray<ArrayBuffer>, width: number): HTMLCanvasElement {
  const height = rgba.length / 4 / width;
  const context = scratch(width, height);
  context.putImageData(new ImageData(rgba, width, height), 0, 0);
  return context.canvas;
}

function rowsOf(bitmap: ImageBitmap, top: number, rows: number): CanvasRenderingContext2D {
  const context = scratch(bitmap.width, rows);
  context.drawImage(bitmap, 0, -top);
  return context;
}
