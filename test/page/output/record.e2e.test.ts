/** Films and loops of the built page, as ffprobe and sharp read them. */
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Download, Page } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { CAMERA_FIXTURE } from '../../../tools/chromium.ts';
import { builtPage } from '../built_page.ts';
import { filmed } from '../filmed.ts';
import { firstLook } from '../open_page.ts';

const run = promisify(execFile);
/** Why films are not measured; null where all is there. */
const lacking = await run('ffprobe', ['-version']).then(
  () => null,
  () => 'ffmpeg is not installed',
);
/** Between two frames, and between the ends of picture and sound; in seconds. */
const MOST_GAP = 0.2;

/** What is filmed without a hole is a camera of 30 frames a second. */
const built = builtPage(() => ({ camera: CAMERA_FIXTURE }), 'toy');
let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'convoscope-'));
});
afterAll(() => rm(folder, { recursive: true }));

interface Probed {
  format: { duration: string };
  streams: { codec_type: string; width?: number; height?: number }[];
  packets: { codec_type: string; pts_time: string }[];
}

/** Lengths in seconds, when each frame begins, and when the sound begins and ends. */
async function probe(file: string) {
  const { stdout } = await run(
    'ffprobe',
    ['-v', 'error', '-show_format', '-show_streams', '-show_packets', '-of', 'json', file],
    { maxBuffer: 64 * 1024 * 1024 },
  );
  const { format, streams, packets } = JSON.parse(stdout) as Probed;
  const times = (type: string) =>
    packets.filter(({ codec_type }) => codec_type === type).map(({ pts_time }) => Number(pts_time));
  const frames = times('video').sort((a, b) => a - b);
  return {
    ...{ frames, sound: times('audio'), duration: Number(format.duration) },
    gap: Math.max(...frames.map((at, i) => at - (frames[i - 1] ?? 0))),
    picture: streams.find(({ codec_type }) => codec_type === 'video'),
  };
}

async function openPanel(query = ''): Promise<Page> {
  const page = await built.openFaultless(query);
  await firstLook(page);
  await page.keyboard.press('F9');
  return page;
}

async function saved(download: Download, name: string): Promise<string> {
  const file = join(folder, name);
  await download.saveAs(file);
  return file;
}

it('films with the microphone, take after take: no hole where the window changes size', async ({ skip }) => {
  if (lacking !== null) return skip(lacking);
  const page = await openPanel();
  await page.getByRole('combobox', { name: /^Sound/ }).selectOption('microphone');
  const sizes: string[] = [];
  for (const take of [1, 2]) {
    await page.getByRole('button', { name: 'Record a film' }).click();
    await filmed(page, 1);
    await page.setViewportSize({ width: 1000 + 100 * take, height: 700 });
    await filmed(page, 3);
    const coming = page.waitForEvent('download');
    await page.getByRole('button', { name: 'End and save' }).click();
    const download = await coming;
    expect(download.suggestedFilename()).toMatch(new RegExp(`^convoscope-ranking-.*-${take}\\.webm$`));
    const { frames, sound, duration, gap, picture } = await probe(await saved(download, `${take}.webm`));
    expect(duration).toBeGreaterThanOrEqual(3);
    expect(frames[0]).toBe(0);
    expect(gap).toBeLessThanOrEqual(MOST_GAP);
    expect(frames.length).toBeGreaterThanOrEqual(duration / MOST_GAP);
    // Sound is there from the beginning to the end of the picture.
    expect(sound[0]).toBeLessThanOrEqual(MOST_GAP);
    expect(sound.at(-1)).toBeGreaterThanOrEqual((frames.at(-1) ?? 0) - MOST_GAP);
    sizes.push(`${picture?.width}x${picture?.height}`);
  }
  expect(new Set(sizes).size).toBeLessThanOrEqual(2);
  await page.getByText('Films so far: 2').waitFor();
});

it('writes an MP4 to the disk while it is filmed, which can be searched', async ({ skip }) => {
  if (lacking !== null) return skip(lacking);
  const page = await built.open('', ({ page }) =>
    page.addInitScript(() => {
      // The browser's dialog is for people: the private files of the page stand for the disk.
      Object.assign(window, {
        showSaveFilePicker: async () =>
          (await navigator.storage.getDirectory()).getFileHandle('film.mp4', { create: true }),
      });
    }),
  );
  await firstLook(page);
  await page.keyboard.press('F9');
  await page.locator('.segmented label', { hasText: 'MP4' }).click();
  await page.getByRole('switch', { name: /Write it to a file/ }).check();
  await page.getByRole('button', { name: 'Record a film' }).click();
  await filmed(page, 2);
  await page.getByRole('button', { name: 'End and save' }).click();
  await page.locator('.notice', { hasText: 'film.mp4' }).waitFor();
  const bytes = await page.evaluate(async () => {
    const handle = await (await navigator.storage.getDirectory()).getFileHandle('film.mp4');
    return [...new Uint8Array(await (await handle.getFile()).arrayBuffer())];
  });
  const file = join(folder, 'film.mp4');
  await writeFile(file, Uint8Array.from(bytes));
  const { frames, duration, gap } = await probe(file);
  expect(duration).toBeGreaterThanOrEqual(2);
  expect(gap).toBeLessThanOrEqual(MOST_GAP);
  expect(frames.length).toBeGreaterThanOrEqual(duration / MOST_GAP);
});

it('a WebM holds its length and an index', async () => {
  const page = await openPanel();
  await page.getByRole('button', { name: 'Record a film' }).click();
  await filmed(page, 1);
  const coming = page.waitForEvent('download');
  await page.getByRole('button', { name: 'End and save' }).click();
  const bytes = await readFile(await saved(await coming, 'index.webm'));
  // The identifiers of Cues and Duration (Matroska specification).
  expect(bytes.indexOf(Buffer.from('1c53bb6b', 'hex'))).toBeGreaterThan(0);
  expect(bytes.indexOf(Buffer.from('4489', 'hex'))).toBeGreaterThan(0);
});

it('waits for the self-timer, and saves three seconds that play for ever', async () => {
  const page = await openPanel();
  await page.getByRole('combobox', { name: /^Self-timer/ }).selectOption('3');
  const coming = page.waitForEvent('download', { timeout: 60_000 });
  await page.getByRole('button', { name: 'Loop of 3 s' }).click();
  await page.locator('.recording', { hasText: /In [123] s/ }).waitFor();
  const download = await coming;
  expect(download.suggestedFilename()).toMatch(/\.webp$/);
  const { format, pages, delay, loop } = await sharp(await saved(download, 'loop.webp'), {
    pages: -1,
  }).metadata();
  expect({ format, pages, loop }).toEqual({ format: 'webp', pages: 30, loop: 0 });
  expect(new Set(delay)).toEqual(new Set([100]));
});

it('saves a loop as a GIF', async () => {
  const page = await openPanel();
  await page.getByRole('combobox', { name: 'Loops as' }).selectOption('gif');
  const coming = page.waitForEvent('download', { timeout: 60_000 });
  await page.getByRole('button', { name: 'Loop of 3 s' }).click();
  const download = await coming;
  expect(download.suggestedFilename()).toMatch(/\.gif$/);
  const loop = sharp(await saved(download, 'loop.gif'), { pages: -1 });
  const { format, pages, delay, loop: repeats } = await loop.metadata();
  expect({ format, pages, repeats }).toEqual({ format: 'gif', pages: 30, repeats: 0 });
  expect(new Set(delay)).toEqual(new Set([100]));
  // More than one colour: the stage is in it.
  expect((await loop.stats()).channels[0]?.stdev).toBeGreaterThan(5);
});
