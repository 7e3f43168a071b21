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
  /** Files and folders by their real paths: links may lead to them more than once, and round in circles. */
  readonly #seen = new Set<string>();

  constructor(recursive: boolean) {
    this.#recursive = recursive;
  }

  async look(path: string): Promise<void> {
    const found = await stat(path).catch(() => null);
    if (!found) this.failures.push({ image: path, error: `${path} does not exist.` });
    else if (!found.isDirectory()) await this.#take(path);
    else {
      const before = this.images.length;
      if (await this.#isNew(path)) await this.#lookInto(path);
      else return;
      if (this.images.length > before) return;
      const there = inWords(this.passedOver);
      const error = `${path} holds no pictures (${PICTURE_FORMATS})${there && `, but ${there}`}.`;
      this.failures.push({ image: path, error });
    }
  }

  async #lookInto(folder: string): Promise<void> {
    const entries = await readdir(folder, { withFileTypes: true });
    for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
      if (entry.name.startsWith('.')) continue;
      const path = join(folder, entry.name);
      const kind = await kindOf(entry, path);
      if (kind === 'folder' && this.#recursive) {
        if (await this.#isNew(path)) await this.#lookInto(path);
      } else if (kind === 'file' && isPictureName(entry.name)) await this.#take(path);
      else this.#passOver(kind === 'folder' ? FOLDERS : nameOf(entry.name));
    }
  }

  async #take(path: string): Promise<void> {
    if (await this.#isNew(path)) this.images.push(path);
  }

  async #isNew(path: string): Promise<boolean> {
    const real = await realpath(path).catch(() => path);
    if (this.#seen.has(real)) return false;
    this.#seen.add(real);
    return true;
  }

  #passOver(what: string): void {
    this.passedOver.set(what, (this.passedOver.get(what) ?? 0) + 1);
  }
}

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
