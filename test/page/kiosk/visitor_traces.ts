/** What a visitor's picture can be found in, once he is gone: the test's picture is magenta and green, as nothing else here is. */
import type { Page } from 'playwright-core';
import sharp from 'sharp';

const SIDE = 64;
const CELL = 8;
export const VISITOR = 'visitor-4711';

/** A chequered picture that no network, map or photograph looks like. */
export function visitorsPicture(): Promise<Buffer> {
  const data = Buffer.alloc(SIDE * SIDE * 3);
  for (let y = 0; y < SIDE; y++)
    for (let x = 0; x < SIDE; x++) {
      const magenta = (Math.floor(x / CELL) + Math.floor(y / CELL)) % 2 === 0;
      data.set(magenta ? [255, 0, 255] : [0, 255, 0], 3 * (y * SIDE + x));
    }
  return sharp(data, { raw: { width: SIDE, height: SIDE, channels: 3 } })
    .resize(512, 512, { kernel: 'nearest' })
    .png()
    .toBuffer();
}

const isMagenta = (r = 0, g = 0, b = 0) => r > 215 && g < 60 && b > 215;

/** The share of a screenshot that is the visitor's magenta. */
export async function magentaOnScreen(page: Page): Promise<number> {
  const { data, info } = await sharp(await page.screenshot())
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  let count = 0;
  for (let i = 0; i < data.length; i += 3) if (isMagenta(data[i], data[i + 1], data[i + 2])) count++;
  return count / (info.width * info.height);
}

/** Pictures of the document that hold the visitor's: canvases that can be read, and images by their address. */
export const picturesOfVisitor = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const found: string[] = [];
    for (const element of document.querySelectorAll<HTMLImageElement | HTMLCanvasElement>('img, canvas')) {
      const natural = element instanceof HTMLImageElement ? element.naturalWidth : element.width;
      // The stage is drawn by the GPU and is looked at in screenshots.
      if (natural === 0 || element.closest('.stage')) continue;
      const small = Object.assign(document.createElement('canvas'), { width: 64, height: 64 });
      const context = small.getContext('2d');
      context?.drawImage(element, 0, 0, 64, 64);
      const { data } = context?.getImageData(0, 0, 64, 64) ?? { data: [] };
      let count = 0;
      for (let i = 0; i < data.length; i += 4)
        if ((data[i] ?? 0) > 215 && (data[i + 1] ?? 0) < 60 && (data[i + 2] ?? 0) > 215) count++;
      if (count > 40) found.push(`${element.tagName} in ${element.closest('[class]')?.className}`);
    }
    return found;
  });

/** What the browser keeps for the page, all of it but the models' files. */
export async function keptByBrowser(page: Page): Promise<string[]> {
  const { kept, files } = await page.evaluate(async () => {
    const kept: string[] = [];
    const files: { url: string; sha256: string }[] = [];
    for (const { name } of await indexedDB.databases()) kept.push(`database ${name}`);
    for (const storage of [localStorage, sessionStorage])
      for (let i = 0; i < storage.length; i++) kept.push(`storage ${storage.key(i)}`);
    if (document.cookie) kept.push(`cookie ${document.cookie}`);
    const root = await navigator.storage.getDirectory();
    for await (const name of (root as unknown as { keys(): AsyncIterable<string> }).keys())
      kept.push(`file ${name}`);
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const { url } of await cache.keys()) {
        const bytes = await (await cache.match(url))?.arrayBuffer();
        const digest = await crypto.subtle.digest('SHA-256', bytes ?? new ArrayBuffer(0));
        const sha256 = Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join(
          '',
        );
        files.push({ url, sha256 });
      }
    }
    return { kept, files };
  });
  // A file under its own hash is the model's, to the last byte.
  const others = files.filter(({ url, sha256 }) => new URL(url).searchParams.get('sha256') !== sha256);
  return [...kept, ...others.map(({ url }) => `cached ${url}`)];
}

/** What tells a visitor's picture by its bytes: his name, a piece of his file, and a row of his pixels. */
export interface Marks {
  /** By what they are called; the bytes as numbers. */
  readonly [name: string]: readonly number[];
}

/** @param file visitorsPicture() */
export function marksOf(file: Buffer): Marks {
  const text = (encoding: BufferEncoding) => [...Buffer.from(VISITOR, encoding)];
  const cells = (size: number, pixel: readonly number[], other: readonly number[]) =>
    Array.from({ length: 2 * size }, (_, i) => (i < size ? pixel : other)).flat();
  return {
    'his name': text('utf8'),
    'his name in UTF-16': text('utf16le'),
    // From the middle: the beginning of a PNG is that of any other.
    'a piece of his file': [...file.subarray(file.length / 2, file.length / 2 + 24)],
    'his pixels': cells(4, [255, 0, 255, 255], [0, 255, 0, 255]),
    'his pixels without transparency': cells(4, [255, 0, 255], [0, 255, 0]),
  };
}

/** @returns which marks are in the bytes */
export const marksIn = (bytes: Buffer, marks: Marks): string[] =>
  Object.keys(marks).filter((name) => bytes.includes(Buffer.from(marks[name] ?? [])));

/**
 * Searches all that the browser keeps for the page, and the page itself, by bytes: databases, caches, files, storage, cookies, the
 * document, the address and the history's state.
 * @returns where, and which mark
 */
export const tracesOf = (page: Page, marks: Marks): Promise<string[]> =>
  page.evaluate(
    async (marks) => {
      const found = new Set<string>();
      const search = (place: string, bytes: Uint8Array) => {
        for (const [name, mark] of Object.entries(marks)) {
          const [first = 0] = mark;
          for (let at = bytes.indexOf(first); at >= 0; at = bytes.indexOf(first, at + 1))
            if (mark.every((byte, i) => bytes[at + i] === byte)) {
              found.add(`${name} in ${place}`);
              break;
            }
        }
      };
      const text = (place: string, words: string) => search(place, new TextEncoder().encode(words));
      const seen = new Set<object>();
      const value = async (place: string, what: unknown): Promise<void> => {
        if (typeof what === 'string') return text(place, what);
        if (typeof what !== 'object' || what === null || seen.has(what)) return;
        seen.add(what);
        if (what instanceof Blob) {
          if (what instanceof File) text(place, what.name);
          return search(place, new Uint8Array(await what.arrayBuffer()));
        }
        if (what instanceof ArrayBuffer) return search(place, new Uint8Array(what));
        if (ArrayBuffer.isView(what))
          return search(place, new Uint8Array(what.buffer, what.byteOffset, what.byteLength));
        if (what instanceof ImageData) return value(place, what.data);
        const inside =
          what instanceof Map || what instanceof Set ? [...what].flat() : Object.entries(what).flat();
        for (const one of inside) await value(place, one);
      };
      const answer = <T>(request: IDBRequest<T>) =>
        new Promise<T>((resolve, reject) => {
          request.onsuccess = () => resolve(request.result);
          request.onerror = () => reject(request.error);
        });

      for (const { name = '' } of await indexedDB.databases()) {
        text('the name of a database', name);
        const database = await answer(indexedDB.open(name));
        for (const store of database.objectStoreNames) {
          const keep = database.transaction(store).objectStore(store);
          const [keys, values] = await Promise.all([answer(keep.getAllKeys()), answer(keep.getAll())]);
          await value('IndexedDB', [store, keys, values]);
        }
        database.close();
      }
      for (const name of await caches.keys()) {
        const cache = await caches.open(name);
        for (const request of await cache.keys()) {
          text('the cache', `${name} ${request.url}`);
          await value('the cache', await (await cache.match(request))?.arrayBuffer());
        }
      }
      type Folder = { entries(): AsyncIterable<[string, FileSystemHandle]> };
      const folder = async (handle: Folder): Promise<void> => {
        for await (const [name, entry] of handle.entries()) {
          text('the private files', name);
          if (entry.kind === 'directory') await folder(entry as unknown as Folder);
          else await value('the private files', await (entry as FileSystemFileHandle).getFile());
        }
      };
      await folder((await navigator.storage.getDirectory()) as unknown as Folder);
      await value('localStorage', { ...localStorage });
      await value('sessionStorage', { ...sessionStorage });
      text('cookies', document.cookie);
      text('the address', decodeURIComponent(location.href));
      await value('the state of the history', history.state);
      await value('the name of the window', [window.name, document.title]);
      text('the document', document.documentElement.outerHTML);
      for (const field of document.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>(
        'input, textarea',
      ))
        text('a field', field.type === 'file' ? '' : field.value);
      for (const element of document.querySelectorAll('img, video, a, source')) {
        const address = element.getAttribute('src') ?? element.getAttribute('href') ?? '';
        if (!/^(blob|data):/.test(address)) continue;
        const file = await fetch(address).catch(() => null);
        await value('what the document shows', await file?.arrayBuffer());
      }
      return [...found].sort();
    },
    marks as Record<string, number[]>,
  );
