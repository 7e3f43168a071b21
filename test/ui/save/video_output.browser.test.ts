/** What becomes of a film while its encoder, or its sound, breaks off. */
import { ALL_FORMATS, BlobSource, EncodedPacketSink, Input } from 'mediabunny';
import { afterEach, expect, it, vi } from 'vitest';
import { openVideo, type VideoOptions } from '../../../src/ui/save/video_output.ts';

afterEach(() => void vi.unstubAllGlobals());

const OPTIONS: VideoOptions = { width: 64, height: 48, codecs: ['vp9', 'vp8'], advice: '' };

/** When the film's frames are shown, in milliseconds. */
async function timesOf(film: Blob): Promise<number[]> {
  const input = new Input({ formats: ALL_FORMATS, source: new BlobSource(film) });
  const track = await input.getPrimaryVideoTrack();
  const times: number[] = [];
  if (track)
    for await (const { timestamp } of new EncodedPacketSink(track).packets())
      times.push(Math.round(1000 * timestamp));
  return times;
}

it('what was encoded before the encoder failed is a film, which tells of it', async () => {
  let breakDown = async () => {};
  class Breaking extends VideoEncoder {
    constructor(init: VideoEncoderInit) {
      super(init);
      breakDown = async () => {
        await this.flush();
        this.close();
        init.error(new DOMException('the encoder broke', 'EncodingError'));
      };
    }
  }
  vi.stubGlobal('VideoEncoder', Breaking);
  const video = await openVideo(OPTIONS);
  for (const at of [0, 0.1, 0.2]) await video.add(at, 0.1);
  await breakDown();
  await expect(video.add(0.3, 0.1)).rejects.toThrow('the encoder broke');
  const { blob, failure } = await video.finish();
  expect(String(failure)).toContain('the encoder broke');
  expect(await timesOf(blob)).toEqual([0, 100, 200]);
});

it('a film of which nothing was encoded is none', async () => {
  const video = await openVideo(OPTIONS);
  await expect(video.finish()).rejects.toThrow('The video came out empty.');
});

it('a film whose sound breaks off is finished without the rest of it, and tells of it', async () => {
  class Processor {
    readonly readable = new ReadableStream({
      start: (controller) => controller.error(new Error('the microphone broke')),
    });
  }
  vi.stubGlobal('MediaStreamTrackProcessor', Processor);
  const sound = { getSettings: () => ({}) } as unknown as MediaStreamTrack;
  const video = await openVideo({ ...OPTIONS, sound });
  for (const at of [0, 0.1]) await video.add(at, 0.1);
  const { blob, failure } = await video.finish();
  expect(String(failure)).toContain('the microphone broke');
  expect(await timesOf(blob)).toEqual([0, 100]);
});
