import { asSaid } from '../../contract/told.ts';
import { animatedWebp } from '../../media/animated_webp.ts';
import { composeDrawn } from '../../render/compose_drawn.ts';
import type { Stage } from '../../render/stage.ts';
import { t } from '../language/language.ts';
import { VideoError } from '../save/video_output.ts';

const SECONDS = 3;
const FRAMES_PER_SECOND = 10;
/** Of the longer side. */
const MOST_PIXELS = 480;
const QUALITY = 0.8;

/**
 * Three seconds of the stage as an animated WebP that plays for ever.
 * @param tell told how much of it is done, 0..1
 * @returns null where it was ended before
 * @throws {VideoError} where this browser writes no WebP
 */
export async function filmLoop(
  stage: Stage,
  signal: AbortSignal,
  tell: (share: number) => void,
): Promise<Blob | null> {
  const { part } = stage.capture();
  const scale = Math.min(1, MOST_PIXELS / Math.max(part.width, part.height));
  const size = { width: Math.round(part.width * scale), height: Math.round(part.height * scale) };
  const canvas = new OffscreenCanvas(size.width, size.height);
  const context = canvas.getContext('2d');
  if (!context) throw new VideoError(asSaid(t('save.thisBrowserGivesNoCanvas2')));
  const count = SECONDS * FRAMES_PER_SECOND;
  const frames: Uint8Array[] = [];
  const start = performance.now();
  while (frames.length < count) {
    if (signal.aborted) return null;
    composeDrawn(context, stage.capture());
    const blob = await canvas.convertToBlob({ type: 'image/webp', quality: QUALITY });
    if (blob.type !== 'image/webp') throw new VideoError(asSaid(t('record.noWebp')));
    frames.push(new Uint8Array(await blob.arrayBuffer()));
    tell(frames.length / count);
    const due = start + (1000 * frames.length) / FRAMES_PER_SECOND;
    await new Promise((resolve) => setTimeout(resolve, due - performance.now()));
  }
  const file = animatedWebp(frames, size, 1000 / FRAMES_PER_SECOND);
  return new Blob([file], { type: 'image/webp' });
}
