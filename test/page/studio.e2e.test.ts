/** The studio of the built page: a picture is painted beside the live view, kept, saved and brought back. */
import { readFile } from 'node:fs/promises';
import type { Locator, Page, Worker } from 'playwright-core';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { type JobRecord, recordOf } from '../../src/media/png/job_record.ts';
import { countResults } from '../../tools/page_state.ts';
import { builtPage } from './built_page.ts';
import { expectLooking, firstLook, noticeOf } from './open_page.ts';

const TIMEOUT = { timeout: 100_000, interval: 100 };
/** Small enough for a machine that has other things to do. */
const OF_TOY = 'view=deep-dream&deep-dream.size=96&deep-dream.octaves=2&deep-dream.steps=15&seed=7';
const SMALL_DREAM = `network=efficientnet-lite0&backend=wasm&${OF_TOY}`;

const NETWORK = new URL('../../models/efficientnet-lite0/network.json', import.meta.url);

const built = builtPage(() => ({}), 'toy');

async function untilReady(page: Page): Promise<Page> {
  await page.locator('.paint-button:enabled').waitFor();
  await page.locator('.performance .looks', { hasText: /[2-9]|\d\d/ }).waitFor();
  return page;
}

const open = async (query: string) => untilReady(await built.openFaultless(query));

const paint = (page: Page) => page.locator('.paint-button').click();
const tile = (page: Page) => page.locator('.job').first();
const untilFinished = (page: Page) => page.locator('.job.finished').first().waitFor({ timeout: 100_000 });
const stepOf = async (job: Locator) =>
  Number(/(\d+)/.exec(await job.locator('.job-state').innerText())?.[1] ?? 0);
/** Notes the address of each picture that the tiles show from now on: another one for every moment. */
const watchPictures = (page: Page) =>
  page.evaluate(() => {
    const shown = new Set<string>();
    Object.assign(globalThis, { shown });
    const note = () => {
      for (const image of document.querySelectorAll<HTMLImageElement>('.job img:not(.faint)'))
        shown.add(image.src);
    };
    new MutationObserver(note).observe(document.body, { subtree: true, childList: true, attributes: true });
  });
const picturesShown = (page: Page) =>
  page.evaluate(() => (globalThis as unknown as { shown: Set<string> }).shown.size);

async function saved(page: Page, action: string): Promise<{ name: string; bytes: Buffer }> {
  const coming = page.waitForEvent('download', { timeout: 100_000 });
  await page.locator('.action', { hasText: action }).click();
  const download = await coming;
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
}

describe('a dream of what the camera sees', () => {
  let page: Page;
  built.share(SMALL_DREAM, async (opened) => {
    page = await untilReady(opened);
  });

  it('grows in the filmstrip while the live view goes on, and is saved with its settings', async () => {
    await watchPictures(page);
    await paint(page);
    await tile(page).locator('img:not(.faint)').waitFor({ timeout: 100_000 });
    const looks = await countResults(page);
    await untilFinished(page);
    expect(await picturesShown(page)).toBeGreaterThan(2);
    expect(await countResults(page)).toBeGreaterThan(looks);

    await tile(page).locator('.job-open').click();
    const { name, bytes } = await saved(page, 'Save the picture');
    expect(name).toMatch(/^convoscope-deep-dream-.+\.png$/);
    expect(recordOf(bytes)).toMatchObject({
      ...{ painting: 'deep-dream', network: 'efficientnet-lite0', seed: 7, step: 30, target: null },
      settings: { size: 96, octaves: 2, steps: 15 },
    });
    const { weightsSha256 } = recordOf(bytes) as JobRecord;
    expect(weightsSha256).toBe(JSON.parse(await readFile(NETWORK, 'utf8')).weights.sha256);
    const picture = await sharp(bytes).metadata();
    expect(Math.max(picture.width, picture.height)).toBe(96);

    const both = await sharp((await saved(page, 'Save before and after')).bytes).metadata();
    expect(both.width / both.height).toBeGreaterThan(2);

    // A picture that was saved brings its settings back.
    await page.keyboard.press('Escape');
    await page.keyboard.press('1');
    await page.locator('.caption-title', { hasText: 'Classes' }).waitFor();
    await page
      .locator('input[type=file]')
      .first()
      .setInputFiles({ name, mimeType: 'image/png', buffer: bytes });
    await page.locator('.caption-title', { hasText: 'DeepDream' }).waitFor();
    await expect.poll(() => page.url(), TIMEOUT).toMatch(/view=deep-dream.*deep-dream\.size=96/);
  });

  it('becomes a video that plays', async () => {
    if ((await page.locator('.job').count()) === 0) await paint(page);
    await untilFinished(page);
    await tile(page).locator('.job-open').click();
    const { name, bytes } = await saved(page, 'Save the time-lapse');
    expect(name).toMatch(/\.webm$/);
    const played = await page.evaluate(
      async (data) => {
        const video = document.createElement('video');
        video.src = URL.createObjectURL(new Blob([Uint8Array.from(data)]));
        await new Promise((resolve, reject) => {
          video.onloadeddata = resolve;
          video.onerror = reject;
        });
        return { seconds: video.duration, width: video.videoWidth };
      },
      [...bytes],
    );
    expect(played.seconds).toBeGreaterThan(1.4);
    expect(played.width).toBeGreaterThan(400);
    // Whoever closes it by its button is at the tile that it was opened by.
    await page.getByRole('button', { name: 'Back to the live picture' }).focus();
    await page.keyboard.press('Enter');
    await page.locator('.viewer').waitFor({ state: 'detached' });
    expect(await page.evaluate(() => document.activeElement?.className)).toBe('job-open');
  });

  it('what is no picture cannot be a style: a message says so, and everything goes on', async () => {
    await page.locator('#tab-style-transfer').click();
    await page.locator('.style-cell').first().waitFor();
    const styles = await page.locator('.style-cell').count();
    expect(styles).toBeGreaterThan(10);
    await page
      .locator('.style-picker input[type=file]')
      .setInputFiles({ name: 'broken.png', mimeType: 'image/png', buffer: Buffer.from('no picture') });
    expect(await noticeOf(page, 'PictureFileError')).toContain('broken.png');
    await page.locator('.style.add', { hasText: 'This frame' }).click();
    await page.locator('.style-cell [aria-label="Forget Snapshot"]').waitFor();
    expect(await page.locator('.style[aria-pressed=true]').getAttribute('aria-label')).toBe('Snapshot');
    await expectLooking(page);
  });
});

describe('a long dream', () => {
  let page: Page;
  built.share(`${SMALL_DREAM}&deep-dream.steps=200`, async (opened) => {
    page = await untilReady(opened);
  });

  /** The one before may have ended meanwhile. */
  async function untilPaints(page: Page): Promise<void> {
    if ((await page.locator('.job:is(.painting, .waiting)').count()) === 0) await paint(page);
    await page.locator('.job.painting').waitFor({ timeout: 100_000 });
  }

  it('goes on after a reload, from where it was seen last', async () => {
    await untilPaints(page);
    await expect.poll(() => stepOf(tile(page)), TIMEOUT).toBeGreaterThan(3);
    const before = await stepOf(tile(page));
    await page.reload();
    await tile(page).locator('img:not(.faint)').waitFor({ timeout: 100_000 });
    expect(await stepOf(tile(page))).toBeGreaterThanOrEqual(before);
    await page.locator('.job.painting').waitFor({ timeout: 100_000 });
    await expect.poll(() => stepOf(tile(page)), TIMEOUT).toBeGreaterThan(before + 2);
  });

  it('outlives the sleep of its tab', async () => {
    await untilPaints(page);
    const browserSide = await page.context().newCDPSession(page);
    await expect.poll(() => stepOf(tile(page)), TIMEOUT).toBeGreaterThan(1);
    // A browser without a window freezes no page that is in sight: its thread stands still while the worker's goes on.
    const worker = page.workers().find((one) => one.url().includes('studio_worker')) as Worker;
    await browserSide.send('Debugger.enable');
    const asleep = new Promise((resolve) => browserSide.once('Debugger.paused', resolve));
    await browserSide.send('Debugger.pause');
    await asleep;
    for (let step = 0; step < 5; step++) await worker.evaluate(() => new Promise((next) => setTimeout(next)));
    await browserSide.send('Debugger.resume');
    const before = await stepOf(tile(page));
    await expect.poll(() => stepOf(tile(page)), TIMEOUT).toBeGreaterThan(before + 2);
    expect(await page.locator('.notice.error').count()).toBe(0);
  });

  it('in every view the top bar says how far a painting is, and leads to it', async () => {
    await untilPaints(page);
    await page.keyboard.press('1');
    await firstLook(page);
    await page.locator('.studio-indicator', { hasText: 'DeepDream' }).click();
    await page.locator('.job.painting').waitFor();
  });

  it('is painted by one tab only; another takes over when that is closed', async () => {
    const page = await open(`${SMALL_DREAM}&deep-dream.steps=200`);
    await paint(page);
    await expect.poll(() => stepOf(tile(page)), TIMEOUT).toBeGreaterThan(1);
    const second = await page.context().newPage();
    second.setDefaultTimeout(60_000);
    await second.goto(`${built.url}?${SMALL_DREAM}`);
    await second.locator('.filmstrip-note', { hasText: 'Another tab' }).waitFor();
    expect(await second.locator('.paint-button').isDisabled()).toBe(true);
    await page.close();
    await second.locator('.job.painting').waitFor({ timeout: 100_000 });
  });
});

it('a dream is painted on in memory where the disk is full, and a message says so', async () => {
  const page = await open(OF_TOY);
  const browserSide = await page.context().newCDPSession(page);
  const { origin } = new URL(built.url);
  await browserSide.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 1 });
  await paint(page);
  expect(await noticeOf(page, 'StorageFullError')).toMatch(/no room left.+in memory.+save/s);
  await untilFinished(page);
  await tile(page).locator('.job-open').click();
  expect(recordOf((await saved(page, 'Save the picture')).bytes)?.step).toBe(30);
});
