import type { VideoCodec, VideoTrackMetadata } from 'mediabunny';
import { isSoftwareDrawn } from '../../camera/software_drawn.ts';
import { asSaid, ToldError } from '../../contract/told.ts';
import { t } from '../language/language.ts';
import { encodeApart } from './encode_apart.ts';
import { endAll } from './end_all.ts';
import { addSound } from './video_sound.ts';

/** A video cannot be written in this browser, or came out as nothing. */
export class VideoError extends ToldError {
  override readonly name = 'VideoError';
}

export interface Film {
  blob: Blob;
  /** Of the file's name, with the dot. */
  extension: string;
  /** What broke off on the way, of its picture or its sound: what was encoded before is in it. */
  failure?: unknown;
}

export type VideoFormat = 'webm' | 'mp4';

export interface VideoOptions {
  /** In pixels, even: video halves its colours' resolution. */
  readonly width: number;
  readonly height: number;
  /** The first that this browser can encode is taken. */
  readonly codecs: VideoCodec[];
  /** WebM unless given, and MP4 for what WebM does not hold. */
  readonly format?: VideoFormat;
  /** Where frames come at a fixed rate. */
  readonly framesPerSecond?: number;
  /** Encoded while it is filmed. */
  readonly live?: boolean;
  /** Heard beside it, while it is filmed. */
  readonly sound?: MediaStreamTrack | null;
  /** Where it is written while it is filmed; into memory unless given. */
  readonly file?: FileSystemWritableFileStream | null;
  /** What to do where no video can be written. */
  readonly advice: string;
}

/** A video that is being written, frame by frame. */
export interface VideoOutput {
  /** What is drawn here is the next frame. */
  readonly context: CanvasRenderingContext2D;
  /** Since it was begun. */
  seconds(): number;
  /** Takes the frame, as it is at the call; both in seconds. */
  add(at: number, duration: number): Promise<void>;
  /** @returns the film, also where something broke off; empty where it is in a file @throws where nothing came out: what broke off, else a {VideoError} */
  finish(): Promise<Film>;
}

/**
 * Begins a video: seekable, with its length and an index of its key frames.
 * @throws {VideoError} where this browser encodes none
 */
export async function openVideo(options: VideoOptions): Promise<VideoOutput> {
  const { width, height, codecs, framesPerSecond, live = false, sound, file, advice } = options;
  // Fetched when it is wanted: few visits make a video.
  const mediabunny = await import('mediabunny');
  const {
    BufferTarget,
    CanvasSource,
    EncodedVideoPacketSource,
    Mp4OutputFormat,
    Output,
    QUALITY_HIGH,
    StreamTarget,
    WebMOutputFormat,
  } = mediabunny;
  const codec = await mediabunny.getFirstEncodableVideoCodec(codecs, { width, height });
  if (!codec) throw new VideoError(asSaid(t('save.thisBrowserCannotWriteVideos', { advice })));
  const isMp4 = codec === 'avc' || options.format === 'mp4';
  const format = isMp4 ? new Mp4OutputFormat() : new WebMOutputFormat();
  const memory = new BufferTarget();
  const output = new Output({ format, target: file ? new StreamTarget(file, { chunked: true }) : memory });
  const canvas = Object.assign(document.createElement('canvas'), { width, height });
  // Where the processor plays the GPU, a frame is best kept where the encoder reads it.
  const context = canvas.getContext('2d', { alpha: false, willReadFrequently: isSoftwareDrawn() });
  if (!context) throw new VideoError(asSaid(t('save.thisBrowserGivesNoCanvas2')));
  const track: VideoTrackMetadata = framesPerSecond === undefined ? {} : { frameRate: framesPerSecond };
  const packets = new EncodedVideoPacketSource(codec);
  output.addVideoTrack(packets, track);
  let isEmpty = true;
  const encoding = await encodeApart();
  const source = new CanvasSource(canvas, {
    ...{ codec, quality: QUALITY_HIGH },
    ...(live && { latencyMode: 'realtime' }),
    onEncodedPacket: (packet, meta) => {
      isEmpty = false;
      encoding.wrote(packets.add(packet, meta));
    },
  });
  encoding.output.addVideoTrack(source, track);
  const heard = sound ? await addSound(output, sound, isMp4 ? ['aac', 'opus'] : ['opus']) : null;
  await output.start();
  await encoding.output.start();
  const start = performance.now();
  const seconds = () => (performance.now() - start) / 1000;
  /** Where the last frame ends. */
  let ends = 0;
  heard?.begin(seconds, () => ends);
  return {
    context,
    seconds,
    async add(at, duration) {
      ends = at + duration;
      await source.add(at, duration);
      await encoding.written();
    },
    async finish() {
      const failure: unknown = await endAll(encoding.end, () => heard?.end()).then(
        () => undefined,
        (cause: unknown) => cause,
      );
      await output.finalize();
      if (isEmpty) throw failure ?? new VideoError(asSaid(t('save.theVideoCameOutEmpty')));
      const parts = memory.buffer ? [memory.buffer] : [];
      const blob = new Blob(parts, { type: format.mimeType });
      return { blob, extension: format.fileExtension, failure };
    },
  };
}
