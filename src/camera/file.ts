import { told } from '../contract/told.ts';
import { PictureFileError } from '../media/errors.ts';
import { isAnimated } from '../media/is_animated.ts';
import { formatOf } from '../media/sniff.ts';
import { canPlayAnimations, openAnimation } from './animation.ts';
import type { FrameSource } from './source.ts';
import { openStill } from './still.ts';
import { openVideoFile } from './video_file.ts';

/**
 * Opens a dropped or chosen file by what it holds, whatever its name and type say. Animated pictures play, where the
 * browser gives their frames.
 * @throws PictureFileError, VideoFileError
 */
export async function openFile(file: File): Promise<FrameSource> {
  if (file.size === 0) throw new PictureFileError(told('pictureErrors.emptyCopyAgain', { file: file.name }));
  const format = await formatOf(file);
  if (!format) throw new PictureFileError(told('pictureErrors.neitherPictureNorVideo', { file: file.name }));
  if (format.kind === 'video') return openVideoFile(file);
  const plays = (await isAnimated(file, format)) && (await canPlayAnimations(format));
  return plays ? openAnimation(file, format) : openStill(file, file.name, format);
}
