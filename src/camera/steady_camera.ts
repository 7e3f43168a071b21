import type { CameraChoice } from './camera_stream.ts';
import type { CameraError } from './errors.ts';
import type { FrameSource } from './source.ts';

export interface SteadyCameraOptions extends CameraChoice {
  /** There is no picture (any more): the camera was refused, unplugged, taken; it says what to do. */
  onLost(error: CameraError): void;
  /** There is a picture: when the camera first opens, and each time it is back. The source belongs to the steady camera. */
  onBack(source: FrameSource): void;
}

export interface SteadyCamera {
  /** The present picture; null while there is none. */
  readonly source: FrameSource | null;
  /** Stops the camera and the watching. */
  stop(): void;
}

/**
 * Keeps a camera open: when it is lost it is opened again as soon as it is back, as far as the person allows it.
 * @returns after the first try, successful or not; never rejects
 */
export async function openSteadyCamera(options: SteadyCameraOptions): Promise<SteadyCamera> {
  throw new Error(String(options));
}
