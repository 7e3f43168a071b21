import { told } from '../contract/told.ts';
import { cameraError, requireCameraApi } from './camera_error.ts';
import { cameraName } from './camera_name.ts';
import { FACING, type Lens } from './capture.ts';
import { listCameras } from './devices.ts';
import { CameraError } from './errors.ts';

export interface CameraChoice {
  /** From listCameras(); without it the browser chooses, preferring the one that faces the person. */
  deviceId?: string;
  /** Without a deviceId: which camera of a phone; the front one unless given. */
  lens?: Lens;
}

export interface CameraStream {
  stream: MediaStream;
  track: MediaStreamTrack;
  deviceId: string;
  /** The camera's name. */
  label: string;
}

const TRIES = 4;
const BETWEEN_TRIES_MS = 700;

/**
 * Asks for the camera. One that another program holds is asked for again, as many programs let go within seconds.
 * @throws CameraError
 */
export async function openCameraStream({ deviceId, lens = 'front' }: CameraChoice): Promise<CameraStream> {
  const devices = requireCameraApi();
  const size = { width: { ideal: 1280 }, height: { ideal: 720 } };
  const which = deviceId === undefined ? { facingMode: FACING[lens] } : { deviceId: { exact: deviceId } };
  for (let tries = 1; ; tries++) {
    try {
      return await streamOf(await devices.getUserMedia({ audio: false, video: { ...size, ...which } }));
    } catch (cause) {
      const error = cameraError(cause);
      if (error.reason !== 'busy' || tries === TRIES) throw error;
    }
    await new Promise((resolve) => setTimeout(resolve, BETWEEN_TRIES_MS));
  }
}

async function streamOf(stream: MediaStream): Promise<CameraStream> {
  const [track] = stream.getVideoTracks();
  if (!track) throw new CameraError('failed', told('cameraErrors.empty'));
  const { deviceId = '' } = track.getSettings();
  const cameras = await listCameras();
  const place = cameras.findIndex((camera) => camera.deviceId === deviceId);
  return { stream, track, deviceId, label: cameraName(track.label, deviceId, Math.max(0, place)) };
}
