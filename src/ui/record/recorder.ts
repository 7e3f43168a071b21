import type { VideoCodec } from 'mediabunny';
import { isSoftwareDrawn } from '../../camera/software_drawn.ts';
import { ToldError, told, toldOf } from '../../contract/told.ts';
import { composeDrawn } from '../../render/compose_drawn.ts';
import type { Drawn, Stage } from '../../render/stage.ts';
import { t } from '../language/language.ts';
import { type Film, openVideo, type VideoFormat, type VideoOutput } from '../save/video_output.ts';

/** Without a GPU the drawing, the encoder and the network share the processor. */
const FRAMES_PER_SECOND = { hardware: 30, software: 10 };
/** The longer side in pixels: the stylised frames are smaller. */
const MOST_PIXELS = { hardware: 1280, software: 640 };
/** A drawing that comes by so much of a frame too early is taken: the next one may come much too late. */
const EARLY = 0.3;
/** Where nothing new is drawn for so long, the frame before is taken once more: players and editors want no holes. */
const HOLD_SECONDS = 0.15;
/** A picture that is drawn may be so much older than those before were: until then no hole is filled. */
const LATEST_SECONDS = 1;
/** Between two frames, at least. */
const LEAST_SECONDS = 0.005;
/** What is kept in memory is saved and begun anew after so long. */
const PART_SECONDS = 600;

/** The lightest of those that play everywhere comes first (docs/output.md): the encoder shares the processor with the network. */
const CODECS: Readonly<Record<VideoFormat, VideoCodec[]>> = {
  webm: ['vp9', 'vp8', 'av1', 'avc'],
  mp4: ['avc', 'vp9', 'av1'],
};

export interface RecordOptions {
  readonly format: VideoFormat;
  /** Null: silent. Borrowed. */
  readonly sound: MediaStreamTrack | null;
  /** Written while it is filmed, however long that is; null: into memory, part by part. */
  readonly file: FileSystemWritableFileStream | null;
  /** Of a part in memory; ten minutes unless given. */
  readonly partSeconds?: number;
  /** Told how long it is, in seconds, after every frame. */
  readonly onSecond: (seconds: number) => void;
  /** Takes each part that was in memory; there is one, unless it was long. */
  readonly onPart: (film: Film) => void;
}

/** Picture or sound broke off on the way; what was recorded before is a film. */
export class BrokenFilmError extends ToldError {
  override readonly name = 'BrokenFilmError';
}

export interface Recording {
  /** Ends it. Settles when all of it is written. */
  stop(): Promise<void>;
  /** Rejects where it fails. */
  readonly done: Promise<void>;
}

/**
 * Films what of the stage is a picture, from now on. Its size stays that of the first frame, whatever becomes of the stage. What was
 * filmed before something fails is finished, and handed out as the rest would have been.
 * @param stage the present one: there is another once WebGL is lost for good
 * @throws {VideoError} by `done`, where this browser encodes none
 * @throws {BrokenFilmError} by `done`, once the film that broke off is handed out or in its file
 */
export function record(stage: () => Stage, options: RecordOptions): Recording {
  const { format, sound, file, partSeconds = PART_SECONDS, onSecond, onPart } = options;
  const drawnBy = isSoftwareDrawn() ? 'software' : 'hardware';
  let isStopped = false;
  let before = 0;
  /** What broke off without an end to the film. */
  let failure: unknown;

  const film = async () => {
    const first = stage().capture();
    const { width, height } = first.part;
    const scale = Math.min(first.resolution, MOST_PIXELS[drawnBy] / Math.max(width, height));
    // Video halves its colours' resolution, and has no half pixels.
    const even = (side: number) => Math.max(2, 2 * Math.round((side * scale) / 2));
    while (!isStopped) {
      const video = await openVideo({
        ...{
          width: even(width),
          height: even(height),
          live: true,
          codecs: CODECS[format],
          format,
          // Of one that is over there is nothing more to hear.
          sound: sound?.readyState === 'live' ? sound : null,
          file,
        },
        advice: t('liveStyle.recordWithANewerBrowser'),
      });
      const isOver = () => isStopped || (!file && video.seconds() >= partSeconds);
      const [filmed] = await Promise.allSettled([
        filmPart(stage, video, 1 / FRAMES_PER_SECOND[drawnBy], isOver, (seconds) =>
          onSecond(before + seconds),
        ),
      ]);
      before += video.seconds();
      const part = await video.finish().catch((cause: unknown) => {
        throw filmed.status === 'rejected' ? filmed.reason : cause;
      });
      if (!file) onPart(part);
      failure ??= filmed.status === 'rejected' ? filmed.reason : part.failure;
      if (filmed.status === 'rejected') break;
    }
    if (failure !== undefined)
      throw new BrokenFilmError(told('outputErrors.filmBroke', { why: toldOf(failure) }), { cause: failure });
  };
  const done = film().catch(async (cause: unknown) => {
    // What was begun is closed by now, and cannot be called off: this is for a film that never began.
    await file?.abort().catch(() => {});
    throw cause;
  });
  return {
    done,
    stop() {
      isStopped = true;
      return done;
    },
  };
}

/**
 * Each frame stands in the film where its picture was taken, not where it was drawn, which is a look later where a map or painting
 * lies on its own frame: what is heard is in step with it.
 */
async function filmPart(
  stage: () => Stage,
  video: VideoOutput,
  frameSeconds: number,
  isOver: () => boolean,
  onSecond: (seconds: number) => void,
): Promise<void> {
  let last = 0;
  /** When the last frame was drawn; how old its picture was is `age`. */
  let drawnAt = 0;
  let adding: Promise<unknown> = Promise.resolve();
  const add = (at: number) => {
    last = at;
    // A frame that fails is told where all of them are waited for.
    adding = Promise.all([adding, video.add(at, frameSeconds)]).then(() => {});
    adding.catch(() => {});
  };
  const hold = (until: number) => {
    while (until - last > HOLD_SECONDS) add(last + HOLD_SECONDS);
  };
  const first = stage().capture();
  let { age } = first;
  composeDrawn(video.context, first);
  add(0);
  while (!isOver()) {
    await adding;
    await nextDrawing(stage(), (drawn) => {
      const now = video.seconds();
      const at = now - drawn.age;
      // Its picture was taken before the film began, or before that of the frame before.
      if (now < drawnAt + (1 - EARLY) * frameSeconds || at < last + LEAST_SECONDS) return false;
      hold(at);
      // All of the picture, whatever became of its shape since the first frame.
      composeDrawn(video.context, drawn);
      add(at);
      drawnAt = now;
      age = drawn.age;
      return true;
    });
    hold(video.seconds() - age - LATEST_SECONDS);
    onSecond(last);
  }
  hold(video.seconds() - age);
  await adding;
}

/**
 * Waits for what the stage draws anyway, but not for ever: to draw for the film alone would take twice the time.
 * @param take called with every drawing, at once, until it says that this is the one
 */
function nextDrawing(stage: Stage, take: (drawn: Drawn) => boolean): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer);
      stopFollowing();
      resolve();
    };
    const timer = setTimeout(end, 1000 * HOLD_SECONDS);
    const stopFollowing = stage.follow((drawn) => {
      if (take(drawn)) end();
    });
  });
}
