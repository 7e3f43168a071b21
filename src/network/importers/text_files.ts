import { utf8In } from '../../contract/reading/utf8.ts';
import { told } from '../../contract/told.ts';
import { ModelFileError } from '../errors.ts';
import type { Files } from './importer.ts';

/** No file of words about a network is larger, but for a topology. */
const MOST_BYTES = 64e6;

/** The last part of a path. */
export const baseName = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

/** A file's name without folder and ending. */
export const stem = (path: string): string => baseName(path).replace(/\.[^.]+$/, '');

/** @throws {ModelFileError} if it is too large to be text, or not UTF-8 */
export async function textOf(file: string, content: Blob): Promise<string> {
  if (content.size > MOST_BYTES)
    throw new ModelFileError(told('importErrors.longText', { file, size: megabytes(content.size) }));
  const text = utf8In(await content.arrayBuffer());
  if (text === null) throw new ModelFileError(told('importErrors.notUtf8', { file }));
  return text;
}

/** @throws {ModelFileError} if it is not JSON */
export async function jsonOf(file: string, content: Blob): Promise<unknown> {
  const text = await textOf(file, content);
  try {
    return JSON.parse(text) as unknown;
  } catch (cause) {
    throw new ModelFileError(told('importErrors.notJson', { file }), { cause });
  }
}

export const megabytes = (bytes: number): string =>
  bytes < 1e6 ? `${Math.ceil(bytes / 1e3)} kB` : `${(bytes / 1e6).toFixed(1)} MB`;

/** The first of the files whose name fits. */
export const findFile = (files: Files, pattern: RegExp): [path: string, content: Blob] | undefined =>
  [...files].find(([path]) => pattern.test(path));

/** The first bytes of a file. */
export const firstBytes = async (content: Blob, count: number): Promise<Uint8Array> =>
  new Uint8Array(await content.slice(0, count).arrayBuffer());

/** `value` if it is an object that is no array, else null. */
export const recordOf = (value: unknown): Record<string, unknown> | null =>
  value !== null && typeof value === 'object' && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : null;
