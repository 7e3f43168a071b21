import type { CameraControls } from './capture.ts';
import type { CameraError } from './errors.ts';
import type { FrameSource } from './source.ts';

/** A camera that is open. */
export interface CameraSource extends FrameSource {
  readonly kind: 'camera';
  /** To tell which of listCameras() it is. */
  readonly deviceId: string;
  /** What it can be asked for while it is open. */
  readonly controls: CameraControls;
  /** Whether no frame can come any more: then only opening it anew helps. */
  hasEnded(): boolean;
  /** Called when the frames stop coming, whatever the reason, though the camera is still open. */
  onStall: ((error: CameraError) => void) | null;
  /** Called when they come again after that. */
  onFlow: (() => void) | null;
}
