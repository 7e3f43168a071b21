/** The live style of the built page: styles are chosen and blended, made of what the camera sees, compared, recorded. */
import { copyFile, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { zipSync } from 'fflate';
import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pressTwice } from '../support/hands.ts';
import { ml5Folder } from '../support/model_files/ml5_folder.ts';
import { adainHalves, adainNet } from '../support/toys/adain_net.ts';
import { builtPage } from './built_page.ts';
import { drop } from './drop.ts';
import { filmed } from './filmed.ts';
import { keptTitles } from './kept_in_page.ts';
import { expectLooking, noticeOf } from './open_page.ts';

const TIMEOUT = { timeout: 60_000, interval: 100 };
const SMALL = 'backend=wasm&view=live-style&live-style.resolution=160';

const built = builtPage(() => ({}), 'toy');

async function open(query: string): Promise<Page> {
  const page = await built.openFaultless(`${SMALL}&${query}`);
  await expectLooking(page, 1);
  return page;
}

const tile = (page: Page, name: string) =>
  page.locator('.live-tile', { has: page.getByText(name, { exact: true }) });
const styleInAddress = (page: Page) => new URL(page.url()).searchParams.get('live-style.style') ?? '';
const sharesInAddress = (page: Page) =>
  styleInAddress(page)
    .split(',')
    .map((part) => Number(part.split(':')[1]));

/** What is on the stage once it has been painted anew. */
async function paintingOf(page: Page): Promise<Buffer> {
  await expectLooking(page, 3);
  const clip = (await page.locator('#stage canvas').boundingBox()) ?? undefined;
  return sharp(await page.screenshot({ ...(clip && { clip }) }))
    .resize(64, 48, { fit: 'fill' })
    .removeAlpha()
    .raw()
    .toBuffer();
}

/** Mean of the absolute differences, of 255. */
const differenceOf = (a: Buffer, b: Buffer): number =>
  a.reduce((sum, value, i) => sum + Math.abs(value - (b[i] ?? 0)), 0) / a.length;

it('blends two styles on the pad, by pointer and by key, and keeps the blend over a reload', async () => {
  const page = await open('live-style.style=frost');
  await page.locator('.segmented label', { hasText: 'Blend' }).click();
  await tile(page, 'Glowing shards').click();
  const pad = page.locator('.pad');
  const box = await pad.boundingBox();
  if (!box) throw new Error('There is no pad.');
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width / 4, box.y + box.height / 2, { steps: 3 });
  await page.mouse.up();
  await expect.poll(() => sharesInAddress(page)[0], TIMEOUT).toBeCloseTo(0.75, 1);
  await pad.focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => sharesInAddress(page)[0], TIMEOUT).toBeCloseTo(0.65, 1);
  await expectLooking(page, 1);
  const before = styleInAddress(page);
  await page.reload();
  await pad.waitFor();
  expect(styleInAddress(page)).toBe(before);
  expect(await page.locator('.live-tile[aria-pressed="true"]').count()).toBe(2);
  await expect.poll(() => page.locator('.picture-title').innerText(), TIMEOUT).toBe('Frost + Glowing shards');
});

it('makes a style of what the camera sees at a key, whatever view is open', async () => {
  const page = await open('view=ranking');
  await page.keyboard.press('a');
  await page.locator('.live-tile[aria-pressed="true"]', { hasText: 'Snapshot 1' }).waitFor();
  await expect.poll(() => page.locator('.picture-title').innerText(), TIMEOUT).toBe('Snapshot 1');
  expect(await page.locator('.live-tile[aria-pressed="true"] img').count()).toBe(1);
});

it('keeps styles of one’s own, which are named, saved as a file, removed and opened again', async () => {
  const page = await open('view=ranking');
  await page.keyboard.press('a');
  await tile(page, 'Snapshot 1').waitFor();
  await expect.poll(() => styleInAddress(page), TIMEOUT).toMatch(/^picture-/);
  const id = styleInAddress(page);
  const list = page.locator('.own-styles');
  await list.locator('summary').click();
  await list.getByLabel('Name of the style Snapshot 1').fill('My desk');
  await page.keyboard.press('Tab');
  await expect.poll(() => page.locator('.picture-title').innerText(), TIMEOUT).toBe('My desk');
  await expect.poll(() => keptTitles(page), TIMEOUT).toContain('My desk');
  await page.reload();
  await expect.poll(() => page.locator('.picture-title').innerText(), TIMEOUT).toBe('My desk');
  expect(styleInAddress(page)).toBe(id);
  await tile(page, 'My desk').locator('img').waitFor();
  expect(await page.locator('.notice').allInnerTexts()).toEqual([]);
  // A worker that is started anew knows it as well.
  await page
    .workers()
    .find((worker) => /live/.test(worker.url()))
    ?.evaluate('self.close()')
    .catch(() => {});
  await expectLooking(page, 2);
  expect(styleInAddress(page)).toBe(id);

  await list.locator('summary').click();
  const saving = page.waitForEvent('download');
  await list.getByRole('button', { name: 'Save them as a file' }).click();
  const file = await (await saving).path();
  await pressTwice(
    list.getByRole('button', { name: 'Remove My desk' }),
    list.getByRole('button', { name: 'Really remove it?' }),
  );
  await expect.poll(() => styleInAddress(page), TIMEOUT).not.toContain('picture-');
  expect(await tile(page, 'My desk').count()).toBe(0);
  const choosing = page.waitForEvent('filechooser');
  await list.getByRole('button', { name: 'Open a file of styles' }).click();
  await (await choosing).setFiles({
    name: 'mine.zip',
    mimeType: 'application/zip',
    buffer: await readFile(file),
  });
  await tile(page, 'My desk').waitFor();
  await expect.poll(() => page.locator('.picture-title').innerText(), TIMEOUT).toBe('My desk');
});

it('says so where a style of an address is not here, and goes on with another', async () => {
  const page = await built.open(`${SMALL}&live-style.style=picture-elsewhere`);
  expect(await noticeOf(page, 'UnknownStyleError')).toContain('picture-elsewhere');
  await expectLooking(page, 1);
});

it('wanders in a kiosk once nobody was there for a minute, and is as it was opened for whoever comes', async () => {
  const page = await built.open(`${SMALL}&live-style.style=frost&kiosk=1`, ({ page }) =>
    page.clock.install(),
  );
  const title = page.locator('.picture-title');
  await expect.poll(() => title.innerText(), TIMEOUT).toBe('Frost');
  await page.clock.fastForward(61_000);
  await expect.poll(() => title.innerText(), TIMEOUT).toContain(' + ');
  await page.mouse.click(400, 300);
  await expect.poll(() => title.innerText(), TIMEOUT).toBe('Frost');
  await page.clock.fastForward(2_000);
  await expectLooking(page, 3);
  expect(await title.innerText()).toBe('Frost');
});

describe('on one page', () => {
  let page: Page;
  built.share(`${SMALL}&live-style.style=frost&split=0.5`, async (opened) => {
    page = opened;
    await page.locator('.picture-title', { hasText: 'Frost' }).waitFor();
  });

  /** The camera is no longer beside the painting. */
  async function closeDivider(): Promise<void> {
    const divider = page.locator('.divider');
    if ((await divider.count()) === 0) return;
    await page.keyboard.press('0');
    await divider.waitFor({ state: 'detached' });
  }

  async function chooseFrost(): Promise<void> {
    await closeDivider();
    await tile(page, 'Frost').click();
    await expect.poll(() => page.locator('.picture-title').innerText(), TIMEOUT).toBe('Frost');
  }

  it('shows the camera left of a divider that keys move', async () => {
    const divider = page.locator('.divider');
    const [before] = [await divider.boundingBox()];
    await divider.focus();
    for (let i = 0; i < 5; i++) await page.keyboard.press('ArrowLeft');
    await expect.poll(() => new URL(page.url()).searchParams.get('split'), TIMEOUT).toBe('0.4');
    const after = await divider.boundingBox();
    expect(after?.x).toBeLessThan(before?.x ?? 0);
    await page.keyboard.press('0');
    await divider.waitFor({ state: 'detached' });
    // No second view stands beside a painting: what the camera sees does.
    await page.keyboard.press('w');
    await divider.waitFor();
    expect(await page.getByLabel('View beside this one').count()).toBe(0);
  });

  it('moves its divider with the pointer', async () => {
    const box = await page.locator('.divider').boundingBox();
    if (!box) throw new Error('There is no divider.');
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x + 100, y, { steps: 4 });
    await page.mouse.up();
    const split = () => Number(new URL(page.url()).searchParams.get('split'));
    await expect.poll(split, TIMEOUT).toBeGreaterThan(0.55);
    const moved = await page.locator('.divider').boundingBox();
    expect(Math.abs((moved?.x ?? 0) - box.x - 100)).toBeLessThan(3);
    await closeDivider();
  });

  it('says what is wrong with a file, and keeps the style', async () => {
    await chooseFrost();
    await page.locator('.live-tiles input[type=file]').setInputFiles({
      ...{ name: 'notes.png', mimeType: 'image/png', buffer: Buffer.from('no picture at all') },
    });
    await noticeOf(page, 'StylePictureError');
    await expect(tile(page, 'Frost').getAttribute('aria-pressed')).resolves.toBe('true');
    await expectLooking(page, 1);
  });

  it('draws a small painting with the camera’s edges, unless that is switched off', async () => {
    await closeDivider();
    /** Mean difference of neighbours on the stage: how sharp it is. */
    const sharpness = async () => {
      const clip = (await page.locator('#stage canvas').boundingBox()) ?? undefined;
      const shot = sharp(await page.screenshot({ ...(clip && { clip }) }));
      const pixels = await shot.greyscale().raw().toBuffer();
      return (
        pixels.reduce((sum, value, i) => sum + Math.abs(value - (pixels[i - 1] ?? value)), 0) / pixels.length
      );
    };
    await page.keyboard.press('Space');
    // The held frame itself is painted: edges are drawn over that alone.
    await expectLooking(page, 3);
    const edges = page.getByRole('switch', { name: 'Keep edges' });
    expect(await edges.isChecked()).toBe(true);
    await edges.click();
    await expect.poll(() => new URL(page.url()).searchParams.get('live-style.edges'), TIMEOUT).toBe('0');
    await expectLooking(page, 3);
    const plain = await sharpness();
    await edges.click();
    await expect.poll(sharpness, TIMEOUT).toBeGreaterThan(1.005 * plain);
    await page.keyboard.press('Space');
  });

  it('paints people or what is behind them alone', async () => {
    await chooseFrost();
    for (const area of ['people', 'background']) {
      await page.locator('.segmented label', { hasText: area }).click();
      await expect.poll(() => new URL(page.url()).searchParams.get('live-style.area'), TIMEOUT).toBe(area);
      await expectLooking(page, 3);
    }
  });

  it('wanders from style to style by itself, until one is picked', async () => {
    await chooseFrost();
    await page.keyboard.press('Shift+Digit8');
    await page.locator('.stage-tool[aria-pressed="true"]', { hasText: 'Wander' }).waitFor();
    const title = page.locator('.picture-title');
    await expect.poll(() => title.innerText(), TIMEOUT).not.toBe('Frost');
    await tile(page, 'Frost').click();
    await expect.poll(() => title.innerText(), TIMEOUT).toBe('Frost');
    expect(await page.locator('.stage-tool[aria-pressed="true"]', { hasText: 'Wander' }).count()).toBe(0);
  });

  describe('a network that a visitor drops', () => {
    let folder: string;
    beforeAll(async () => {
      folder = join(await mkdtemp(join(tmpdir(), 'convoscope-')), 'wave');
      await mkdir(folder);
      for (const [name, bytes] of ml5Folder()) await writeFile(join(folder, name), new Uint8Array(bytes));
      const zipped = Object.fromEntries(
        Array.from(ml5Folder(), ([name, bytes]) => [`wave/${name}`, new Uint8Array(bytes)]),
      );
      await writeFile(`${folder}.zip`, zipSync(zipped));
      await writeFile(`${folder}.onnx`, 'ONNX');
      await writeFile(join(dirname(folder), 'any.onnx'), adainNet().bytes);
      const { encoder, decoder } = adainHalves();
      await writeFile(join(dirname(folder), 'vgg.onnx'), encoder);
      await writeFile(join(dirname(folder), 'halves.onnx'), decoder);
    });
    afterAll(() => rm(dirname(folder), { recursive: true }));

    it.each(['', '.zip'])('as a folder%s in the format of ml5 paints', async (ending) => {
      await chooseFrost();
      await drop(page, folder + ending);
      await expect.poll(() => page.locator('.picture-title').innerText(), TIMEOUT).toMatch(/wave/i);
      await expect(page.locator('.live-tile[aria-pressed="true"]').innerText()).resolves.toMatch(/wave/i);
      await expectLooking(page, 2);
    });

    it('is kept over a reload, named and removed', async () => {
      const page = await open('live-style.style=frost');
      await drop(page, `${folder}.zip`);
      await expect.poll(() => page.locator('.picture-title').innerText(), TIMEOUT).toMatch(/wave/i);
      const title = await page.locator('.picture-title').innerText();
      const list = page.locator('.own-styles');
      await list.locator('summary').click();
      await list.getByLabel(`Name of the style ${title}`).fill('My net');
      await page.keyboard.press('Tab');
      await expect.poll(() => page.locator('.picture-title').innerText(), TIMEOUT).toBe('My net');
      await expect.poll(() => keptTitles(page), TIMEOUT).toContain('My net');
      const id = styleInAddress(page);
      await page.reload();
      await expect.poll(() => page.locator('.picture-title').innerText(), TIMEOUT).toBe('My net');
      expect(styleInAddress(page)).toBe(id);
      await list.locator('summary').click();
      await pressTwice(
        list.getByRole('button', { name: 'Remove My net' }),
        list.getByRole('button', { name: 'Really remove it?' }),
      );
      await expect.poll(() => styleInAddress(page), TIMEOUT).not.toBe(id);
      await expect.poll(() => keptTitles(page), TIMEOUT).toEqual([]);
      await page.reload();
      await expectLooking(page, 1);
      expect(await tile(page, 'My net').count()).toBe(0);
    });

    it('for any style paints like the pictures that are here and those that come, also after a reload', async () => {
      const page = await open('live-style.style=frost');
      const title = page.locator('.picture-title');
      await drop(page, join(dirname(folder), 'any.onnx'));
      await expect.poll(() => title.innerText(), TIMEOUT).toMatch(/ · any$/);
      const first = await paintingOf(page);
      await tile(page, 'Mosaic · any').click();
      await expect.poll(() => title.innerText(), TIMEOUT).toBe('Mosaic · any');
      // A steadied painting goes over to the new style in some looks.
      await expect.poll(async () => differenceOf(first, await paintingOf(page)), TIMEOUT).toBeGreaterThan(3);
      // What the camera sees becomes a style of the net that is shown.
      await page.keyboard.press('a');
      await expect.poll(() => title.innerText(), TIMEOUT).toBe('Snapshot 1 · any');
      await expect.poll(() => styleInAddress(page), TIMEOUT).toMatch(/^any-picture-/);
      await expect.poll(async () => (await keptTitles(page)).sort(), TIMEOUT).toEqual(['Snapshot 1', 'any']);
      const id = styleInAddress(page);
      await page.reload();
      await expect.poll(() => title.innerText(), TIMEOUT).toBe('Snapshot 1 · any');
      expect(styleInAddress(page)).toBe(id);
      await tile(page, 'Snapshot 1 · any').locator('img').waitFor();
      expect(await page.locator('.notice').allInnerTexts()).toEqual([]);
      const list = page.locator('.own-styles');
      await list.locator('summary').click();
      await pressTwice(
        list.getByRole('button', { name: 'Remove any', exact: true }),
        list.getByRole('button', { name: 'Really remove it?' }),
      );
      await expect.poll(() => styleInAddress(page), TIMEOUT).not.toContain('any');
      expect(await page.locator('.live-tile', { hasText: '· any' }).count()).toBe(0);
      await tile(page, 'Snapshot 1').waitFor();
    });

    it('for any style in two files paints where both are dropped together, and not where one of them is', async () => {
      await chooseFrost();
      const [encoder, decoder] = ['vgg.onnx', 'halves.onnx'].map((name) => join(dirname(folder), name)) as [
        string,
        string,
      ];
      await drop(page, [decoder, encoder]);
      const title = page.locator('.picture-title');
      await expect.poll(() => title.innerText(), TIMEOUT).toMatch(/ · halves$/);
      await tile(page, 'Mosaic · halves').click();
      await expect.poll(() => title.innerText(), TIMEOUT).toBe('Mosaic · halves');
      await expectLooking(page, 1);
      await drop(page, decoder);
      expect(await noticeOf(page, 'ModelFileError')).toContain('halves.onnx');
      await expect(tile(page, 'Mosaic · halves').getAttribute('aria-pressed')).resolves.toBe('true');
      await expectLooking(page, 1);
    });

    it('is taken onto the tiles of styles by what it holds: a picture as a style, a film as the live picture', async () => {
      const page = await open('live-style.style=frost');
      const styles = await page.locator('.live-tiles').boundingBox();
      if (!styles) throw new Error('There are no tiles of styles.');
      const onto = { x: styles.x + styles.width / 2, y: styles.y + 60 };
      // No name and no type tells what they are.
      const [picture, film] = [join(dirname(folder), 'poppies.dat'), join(dirname(folder), 'film.png')];
      await copyFile('models/pictures/lemur.jpg', picture);
      await copyFile('models/clip/clip.webm', film);
      await drop(page, picture, onto);
      await expect.poll(() => page.locator('.picture-title').innerText(), TIMEOUT).toMatch(/poppies/);
      await drop(page, film, onto);
      await expect.poll(() => page.locator('.source-name').innerText(), TIMEOUT).toBe('film.png');
      await expectLooking(page, 2);
    });

    it('in a format that cannot be read is an error with a name, and the style stays', async () => {
      const page = await built.open(`${SMALL}&live-style.style=frost`);
      await expectLooking(page, 1);
      await drop(page, `${folder}.onnx`);
      expect(await noticeOf(page, 'ModelFileError')).toContain('wave.onnx');
      await expect(tile(page, 'Frost').getAttribute('aria-pressed')).resolves.toBe('true');
      await expectLooking(page, 1);
    });
  });

  it('records what is on the stage as a video', async () => {
    await page.keyboard.press('q');
    await filmed(page, 2);
    const coming = page.waitForEvent('download', { timeout: 60_000 });
    await page.keyboard.press('q');
    const download = await coming;
    expect(download.suggestedFilename()).toMatch(/^convoscope-live-style-.*\.webm$/);
    const bytes = await readFile(await download.path());
    // EBML, which WebM begins with.
    expect(bytes.subarray(0, 4).toString('hex')).toBe('1a45dfa3');
    expect(bytes.length).toBeGreaterThan(5_000);
    await page.locator('.recording').waitFor({ state: 'detached' });
  });
});
