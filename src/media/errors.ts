import { ToldError } from '../contract/told.ts';

/** A dropped file is not a picture that this browser can decode. */
export class PictureFileError extends ToldError {
  override readonly name = 'PictureFileError';
}
