import { FEATURES, KEPT } from '../contract/networks.ts';
import type { LoadProgress } from '../contract/opening.ts';
import { told } from '../contract/told.ts';
import { ModelFileError } from '../network/errors.ts';
import { type FetchFile, type NetworkPlan, readNetwork } from '../network/load.ts';
import type { Network } from '../network/network.ts';
import { joined } from '../numeric/bytes.ts';

const CACHE = 'convoscope-models';
/** Chunks come by the hundred, and the page draws itself anew whenever it is told. */
const TELL_EVERY_MS = 100;

/**
 * Loads a network onto the present backend.
 * @param url as of readCached
 * @throws {ModelFileError|NetworkError|StorageError}
 */
export const loadCached = async (
  url: string,
  onProgress: (progress: LoadProgress) => void,
): Promise<Network> => (await readCached(url, onProgress)).build();

/**
 * Reads a network: from its folder, its weights from the cache where they are there, or one that this browser keeps.
 * @param url ends with FEATURES where the network is wanted without its head
 * @throws {ModelFileError|StorageError}
 */
export async function readCached(
  url: string,
  onProgress: (progress: LoadProgress) => void,
): Promise<NetworkPlan> {
  if (url.endsWith(FEATURES))
    return (await readCached(url.slice(0, -FEATURES.length), onProgress)).featuresOnly();
  if (!url.startsWith(KEPT)) return readNetwork(modelFiles(url, onProgress));
  const { readKept } = await import('./networks/read_kept.ts');
  return readKept(url.slice(KEPT.length));
}

/**
 * The files of one network's folder, by HTTP. Those whose content is known are kept in the Cache API, once they were
 * checked: what is damaged on its way or in the cache is fetched once more, past every cache, and never kept.
 */
export function modelFiles(folderUrl: string, onProgress: (progress: LoadProgress) => void): FetchFile {
  return async (file, expected) => {
    const url = new URL(file, folderUrl).href;
    if (!expected) return reached(url, (await download(url)).arrayBuffer());
    const key = `${url}?sha256=${expected.sha256}`;
    const cache = await openCache();
    const read = async (response: Response, fromCache: boolean) => {
      const content = await reached(
        url,
        readAll(response, expected.bytes, (done) =>
          onProgress({ stage: 'weights', done, total: expected.bytes, fromCache }),
        ),
      );
      await expected.check(content);
      return content;
    };
    const kept = await cache?.match(key).catch(refused);
    if (kept) {
      try {
        return await read(kept, true);
      } catch (error) {
        console.warn(`The copy of ${url} in the cache is damaged`, error);
        await cache?.delete(key).catch(refused);
      }
    }
    const content = await read(await download(url), false).catch(async (error: unknown) => {
      if (!(error instanceof ModelFileError)) throw error;
      return read(await download(url, { cache: 'reload' }), false);
    });
    await keep(cache, key, content);
    return content;
  };
}

/** A full disk, or a damaged one, must not keep the program from starting; the file is then fetched again next time. */
const refused = (error: unknown): undefined => void console.warn('The cache of networks fails', error);

async function keep(cache: Cache | null, key: string, content: ArrayBuffer): Promise<void> {
  await cache?.put(key, new Response(content)).catch(refused);
  const older = (await cache?.keys(key, { ignoreSearch: true }).catch(refused)) ?? [];
  const others = older.filter(({ url }) => url !== key);
  await Promise.all(others.map((request) => cache?.delete(request).catch(refused)));
}

/** Null where storage is forbidden (private windows, blocked site data). */
const openCache = (): Promise<Cache | null> => caches.open(CACHE).catch(() => null);

/** A server that goes away in the midst of its answer is as one that does not answer. */
const reached = <T>(url: string, reading: Promise<T>): Promise<T> =>
  reading.catch((cause: unknown) => {
    throw new ModelFileError(told('modelErrors.unreachable', { url }), { cause });
  });

async function download(url: string, init?: RequestInit): Promise<Response> {
  const response = await reached(url, fetch(url, init));
  if (response.ok) return response;
  throw new ModelFileError(told('modelErrors.answers', { url, status: response.status }));
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
