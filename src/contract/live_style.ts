/** What the live style adds to the live worker. */
import type { StyleCard } from './cards.ts';
import type { Pixels } from './jobs.ts';

/** A file that a visitor dropped: one of a folder, or a ZIP. */
export interface DroppedFile {
  /** Its path in the folder, or its name. */
  name: string;
  content: Blob;
}

/** A picture that a trained net painted at once, with how long that took. */
export interface FastPainting {
  readonly picture: Pixels;
  /** Milliseconds of one look of the net: the picture in, the painting out. The first look, which also sets up, is not measured. */
  readonly paintMs: number;
  /** Milliseconds in which another net read the styles, once. */
  readonly readMs: number;
}

/** What was added is gone when the worker is started anew. */
export interface LiveStyleMethods {
  /**
   * Turns a picture into a style. The newest four of them are kept and can be blended.
   * @param picture a file or a frame; a frame is transferred and closed by the worker. Of an animation the first frame
   * counts; transparent parts are white; large pictures are scaled down.
   * @throws StylePictureError where it cannot be read or is too small; ModelFileError. The styles stay as they were.
   */
  addStylePicture(picture: Blob | ImageBitmap, title: string): Promise<StyleCard>;
  /**
   * Takes a style net from files: a folder in ml5's format or in ours, or a ZIP that holds one.
   * @throws ModelFileError, NetworkError. The styles stay as they were.
   */
  addStyleNet(files: DroppedFile[]): Promise<StyleCard[]>;
  /**
   * Paints one picture in the style of others; adds no style.
   * @param content transferred and closed by the worker
   * @param styles files, each with its share
   * @param side longer side of the painting, in pixels
   * @throws StylePictureError where a style cannot be read or is too small; ModelFileError
   */
  paintOnce(
    content: ImageBitmap,
    styles: readonly { file: Blob; share: number }[],
    side: number,
  ): Promise<FastPainting>;
  /** Forgets the styles that were added. */
  forgetStyles(): Promise<void>;
}

export const LIVE_STYLE_METHODS: Record<keyof LiveStyleMethods, true> = {
  addStylePicture: true,
  addStyleNet: true,
  paintOnce: true,
  forgetStyles: true,
};
