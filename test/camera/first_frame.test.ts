import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { firstFrame } from '../../src/camera/video_frames.ts';

const page = { hidden: false };
/** A video that a browser has not begun to read. */
const deferred = () => Object.assign(new EventTarget(), { error: null, readyState: 0, videoWidth: 0 });
let failed: ReturnType<typeof vi.fn<(error: unknown) => void>>;

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('document', page);
  vi.stubGlobal('HTMLMediaElement', { HAVE_CURRENT_DATA: 2 });
  page.hidden = true;
  failed = vi.fn<(error: unknown) => void>();
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const wait = (seconds: number) => vi.advanceTimersByTimeAsync(1000 * seconds);
const open = (video: ReturnType<typeof deferred>) =>
  firstFrame(video as unknown as HTMLVideoElement).catch(failed);

it('only seconds in which the page can be seen count against a video without a frame', async () => {
  void open(deferred());
  await wait(60);
  page.hidden = false;
  await wait(10);
  page.hidden = true;
  await wait(60);
  page.hidden = false;
  await wait(4);
  expect(failed).not.toHaveBeenCalled();
  await wait(1);
  expect(failed).toHaveBeenCalledExactlyOnceWith(new Error('no picture came within 15 seconds'));
});

it('a video that the browser reads once the page is seen is shown', async () => {
  const video = deferred();
  const opening = open(video);
  await wait(60);
  page.hidden = false;
  Object.assign(video, { readyState: 2, videoWidth: 8 });
  video.dispatchEvent(new Event('loadeddata'));
  await opening;
  await wait(60);
  expect(failed).not.toHaveBeenCalled();
});
