/** The networks that a person brought, in this browser's IndexedDB. The page and its workers read the same database. */
import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { KeptCard } from '../../contract/networks.ts';
import { StorageError, StorageFullError } from '../../studio/job_store.ts';

/** A file of a network, with its SHA-256 in hexadecimal. */
export interface KeptFile {
  readonly path: string;
  readonly sha256: string;
  readonly content: Blob;
}

interface Schema extends DBSchema {
  cards: { key: string; value: KeptCard };
  files: { key: string; value: readonly KeptFile[] };
}

const DATABASE = 'convoscope-networks';
const VERSION = 1;

/** @throws {StorageError} where storage is forbidden (private windows, blocked site data) */
async function withDatabase<T>(work: (database: IDBPDatabase<Schema>) => Promise<T>): Promise<T> {
  let database: IDBPDatabase<Schema> | undefined;
  try {
    database = await openDB<Schema>(DATABASE, VERSION, {
      upgrade(fresh) {
        fresh.createObjectStore('cards');
        fresh.createObjectStore('files');
      },
    });
    return await work(database);
  } catch (cause) {
    throw named(cause);
  } finally {
    database?.close();
  }
}

function named(cause: unknown): Error {
  if (cause instanceof DOMException && cause.name === 'QuotaExceededError')
    return new StorageFullError(
      'This browser has no room left for this network. Remove a network that you opened before, or free room on the disk.',
      { cause },
    );
  const why = cause instanceof Error ? cause.message : String(cause);
  return new StorageError(`This browser keeps no networks for this page (${why}).`, { cause });
}

/** The oldest first. @throws {StorageError} */
export const keptCards = async (): Promise<KeptCard[]> => {
  const cards = await withDatabase((database) => database.getAll('cards'));
  return cards.sort((a, b) => a.keptAt - b.keptAt);
};

/** Undefined where it is not, or no longer, kept. @throws {StorageError} */
export const keptNetwork = (
  id: string,
): Promise<{ card: KeptCard; files: readonly KeptFile[] } | undefined> =>
  withDatabase(async (database) => {
    const [card, files] = await Promise.all([database.get('cards', id), database.get('files', id)]);
    return card && files && { card, files };
  });

/** Both or neither; in the place of the same network, if it was kept. @throws {StorageError|StorageFullError} */
export const keepNetwork = (card: KeptCard, files: readonly KeptFile[]): Promise<void> =>
  withDatabase(async (database) => {
    const transaction = database.transaction(['cards', 'files'], 'readwrite');
    await Promise.all([
      transaction.objectStore('cards').put(card, card.id),
      transaction.objectStore('files').put(files, card.id),
      transaction.done,
    ]);
  });

/** @throws {StorageError} */
export const removeKeptNetwork = (id: string): Promise<void> =>
  withDatabase(async (database) => {
    const transaction = database.transaction(['cards', 'files'], 'readwrite');
    await Promise.all([
      transaction.objectStore('cards').delete(id),
      transaction.objectStore('files').delete(id),
      transaction.done,
    ]);
  });
