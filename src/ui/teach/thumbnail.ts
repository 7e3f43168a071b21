import type { ImagePicture } from '../../contract/picture.ts';

/** Side in pixels of the pictures that examples are told by. */
const SIDE = 72;
const QUALITY = 0.8;

let canvases: { whole: HTMLCanvasElement; small: HTMLCanvasElement } | undefined;

/** A picture made small, as a JPEG in a data address. */
export function thumbnailOf({ width, height, rgba }: ImagePicture): string {
  canvases ??= { whole: document.createElement('canvas'), small: document.createElement('canvas') };
  const { whole, small } = canvases;
  Object.assign(whole, { width, height });
  whole.getContext('2d')?.putImageData(new ImageData(rgba, width, height), 0, 0);
  Object.assign(small, { width: SIDE, height: SIDE });
  const context = small.getContext('2d');
  if (context) context.imageSmoothingQuality = 'high';
  context?.drawImage(whole, 0, 0, SIDE, SIDE);
  const address = small.toDataURL('image/jpeg', QUALITY);
  // Nothing of a person stays behind on them.
  whole.width = small.width = 0;
  return address;
}
