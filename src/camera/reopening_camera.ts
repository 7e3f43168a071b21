import { cameraError } from './camera_error.ts';
import { untilBack, untilLost } from './camera_presence.ts';
import type { CameraSource } from './camera_source.ts';
import type { CameraChoice } from './camera_stream.ts';
import type { CameraError, CameraReason } from './errors.ts';
import { openCamera } from './webcam.ts';

export interface ReopeningCameraOptions extends CameraChoice {
  /** Where nobody attends: after so long any camera will do, if the one that is named is not there. */
  anyAfterMs?: number;
  /** There is no picture (any more): the camera was refused, unplugged, taken; the message says what to do. */
  onLost(error: CameraError): void;
  /**
   * The picture stands still, because the camera sends no new frames. It is opened anew by itself: onBack or onLost is
   * called next.
   */
  onStalled(error: CameraError): void;
  /**
   * There is a picture: when the camera first opens, each time it is back, and when what
   * stood still goes on (the same source then). It stays the steady camera's: leave its callbacks alone.
   */
  onBack(source: CameraSource): void;
}

export interface ReopeningCamera {
  /** The present picture; null while there is none. */
  readonly source: CameraSource | null;
  /** Stops the camera and the watching. */
  stop(): void;
}

/** What stands still may go on by itself; to open a camera anew too soon would cut that off. */
const FIRST_TIMEOUT_MS = 400;
const LONGEST_TIMEOUT_MS = 30_000;
/** A camera that delivered this long is in order again. */
const FORGIVE_MS = 60_000;

/** Nothing that happens to a device can mend these. */
const FOR_GOOD: ReadonlySet<CameraReason> = new Set(['insecure', 'unsupported', 'withheld']);

/**
 * Keeps a camera open: when it is lost it is opened again as soon as it is back, as far as the person allows it.
 * @returns after the first try, successful or not; never rejects
 */
export async function openReopeningCamera({
  deviceId,
  lens,
  anyAfterMs,
  onLost,
  onStalled,
  onBack,
}: ReopeningCameraOptions): Promise<ReopeningCamera> {
  const stopping = new AbortController();
  let source: CameraSource | null = null;
  let tried = () => {};
  const firstTry = new Promise<void>((resolve) => {
    tried = resolve;
  });

  const keep = async () => {
    let wanted = deviceId === undefined ? null : { deviceId, label: '' };
    /** Where no camera is known by its id. */
    const anyCamera: CameraChoice = lens ? { lens } : {};
    let choice: CameraChoice = deviceId === undefined ? anyCamera : { deviceId };
    let said: CameraReason | null = null;
    let stalls = 0;
    while (!stopping.signal.aborted) {
      let error: CameraError;
      try {
        source = await openCamera(choice);
        if (stopping.signal.aborted) return source.stop();
        wanted = { deviceId: source.deviceId, label: source.label };
        said = null;
        const since = performance.now();
        const current = source;
        const lost = untilLost(source, stopping.signal, {
          onStall(stall) {
            if (performance.now() - since > FORGIVE_MS) stalls = 0;
            onStalled(stall);
            return timeoutMs(current, stalls++);
          },
          onFlow: () => onBack(current),
        });
        onBack(source);
        tried();
        error = await lost;
        source = null;
        if (error.reason === 'stalled') {
          choice = wanted.deviceId ? { deviceId: wanted.deviceId } : anyCamera;
          continue;
        }
      } catch (cause) {
        error = cameraError(cause);
      }
      if (stopping.signal.aborted) return;
      if (error.reason !== said) onLost(error);
      said = error.reason;
      tried();
      if (FOR_GOOD.has(error.reason)) return;
      const id = await untilBack(error, wanted, stopping.signal, anyAfterMs);
      choice = id === '' ? anyCamera : { deviceId: id };
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

/** How long a camera that stands still is left to itself. */
function timeoutMs(source: CameraSource, stallsBefore: number): number {
  if (source.hasEnded() && stallsBefore === 0) return 0;
  return Math.min(LONGEST_TIMEOUT_MS, FIRST_TIMEOUT_MS * 2 ** stallsBefore);
}
