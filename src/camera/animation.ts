import { told } from '../contract/told.ts';
import { PictureFileError } from '../media/errors.ts';
import { fitWithin } from '../media/fit.ts';
import { layPaper } from '../media/on_white.ts';
import type { FileFormat } from '../media/sniff.ts';
import type { FrameSource } from './source.ts';
import { keepPlaying, silentVideo, videoFrames } from './video_frames.ts';

const TYPES: Readonly<Record<string, string>> = {
  GIF: 'image/gif',
  WebP: 'image/webp',
  PNG: 'image/png',
  AVIF: 'image/avif',
};

/** What browsers make of a frame without a duration, and of one that is too short. */
const [USUAL_MS, LEAST_MS] = [100, 20];

/** Whether this browser gives the frames of animated pictures. */
export const canPlayAnimations = async ({ name }: FileFormat): Promise<boolean> =>
  'ImageDecoder' in globalThis && (await ImageDecoder.isTypeSupported(TYPES[name] ?? ''));

/**
 * An animated picture, played for ever as a video, on white where it is transparent.
 * @throws {PictureFileError} where it cannot be decoded
 */
export async function openAnimation(file: File, { name }: FileFormat): Promise<FrameSource> {
  const decoder = new ImageDecoder({ data: await file.arrayBuffer(), type: TYPES[name] ?? '' });
  const damaged = (cause: unknown) =>
    new PictureFileError(told('pictureErrors.damaged', { file: file.name, format: name }), { cause });
  const first = await decoder.decode({ frameIndex: 0 }).catch((cause: unknown) => {
    decoder.close();
    throw damaged(cause);
  });
  await decoder.completed.catch(() => {});
  const { width, height } = fitWithin(first.image.displayWidth, first.image.displayHeight);
  const canvas = Object.assign(document.createElement('canvas'), { width, height });
  const context = canvas.getContext('2d', { alpha: false });
  if (!context) throw new Error('This browser gives no 2-D canvas.');
  const draw = (image: VideoFrame) => {
    layPaper(context, width, height);
    context.drawImage(image, 0, 0, width, height);
    image.close();
    return Math.max(LEAST_MS, (image.duration ?? 0) / 1000 || USUAL_MS);
  };
  const video = silentVideo();
  const stream = canvas.captureStream();
  video.srcObject = stream;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let open = true;
  let unwatch = () => {};
  const close = () => {
    open = false;
    unwatch();
    clearTimeout(timer);
    for (const track of stream.getTracks()) track.stop();
    video.srcObject = null;
    decoder.close();
  };
  const play = async (index: number) => {
    const count = decoder.tracks.selectedTrack?.frameCount ?? 1;
    const next = await decoder.decode({ frameIndex: index % count }).catch(() => null);
    if (!open) return next?.image.close();
    // A file that is cut off is played as far as it goes.
    const ms = next ? draw(next.image) : LEAST_MS;
    timer = setTimeout(() => void play(next ? index + 1 : 0), ms);
  };
  timer = setTimeout(() => void play(1), draw(first.image));
  try {
    unwatch = await keepPlaying(video);
  } catch (cause) {
    close();
    throw damaged(cause);
  }
  return videoFrames('video', file.name, video, close).source;
}
