/** The networks that a person brought, in this browser's IndexedDB. The page and its workers read the same database. */

import type { DBSchema, IDBPDatabase } from 'idb';
import type { KeptCard } from '../../contract/networks.ts';
import { told } from '../../contract/told.ts';
import { type KeptDatabase, withDatabase } from '../../studio/kept_database.ts';

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

const DATABASE: KeptDatabase<Schema> = {
  ...{ name: 'convoscope-networks', stores: ['cards', 'files'], things: told('pieces.networks') },
  full: told('studioErrors.noRoomForNetwork'),
};

const inDatabase = <T>(work: (database: IDBPDatabase<Schema>) => Promise<T>): Promise<T> =>
  withDatabase(DATABASE, work);

/** The oldest first. @throws {StorageError} */
export const keptCards = async (): Promise<KeptCard[]> => {
  const cards = await inDatabase((database) => database.getAll('cards'));
  return cards.sort((a, b) => a.keptAt - b.keptAt);
};

/** Undefined where it is not, or no longer, kept. @throws {StorageError} */
export const keptNetwork = (
  id: string,
): Promise<{ card: KeptCard; files: readonly KeptFile[] } | undefined> =>
  inDatabase(async (database) => {
    const [card, files] = await Promise.all([database.get('cards', id), database.get('files', id)]);
    return card && files && { card, files };
  });

/** Both or neither; in the place of the same network, if it was kept. @throws {StorageError|StorageFullError} */
export const keepNetwork = (card: KeptCard, files: readonly KeptFile[]): Promise<void> =>
  inDatabase(async (database) => {
    const transaction = database.transaction(['cards', 'files'], 'readwrite');
    await Promise.all([
      transaction.objectStore('cards').put(card, card.id),
      transaction.objectStore('files').put(files, card.id),
      transaction.done,
    ]);
  });

/** @throws {StorageError} */
export const removeKeptNetwork = (id: string): Promise<void> =>
  inDatabase(async (database) => {
    const transaction = database.transaction(['cards', 'files'], 'readwrite');
    await Promise.all([
      transaction.objectStore('cards').delete(id),
      transaction.objectStore('files').delete(id),
      transaction.done,
    ]);
  });
