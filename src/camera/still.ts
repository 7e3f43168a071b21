import { PictureFileError } from './errors.ts';
import { type FrameSource, fitWithin, SourceStoppedError } from './source.ts';

/**
 * A picture that stands still, turned upright by its EXIF orientation and brought down to LONGEST_SIDE px.
 * @param name what a person reads
 * @param format as `sniff` tells it; goes into messages
 * @throws PictureFileError where it is cut off, broken, too large or of a kind that this browser does not decode
 */
export async function openStill(blob: Blob, name: string, format = 'picture'): Promise<FrameSource> {
  const canvas = await decodeStill(blob, name, format);
  let open = true;
  return {
    kind: 'still',
    label: name,
    element: canvas,
    width: canvas.width,
    height: canvas.height,
    async grab() {
      if (!open) throw new SourceStoppedError(`${name} was closed.`);
      return createImageBitmap(canvas);
    },
    stop: () => {
      open = false;
    },
    onEnded: null,
  };
}

async function decodeStill(blob: Blob, name: string, format: string): Promise<HTMLCanvasElement> {
  void blob;
  throw new PictureFileError(`${name}: ${format} ${fitWithin(1, 1).width}`);
}
