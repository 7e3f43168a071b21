/** A dropped file is not a picture that this browser can decode. */
export class PictureFileError extends Error {
  override readonly name = 'PictureFileError';
}
