import { access, constants, mkdir, open, realpath, rm, stat } from 'node:fs/promises';
import { basename, dirname, extname, join, resolve } from 'node:path';
import { distinctNames } from './distinct_names.ts';
import { isStream } from './streams.ts';

/** Where something cannot be written, or must not be. */
export class OutputError extends Error {
  override readonly name = 'OutputError';
}

/** What a flag may name. */
export interface AskedOutput {
  /** As it is typed, for messages. */
  readonly flag: string;
  readonly path: string;
  /** With their dots; the first is what files in a folder get. Empty: any. */
  readonly endings: readonly string[];
}

/**
 * A file for every picture: the path itself for one of them, `map-NAME.png` for several, `NAME.png` in a folder. A path
 * without an ending, one that ends with a slash, and a folder that there is are folders.
 * @throws {OutputError} where the ending is none of those that can be written, or a stream is to take several pictures
 */
export async function outputsFor(asked: AskedOutput, images: readonly string[]): Promise<string[]> {
  const { flag, path, endings } = asked;
  if (await isStream(path)) {
    if (images.length <= 1) return images.map(() => path);
    throw new OutputError(
      `${flag} ${path} takes one picture, and there are ${images.length}: name a folder.`,
    );
  }
  const ending = extname(path);
  const found = await stat(path).catch(() => null);
  if (found?.isDirectory() || /[/\\]$/.test(path) || (!found && ending === ''))
    return distinctNames(images).map((name) => join(path, `${name}${endings[0]}`));
  checkEnding(asked, 'that of a folder may end with a slash');
  if (images.length <= 1) return images.map(() => path);
  const stem = basename(path, ending);
  return distinctNames(images).map((name) => join(dirname(path), `${stem}-${name}${ending}`));
}

/** One file, of an allowed ending. @throws {OutputError} */
export async function outputFor(asked: AskedOutput): Promise<string> {
  if (/[/\\]$/.test(asked.path))
    throw new OutputError(`${asked.flag} ${asked.path} is a folder: name a file in it.`);
  if (!(await isStream(asked.path)) && asked.endings.length > 0)
    checkEnding(asked, 'this is one file, and no folder');
  return asked.path;
}

function checkEnding({ flag, path, endings }: AskedOutput, hint: string): void {
  if (endings.includes(extname(path).toLowerCase())) return;
  const last = endings.at(-1);
  const all = endings.length > 1 ? `${endings.slice(0, -1).join(', ')} or ${last}` : last;
  throw new OutputError(`${flag} ${path}: its name must end with ${all}; ${hint}.`);
}

/**
 * Sees to it that everything can be written before any work is done, and makes the folders.
 * @param inputs files that are read
 * @throws {OutputError} where an output is an input, two outputs are one file, or a folder cannot be written to
 */
export async function prepareOutputs(outputs: readonly string[], inputs: readonly string[]): Promise<void> {
  const read = new Map<string, string>();
  for (const input of inputs) for (const name of await identitiesOf(input)) read.set(name, input);
  const written = new Map<string, string>();
  for (const output of outputs) {
    if ((await isStream(output)) && output === '/dev/null') continue;
    for (const name of await identitiesOf(output)) {
      const input = read.get(name);
      if (input !== undefined)
        throw new OutputError(`${output} would be written over ${input}, which is read: name another file.`);
      if (written.has(name))
        throw new OutputError(
          `${output} would be written twice: write to a folder, or look at fewer pictures.`,
        );
    }
    for (const name of await identitiesOf(output)) written.set(name, output);
  }
  const files: string[] = [];
  for (const output of outputs) if (!(await isStream(output))) files.push(output);
  for (const file of files) await checkFile(file);
  for (const folder of new Set(files.map((file) => dirname(file)))) await prepareFolder(folder);
}

/** What tells whether two paths are one file: the name, however it is written, and of a file that there is its place on the disk. */
async function identitiesOf(path: string): Promise<string[]> {
  // Where case does not matter, names that differ in nothing else are one file; elsewhere hardly anybody has both.
  const folder = await realpath(dirname(path)).catch(() => resolve(dirname(path)));
  const name = join(folder, basename(path)).toLowerCase();
  const found = await stat(path).catch(() => null);
  return found?.isFile() ? [name, `${found.dev}:${found.ino}`] : [name];
}

async function checkFile(file: string): Promise<void> {
  const found = await stat(file).catch(() => null);
  if (!found) return;
  if (found.isDirectory()) throw new OutputError(`${file} is a folder: name a file in it.`);
  await access(file, constants.W_OK).catch((cause: Error) => {
    throw new OutputError(`${file} cannot be written over (${cause.message}).`, { cause });
  });
}

async function prepareFolder(folder: string): Promise<void> {
  try {
    await makeFolder(resolve(folder));
    // Rights alone do not tell: root has them even in /proc.
    const trial = join(folder, `.convoscope-${process.pid}`);
    await (await open(trial, 'w')).close();
    await rm(trial);
  } catch (cause) {
    throw new OutputError(`Nothing can be written to the folder ${folder} (${(cause as Error).message}).`, {
      cause,
    });
  }
}

/** One by one: asked to make folders below /proc at once, Node never answers. */
async function makeFolder(folder: string): Promise<void> {
  const found = await stat(folder).catch(() => null);
  if (found?.isDirectory()) return;
  if (found) throw new Error(`${folder} is a file`);
  await makeFolder(dirname(folder));
  await mkdir(folder);
}
