import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { firstFrame, keepPlaying } from '../../src/camera/video_frames.ts';

const page = Object.assign(new EventTarget(), { hidden: false });
/** A video that a browser has not begun to read. */
const deferred = () => Object.assign(new EventTarget(), { error: null, readyState: 0, videoWidth: 0 });
type Deferred = ReturnType<typeof deferred>;
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
const open = (video: Deferred) => firstFrame(video as unknown as HTMLVideoElement).catch(failed);

function read(video: Deferred): void {
  Object.assign(video, { readyState: 2, videoWidth: 8 });
  video.dispatchEvent(new Event('loadeddata'));
}

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
  read(video);
  await opening;
  await wait(60);
  expect(failed).not.toHaveBeenCalled();
});

describe('a film of which the browser reads nothing but the size until it is asked to play, as iOS does,', () => {
  const keep = (play: (video: Deferred) => Promise<void>) => {
    const video = deferred();
    const film = Object.assign(video, { paused: true, play: () => play(video) });
    const kept = vi.fn<(unwatch: () => void) => void>();
    void keepPlaying(film as unknown as HTMLVideoElement).then(kept, failed);
    return kept;
  };

  it('is asked to at once', async () => {
    const kept = keep(async (video) => read(video));
    await wait(1);
    expect(kept).toHaveBeenCalledOnce();
  });

  it('is given up at once where it may not play', async () => {
    page.hidden = false;
    const refusal = new DOMException('The request is not allowed by the user agent.', 'NotAllowedError');
    keep(() => Promise.reject(refusal));
    await wait(1);
    expect(failed).toHaveBeenCalledExactlyOnceWith(refusal);
  });

  it('waits where it is put off, until the page is seen', async () => {
    const kept = keep(async (video) => {
      if (page.hidden) throw new DOMException('It was interrupted to save power.', 'AbortError');
      read(video);
    });
    await wait(60);
    expect(kept).not.toHaveBeenCalled();
    page.hidden = false;
    page.dispatchEvent(new Event('visibilitychange'));
    await wait(1);
    expect(kept).toHaveBeenCalledOnce();
    expect(failed).not.toHaveBeenCalled();
  });
});
