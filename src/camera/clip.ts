import { type Told, told } from '../contract/told.ts';
import { VideoFileError } from './errors.ts';
import type { FrameSource } from './source.ts';
import { playInLoop } from './video_file.ts';

export interface ClipOptions {
  /** What a person reads. Default: "Built-in clip". */
  label?: string;
}

/**
 * The clip that ships with the program, played silently and for ever: what is looked at where there is no camera.
 * @throws VideoFileError
 */
export async function openClip(
  url: string,
  { label = 'Built-in clip' }: ClipOptions = {},
): Promise<FrameSource> {
  const reason = (why: Told) => new VideoFileError(told('pictureErrors.clipFails', { label, why, url }));
  return playInLoop('clip', label, url, reason);
}
