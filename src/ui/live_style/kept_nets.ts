/** Style nets that somebody dropped on the page, in this browser's IndexedDB: their files, as they were dropped. */

import type { DBSchema, IDBPDatabase } from 'idb';
import type { DroppedFile } from '../../contract/live_style.ts';
import { told } from '../../contract/told.ts';
import { type KeptDatabase, withDatabase } from '../../studio/kept_database.ts';

export interface KeptNet {
  /** Of the first of its styles. */
  readonly id: string;
  readonly styles: readonly { readonly id: string; readonly title: string }[];
  readonly files: readonly DroppedFile[];
  /** Milliseconds since 1970. */
  readonly keptAt: number;
}

interface Schema extends DBSchema {
  nets: { key: string; value: KeptNet };
}

const DATABASE: KeptDatabase<Schema> = {
  ...{ name: 'convoscope-style-nets', stores: ['nets'], things: told('pieces.styles') },
  full: told('studioErrors.noRoomForStyle'),
};

const inDatabase = <T>(work: (database: IDBPDatabase<Schema>) => Promise<T>): Promise<T> =>
  withDatabase(DATABASE, work);

/** The oldest first. @throws {StorageError} */
export async function keptNets(): Promise<KeptNet[]> {
  const nets = await inDatabase((database) => database.getAll('nets'));
  return nets.sort((a, b) => a.keptAt - b.keptAt);
}

/** In the place of the net of this id, if there is one. @throws {StorageError|StorageFullError} */
export const keepNet = (net: KeptNet): Promise<unknown> =>
  inDatabase((database) => database.put('nets', net, net.id));

/** @throws {StorageError} */
export const removeKeptNet = (id: string): Promise<void> =>
  inDatabase((database) => database.delete('nets', id));
