/** What the names of picture files end with, for the page and the command line. Lower case, without the dot. */
export const PICTURE_ENDINGS = [
  'jpg',
  'jpeg',
  'jfif',
  'png',
  'webp',
  'gif',
  'avif',
  'tif',
  'tiff',
  'svg',
] as const;

/** The same in words, for messages. */
export const PICTURE_FORMATS = 'JPEG, PNG, WebP, GIF, AVIF, TIFF and SVG';

/** The ending of a file's name, in lower case and without its dot; empty where there is none. */
export const endingOf = (name: string): string => /[^/\\]\.([^./\\]+)$/.exec(name)?.[1]?.toLowerCase() ?? '';

/** Whether a file's name says that it is a picture. Names that begin with a dot belong to the system, as `._x.jpg` does. */
export const isPictureName = (name: string): boolean =>
  !/(^|[/\\])\.[^/\\]*$/.test(name) && (PICTURE_ENDINGS as readonly string[]).includes(endingOf(name));
