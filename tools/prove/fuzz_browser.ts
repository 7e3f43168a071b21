/** Pictures that are damaged at random, given to the page's own reader in Chromium. */
import { join } from 'node:path';
import { zipSync } from 'fflate';
import type { CDPSession, Page } from 'playwright-core';
import sharp from 'sharp';
import { build } from 'vite';
import { Random } from '../../src/numeric/random.ts';
import { launchBrowser } from '../browser.ts';
import { damaged, foreignError } from './fuzz.ts';

type Bytes = Uint8Array<ArrayBuffer>;

const SLOWEST_MS = 5_000;
const MOST_GROWTH_MB = 16;
const MOST_TOLD = 20;
const SIDE = 48;
const FRAMES = 3;
/** Served by the test itself: pictures are decoded in secure contexts only. */
const ADDRESS = 'http://localhost/fuzz';

/** A small picture with a gradient and some noise in every format. */
async function wholeFiles(random: Random): Promise<[name: string, Bytes][]> {
  const pixels = (frames: number) =>
    Buffer.from(
      Uint8Array.from(
        { length: SIDE * SIDE * frames * 3 },
        (_, i) => ((i / 3) % 192) + random.integer(0, 63),
      ),
    );
  const picture = sharp(pixels(1), { raw: { width: SIDE, height: SIDE, channels: 3 } });
  const film = sharp(pixels(FRAMES), {
    raw: { width: SIDE, height: SIDE * FRAMES, channels: 3, pageHeight: SIDE },
  });
  const bytesOf = (buffer: Buffer): Bytes => new Uint8Array(buffer);
  const png = bytesOf(await picture.clone().png().toBuffer());
  const jpeg = bytesOf(await picture.clone().jpeg().toBuffer());
  return [
    ['a.png', png],
    ['a.jpg', jpeg],
    ['progressive.jpg', bytesOf(await picture.clone().jpeg({ progressive: true }).toBuffer())],
    ['a.webp', bytesOf(await picture.clone().webp().toBuffer())],
    ['lossless.webp', bytesOf(await picture.clone().webp({ lossless: true }).toBuffer())],
    ['film.webp', bytesOf(await film.clone().webp().toBuffer())],
    ['a.gif', bytesOf(await picture.clone().gif().toBuffer())],
    ['film.gif', bytesOf(await film.clone().gif().toBuffer())],
    ['a.tif', bytesOf(await picture.clone().tiff({ compression: 'lzw' }).toBuffer())],
    ['plain.tif', bytesOf(await picture.clone().tiff({ compression: 'none' }).toBuffer())],
    ['a.avif', bytesOf(await picture.clone().avif().toBuffer())],
    ['a.zip', new Uint8Array(zipSync({ 'a.png': png, 'b/c.jpg': jpeg }))],
    ['stored.zip', new Uint8Array(zipSync({ 'a.png': png, 'b/c.jpg': jpeg }, { level: 0 }))],
  ];
}

/** The page's reader as one script. */
async function readerScript(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'warn',
    build: {
      write: false,
      lib: { entry: join(import.meta.dirname, 'fuzz_page.ts'), formats: ['iife'], name: 'fuzz' },
    },
  });
  const outputs = [built].flat().flatMap((one) => ('output' in one ? one.output : []));
  const [script] = outputs.flatMap((one) => (one.type === 'chunk' ? [one.code] : []));
  if (!script) throw new Error('The reader could not be built.');
  return script;
}

/** What is in use after all that can be freed was, in MB: objects, and the bytes of buffers. */
async function memoryMb(session: CDPSession): Promise<number> {
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize, backingStorageSize = 0 } = (await session.send('Runtime.getHeapUsage')) as {
    usedSize: number;
    backingStorageSize?: number;
  };
  return (usedSize + backingStorageSize) / 1e6;
}

/** @returns null where the page has not answered in time */
async function within<T>(ms: number, promise: Promise<T>): Promise<T | 'late'> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<'late'>((resolve) => {
    timer = setTimeout(resolve, ms, 'late');
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}

/** @returns whether every picture was read or refused by name, none took long, and nothing was left behind */
export async function proveFuzzInBrowser({ count, seed }: { count: number; seed: number }): Promise<boolean> {
  const random = new Random(seed);
  const files = await wholeFiles(random);
  const script = await readerScript();
  const browser = await launchBrowser();
  const faults: string[] = [];
  const open = async (): Promise<[Page, CDPSession]> => {
    const page = await browser.newPage();
    await page.route(ADDRESS, (route) => route.fulfill({ contentType: 'text/html', body: '' }));
    await page.goto(ADDRESS);
    await page.addScriptTag({ content: script });
    return [page, await page.context().newCDPSession(page)];
  };
  let [page, session] = await open();
  const reads = async (name: string, bytes: Bytes) =>
    page.evaluate(([of, base64]) => window.readDropped(of, base64), [
      name,
      Buffer.from(bytes).toString('base64'),
    ] as const);
  for (const [name, bytes] of files) {
    const thrown = await reads(name, bytes);
    if (thrown) faults.push(`${name} is whole, and was not read: ${thrown.name}: ${thrown.message}`);
  }
  let [wasRead, refused, slowest] = [0, 0, 0];
  let before = await memoryMb(session);
  for (let i = 0; i < count; i++) {
    const [name, whole] = files[i % files.length] as [string, Bytes];
    const { state } = random;
    const what = `${name}, state ${state}`;
    const start = performance.now();
    const outcome = await within(SLOWEST_MS, reads(name, damaged(whole, random))).catch(
      (error: Error) => error,
    );
    slowest = Math.max(slowest, performance.now() - start);
    if (outcome === null) wasRead++;
    else if (outcome === 'late' || outcome instanceof Error) {
      faults.push(outcome === 'late' ? `${what}: was read for ever` : `${what}: ${outcome.message}`);
      await page.close();
      [page, session] = await open();
      before = await memoryMb(session);
    } else {
      const foreign = foreignError(Object.assign(new Error(outcome.message), outcome));
      if (foreign) faults.push(`${what}: ${foreign}`);
      else refused++;
    }
    // Decoders are loaded with the first files.
    if (i === Math.floor(count / 10)) before = await memoryMb(session);
  }
  const growth = (await memoryMb(session)) - before;
  if (growth > MOST_GROWTH_MB) faults.push(`memory grew by ${Math.round(growth)} MB`);
  await browser.close();
  for (const fault of faults.slice(0, MOST_TOLD)) console.log(`\n${fault}`);
  console.log(
    `in Chromium: ${wasRead} read, ${refused} refused by name, ${growth.toFixed(1)} MB more; ` +
      `${count} damaged pictures, ${faults.length} faults; the slowest took ${Math.round(slowest)} ms`,
  );
  return faults.length === 0;
}
