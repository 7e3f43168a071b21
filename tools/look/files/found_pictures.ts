import type { Dirent } from 'node:fs';
import { readdir, realpath, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { endingOf, isPictureName, PICTURE_FORMATS } from '../../../src/contract/picture_endings.ts';
import type { Failure } from '../answers.ts';

/** What paths hold. */
export interface Found {
  /** Files to look at, those of a folder in order of name; none of them twice. */
  readonly images: readonly string[];
  /** Paths that hold nothing to look at, and why. */
  readonly failures: readonly Failure[];
  /** What was passed over in folders, by what it is called: an ending, or "folders". */
  readonly passedOver: ReadonlyMap<string, number>;
}

const FOLDERS = 'folders';

/**
 * The pictures among files and folders. A file that is named is taken whatever it is called; in folders the endings of
 * their names tell pictures, and hidden files are none.
 * @param recursive whether to look into folders of folders
 */
export async function picturesAt(paths: readonly string[], recursive = false): Promise<Found> {
  const search = new Search(recursive);
  for (const path of paths) await search.look(path);
  return search;
}

class Search implements Found {
  readonly images: string[] = [];
  readonly failures: Failure[] = [];
  readonly passedOver = new Map<string, number>();
  readonly #recursive: boolean;
  /**
   * Files and folders by their real paths, and whether there are pictures: links may lead to them more than once, and round
   * in circles.
   */
  readonly #seen = new Map<string, boolean>();

  constructor(recursive: boolean) {
    this.#recursive = recursive;
  }

  async look(path: string): Promise<void> {
    const found = await stat(path).catch((error: NodeJS.ErrnoException) => this.#fail(path, error));
    if (!found) return;
    if (!found.isDirectory()) return this.#take(path);
    if (this.#seen.has(await realOf(path))) return;
    const [failed, before] = [this.failures.length, new Map(this.passedOver)];
    if ((await this.#holdsPictures(path)) || this.failures.length > failed) return;
    const there = inWords(increase(this.passedOver, before));
    const error = `${path} holds no pictures (${PICTURE_FORMATS})${there && `, but ${there}`}.`;
    this.failures.push({ image: path, error });
  }

  #fail(path: string, { code, message }: NodeJS.ErrnoException): null {
    const why = code === 'ENOENT' ? 'does not exist' : `cannot be read (${message})`;
    this.failures.push({ image: path, error: `${path} ${why}.` });
    return null;
  }

  /** Takes those of a folder that were not taken yet. */
  async #holdsPictures(folder: string): Promise<boolean> {
    const real = await realOf(folder);
    const known = this.#seen.get(real);
    if (known !== undefined) return known;
    this.#seen.set(real, false);
    const holds = await this.#lookInto(folder);
    this.#seen.set(real, holds);
    return holds;
  }

  async #lookInto(folder: string): Promise<boolean> {
    const entries = await readdir(folder, { withFileTypes: true }).catch((error: NodeJS.ErrnoException) =>
      this.#fail(folder, error),
    );
    let holds = false;
    for (const entry of entries?.sort((a, b) => (a.name < b.name ? -1 : 1)) ?? []) {
      if (entry.name.startsWith('.')) continue;
      const path = join(folder, entry.name);
      const kind = await kindOf(entry, path);
      if (kind === 'folder' && this.#recursive) {
        if (await this.#holdsPictures(path)) holds = true;
      } else if (kind === 'file' && isPictureName(entry.name)) {
        await this.#take(path);
        holds = true;
      } else this.#passOver(kind === 'folder' ? FOLDERS : nameOf(entry.name));
    }
    return holds;
  }

  async #take(path: string): Promise<void> {
    const real = await realOf(path);
    if (this.#seen.has(real)) return;
    this.#seen.set(real, true);
    this.images.push(path);
  }

  #passOver(what: string): void {
    this.passedOver.set(what, (this.passedOver.get(what) ?? 0) + 1);
  }
}

const realOf = (path: string): Promise<string> => realpath(path).catch(() => path);

/** What was counted since. */
const increase = (now: ReadonlyMap<string, number>, before: ReadonlyMap<string, number>) =>
  new Map(
    [...now]
      .map(([what, count]) => [what, count - (before.get(what) ?? 0)] as const)
      .filter(([, count]) => count > 0),
  );

/** A link is what it leads to; one that leads nowhere is a file that cannot be read. */
async function kindOf(entry: Dirent, path: string): Promise<'folder' | 'file' | 'other'> {
  const found = entry.isSymbolicLink() ? await stat(path).catch(() => null) : entry;
  if (!found || found.isFile()) return 'file';
  return found.isDirectory() ? 'folder' : 'other';
}

const nameOf = (name: string): string => (endingOf(name) ? `.${endingOf(name)}` : 'without an ending');

/** E.g. "2 .heic, 1 .svg and 3 folders (--recursive looks into them)"; empty where nothing was passed over. */
export function inWords(passedOver: ReadonlyMap<string, number>): string {
  const files = [...passedOver]
    .filter(([what]) => what !== FOLDERS)
    .map(([what, count]) => `${count} ${what}`);
  const folders = passedOver.get(FOLDERS);
  const all = folders
    ? [...files, `${folders} ${folders === 1 ? 'folder' : 'folders'} (--recursive looks into them)`]
    : files;
  return new Intl.ListFormat('en-GB').format(all);
}
