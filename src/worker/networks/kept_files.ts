import type { Files } from '../../network/importers/index.ts';

/** What no network is read from, however much of it lies in its folder. */
const MEDIA =
  /\.(jpe?g|jfif|png|webp|gif|avif|tiff?|svg|bmp|hei[cf]|jxl|mp4|m4v|mov|webm|mkv|avi|mpe?g|mp3|m4a|wav|ogg)$/i;

/** Of the files that a person brought, those that may be of the network: pictures, films and sounds are told by their endings. */
export const filesToKeep = (files: Files): [path: string, content: Blob][] =>
  [...files].filter(([path]) => !MEDIA.test(path));
