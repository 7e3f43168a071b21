import type { Frame } from '../../contract/jobs.ts';
import { asSaid } from '../../contract/told.ts';
import { t } from '../language/language.ts';
import { type Film, openVideo, VideoError } from '../save/video_output.ts';

/** Jobs are small; a player would blur them. */
const LEAST_SIDE = 640;
const LAST_FRAME_SECONDS = 1.5;

/**
 * Frames as a video: WebM where this browser can, else MP4.
 * @param frames in the order in which they are played
 * @throws {VideoError} where this browser encodes none
 */
export async function encodeFilm(frames: readonly Frame[], framesPerSecond: number): Promise<Film> {
  const last = frames.at(-1);
  if (!last) throw new VideoError(asSaid(t('studio.thereAreNoFramesYet')));
  const scale = Math.max(1, Math.ceil(LEAST_SIDE / Math.max(last.width, last.height)));
  // Video halves its colours' resolution, and has no half pixels.
  const [width, height] = [last.width, last.height].map((side) => 2 * Math.ceil((side * scale) / 2)) as [
    number,
    number,
  ];
  const video = await openVideo({
    ...{ width, height, framesPerSecond, codecs: ['vp9', 'vp8', 'av1', 'avc'] },
    advice: t('studio.saveThePictureInsteadOr'),
  });
  video.context.imageSmoothingQuality = 'high';
  for (const [at, frame] of frames.entries()) {
    const bitmap = await createImageBitmap(new Blob([frame.jpeg]));
    video.context.drawImage(bitmap, 0, 0, width, height);
    bitmap.close();
    const seconds = frame === last ? LAST_FRAME_SECONDS : 1 / framesPerSecond;
    await video.add(at / framesPerSecond, seconds);
  }
  const film = await video.finish();
  if (film.failure !== undefined) throw film.failure;
  return film;
}
