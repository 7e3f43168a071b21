import { cameraError } from './camera_error.ts';
import { untilBack, untilLost } from './camera_presence.ts';
import type { CameraChoice } from './camera_stream.ts';
import type { CameraError, CameraReason } from './errors.ts';
import { type CameraSource, openCamera } from './webcam.ts';

export interface SteadyCameraOptions extends CameraChoice {
  /** There is no picture (any more): the camera was refused, unplugged, taken; the message says what to do. */
  onLost(error: CameraError): void;
  /** There is a picture: when the camera first opens and each time it is back. It stays the steady camera's: leave its onEnded alone. */
  onBack(source: CameraSource): void;
}

export interface SteadyCamera {
  /** The present picture; null while there is none. */
  readonly source: CameraSource | null;
  /** Stops the camera and the watching. */
  stop(): void;
}

/** Nothing that happens to a device can mend these. */
const FOR_GOOD: ReadonlySet<CameraReason> = new Set(['insecure', 'unsupported']);

/**
 * Keeps a camera open: when it is lost it is opened again as soon as it is back, as far as the person allows it.
 * @returns after the first try, successful or not; never rejects
 */
export async function openSteadyCamera({
  deviceId,
  onLost,
  onBack,
}: SteadyCameraOptions): Promise<SteadyCamera> {
  const stopping = new AbortController();
  let source: CameraSource | null = null;
  let tried = () => {};
  const firstTry = new Promise<void>((resolve) => {
    tried = resolve;
  });

  const keep = async () => {
    let wanted = deviceId === undefined ? null : { deviceId, label: '' };
    let choice: CameraChoice = deviceId === undefined ? {} : { deviceId };
    let said: CameraReason | null = null;
    while (!stopping.signal.aborted) {
      let error: CameraError;
      try {
        source = await openCamera(choice);
        if (stopping.signal.aborted) return source.stop();
        wanted = { deviceId: source.deviceId, label: source.label };
        said = null;
        const lost = untilLost(source, stopping.signal);
        onBack(source);
        tried();
        error = await lost;
        source = null;
      } catch (cause) {
        error = cameraError(cause);
      }
      if (stopping.signal.aborted) return;
      if (error.reason !== said) onLost(error);
      said = error.reason;
      tried();
      if (FOR_GOOD.has(error.reason)) return;
      const id = await untilBack(error, wanted, stopping.signal);
      choice = id === '' ? {} : { deviceId: id };
    }
  };
  // What it throws once it is stopped is the abort itself.
  void keep().catch((cause) => {
    if (!stopping.signal.aborted) throw cause;
  });
  await firstTry;

  return {
    get source() {
      return source;
    },
    stop() {
      stopping.abort();
      source?.stop();
      source = null;
    },
  };
}
