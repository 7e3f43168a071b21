import { type DBSchema, type IDBPDatabase, openDB, type StoreNames } from 'idb';
import { type Told, told } from '../contract/told.ts';
import { StorageError, StorageFullError } from './job_store.ts';

export interface KeptDatabase<S extends DBSchema | unknown> {
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
export async function withDatabase<S extends DBSchema | unknown, T>(
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

/** Things of one kind, each under its id. */
export interface KeptList<Value> {
  /** The oldest first. @throws {StorageError} */
  all(): Promise<Value[]>;
  /** In the place of what has this id, if there is something. @throws {StorageError|StorageFullError} */
  keep(value: Value): Promise<unknown>;
  /** @throws {StorageError} */
  remove(id: string): Promise<void>;
}

/** A database with one store, named `store`. Values say when they were kept, in milliseconds since 1970. */
export function keptList<Value extends { readonly id: string; readonly keptAt: number }>(
  store: string,
  database: Omit<KeptDatabase<unknown>, 'stores'>,
): KeptList<Value> {
  const work = <T>(act: (opened: IDBPDatabase) => Promise<T>) =>
    withDatabase<unknown, T>({ ...database, stores: [store] }, act);
  return {
    async all() {
      const values: Value[] = await work((opened) => opened.getAll(store));
      return values.sort((a, b) => a.keptAt - b.keptAt);
    },
    keep: (value) => work((opened) => opened.put(store, value, value.id)),
    remove: (id) => work((opened) => opened.delete(store, id)),
  };
}
