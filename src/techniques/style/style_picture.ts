import { ToldError, told } from '../../contract/told.ts';
/** A picture that cannot become a style. */
export class StylePictureError extends ToldError {
  override readonly name = 'StylePictureError';
}

/** A style that there is not, or not any more. */
export class UnknownStyleError extends ToldError {
  override readonly name = 'UnknownStyleError';
}

/** Of the shorter side, in pixels: below it there are no steps to see. */
const LEAST_SIDE = 16;

/** The middle square of a picture that becomes a style, in its own pixels. @throws {StylePictureError} if it is too small */
export function styleSquare(width: number, height: number) {
  const side = Math.min(width, height);
  if (side < LEAST_SIDE) {
    throw new StylePictureError(told('styleErrors.tooSmall', { width, height, least: LEAST_SIDE }));
  }
  return { x: Math.floor((width - side) / 2), y: Math.floor((height - side) / 2), side };
}
