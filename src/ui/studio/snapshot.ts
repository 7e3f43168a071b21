import type { PictureFile } from '../../contract/jobs.ts';
import { asSaid, ToldError } from '../../contract/told.ts';
import { t } from '../language/language.ts';
import { pngOf } from '../save/png_of.ts';

/** Larger ones would only be made small again. */
const LONGEST_SIDE = 1024;

/**
 * A frame as a PNG file, as large as a job can use it.
 * @param frame taken over; never mirrored, as the screen alone is a looking glass
 */
export async function snapshot(frame: ImageBitmap, title: string): Promise<PictureFile> {
  const scale = Math.min(1, LONGEST_SIDE / Math.max(frame.width, frame.height));
  const [width, height] = [Math.round(frame.width * scale), Math.round(frame.height * scale)];
  const canvas = Object.assign(document.createElement('canvas'), { width, height });
  const context = canvas.getContext('2d');
  if (!context) throw new ToldError(asSaid(t('studio.thisBrowserGivesNoCanvas2')));
  context.imageSmoothingQuality = 'high';
  context.drawImage(frame, 0, 0, width, height);
  frame.close();
  return { title, bytes: await pngBytesOf(canvas) };
}

export const pngBytesOf = async (canvas: HTMLCanvasElement): Promise<Uint8Array<ArrayBuffer>> =>
  new Uint8Array(await (await pngOf(canvas)).arrayBuffer());
