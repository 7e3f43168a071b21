import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { type CameraSource, listCameras, openCamera } from '../../src/camera/index.ts';
import { openRawFrames, type RawFrames } from '../../src/camera/raw_frames.ts';
import { differentFrames } from './pictures.ts';

declare global {
  interface Window {
    MediaStreamTrackProcessor: new (init: {
      track: MediaStreamTrack;
      maxBufferSize: number;
    }) => { readonly readable: ReadableStream<VideoFrame> };
  }
}

beforeEach(() => void vi.spyOn(window, 'alert').mockImplementation(() => {}));

const opened: CameraSource[] = [];
const open = async (choice: { deviceId?: string } = {}) => {
  const source = await openCamera(choice);
  opened.push(source);
  return source;
};
afterEach(() => {
  for (const source of opened.splice(0)) source.stop();
  expect(window.alert).not.toHaveBeenCalled();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

it('a camera delivers changing frames', async () => {
  const source = await open();
  expect(source.kind).toBe('camera');
  expect(source.label).not.toBe('');
  expect(await differentFrames(source.grab, 4)).toBe(4);
  source.stop();
});

it('no frame is delivered twice: none comes once the camera has sent its last', async () => {
  const source = await open();
  const [track] = ((source.element as HTMLVideoElement).srcObject as MediaStream).getVideoTracks();
  for (let i = 0; i < 3; i++) (await source.grab()).close();
  track?.stop();
  let late = 0;
  const grabAll = async () => {
    for (;;) {
      (await source.grab()).close();
      late++;
    }
  };
  const grabbing = grabAll();
  await pause(500);
  expect(late).toBeLessThanOrEqual(2);
  source.stop();
  await expect(grabbing).rejects.toMatchObject({ name: 'SourceStoppedError' });
});

it('two grabs at the same time both get a frame, at most 1,280 pixels long', async () => {
  const source = await open();
  for (const frame of await Promise.all([source.grab(), source.grab(), source.grab()])) {
    expect(Math.max(frame.width, frame.height)).toBeLessThanOrEqual(1280);
    expect(frame.width / frame.height).toBeCloseTo(source.width / source.height, 2);
    frame.close();
  }
  source.stop();
});

it('the very first frame can be grabbed', async () => {
  for (let i = 0; i < 5; i++) {
    const source = await open();
    (await source.grab()).close();
    source.stop();
  }
});

it('the browser is asked once, for the camera that was chosen', async () => {
  const [camera] = await listCameras();
  const asked = vi.spyOn(navigator.mediaDevices, 'getUserMedia');
  const source = await open({ deviceId: camera?.deviceId ?? 'none' });
  expect(asked).toHaveBeenCalledTimes(1);
  expect(asked.mock.calls[0]?.[0]?.video).toMatchObject({ deviceId: { exact: camera?.deviceId } });
  expect(source.deviceId).toBe(camera?.deviceId);
  source.stop();
});

it('getUserMedia is itself again afterwards', async () => {
  (await open()).stop();
  expect(Object.hasOwn(navigator.mediaDevices, 'getUserMedia')).toBe(false);
});

it('stop() turns the camera off, and ends a grab that waits for a frame', async () => {
  const source = await open();
  const { srcObject } = source.element as HTMLVideoElement;
  (await source.grab()).close();
  const waiting = source.grab();
  source.stop();
  await expect(waiting).rejects.toMatchObject({ name: 'SourceStoppedError' });
  await expect(source.grab()).rejects.toMatchObject({ name: 'SourceStoppedError' });
  const states = () => (srcObject as MediaStream).getTracks().map(({ readyState }) => readyState);
  await expect.poll(states).toEqual(['ended']);
});

it.each(['stopped', 'unplugged'])('a camera that is %s leaves no loop behind', async (how) => {
  const source = await open();
  const [track] = ((source.element as HTMLVideoElement).srcObject as MediaStream).getVideoTracks();
  const frames = vi.spyOn(window, 'requestAnimationFrame');
  await expect.poll(() => frames.mock.calls.length).toBeGreaterThan(0);
  if (how === 'stopped') source.stop();
  else {
    const told = new Promise((resolve) => {
      source.onEnded = resolve;
    });
    track?.stop();
    await pause(300);
    Object.defineProperty(source.element, 'currentTime', { value: 5, configurable: true }); // a clock that stopped
    track?.dispatchEvent(new Event('ended'));
    await told;
  }
  await pause(200);
  frames.mockClear();
  await pause(300);
  expect(frames).not.toHaveBeenCalled();
});

it.each([
  ['NotAllowedError', 'Permission denied', 'refused', 'Allow it with the camera symbol'],
  ['NotAllowedError', 'Permission denied by system', 'refused', 'in the system settings'],
  ['SecurityError', '', 'refused', 'forbid the camera'],
  ['NotFoundError', 'Requested device not found', 'none', 'Plug one in'],
  ['OverconstrainedError', '', 'gone', 'choose another camera'],
  ['AbortError', 'Timeout starting video source', 'failed', 'AbortError: Timeout starting video source'],
])('%s (%s) becomes the reason "%s": %s', async (name, message, reason, advice) => {
  vi.spyOn(navigator.mediaDevices, 'getUserMedia').mockRejectedValue(new DOMException(message, name));
  await expect(openCamera()).rejects.toMatchObject({
    name: 'CameraError',
    reason,
    message: expect.stringContaining(advice),
  });
});

it('a camera that another program lets go within seconds opens', async () => {
  const taken = new DOMException('Could not start video source', 'NotReadableError');
  vi.spyOn(navigator.mediaDevices, 'getUserMedia').mockRejectedValueOnce(taken).mockRejectedValueOnce(taken);
  const source = await open();
  (await source.grab()).close();
  source.stop();
});

it('a camera that another program keeps is reported as busy', async () => {
  const taken = new DOMException('Could not start video source', 'NotReadableError');
  vi.spyOn(navigator.mediaDevices, 'getUserMedia').mockRejectedValue(taken);
  await expect(openCamera()).rejects.toMatchObject({
    reason: 'busy',
    message: expect.stringContaining('Close the other program'),
  });
});

it('a page without https says so, and asks for nothing', async () => {
  vi.stubGlobal('isSecureContext', false);
  const asked = vi.spyOn(navigator.mediaDevices, 'getUserMedia');
  await expect(openCamera()).rejects.toMatchObject({
    reason: 'insecure',
    message: expect.stringContaining('https'),
  });
  expect(asked).not.toHaveBeenCalled();
});

it('where raw frames stop, the video’s are taken', async () => {
  const real = window.MediaStreamTrackProcessor;
  vi.stubGlobal(
    'MediaStreamTrackProcessor',
    class {
      readonly readable: ReadableStream<VideoFrame>;
      constructor(init: { track: MediaStreamTrack }) {
        const frames = new real({ ...init, maxBufferSize: 1 }).readable.getReader();
        let sent = 0;
        // No frame waits in it: one that was never closed would be missing afterwards.
        this.readable = new ReadableStream<VideoFrame>(
          {
            async pull(controller) {
              if (sent++ === 2) await new Promise(() => {});
              const { value } = await frames.read();
              if (value) controller.enqueue(value);
            },
            cancel: () => frames.cancel(),
          },
          { highWaterMark: 0 },
        );
      }
    },
  );
  const source = await open();
  expect(await differentFrames(source.grab, 6)).toBe(6);
  source.stop();
});

it('a page that is left leaves no raw frame open, of which its successor would have one less', async () => {
  const frame = new VideoFrame(new OffscreenCanvas(4, 4).getContext('2d')?.canvas as OffscreenCanvas, {
    timestamp: 0,
  });
  const cancel = vi.fn();
  vi.stubGlobal(
    'MediaStreamTrackProcessor',
    class {
      readonly readable = new ReadableStream<VideoFrame>({
        start: (controller) => controller.enqueue(frame),
        cancel,
      });
    },
  );
  const raw = await new Promise<RawFrames | null>((resolve) => {
    const opened = openRawFrames({} as MediaStreamTrack, () => resolve(opened));
  });
  expect(raw?.newest).toBe(frame);
  dispatchEvent(new PageTransitionEvent('pagehide'));
  expect(raw?.newest).toBe(null);
  // What is closed has no format.
  expect(frame.format).toBe(null);
  expect(cancel).toHaveBeenCalledTimes(1);
});

const frameAt = (timestamp: number) =>
  new VideoFrame(new OffscreenCanvas(4, 4).getContext('2d')?.canvas as OffscreenCanvas, { timestamp });

/** Raw frames that come when a test says so, and what is asked of their stream. */
function rawFramesByHand() {
  let comes = (_: VideoFrame) => {};
  const cancel = vi.fn();
  vi.stubGlobal(
    'MediaStreamTrackProcessor',
    class {
      readonly readable = new ReadableStream<VideoFrame>(
        {
          start: (controller) => {
            comes = (frame) => controller.enqueue(frame);
          },
          cancel,
        },
        { highWaterMark: 0 },
      );
    },
  );
  return { comes: (frame: VideoFrame) => comes(frame), cancel };
}

it('raw frames that are closed end with the frame that is on its way, which is closed as it comes', async () => {
  const [first, late] = [frameAt(0), frameAt(1)];
  const { comes, cancel } = rawFramesByHand();
  const raw = await new Promise<RawFrames | null>((resolve) => {
    const opened = openRawFrames({} as MediaStreamTrack, () => resolve(opened));
    comes(first);
  });
  const ended = vi.fn();
  const ending = raw?.close()?.then(ended);
  expect([raw?.newest, first.format]).toEqual([null, null]);
  // Whatever could settle by itself has settled.
  await pause(0);
  expect([ended.mock.calls, cancel.mock.calls]).toEqual([[], []]);
  comes(late);
  await ending;
  expect([raw?.newest, late.format]).toEqual([null, null]);
  expect(cancel).toHaveBeenCalledTimes(1);
});

it('raw frames of a camera that sends nothing end at once, and those of one that falls silent end all the same', async () => {
  const nothing = rawFramesByHand();
  expect(openRawFrames({} as MediaStreamTrack, () => {})?.close()).toBe(null);
  expect(nothing.cancel).toHaveBeenCalledTimes(1);
  const silent = rawFramesByHand();
  const raw = await new Promise<RawFrames | null>((resolve) => {
    const opened = openRawFrames({} as MediaStreamTrack, () => resolve(opened));
    silent.comes(frameAt(0));
  });
  vi.useFakeTimers({ toFake: ['setTimeout'] });
  const ending = raw?.close();
  expect(silent.cancel).not.toHaveBeenCalled();
  vi.advanceTimersToNextTimer();
  vi.useRealTimers();
  await ending;
  expect(silent.cancel).toHaveBeenCalledTimes(1);
});

it('a camera’s track is stopped once no raw frame is on its way', async () => {
  const { comes, cancel } = rawFramesByHand();
  const opening = open();
  comes(frameAt(0));
  const source = await opening;
  const [track] = ((source.element as HTMLVideoElement).srcObject as MediaStream).getVideoTracks();
  const frame = frameAt(1);
  comes(frame);
  (await source.grab()).close();
  source.stop();
  expect([track?.readyState, cancel.mock.calls]).toEqual(['live', []]);
  const late = frameAt(2);
  comes(late);
  await expect.poll(() => track?.readyState).toBe('ended');
  expect([frame.format, late.format]).toEqual([null, null]);
});
