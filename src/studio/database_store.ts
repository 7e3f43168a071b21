import { type IDBPDatabase, openDB } from 'idb';
import { told } from '../contract/told.ts';
import {
  type Contents,
  type JobStore,
  KINDS,
  type Kind,
  StorageError,
  StorageFullError,
} from './job_store.ts';

const VERSION = 1;

/**
 * Keeps things in this browser's IndexedDB, opened when it is first used. The page and the worker each have one on the
 * same database. Everything throws a StorageError where storage is forbidden (private windows, blocked site data).
 */
export function databaseStore(name = 'convoscope-studio'): JobStore {
  let opening: Promise<IDBPDatabase> | null = null;
  const open = async (): Promise<IDBPDatabase> => {
    try {
      opening ??= openDB(name, VERSION, {
        upgrade(database) {
          for (const kind of KINDS)
            if (!database.objectStoreNames.contains(kind)) database.createObjectStore(kind);
        },
        // A newer version of the program, in another tab, waits for this one to let go.
        blocking(_, __, event) {
          (event.target as IDBDatabase).close();
          opening = null;
        },
        terminated: () => {
          opening = null;
        },
      });
      return await opening;
    } catch (cause) {
      opening = null;
      throw named(cause);
    }
  };
  return {
    async get<K extends Kind>(kind: K, key: string) {
      return (await open()).get(kind, key) as Promise<Contents[K] | undefined>;
    },
    async keys(kind, prefix = '') {
      const range = prefix ? IDBKeyRange.bound(prefix, `${prefix}\uffff`) : undefined;
      return (await (await open()).getAllKeys(kind, range)) as string[];
    },
    async change(changes) {
      try {
        const kinds = [...new Set(changes.map(({ kind }) => kind))];
        if (kinds.length === 0) return;
        // Relaxed: a browser that crashes may lose the last moments, and the disk is not waited for at every step.
        const transaction = (await open()).transaction(kinds, 'readwrite', { durability: 'relaxed' });
        const requests = changes.map(({ kind, key, value }) => {
          const store = transaction.objectStore(kind);
          return value === null ? store.delete(key) : store.put(value, key);
        });
        await Promise.all([...requests, transaction.done]);
      } catch (cause) {
        throw named(cause);
      }
    },
  };
}

function named(cause: unknown): Error {
  if (cause instanceof StorageError) return cause;
  if (cause instanceof DOMException && cause.name === 'QuotaExceededError') {
    return new StorageFullError(told('studioErrors.full'), { cause });
  }
  const why = cause instanceof Error ? cause.message : String(cause);
  return new StorageError(told('studioErrors.nothingKept', { why }), { cause });
}
