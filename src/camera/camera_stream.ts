import { cameraError, requireCameraApi } from './camera_error.ts';
import type { CameraError } from './errors.ts';

export interface CameraChoice {
  /** From listCameras(); without it the browser chooses, preferring the one that faces the person. */
  deviceId?: string;
}

const TRIES = 4;
const BETWEEN_TRIES_MS = 700;

/**
 * Asks for the camera. A camera that another program holds is asked for again, as many programs let go within seconds.
 * @throws CameraError
 */
export async function openCameraStream({ deviceId }: CameraChoice): Promise<MediaStream> {
  const devices = requireCameraApi();
  const size = { width: { ideal: 1280 }, height: { ideal: 720 } };
  const which = deviceId === undefined ? { facingMode: 'user' } : { deviceId: { exact: deviceId } };
  let last: CameraError | undefined;
  for (let attempt = 0; attempt < TRIES; attempt++) {
    if (attempt > 0) await new Promise((resolve) => setTimeout(resolve, BETWEEN_TRIES_MS));
    try {
      return await devices.getUserMedia({ audio: false, video: { ...size, ...which } });
    } catch (cause) {
      last = cameraError(cause);
      if (last.reason !== 'busy') throw last;
    }
  }
  throw last;
}
