import { openAsBlob } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import { asSaid } from '../../../src/contract/told.ts';
import { ModelFileError } from '../../../src/network/errors.ts';

/**
 * Opens the files of a folder and of those in it, or the one file.
 * @param companion names of what belongs to the one file where it lies beside it; without it nothing does
 * @returns by their paths in the folder, the one file first
 * @throws {ModelFileError} where there is nothing
 */
export async function filesAt(path: string, companion?: RegExp): Promise<Map<string, Blob>> {
  const found = await stat(path).catch((cause: unknown) => {
    throw new ModelFileError(asSaid(`${path} does not exist.`), { cause });
  });
  const isFolder = found.isDirectory();
  const folder = isFolder ? path : dirname(path);
  const files = new Map<string, Blob>();
  const open = async (file: string) =>
    files.set(relative(folder, file).split(sep).join('/'), await openAsBlob(file));
  if (!isFolder) await open(path);
  if (!isFolder && !companion) return files;
  for (const entry of await readdir(folder, { withFileTypes: true, recursive: isFolder })) {
    if (!isFolder && !companion?.test(entry.name)) continue;
    const file = join(entry.parentPath, entry.name);
    // Of a link, what it leads to.
    if ((await stat(file).catch(() => null))?.isFile()) await open(file);
  }
  return files;
}
