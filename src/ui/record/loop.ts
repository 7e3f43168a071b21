import { asSaid } from '../../contract/told.ts';
import { animatedWebp } from '../../media/animated_webp.ts';
import { composeDrawn } from '../../render/compose_drawn.ts';
import type { Stage } from '../../render/stage.ts';
import { t } from '../language/language.ts';
import { pause } from '../pause.ts';
import { VideoError } from '../save/video_output.ts';
import type { LoopFormat } from './record_store.ts';

const SECONDS = 3;
const FRAMES_PER_SECOND = 10;
const FRAME_MS = 1000 / FRAMES_PER_SECOND;
/** Of the longer side. */
const MOST_PIXELS = 480;
const QUALITY = 0.8;

/** Takes the pictures of a loop, one after the other. */
interface LoopWriter {
  add(context: OffscreenCanvasRenderingContext2D): Promise<void>;
  /** @param tell told how much of it is written, 0..1 @returns null where it was ended before */
  file(signal: AbortSignal, tell: (share: number) => void): Promise<Blob | null>;
  /** How much of the work is done when all pictures are taken, 0..1. */
  readonly takenShare: number;
}

/**
 * Three seconds of the stage as an animation that plays for ever.
 * @param stage the present one: there is another once WebGL is lost for good
 * @param tell told how much of it is done, 0..1
 * @returns null where it was ended before
 * @throws {VideoError} where this browser writes no WebP
 */
export async function filmLoop(
  stage: () => Stage,
  format: LoopFormat,
  signal: AbortSignal,
  tell: (share: number) => void,
): Promise<Blob | null> {
  const { part } = stage().capture();
  const scale = Math.min(1, MOST_PIXELS / Math.max(part.width, part.height));
  const size = { width: Math.round(part.width * scale), height: Math.round(part.height * scale) };
  const canvas = new OffscreenCanvas(size.width, size.height);
  const context = canvas.getContext('2d', { willReadFrequently: format === 'gif' });
  if (!context) throw new VideoError(asSaid(t('save.thisBrowserGivesNoCanvas2')));
  const writer = format === 'gif' ? await gifWriter(size) : webpWriter(size);
  const count = SECONDS * FRAMES_PER_SECOND;
  const start = performance.now();
  for (let taken = 1; taken <= count; taken++) {
    if (signal.aborted) return null;
    composeDrawn(context, stage().capture());
    await writer.add(context);
    tell((writer.takenShare * taken) / count);
    const due = start + FRAME_MS * taken;
    await pause(due - performance.now());
  }
  return writer.file(signal, (share) => tell(writer.takenShare + (1 - writer.takenShare) * share));
}

type Size = { readonly width: number; readonly height: number };

function webpWriter(size: Size): LoopWriter {
  const frames: Uint8Array[] = [];
  return {
    takenShare: 1,
    async add({ canvas }) {
      const blob = await canvas.convertToBlob({ type: 'image/webp', quality: QUALITY });
      if (blob.type !== 'image/webp') throw new VideoError(asSaid(t('record.noWebp')));
      frames.push(new Uint8Array(await blob.arrayBuffer()));
    },
    file: async () => new Blob([animatedWebp(frames, size, FRAME_MS)], { type: 'image/webp' }),
  };
}

/** Its palettes are chosen when all pictures are taken: that takes longer than a picture is shown. */
async function gifWriter({ width, height }: Size): Promise<LoopWriter> {
  const { AnimatedGif } = await import('../../media/animated_gif.ts');
  const frames: Uint8ClampedArray[] = [];
  return {
    takenShare: 0.5,
    async add(context) {
      frames.push(context.getImageData(0, 0, width, height).data);
    },
    async file(signal, tell) {
      const gif = new AnimatedGif(width, height, FRAME_MS);
      for (const [at, rgba] of frames.entries()) {
        if (signal.aborted) return null;
        gif.add(rgba);
        tell((at + 1) / frames.length);
        // The stage goes on.
        await pause(0);
      }
      return new Blob([gif.file()], { type: 'image/gif' });
    },
  };
}
