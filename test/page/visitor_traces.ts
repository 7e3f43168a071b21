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
