import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { asSaid } from '../src/contract/told.ts';
import { ModelFileError } from '../src/network/errors.ts';
import type { FetchFile } from '../src/network/network_file.ts';

/** A network's files, out of a folder, each in a buffer of its own. What cannot be read is a ModelFileError. */
export const folderFiles =
  (folder: string): FetchFile =>
  async (file) => {
    const path = join(folder, file);
    const bytes = await readFile(path).catch((cause: unknown) => {
      throw new ModelFileError(asSaid(`${path} cannot be read.`), { cause });
    });
    return new Uint8Array(bytes).buffer;
  };
