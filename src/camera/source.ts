import { ToldError } from '../contract/told.ts';

/** Where frames come from: one interface, whatever is behind it. */
export interface FrameSource {
  readonly kind: 'camera' | 'clip' | 'video' | 'still' | 'screen';
  /** What a person reads: the camera's or the file's name. */
  readonly label: string;
  /** Shows the source as it is: a playing video, or a canvas for a still. Mirroring is the drawer's business. */
  readonly element: HTMLVideoElement | HTMLCanvasElement;
  /** Size of the element's own pixels. A video's may change while it plays (a turned phone, a resized window). */
  readonly width: number;
  readonly height: number;
  /**
   * The present frame, longer side <= LONGEST_SIDE px, owned by the caller (close it or transfer it).
   * A camera waits for a frame that was not grabbed before, so a hidden tab waits until it is seen again.
   * @throws SourceStoppedError after stop(), and after frames stopped coming: then its cause is what onEnded reported
   */
  grab(): Promise<ImageBitmap>;
  /** Gives the device or the file back. Safe to call twice. */
  stop(): void;
  /** Called once when frames stop coming for a reason that is not stop(). */
  onEnded: ((error: Error) => void) | null;
}

/** A grab that came after the source's end or was cut short by it: a loop just ends. What is wrong, if anything, onEnded tells. */
export class SourceStoppedError extends ToldError {
  override readonly name = 'SourceStoppedError';
}
