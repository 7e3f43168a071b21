const QUALITY = 0.92;

/** Makes JPEG or, exactly, PNG of pixels, on a canvas of its own for each. */
export const encodePicture: EncodePicture = (rgba, { width, height }, exact) => {
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d', { alpha: false });
  if (!context) throw new Error('This browser gives no 2-D canvas to a worker.');
  context.putImageData(new ImageData(rgba, width, height), 0, 0);
  return canvas.convertToBlob(exact ? { type: 'image/png' } : { type: 'image/jpeg', quality: QUALITY });
};

/** Turns RGBA of the network's input size into a file. @param exact where losses would show */
export type EncodePicture = (
  rgba: Uint8ClampedArray<ArrayBuffer>,
  size: { width: number; height: number },
  exact: boolean,
) => Promise<Blob>;
