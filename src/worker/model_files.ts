import { joined } from '../network/bytes.ts';
import { ModelFileError } from '../network/errors.ts';
import type { FetchFile } from '../network/load.ts';
import type { LoadProgress } from './api.ts';

const CACHE = 'convoscope-models';
/** Chunks come by the hundred, and the page draws itself anew whenever it is told. */
const TELL_EVERY_MS = 100;

/** The files of one network's folder, by HTTP, with those whose content is known kept in the Cache API. */
export interface ModelFiles {
  readonly fetchFile: FetchFile;
  /** True once something came out of the cache. */
  readonly usedCache: () => boolean;
  /** Drops what the cache holds of this folder, for a second try after a damaged copy. */
  forget(): Promise<void>;
}

export function modelFiles(folderUrl: string, onProgress: (progress: LoadProgress) => void): ModelFiles {
  let fromCache = false;
  const keys: string[] = [];
  return {
    usedCache: () => fromCache,
    async forget() {
      const cache = await openCache();
      await Promise.all(keys.map((key) => cache?.delete(key)));
      fromCache = false;
    },
    async fetchFile(file, expected) {
      const url = new URL(file, folderUrl).href;
      if (!expected) return (await download(url)).arrayBuffer();
      const key = `${url}?sha256=${expected.sha256}`;
      keys.push(key);
      const cache = await openCache();
      const kept = await cache?.match(key);
      fromCache = kept !== undefined;
      const response = kept ?? (await download(url));
      const bytes = await readAll(response, expected.bytes, (done) =>
        onProgress({ stage: 'weights', done, total: expected.bytes, fromCache }),
      );
      // A full disk must not keep the program from starting; the file is then fetched again next time.
      if (!kept) await cache?.put(key, new Response(bytes)).catch(console.warn);
      return bytes;
    },
  };
}

/** Null where storage is forbidden (private windows, blocked site data). */
const openCache = (): Promise<Cache | null> => caches.open(CACHE).catch(() => null);

async function download(url: string): Promise<Response> {
  const response = await fetch(url).catch((cause: unknown) => {
    throw new ModelFileError(`${url} cannot be reached. Is the server running?`, { cause });
  });
  if (response.ok) return response;
  throw new ModelFileError(
    `${url} answers ${response.status}. The folder of a network must hold network.json and the files that it names.`,
  );
}

async function readAll(
  response: Response,
  total: number,
  onDone: (done: number) => void,
): Promise<ArrayBuffer> {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let [done, told] = [0, Number.NEGATIVE_INFINITY];
  for await (const part of chunksOf(response)) {
    parts.push(part);
    done += part.length;
    const now = performance.now();
    if (now - told < TELL_EVERY_MS && done < total) continue;
    onDone(Math.min(done, total));
    told = now;
  }
  return joined(parts).buffer;
}

async function* chunksOf({ body }: Response): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const reader = body?.getReader();
  for (let step = await reader?.read(); step && !step.done; step = await reader?.read()) yield step.value;
}
