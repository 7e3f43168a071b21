import { isSoftwareDrawn } from '../../camera/software_drawn.ts';
import { composeDrawn } from '../../render/compose_drawn.ts';
import type { Drawn, Stage } from '../../render/stage.ts';
import { t } from '../language/language.ts';
import { type Film, openVideo } from '../save/video_output.ts';

/** Without a GPU the drawing, the encoder and the network share the processor. */
const FRAMES_PER_SECOND = { hardware: 25, software: 10 };
/** The longer side in pixels: the stylised frames are smaller. */
const MOST_PIXELS = { hardware: 1280, software: 640 };
/** A drawing that comes by so much of a frame too early is taken: the next one may come much too late. */
const EARLY = 0.3;
/** Where nothing moves, a frame is taken all the same. */
const STILL_MS = 500;
/** The film is kept in memory until it is saved. */
const MOST_SECONDS = 600;

export interface Recording {
  /** Ends it. Settles with the film, also where it ended by itself after ten minutes. */
  stop(): Promise<Film>;
  readonly film: Promise<Film>;
}

/**
 * Films what of the stage is a picture, from now on: WebM where this browser can, else MP4.
 * @param onSecond told how long it is, in seconds, after every frame
 * @throws {VideoError} where this browser encodes none; `film` rejects where it fails later
 */
export async function record(stage: Stage, onSecond: (seconds: number) => void): Promise<Recording> {
  const first = stage.capture();
  const { width, height } = first.part;
  const drawnBy = isSoftwareDrawn() ? 'software' : 'hardware';
  const scale = Math.min(first.resolution, MOST_PIXELS[drawnBy] / Math.max(width, height));
  // Video halves its colours' resolution, and has no half pixels.
  const even = (side: number) => Math.max(2, 2 * Math.round((side * scale) / 2));
  const frameSeconds = 1 / FRAMES_PER_SECOND[drawnBy];
  const video = await openVideo({
    ...{ width: even(width), height: even(height), live: true },
    // The lightest first: the encoder shares the processor with the network.
    codecs: ['vp8', 'vp9', 'avc', 'av1'],
    advice: t('liveStyle.recordWithANewerBrowser'),
  });

  let stopped = false;
  const film = async (): Promise<Film> => {
    const start = performance.now();
    const secondsNow = () => (performance.now() - start) / 1000;
    let due = 0;
    while (!stopped && secondsNow() < MOST_SECONDS) {
      await nextDrawing(stage, (drawn) => {
        if (secondsNow() < due) return false;
        // All of the picture, whatever became of its shape since the first frame.
        composeDrawn(video.context, drawn);
        return true;
      });
      const seconds = secondsNow();
      due = seconds + (1 - EARLY) * frameSeconds;
      await video.add(seconds, frameSeconds);
      onSecond(seconds);
    }
    return video.finish();
  };
  const filmed = film();
  return {
    film: filmed,
    stop() {
      stopped = true;
      return filmed;
    },
  };
}

/**
 * Waits for what the stage draws anyway: to draw for the film alone would take twice the time.
 * @param take called with every drawing, at once, until it says that this is the one
 */
function nextDrawing(stage: Stage, take: (drawn: Drawn) => boolean): Promise<void> {
  return new Promise((resolve) => {
    const offer = (drawn: Drawn) => {
      if (!take(drawn)) return;
      clearTimeout(still);
      stopFollowing();
      resolve();
    };
    const still = setTimeout(() => {
      stopFollowing();
      offer(stage.capture());
    }, STILL_MS);
    const stopFollowing = stage.follow(offer);
  });
}
