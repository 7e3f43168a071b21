import { type DBSchema, type IDBPDatabase, openDB, type StoreNames } from 'idb';
import { type Told, told } from '../contract/told.ts';
import { StorageError, StorageFullError } from './job_store.ts';

export interface KeptDatabase<S extends DBSchema> {
  readonly name: string;
  /** Its object stores. */
  readonly stores: readonly StoreNames<S>[];
  /** What is said where the browser keeps nothing, e.g. "networks", and where its room is used up. */
  readonly things: Told;
  readonly full: Told;
}

const VERSION = 1;

/**
 * Works with a database in this browser's IndexedDB, which is opened for it alone and made where there is none.
 * @throws {StorageError} where storage is forbidden (private windows, blocked site data)
 * @throws {StorageFullError}
 */
export async function withDatabase<S extends DBSchema, T>(
  { name, stores, things, full }: KeptDatabase<S>,
  work: (database: IDBPDatabase<S>) => Promise<T>,
): Promise<T> {
  let database: IDBPDatabase<S> | undefined;
  try {
    database = await openDB<S>(name, VERSION, {
      upgrade(fresh) {
        for (const store of stores) fresh.createObjectStore(store);
      },
    });
    return await work(database);
  } catch (cause) {
    if (cause instanceof DOMException && cause.name === 'QuotaExceededError')
      throw new StorageFullError(full, { cause });
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new StorageError(told('studioErrors.keepsNo', { things, why }), { cause });
  } finally {
    database?.close();
  }
}
