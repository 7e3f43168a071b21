import type { Change, Contents, JobStore, Kind } from './job_store.ts';

export interface FallbackStore extends JobStore {
  /** What the database refused. */
  readonly memory: JobStore;
}

/**
 * A database with memory beside it for what it does not take.
 * @param onRefused told of every refusal; the change is then in memory
 */
export function fallbackStore(
  database: JobStore,
  memory: JobStore,
  onRefused: (error: Error) => void,
): FallbackStore {
  const readable = <T>(reading: Promise<T>, otherwise: T): Promise<T> =>
    reading.catch((error: Error) => {
      onRefused(error);
      return otherwise;
    });
  return {
    async get<K extends Kind>(kind: K, key: string): Promise<Contents[K] | undefined> {
      return (await memory.get(kind, key)) ?? readable(database.get(kind, key), undefined);
    },
    async keys(kind, prefix) {
      const kept = await readable(database.keys(kind, prefix), []);
      const held = await memory.keys(kind, prefix);
      return [...new Set([...kept, ...held])].sort();
    },
    async change(changes) {
      try {
        await database.change(changes);
      } catch (error) {
        onRefused(error as Error);
        return memory.change(changes);
      }
      // What memory held in its place is of the past.
      await memory.change(changes.map(({ kind, key }) => ({ kind, key, value: null }) as Change));
    },
    memory,
  };
}
