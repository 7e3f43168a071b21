import type { VideoCodec } from 'mediabunny';
import { isSoftwareDrawn } from '../../camera/software_drawn.ts';
import { asSaid, ToldError } from '../../contract/told.ts';
import { t } from '../language/language.ts';

/** A video cannot be written in this browser, or came out as nothing. */
export class VideoError extends ToldError {
  override readonly name = 'VideoError';
}

export interface Film {
  blob: Blob;
  /** Of the file's name, with the dot. */
  extension: string;
}

export interface VideoOptions {
  /** In pixels, even: video halves its colours' resolution. */
  readonly width: number;
  readonly height: number;
  /** The first that this browser can encode is taken. */
  readonly codecs: VideoCodec[];
  /** Where frames come at a fixed rate. */
  readonly framesPerSecond?: number;
  /** Encoded while it is filmed. */
  readonly live?: boolean;
  /** What to do where no video can be written. */
  readonly advice: string;
}

/** A video that is being written, frame by frame. */
export interface VideoOutput {
  /** What is drawn here is the next frame. */
  readonly context: CanvasRenderingContext2D;
  /** Takes the frame; both in seconds. */
  add(at: number, duration: number): Promise<void>;
  /** @throws {VideoError} where nothing came out */
  finish(): Promise<Film>;
}

/**
 * Begins a video in memory: WebM where this browser can, else MP4.
 * @throws {VideoError} where this browser encodes none
 */
export async function openVideo(options: VideoOptions): Promise<VideoOutput> {
  const { width, height, codecs, framesPerSecond, live = false, advice } = options;
  // Fetched when it is wanted: few visits make a video.
  const mediabunny = await import('mediabunny');
  const { BufferTarget, CanvasSource, Mp4OutputFormat, Output, QUALITY_HIGH, WebMOutputFormat } = mediabunny;
  const codec = await mediabunny.getFirstEncodableVideoCodec(codecs, { width, height });
  if (!codec) throw new VideoError(asSaid(t('save.thisBrowserCannotWriteVideos', { advice })));
  const format = codec === 'avc' ? new Mp4OutputFormat() : new WebMOutputFormat();
  const target = new BufferTarget();
  const output = new Output({ format, target });
  const canvas = Object.assign(document.createElement('canvas'), { width, height });
  // Where the processor plays the GPU, a frame is best kept where the encoder reads it.
  const context = canvas.getContext('2d', { alpha: false, willReadFrequently: isSoftwareDrawn() });
  if (!context) throw new VideoError(asSaid(t('save.thisBrowserGivesNoCanvas2')));
  const source = new CanvasSource(canvas, {
    ...{ codec, quality: QUALITY_HIGH },
    ...(live && { latencyMode: 'realtime' }),
  });
  output.addVideoTrack(source, framesPerSecond === undefined ? {} : { frameRate: framesPerSecond });
  await output.start();
  return {
    context,
    add: (at, duration) => source.add(at, duration),
    async finish() {
      await output.finalize();
      if (!target.buffer) throw new VideoError(asSaid(t('save.theVideoCameOutEmpty')));
      return { blob: new Blob([target.buffer], { type: format.mimeType }), extension: format.fileExtension };
    },
  };
}
