import { ToldError } from '../contract/told.ts';

/** A file that is not an index of pictures, is damaged, or belongs to another network. */
export class IndexFileError extends ToldError {
  override readonly name = 'IndexFileError';
}

/** A gallery that cannot be used as asked: it is empty, or too small. */
export class GalleryError extends ToldError {
  override readonly name = 'GalleryError';
}

/** A file that holds no taught classes, is damaged, or belongs to another network. */
export class TaughtFileError extends ToldError {
  override readonly name = 'TaughtFileError';
}
