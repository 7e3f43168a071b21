import { asSaid, ToldError } from '../../contract/told.ts';
import { t } from '../language/language.ts';

export async function pngOf(canvas: HTMLCanvasElement): Promise<Blob> {
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
  if (!blob) throw new ToldError(asSaid(t('save.thePictureCouldNotBe')));
  return blob;
}
