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

/** What a network has learned of a picture: all that it needs to paint in its style again. */
export interface LearnedStyle {
  readonly id: string;
  readonly title: string;
  /** The id of the network. */
  readonly network: string;
  /** The style's vector. */
  readonly vector: Float32Array;
}

/** What a picture is called as a style of a net that a visitor brought. */
export const titleOfPicture = (picture: string, network: string): string => `${picture} · ${network}`;

/** A style where it, its picture or its net for any style is called otherwise now. @param id of what is */
export function namedStyle(style: StyleCard, id: string, title: string): StyleCard {
  const { picture, network } = style;
  if (style.id === id) return { ...style, title };
  if (picture?.id === id)
    return { ...style, picture: { id, title }, title: titleOfPicture(title, network.title) };
  if (!picture || network.id !== id) return style;
  return { ...style, network: { ...network, title }, title: titleOfPicture(picture.title, title) };
}

/** Whether a style is what this id names, or of the picture or the net for any style that it names. */
export const isStyleOf = ({ id: own, picture, network }: StyleCard, id: string): boolean =>
  own === id || (picture !== undefined && (picture.id === id || network.id === id));

/** How many pictures are kept as styles: the newest. */
export const MOST_STYLE_PICTURES = 24;

/** What was added is gone when the worker is started anew; what was learned of pictures can be given back. */
export interface LiveStyleMethods {
  /**
   * Turns a picture into a style. The newest MOST_STYLE_PICTURES of them are kept and can be blended.
   * @param picture a file or a frame; a frame is transferred and closed by the worker. Of an animation the first frame
   * counts; transparent parts are white; large pictures are scaled down.
   * @param id of the style; the worker gives it one where it is left out
   * @throws StylePictureError where it cannot be read or is too small; ModelFileError. The styles stay as they were.
   */
  addStylePicture(picture: Blob | ImageBitmap, title: string, id?: string): Promise<StyleCard>;
  /** What was learned of a picture. @throws UnknownStyleError */
  learnedStyle(id: string): Promise<LearnedStyle>;
  /**
   * Takes back what was learned; null where another network is there now.
   * @param picture that it was learned of, for nets that a visitor brought
   */
  restoreStyle(learned: LearnedStyle, picture?: Blob): Promise<StyleCard | null>;
  /** The styles of a picture that was added, by the nets for any style that a visitor brought. */
  stylesOf(picture: string): Promise<StyleCard[]>;
  /** Names a style, or a net for any style. @throws UnknownStyleError */
  renameStyle(id: string, title: string): Promise<void>;
  /** Forgets one style that was added, or a net for any style with all of its. */
  removeStyle(id: string): Promise<void>;
  /**
   * Takes a style net from files: a folder in ml5's format or in ours, a ZIP that holds one, or an ONNX file. One for any style
   * gets the pictures that come with the program, and those that were added; it looks at each when it is first asked for.
   * @param ids of its styles, where they had some before; one that is taken gets a number. Of a net for any style: its own.
   * @throws ModelFileError, NetworkError. The styles stay as they were.
   */
  addStyleNet(files: DroppedFile[], ids?: readonly string[]): Promise<StyleCard[]>;
  /**
   * Paints one picture in the style of others; adds no style.
   * @param content transferred and closed by the worker
   * @param styles files, each with its share
   * @param side longer side of the painting, in pixels
   * @param keepColours whether only light and dark are painted
   * @throws StylePictureError where a style cannot be read or is too small; ModelFileError
   */
  paintOnce(
    content: ImageBitmap,
    styles: readonly { file: Blob; share: number }[],
    side: number,
    keepColours: boolean,
  ): Promise<FastPainting>;
  /** Forgets the styles that were added. */
  forgetStyles(): Promise<void>;
}

export const LIVE_STYLE_METHODS: Record<keyof LiveStyleMethods, true> = {
  addStylePicture: true,
  learnedStyle: true,
  restoreStyle: true,
  stylesOf: true,
  renameStyle: true,
  removeStyle: true,
  addStyleNet: true,
  paintOnce: true,
  forgetStyles: true,
};
