import { type Told, told } from '../contract/told.ts';
import { VideoFileError } from './errors.ts';
import type { FrameSource } from './source.ts';
import { keepPlaying, silentVideo, videoFrames } from './video_frames.ts';
import { whyUnplayable } from './why_unplayable.ts';

/**
 * A video from a person's disk, played silently and for ever. It never leaves the machine.
 * @throws VideoFileError where this browser cannot decode it or it holds no picture
 */
export function openVideoFile(file: File): Promise<FrameSource> {
  const url = URL.createObjectURL(file);
  const reason = (why: Told) =>
    new VideoFileError(told('pictureErrors.videoFails', { file: file.name, why }));
  return playInLoop('video', file.name, url, reason, () => URL.revokeObjectURL(url));
}

/**
 * Plays an address silently and for ever.
 * @param sayWhy turns the browser's reason into the error that a person reads
 * @param release called once, when the source stops, ends or never starts
 */
export async function playInLoop(
  kind: 'clip' | 'video',
  label: string,
  url: string,
  sayWhy: (reason: Told) => Error,
  release: () => void = () => {},
): Promise<FrameSource> {
  const video = silentVideo();
  video.loop = true;
  video.src = url;
  let unwatch = () => {};
  const close = () => {
    unwatch();
    video.pause();
    video.removeAttribute('src');
    video.load();
    release();
  };
  try {
    unwatch = await keepPlaying(video);
  } catch (cause) {
    close();
    throw sayWhy(whyUnplayable(cause instanceof Error ? cause.message : String(cause)));
  }
  const { source, end } = videoFrames(kind, label, video, close);
  video.addEventListener('error', () => {
    if (video.error) end(sayWhy(whyUnplayable(video.error.message || 'it broke off')));
  });
  return source;
}
