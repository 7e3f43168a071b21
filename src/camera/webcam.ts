import { told } from '../contract/told.ts';
import { whyEnded } from './camera_presence.ts';
import { loadCameraScript } from './camera_script.ts';
import type { CameraSource } from './camera_source.ts';
import { type CameraChoice, type CameraStream, openCameraStream } from './camera_stream.ts';
import { controlsOf } from './capture.ts';
import { CameraError } from './errors.ts';
import { watchFrames } from './frame_watch.ts';
import { openRawFrames, type RawFrames } from './raw_frames.ts';
import { isSoftwareDrawn } from './software_drawn.ts';
import { firstFrame, onVideoFrames, silentVideo, videoFrames } from './video_frames.ts';

/**
 * Opens a camera, asking for the permission once, and waits for its first frame.
 * @throws CameraError
 */
export async function openCamera(choice: CameraChoice = {}): Promise<CameraSource> {
  const camera = await openCameraStream(choice);
  try {
    return await watchStream(camera);
  } catch (cause) {
    for (const track of camera.stream.getTracks()) track.stop();
    if (cause instanceof CameraError) throw cause;
    throw new CameraError('failed', told('cameraErrors.openedButEmpty', { label: camera.label }), { cause });
  }
}

/** Where no frame came raw while the video showed so many more, raw frames have stopped, and the video's are taken. */
const MOST_SHOWN = 8;

/**
 * A camera of a stream that is open, once its first frame is there.
 * @param why tells why its track has ended
 * @throws {Error} where no frame comes
 */
export async function watchStream(
  opened: CameraStream,
  why: (camera: CameraStream) => Promise<CameraError> = whyEnded,
): Promise<CameraSource> {
  const { stream, track, label, deviceId } = opened;
  const video = silentVideo();
  let raw: RawFrames | null = null;
  /** Frames that the video has shown since the newest one came raw. */
  let shown = 0;
  const newestRaw = () => (shown <= MOST_SHOWN ? (raw?.newest ?? null) : null);
  const readsRaw = () => {
    shown++;
    return newestRaw() !== null;
  };
  const loop = await startLoop(video, stream, () => track.readyState === 'ended', readsRaw);
  const cameRaw = () => {
    shown = 0;
    loop.arrived();
  };
  raw = isSoftwareDrawn() ? openRawFrames(track, cameRaw) : null;
  let unwatch = () => {};
  const release = async () => {
    unwatch();
    loop.end();
    const onItsWay = raw?.close();
    if (onItsWay) await onItsWay;
    for (const each of stream.getTracks()) each.stop();
  };
  try {
    await firstFrame(video);
  } catch (cause) {
    await release();
    throw cause;
  }
  const { source, end } = videoFrames('camera', label, video, () => void release(), {
    fresh: loop.freshFrame,
    cameAt: () => loop.cameAt,
    raw: newestRaw,
  });
  const camera: CameraSource = Object.assign(source, {
    kind: 'camera' as const,
    deviceId,
    controls: controlsOf(track),
    hasEnded: () => track.readyState === 'ended',
    onStall: null,
    onFlow: null,
  });
  unwatch = watchFrames({
    track,
    // What is drawn late, or not at all, was delivered all the same.
    delivered: () => loop.arrivals + video.getVideoPlaybackQuality().totalVideoFrames,
    onStall: () => camera.onStall?.(noFrames(label)),
    onFlow: () => camera.onFlow?.(),
  });
  const ended = async () => {
    unwatch();
    end(await why(opened));
  };
  track.addEventListener('ended', ended);
  if (track.readyState === 'ended') void ended();
  return camera;
}

const noFrames = (label: string) => new CameraError('stalled', told('cameraErrors.stalled', { label }));

/**
 * camera_utils plays the stream and says when a frame has come.
 * @param isTold called with each frame that the video shows: whether it was told of from elsewhere as it came, and is no frame more
 */
async function startLoop(
  video: HTMLVideoElement,
  stream: MediaStream,
  hasEnded: () => boolean,
  isTold: () => boolean,
) {
  let over = false;
  let unseen = false;
  let arrivals = 0;
  let cameAt = performance.now();
  let waiting: (() => void)[] = [];
  const wakeAll = () => {
    for (const wake of waiting) wake();
    waiting = [];
  };
  const arrived = () => {
    if (hasEnded()) return; // the browser shows black then, which no camera saw
    unseen = true;
    arrivals++;
    cameAt = performance.now();
    wakeAll();
  };
  /** Not called again before its promise settles. */
  const onFrame = () => (over ? new Promise<void>(() => {}) : null);
  const Camera = await loadCameraScript();
  // camera_utils goes by the video's clock, which in Chromium runs on between frames and after the last one.
  const unwatch = onVideoFrames(video, () => {
    if (!isTold()) arrived();
  });
  await withStream(stream, () => new Camera(video, { onFrame }).start());
  return {
    arrived,
    get arrivals() {
      return arrivals;
    },
    /** When the newest frame came. */
    get cameAt() {
      return cameAt;
    },
    /** Resolves when there is a frame that was not asked for before, or when the loop ends. */
    async freshFrame() {
      if (!unseen) await new Promise<void>((resolve) => waiting.push(resolve));
      unseen = false;
    },
    end() {
      over = true;
      unwatch();
      wakeAll();
      // Its loop ends only inside onFrame, never reached where the clock stops with the camera: NaN counts as a new frame.
      Object.defineProperties(video, { paused: { value: false }, currentTime: { value: Number.NaN } });
    },
  };
}

/**
 * camera_utils asks getUserMedia itself, at once and without a device, and alert()s when that fails: so for the length of
 * that call getUserMedia answers with a stream that is already open.
 */
function withStream(stream: MediaStream, start: () => Promise<void>): Promise<void> {
  const devices = navigator.mediaDevices;
  const before = Object.getOwnPropertyDescriptor(devices, 'getUserMedia');
  Object.defineProperty(devices, 'getUserMedia', { configurable: true, value: async () => stream });
  try {
    return start();
  } finally {
    if (before) Object.defineProperty(devices, 'getUserMedia', before);
    else Reflect.deleteProperty(devices, 'getUserMedia');
  }
}
