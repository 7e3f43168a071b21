import { type Camera, loadCameraScript } from './camera_script.ts';
import { type CameraChoice, openCameraStream } from './camera_stream.ts';
import { CameraError } from './errors.ts';
import type { FrameSource } from './source.ts';
import { firstFrame, silentVideo, videoFrames } from './video_frames.ts';

/**
 * Opens a camera, asking for the permission once, and waits for its first frame.
 * @throws CameraError
 */
export async function openCamera(choice: CameraChoice = {}): Promise<FrameSource> {
  const stream = await openCameraStream(choice);
  const stopTracks = () => {
    for (const each of stream.getTracks()) each.stop();
  };
  try {
    return await watch(stream, stopTracks);
  } catch (cause) {
    stopTracks();
    throw cause;
  }
}

async function watch(stream: MediaStream, stopTracks: () => void): Promise<FrameSource> {
  const [track] = stream.getVideoTracks();
  if (!track) throw new CameraError('failed', 'The camera delivers no picture. Choose another camera.');
  const Camera = await loadCameraScript();
  const video = silentVideo();

  let over = false;
  let unseen = false;
  let arrived: () => void = () => {};
  /** camera_utils calls it once for each new frame, and not again before its promise settles. */
  const onFrame = () => {
    if (over) return new Promise<void>(() => {});
    unseen = true;
    arrived();
    return null;
  };
  const fresh = async () => {
    if (!unseen) await new Promise<void>((resolve) => (arrived = resolve));
    unseen = false;
  };
  const camera = new Camera(video, { onFrame });
  const release = () => {
    over = true;
    // Its loop ends only inside onFrame, which a stopped camera never reaches: NaN counts as a new frame.
    Object.defineProperties(video, { paused: { value: false }, currentTime: { value: Number.NaN } });
    stopTracks();
  };
  await startWith(camera, stream);
  await firstFrame(video);
  const { source, end } = videoFrames('camera', track.label || 'Camera', video, release, fresh);
  track.addEventListener('ended', () =>
    end(
      new CameraError(
        'unplugged',
        `${source.label} was unplugged. Plug it in again; it is used as soon as it is back.`,
      ),
    ),
  );
  return source;
}

/**
 * Starts camera_utils on a stream that is already open. It asks getUserMedia itself, without a device, and alert()s when
 * that fails: so for the length of its one call, made at once, getUserMedia answers with this very stream.
 */
function startWith(camera: Camera, stream: MediaStream): Promise<void> {
  const devices = navigator.mediaDevices;
  const before = Object.getOwnPropertyDescriptor(devices, 'getUserMedia');
  Object.defineProperty(devices, 'getUserMedia', { configurable: true, value: async () => stream });
  try {
    return camera.start();
  } finally {
    if (before) Object.defineProperty(devices, 'getUserMedia', before);
    else Reflect.deleteProperty(devices, 'getUserMedia');
  }
}
