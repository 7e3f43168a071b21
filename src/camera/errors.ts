import { type Told, ToldError } from '../contract/told.ts';

/** Why there is no camera picture. */
export type CameraReason =
  /** The page is not served over https or localhost. */
  | 'insecure'
  /** The browser has no camera API at all. */
  | 'unsupported'
  /** A person or the system's settings said no. */
  | 'refused'
  /** The page's server, or the page around it, said no: nobody here can change that. */
  | 'withheld'
  /** No camera is plugged in. */
  | 'none'
  /** The chosen camera is not there, though others may be. */
  | 'gone'
  /** Another program holds it. */
  | 'busy'
  /** It was delivering and was pulled out. */
  | 'unplugged'
  /** It is open, but no new frame comes. */
  | 'stalled'
  | 'failed';

/** The camera cannot be used; the message says what to do. */
export class CameraError extends ToldError {
  override readonly name = 'CameraError';

  constructor(
    readonly reason: CameraReason,
    what: Told,
    options?: ErrorOptions,
  ) {
    super(what, options);
  }
}

/** The screen cannot be shown; the message says what to do. */
export class ScreenError extends ToldError {
  override readonly name = 'ScreenError';

  constructor(
    what: Told,
    options?: ErrorOptions,
    /** Whether a person only has to ask for it, by a click or a key. */
    readonly needsClick = false,
  ) {
    super(what, options);
  }
}

/** A video, dropped or built in, does not play. */
export class VideoFileError extends ToldError {
  override readonly name = 'VideoFileError';
}
