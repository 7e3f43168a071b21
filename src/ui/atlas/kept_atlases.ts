/** The atlases of one's own, in this browser's IndexedDB: an index and files a network. */

import type { DBSchema, IDBPDatabase } from 'idb';
import { told } from '../../contract/told.ts';
import { type KeptDatabase, withDatabase } from '../../studio/kept_database.ts';
import type { OwnAtlas } from './own_atlas.ts';

interface Schema extends DBSchema {
  indices: { key: string; value: OwnAtlas['index'] };
  files: { key: [network: string, file: string]; value: Blob };
}

const DATABASE: KeptDatabase<Schema> = {
  ...{ name: 'convoscope-atlases', stores: ['indices', 'files'], things: told('pieces.atlas') },
  full: told('studioErrors.noRoomForAtlas'),
};

const inDatabase = <T>(work: (database: IDBPDatabase<Schema>) => Promise<T>): Promise<T> =>
  withDatabase(DATABASE, work);

/** All files of a network. */
const filesOf = (network: string) => IDBKeyRange.bound([network, ''], [network, '\uffff']);

/** @param network the SHA-256 of its weights. @returns null where nothing is kept. @throws {StorageError} */
export const keptAtlas = (network: string): Promise<OwnAtlas | null> =>
  inDatabase(async (database) => {
    const transaction = database.transaction(['indices', 'files']);
    const files = transaction.objectStore('files');
    const [index, keys, blobs] = await Promise.all([
      transaction.objectStore('indices').get(network),
      files.getAllKeys(filesOf(network)),
      files.getAll(filesOf(network)),
    ]);
    if (!index) return null;
    const named = keys.flatMap(([, file], at): [string, Blob][] => {
      const blob = blobs[at];
      return blob ? [[file, blob]] : [];
    });
    return { index, files: new Map(named) };
  });

/**
 * In the place of what was kept; only files that are new are written.
 * @throws {StorageError|StorageFullError}
 */
export const keepAtlas = ({ index, files }: OwnAtlas, before: OwnAtlas | null): Promise<void> =>
  inDatabase(async (database) => {
    const network = index.network.sha256;
    const transaction = database.transaction(['indices', 'files'], 'readwrite');
    const store = transaction.objectStore('files');
    const gone = [...(before?.files.keys() ?? [])].filter((file) => !files.has(file));
    const fresh = [...files].filter(([file, blob]) => before?.files.get(file) !== blob);
    await Promise.all([
      transaction.objectStore('indices').put(index, network),
      ...gone.map((file) => store.delete([network, file])),
      ...fresh.map(([file, blob]) => store.put(blob, [network, file])),
      transaction.done,
    ]);
  });

/** @throws {StorageError} */
export const removeKeptAtlas = (network: string): Promise<void> =>
  inDatabase(async (database) => {
    const transaction = database.transaction(['indices', 'files'], 'readwrite');
    await Promise.all([
      transaction.objectStore('indices').delete(network),
      transaction.objectStore('files').delete(filesOf(network)),
      transaction.done,
    ]);
  });
