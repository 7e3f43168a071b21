import { endingOf, PICTURE_ENDINGS } from '../../contract/picture_endings.ts';
import type { Files } from '../../network/importers/index.ts';

const OTHER_PICTURES = ['bmp', 'heic', 'heif', 'jxl'];
const FILMS = ['mp4', 'm4v', 'mov', 'webm', 'mkv', 'avi', 'mpg', 'mpeg'];
const SOUNDS = ['mp3', 'm4a', 'wav', 'ogg'];

/** What no network is read from, however much of it lies in its folder. */
const MEDIA: ReadonlySet<string> = new Set([...PICTURE_ENDINGS, ...OTHER_PICTURES, ...FILMS, ...SOUNDS]);

/** Of the files that a person brought, those that may be of the network: pictures, films and sounds are told by their endings. */
export const filesToKeep = (files: Files): [path: string, content: Blob][] =>
  [...files].filter(([path]) => !MEDIA.has(endingOf(path)));
