import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FetchFile } from '../src/network/network_file.ts';

/** A network's files, out of a folder. */
export const folderFiles =
  (folder: string): FetchFile =>
  async (file) =>
    new Uint8Array(await readFile(join(folder, file))).buffer;
