import type { Frame } from '../../worker/studio_api.ts';

/** No encoder for video in this browser. */
export class VideoError extends Error {
  override readonly name = 'VideoError';
}

export interface Film {
  blob: Blob;
  /** Of the file's name, with the dot. */
  extension: string;
}

/** Paintings are small; a player would blur them. */
const LEAST_SIDE = 640;
const LAST_FRAME_SECONDS = 1.5;

/**
 * Frames as a video: WebM where this browser can, else MP4.
 * @param frames in the order in which they are played
 * @throws {VideoError} where this browser encodes none
 */
export async function encodeFilm(frames: readonly Frame[], framesPerSecond: number): Promise<Film> {
  const last = frames.at(-1);
  if (!last) throw new VideoError('There are no frames yet: wait for the painting to grow.');
  // Fetched when it is wanted: few visits save a video.
  const {
    BufferTarget,
    CanvasSource,
    getFirstEncodableVideoCodec,
    Mp4OutputFormat,
    Output,
    QUALITY_HIGH,
    WebMOutputFormat,
  } = await import('mediabunny');
  const scale = Math.max(1, Math.ceil(LEAST_SIDE / Math.max(last.width, last.height)));
  // Video halves its colours' resolution, and has no half pixels.
  const [width, height] = [last.width, last.height].map((side) => 2 * Math.ceil((side * scale) / 2)) as [
    number,
    number,
  ];
  const codec = await getFirstEncodableVideoCodec(['vp9', 'vp8', 'av1', 'avc'], { width, height });
  if (!codec)
    throw new VideoError(
      'This browser cannot write videos. Save the picture instead, or use a newer browser.',
    );
  const format = codec === 'avc' ? new Mp4OutputFormat() : new WebMOutputFormat();
  const target = new BufferTarget();
  const output = new Output({ format, target });
  const canvas = Object.assign(document.createElement('canvas'), { width, height });
  const context = canvas.getContext('2d', { alpha: false });
  if (!context) throw new VideoError('This browser gives no canvas to draw the video on.');
  context.imageSmoothingQuality = 'high';
  const source = new CanvasSource(canvas, { codec, quality: QUALITY_HIGH });
  output.addVideoTrack(source, { frameRate: framesPerSecond });
  await output.start();
  for (const [at, frame] of frames.entries()) {
    const bitmap = await createImageBitmap(new Blob([frame.jpeg]));
    context.drawImage(bitmap, 0, 0, width, height);
    bitmap.close();
    const seconds = frame === last ? LAST_FRAME_SECONDS : 1 / framesPerSecond;
    await source.add(at / framesPerSecond, seconds);
  }
  await output.finalize();
  if (!target.buffer) throw new VideoError('The video came out empty. Try again.');
  return { blob: new Blob([target.buffer], { type: format.mimeType }), extension: format.fileExtension };
}
