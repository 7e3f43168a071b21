import type { ImagePicture } from '../../contract/picture.ts';

/** A picture as a data URL, for SVG: it is still there when the drawing is saved as a file of its own. */
export function pictureAddress({ rgba, width, height }: ImagePicture): string {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  canvas.getContext('2d')?.putImageData(new ImageData(rgba, width, height), 0, 0);
  return canvas.toDataURL();
}
