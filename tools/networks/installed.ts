/** What is installed: the classifiers among the folders of models/. */
import { existsSync } from 'node:fs';
import { readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { NetworkFile } from '../../src/network/network_file.ts';

export const MODELS = join(import.meta.dirname, '../../models');

/** The network that the program comes with. */
const SHIPPED = 'efficientnet-lite0';

const INDEX = 'index.json';
const ATLAS = 'atlas/index.json';

/** One line of models/index.json. */
export interface IndexEntry {
  readonly id: string;
  readonly title: string;
  /** Below models/. */
  readonly folder: string;
  /** Where an atlas lies in the folder. */
  readonly atlas?: true;
}

/** A folder that holds a network to look into. */
export interface Installed extends IndexEntry {
  readonly licence: string;
  /** Of its weights. */
  readonly bytes: number;
  readonly isShipped: boolean;
}

/** Folders whose network.json cannot be read, and why. */
interface Unreadable {
  readonly folder: string;
  readonly why: string;
}

/** By id. @param models the folder */
export async function installedIn(
  models: string,
): Promise<{ installed: Installed[]; unreadable: Unreadable[] }> {
  const installed: Installed[] = [];
  const unreadable: Unreadable[] = [];
  const entries = await readdir(models, { withFileTypes: true });
  const names = entries.map(({ name }) => name).filter((name) => !name.startsWith('.'));
  for (const folder of names.sort()) {
    const text = await readFile(join(models, folder, 'network.json'), 'utf8').catch(() => null);
    if (text === null) continue;
    try {
      const { id, title, licence, weights, task = 'classify' } = JSON.parse(text) as NetworkFile;
      if (task !== 'classify') continue;
      if (!id || !title || !weights?.bytes) throw new Error('it lacks id, title or weights');
      const hasAtlas = existsSync(join(models, folder, ATLAS));
      installed.push({
        ...{ id, title, folder, licence, bytes: weights.bytes, isShipped: folder === SHIPPED },
        ...(hasAtlas && { atlas: true }),
      });
    } catch (error) {
      unreadable.push({ folder, why: (error as Error).message });
    }
  }
  return { installed, unreadable };
}

/** The text of models/index.json, which follows from the folders alone. */
export async function indexOf(models: string): Promise<string> {
  const { installed } = await installedIn(models);
  const entries = installed.map(
    ({ id, title, folder, atlas }): IndexEntry => ({ id, title, folder, ...(atlas && { atlas }) }),
  );
  return `${JSON.stringify(entries, null, 1)}\n`;
}

/** Writes models/index.json anew; whoever reads it meanwhile reads the one before. */
export async function writeIndex(models: string): Promise<void> {
  const next = join(models, `.${INDEX}.${process.pid}`);
  await writeFile(next, await indexOf(models));
  await rename(next, join(models, INDEX));
}

/** @throws {Error} if there is no such network, or it is the one that the program comes with */
export async function removeNetwork(models: string, id: string): Promise<Installed> {
  const { installed } = await installedIn(models);
  const found = installed.find((one) => one.folder === id);
  const others = installed.filter(({ isShipped }) => !isShipped).map(({ folder }) => folder);
  if (!found)
    throw new Error(
      `There is no network "${id}" that was added. ${others.length > 0 ? `There are: ${others.join(', ')}.` : 'None was.'}`,
    );
  if (found.isShipped)
    throw new Error(`${id} comes with the program and stays: it is the network it starts with.`);
  await rm(join(models, found.folder), { recursive: true });
  await writeIndex(models);
  return found;
}
