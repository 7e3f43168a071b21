import { type Contents, type JobStore, KINDS, type Kind } from './job_store.ts';

/** Keeps things until the page is closed. */
export function memoryStore(): JobStore {
  const kinds = new Map(KINDS.map((kind) => [kind, new Map<string, unknown>()]));
  const of = (kind: Kind) => kinds.get(kind) as Map<string, unknown>;
  return {
    get: async <K extends Kind>(kind: K, key: string) => of(kind).get(key) as Contents[K] | undefined,
    keys: async (kind, prefix = '') => [...of(kind).keys()].filter((key) => key.startsWith(prefix)).sort(),
    async change(changes) {
      for (const { kind, key, value } of changes) {
        if (value === null) of(kind).delete(key);
        else of(kind).set(key, value);
      }
    },
  };
}
