import { chmod, mkdir, mkdtemp, readdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/** By these a folder is known that was packed before. */
const MARKS = ['run.sh', 'bench.mjs', 'node.gz'];
const PACKED = [...MARKS, 'dawn.gz', 'chunks', 'lib', 'models', 'node_modules', 'wasm'];

/** What lies in a folder; nothing where there is none. @throws {Error} if it is a file */
async function namesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return [];
    if (code === 'ENOTDIR') throw new Error(`${folder} is a file: name a folder.`);
    throw error;
  }
}

const isPacked = (names: readonly string[]): boolean =>
  MARKS.every((name) => names.includes(name)) && names.every((name) => PACKED.includes(name));

/**
 * Writes a folder whole or not at all. What was packed there before stays until then.
 * @param fill writes into an empty folder, which then takes the place of the other one
 * @throws {Error} if the folder holds anything else, before anything is written
 */
export async function packInto(folder: string, fill: (folder: string) => Promise<void>): Promise<void> {
  const names = await namesIn(folder);
  if (names.length > 0 && !isPacked(names))
    throw new Error(`${folder} holds other files: name a new folder, or one that was packed before.`);
  await mkdir(dirname(folder), { recursive: true });
  const waiting = await mkdtemp(join(dirname(folder), `.${basename(folder)}-`));
  try {
    await fill(waiting);
    await chmod(waiting, 0o755);
    await rm(folder, { recursive: true, force: true });
    await rename(waiting, folder);
  } finally {
    await rm(waiting, { recursive: true, force: true });
  }
}
