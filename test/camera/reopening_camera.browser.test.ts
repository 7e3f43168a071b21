import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  type CameraError,
  type CameraSource,
  openReopeningCamera,
  type ReopeningCamera,
} from '../../src/camera/index.ts';

/** Cameras draw by the real clock. */
const { setInterval: drawEvery, clearInterval: drawNoMore } = window;

let steady: ReopeningCamera | undefined;
// What is waited for passes as fast as the test goes on: `vi.waitFor` lets the clock go on as fast as the real one.
beforeEach(
  () => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] }),
);
afterEach(() => {
  steady?.stop();
  vi.useRealTimers();
  vi.restoreAllMocks();
});

const devices = navigator.mediaDevices;
const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);
/** Lets time pass until something holds, ten times as fast as the clock. For what no frame of a camera is waited for. */
const passes = (holds: () => void) =>
  vi.waitFor(
    async () => {
      await pass(90);
      holds();
    },
    { timeout: 30_000, interval: 10 },
  );
const unplug = () => vi.spyOn(devices, 'enumerateDevices').mockResolvedValue([]);
const trackOf = ({ element }: CameraSource) =>
  ((element as HTMLVideoElement).srcObject as MediaStream).getVideoTracks()[0] as MediaStreamTrack;

function listeners() {
  return {
    onLost: vi.fn<(error: CameraError) => void>(),
    onStalled: vi.fn<(error: CameraError) => void>(),
    onBack: vi.fn<(source: CameraSource) => void>(),
  };
}

/** A permission whose state the test decides. */
function fakePermission(state: PermissionState) {
  const permission = Object.assign(new EventTarget(), { state, name: 'camera', onchange: null });
  vi.spyOn(navigator.permissions, 'query').mockResolvedValue(permission);
  return (now: PermissionState) => {
    permission.state = now;
    permission.dispatchEvent(new Event('change'));
  };
}

it('a camera that is unplugged is reported, and used again when it is back', async () => {
  const told = listeners();
  steady = await openReopeningCamera(told);
  const first = steady.source as CameraSource;
  expect(told.onBack).toHaveBeenCalledExactlyOnceWith(first);
  (await first.grab()).close();

  const plug = unplug();
  const track = trackOf(first);
  track.stop(); // a camera that is pulled out delivers nothing more
  track.dispatchEvent(new Event('ended'));
  await vi.waitFor(() => expect(told.onLost).toHaveBeenCalledOnce(), 10_000);
  expect(told.onLost.mock.calls[0]?.[0]).toMatchObject({
    name: 'CameraError',
    reason: 'unplugged',
    message: expect.stringContaining('Plug it in again'),
  });
  expect(steady.source).toBeNull();
  // Whoever grabs does not tell it once more.
  await expect(first.grab()).rejects.toMatchObject({
    name: 'SourceStoppedError',
    cause: { reason: 'unplugged' },
  });

  devices.dispatchEvent(new Event('devicechange')); // something else
  await pass(10_000);
  expect(told.onBack).toHaveBeenCalledOnce();

  plug.mockRestore();
  devices.dispatchEvent(new Event('devicechange'));
  await vi.waitFor(() => expect(told.onBack).toHaveBeenCalledTimes(2), 10_000);
  const second = steady.source as CameraSource;
  expect(second).not.toBe(first);
  expect(second.deviceId).toBe(first.deviceId);
  (await second.grab()).close();
});

it('a camera that vanishes from the list is lost even if its track does not end', async () => {
  const told = listeners();
  steady = await openReopeningCamera(told);
  const first = steady.source as CameraSource;
  unplug();
  devices.dispatchEvent(new Event('devicechange'));
  await vi.waitFor(() => expect(told.onLost).toHaveBeenCalledOnce(), 10_000);
  expect(told.onLost.mock.calls[0]?.[0].reason).toBe('unplugged');
  expect(trackOf(first).readyState).toBe('ended');
});

it('it is found again by looking now and then, where the system does not say that it is back', async () => {
  const told = listeners();
  steady = await openReopeningCamera(told);
  const plug = unplug();
  trackOf(steady.source as CameraSource).dispatchEvent(new Event('ended'));
  await vi.waitFor(() => expect(told.onLost).toHaveBeenCalledOnce(), 10_000);
  plug.mockRestore();
  await pass(2000);
  await vi.waitFor(() => expect(told.onBack).toHaveBeenCalledTimes(2), 10_000);
});

it('a refused camera is not asked for again before the permission is given, and then it is used', async () => {
  const told = listeners();
  const permit = fakePermission('denied');
  const asked = vi
    .spyOn(devices, 'getUserMedia')
    .mockRejectedValueOnce(new DOMException('Permission denied', 'NotAllowedError'));
  steady = await openReopeningCamera(told);
  expect(told.onLost).toHaveBeenCalledOnce();
  expect(told.onLost.mock.calls[0]?.[0].reason).toBe('refused');
  expect(steady.source).toBeNull();

  devices.dispatchEvent(new Event('devicechange'));
  await pass(10_000);
  expect(asked).toHaveBeenCalledTimes(1);

  permit('granted');
  await vi.waitFor(() => expect(told.onBack).toHaveBeenCalledOnce(), 10_000);
  (await (steady.source as unknown as CameraSource).grab()).close();
});

it('the lens that was asked for is asked for again after a failure', async () => {
  const told = listeners();
  const asked = vi
    .spyOn(devices, 'getUserMedia')
    .mockRejectedValueOnce(new DOMException('Requested device not found', 'NotFoundError'));
  steady = await openReopeningCamera({ ...told, lens: 'rear' });
  expect(told.onLost.mock.calls[0]?.[0].reason).toBe('none');
  await pass(2000);
  await vi.waitFor(() => expect(told.onBack).toHaveBeenCalledOnce(), 10_000);
  expect(asked.mock.calls.map(([constraints]) => constraints?.video)).toEqual([
    expect.objectContaining({ facingMode: 'environment' }),
    expect.objectContaining({ facingMode: 'environment' }),
  ]);
});

it('a permission that is taken back is told apart from a plug that is pulled', async () => {
  const told = listeners();
  const permit = fakePermission('granted');
  steady = await openReopeningCamera(told);
  permit('denied');
  trackOf(steady.source as CameraSource).dispatchEvent(new Event('ended'));
  await vi.waitFor(() => expect(told.onLost).toHaveBeenCalledOnce(), 10_000);
  expect(told.onLost.mock.calls[0]?.[0].reason).toBe('refused');
  permit('granted');
  await vi.waitFor(() => expect(told.onBack).toHaveBeenCalledTimes(2), 10_000);
});

it('a busy camera is reported once, however often it is tried', async () => {
  const told = listeners();
  const taken = new DOMException('Could not start video source', 'NotReadableError');
  const asked = vi.spyOn(devices, 'getUserMedia').mockRejectedValue(taken);
  const opening = openReopeningCamera(told);
  await passes(() => expect(told.onLost).toHaveBeenCalledOnce());
  steady = await opening;
  const before = asked.mock.calls.length;
  await passes(() => expect(asked.mock.calls.length).toBeGreaterThan(before + 4));
  expect(told.onLost).toHaveBeenCalledOnce();
  asked.mockRestore();
  await pass(3000);
  await vi.waitFor(() => expect(told.onBack).toHaveBeenCalledOnce(), 15_000);
});

describe('a camera that is named and was never there', () => {
  const open = async (more: { anyAfterMs?: number }) => {
    const told = listeners();
    steady = await openReopeningCamera({ deviceId: 'of another day', ...more, ...told });
    expect(told.onLost).toHaveBeenCalledOnce();
    return told;
  };

  it('is waited for', async () => {
    const told = await open({});
    const listed = vi.spyOn(devices, 'enumerateDevices');
    await passes(() => expect(listed.mock.calls.length).toBeGreaterThan(5));
    expect(told.onBack).not.toHaveBeenCalled();
  });

  it('gives its place to another one after a while, where nobody attends', async () => {
    const told = await open({ anyAfterMs: 0 });
    await pass(3000);
    await vi.waitFor(() => expect(told.onBack).toHaveBeenCalledOnce(), 15_000);
    expect(steady?.source?.deviceId).not.toBe('of another day');
  });
});

it('after stop() nothing is opened and nothing is told any more', async () => {
  const told = listeners();
  steady = await openReopeningCamera(told);
  const source = steady.source as CameraSource;
  const asked = vi.spyOn(devices, 'getUserMedia');
  steady.stop();
  await vi.waitFor(() => expect(trackOf(source).readyState).toBe('ended'), 10_000);
  trackOf(source).dispatchEvent(new Event('ended'));
  devices.dispatchEvent(new Event('devicechange'));
  await devices.enumerateDevices();
  await pass(60_000);
  expect(asked).not.toHaveBeenCalled();
  expect(told.onLost).not.toHaveBeenCalled();
});

describe('a camera that stands still', () => {
  /** A camera that sends a frame when the test draws one. */
  function drawnCamera() {
    const canvas = Object.assign(document.createElement('canvas'), { width: 64, height: 48 });
    const paper = canvas.getContext('2d');
    const stream = canvas.captureStream(0);
    const [track] = stream.getVideoTracks() as [CanvasCaptureMediaStreamTrack];
    let drawn = 0;
    const draw = () => {
      if (paper) paper.fillStyle = `hsl(${37 * drawn++} 80% 50%)`;
      paper?.fillRect(0, 0, 64, 48);
      track.requestFrame();
    };
    let timer = drawEvery(draw, 100);
    return {
      stream,
      track,
      stop: () => drawNoMore(timer),
      goOn: () => {
        timer = drawEvery(draw, 100);
      },
    };
  }
  type DrawnCamera = ReturnType<typeof drawnCamera>;
  const cameras: DrawnCamera[] = [];
  afterEach(() => {
    for (const camera of cameras.splice(0)) camera.stop();
  });

  /** Each time the camera is asked for, there is another. */
  const fakeCameras = () =>
    vi.spyOn(devices, 'getUserMedia').mockImplementation(async () => {
      const camera = drawnCamera();
      cameras.push(camera);
      return camera.stream;
    });
  const STILL = {
    name: 'CameraError',
    reason: 'stalled',
    message: expect.stringContaining('no new pictures'),
  };

  it('is told, and goes on by itself when frames come again', async () => {
    fakeCameras();
    const told = listeners();
    steady = await openReopeningCamera(told);
    const first = steady.source as CameraSource;
    cameras[0]?.stop();
    await passes(() =>
      expect(told.onStalled).toHaveBeenCalledExactlyOnceWith(expect.objectContaining(STILL)),
    );
    cameras[0]?.goOn();
    // However slow the machine is: the clock of the test stands meanwhile.
    const video = first.element as HTMLVideoElement;
    await new Promise((resolve) => video.requestVideoFrameCallback(resolve));
    await vi.waitFor(() => expect(told.onBack).toHaveBeenCalledTimes(2), 10_000);
    expect(told.onBack.mock.lastCall?.[0]).toBe(first);
    expect(steady.source).toBe(first);
    (await first.grab()).close();
    expect(cameras).toHaveLength(1);
    expect(told.onLost).not.toHaveBeenCalled();
  });

  it('and goes on doing so is opened anew', async () => {
    fakeCameras();
    const told = listeners();
    steady = await openReopeningCamera(told);
    const first = steady.source as CameraSource;
    cameras[0]?.stop();
    await passes(() => expect(cameras).toHaveLength(2));
    await vi.waitFor(() => expect(told.onBack).toHaveBeenCalledTimes(2), 15_000);
    await passes(() => expect(cameras[0]?.track.readyState).toBe('ended'));
    expect(steady.source).not.toBe(first);
    await expect(first.grab()).rejects.toMatchObject({ name: 'SourceStoppedError' });
    (await (steady.source as CameraSource).grab()).close();
    expect(told.onStalled).toHaveBeenCalledOnce();
    expect(told.onLost).not.toHaveBeenCalled();
  });

  it.each<[string, (camera: DrawnCamera) => void]>([
    ['was stopped without a word', ({ track }) => track.stop()],
    [
      'is muted, though it sends black pictures',
      ({ track }) => void Object.defineProperty(track, 'muted', { value: true }),
    ],
  ])('because its track %s is told and opened anew', async (_, still) => {
    fakeCameras();
    const told = listeners();
    steady = await openReopeningCamera(told);
    still(cameras[0] as DrawnCamera);
    await passes(() =>
      expect(told.onStalled).toHaveBeenCalledExactlyOnceWith(expect.objectContaining(STILL)),
    );
    await passes(() => expect(cameras).toHaveLength(2));
    await vi.waitFor(() => expect(told.onBack).toHaveBeenCalledTimes(2), 10_000);
    expect(told.onLost).not.toHaveBeenCalled();
  });
});
