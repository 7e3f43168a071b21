/** The strongest patches and the weights, in the built page in front of a camera that films photographs. */
import { readFileSync } from 'node:fs';
import { zipSync } from 'fflate';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { changedPart, ENOUGH, stagePixels } from '../../tools/gallery/living.ts';
import { pressTwice } from '../support/hands.ts';
import { builtPage } from './built_page.ts';
import { addressOf, expectLooking, firstLook, noticeOf } from './open_page.ts';

const PICTURES = new URL('../../models/pictures/', import.meta.url);
const NAMES = ['dog', 'coffee', 'macaw', 'lemur', 'koala', 'bison'];
/** On a busy machine a look takes seconds. */
const SOON = { timeout: 100_000 };
const picture = (name: string) => readFileSync(new URL(`${name}.jpg`, PICTURES));

const built = builtPage();

/** One page: the tests of the patches begin with its grid, those of the weights with another address. */
let page: Page;
beforeAll(async () => {
  page = await built.keep('view=top-patches');
});

async function openGrid(): Promise<void> {
  if (await page.locator('.patch-detail').count()) await page.keyboard.press('Escape');
  await cards(page).first().waitFor();
}

const cards = (page: Page) => page.locator('.channel-card');
const channelsOf = (page: Page) => cards(page).locator('b').allInnerTexts();
const state = async (page: Page) => (await page.locator('.patch-state').innerText()).replace(/\s+/g, ' ');

/** Colours that a canvas shows; a blank one shows one only. */
const coloursOf = (page: Page, selector: string) =>
  page.locator(selector).evaluateAll((canvases) =>
    canvases.map((canvas) => {
      const { width, height } = canvas as HTMLCanvasElement;
      const context = (canvas as HTMLCanvasElement).getContext('2d') as CanvasRenderingContext2D;
      return new Set(new Uint32Array(context.getImageData(0, 0, width, height).data.buffer)).size;
    }),
  );

const pictureFile = (name: string) => ({
  ...{ name: `${name}.jpg`, mimeType: 'image/jpeg', buffer: picture(name) },
});

/** So many that a hand can stop them on the way. */
const many = () =>
  Array.from({ length: 300 }, (_, i) => ({
    ...pictureFile(NAMES[i % NAMES.length] as string),
    name: `${i}.jpg`,
  }));

async function mine(page: Page, files: { name: string; mimeType: string; buffer: Buffer }[]): Promise<void> {
  await page.locator('.patch-toolbar input[type=file]').last().setInputFiles(files);
}

describe('the strongest patches of what the camera saw', () => {
  it('fill a grid of channels, and one of them large with the picture that each was cut from', async () => {
    await openGrid();
    await expect.poll(() => cards(page).locator('canvas').count(), SOON).toBeGreaterThan(48);
    expect(await channelsOf(page)).toEqual(Array.from({ length: 24 }, (_, i) => String(i)));
    await expect
      .poll(async () => Math.max(...(await coloursOf(page, '.channel-card canvas'))), SOON)
      .toBeGreaterThan(50);
    expect(await state(page)).toMatch(/frames looked at, patches of \d+ of 480 channels/);

    await cards(page).nth(3).click();
    await page.locator('.whole-picture img').waitFor();
    expect(await page.locator('.patch-detail h2').innerText()).toBe('Channel 3');
    const [whole, frame] = await Promise.all(
      ['.whole-picture > div', '.field-frame'].map((at) => page.locator(at).boundingBox()),
    );
    // 83 of 224 pixels, fewer at the edges.
    const share = (frame?.width ?? 0) / (whole?.width ?? 1);
    expect(share).toBeGreaterThan(0.1);
    expect(share).toBeLessThanOrEqual(83 / 224 + 0.01);
    // The address is written a moment later.
    await expect.poll(() => page.url(), SOON).toContain('pick=blocks.3.1.act1:3');
  });

  it('keep the focus of who has no pointer: on the channel that opens, and on its card again', async () => {
    await openGrid();
    const focused = () => page.evaluate(() => document.activeElement?.textContent ?? '');
    await cards(page).nth(3).focus();
    await page.keyboard.press('Enter');
    await expect.poll(focused, SOON).toBe('Channel 3');
    await page.getByRole('button', { name: 'All channels' }).focus();
    await page.keyboard.press('Enter');
    await cards(page).first().waitFor();
    expect(await page.evaluate(() => document.activeElement?.className)).toBe('channel-card');
    expect(await focused()).toContain('3');
    await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  });

  it('are gone through by keys: pages, channels, back', async () => {
    await openGrid();
    await page.keyboard.press('PageDown');
    await expect.poll(async () => (await channelsOf(page))[0], SOON).toBe('24');
    await page.keyboard.press('PageUp');
    await page.keyboard.press('PageUp');
    await expect.poll(async () => (await channelsOf(page)).at(-1), SOON).toBe('479');
    await page.keyboard.press('PageDown');
    await page.keyboard.press('ArrowRight');
    await page.locator('.patch-detail h2', { hasText: 'Channel 0' }).waitFor();
    await page.keyboard.press('ArrowRight');
    await page.locator('.patch-detail h2', { hasText: 'Channel 1' }).waitFor();
    await page.keyboard.press('Escape');
    await cards(page).first().waitFor();
    // A card is a button like any other.
    await cards(page).nth(2).focus();
    await page.keyboard.press('Enter');
    await page.locator('.patch-detail h2', { hasText: 'Channel 2' }).waitFor();
  });
});

describe('the strongest patches of a collection', () => {
  it('may be called off before it has begun, which is no error', async () => {
    await openGrid();
    await mine(page, many());
    await page.getByRole('button', { name: 'Stop' }).click();
    await page.locator('.mining').waitFor({ state: 'detached' });
    await expectLooking(page);
    expect(await page.locator('.notice.error').count()).toBe(0);
  });

  it('may be stopped on the way', async () => {
    await openGrid();
    await mine(page, many());
    const seen = async () => Number(/(\d+) pictures/.exec(await state(page))?.[1]);
    await expect.poll(seen, SOON).toBeGreaterThan(0);
    await page.getByRole('button', { name: 'Stop' }).click();
    await page.locator('.mining').waitFor({ state: 'detached' });
    expect(await seen()).toBeGreaterThan(0);
    expect(await seen()).toBeLessThan(300);
  });

  it('are found in pictures and archives; what is no picture is named and left out', async () => {
    await openGrid();
    const [first = '', ...others] = NAMES;
    const zip = zipSync(Object.fromEntries(others.map((name) => [`${name}.jpg`, picture(name)])));
    const broken = picture('macaw').subarray(0, 5000);
    await mine(page, [
      pictureFile(first),
      { name: 'more.zip', mimeType: 'application/zip', buffer: Buffer.from(zip) },
      { name: 'broken.jpg', mimeType: 'image/jpeg', buffer: broken },
      { name: 'notes.txt', mimeType: 'text/plain', buffer: Buffer.from('no picture') },
    ]);
    await expect.poll(() => state(page), SOON).toMatch(/^6 pictures, patches of \d+ channels/);
    await page.locator('.mining').waitFor({ state: 'detached' });
    await page.locator('.left-out summary').click();
    const left = await page.locator('.left-out li').allInnerTexts();
    expect(left).toHaveLength(2);
    expect(left.join()).toMatch(/broken\.jpg cannot be decoded.*notes\.txt is not a picture/s);

    await cards(page).first().click();
    await page.locator('.whole-picture img').waitFor();
    const sources: string[] = [];
    for (const patch of await page.locator('.patch-detail .nine button').all()) {
      await patch.hover();
      sources.push(await page.locator('.source-of-patch').innerText());
    }
    expect(sources.toSorted()).toEqual(NAMES.map((name) => `${name}.jpg`).toSorted());
    // The camera was looked at all the while, and its patches are still there.
    await expectLooking(page);
    await page.locator('.patch-toolbar label', { hasText: 'Live' }).click();
    await expect.poll(() => state(page), SOON).toMatch(/frames looked at/);
  });

  it('of no pictures are an error with a name, and the live ones stay', async () => {
    await openGrid();
    await mine(page, [{ name: 'notes.txt', mimeType: 'text/plain', buffer: Buffer.from('no picture') }]);
    expect(await noticeOf(page, 'EmptyCollectionError')).toMatch(/no picture.+JPEG/s);
    await expect.poll(() => state(page), SOON).toMatch(/frames looked at/);
    await expectLooking(page);
  });

  it('are forgotten with those of the camera when asked to', async () => {
    await openGrid();
    const frames = async () => Number(/^([\d,]+) frames?/.exec(await state(page))?.[1]?.replace(',', ''));
    await expect.poll(frames, SOON).toBeGreaterThan(8);
    await pressTwice(
      page.getByRole('button', { name: 'Forget', exact: true }),
      page.getByRole('button', { name: 'Really forget them?' }),
    );
    await expect.poll(frames, { ...SOON, interval: 20 }).toBeLessThan(8);
    await expectLooking(page);
  });
});

describe('weights', () => {
  /** A point of the grid: at 1280 x 800 tiles fill the lower part of the stage. */
  async function overTiles(page: Page) {
    const box = await page.locator('#stage canvas').boundingBox();
    if (!box) throw new Error('There is no stage.');
    return { x: box.x + box.width * 0.8, y: box.y + box.height * 0.7 };
  }

  it('of the first layer show where a filter answers when it is pointed at', async () => {
    await page.goto(addressOf(built.url, 'view=filters&blend=map'));
    await firstLook(page);
    expect(await page.locator('.picture-title').innerText()).toContain('(conv_stem), 3 × 3');
    await page.keyboard.press(' ');
    await expectLooking(page);
    const before = await stagePixels(page);
    const { x, y } = await overTiles(page);
    await page.mouse.move(x, y);
    await expect.poll(() => page.locator('.readout').innerText(), SOON).toMatch(/^channel \d+/);
    await expect.poll(async () => changedPart(before, await stagePixels(page)), SOON).toBeGreaterThan(ENOUGH);
    await page.mouse.click(x, y);
    expect(await page.locator('.channel-name').innerText()).toMatch(/^Stem \(act1\)\s+channel \d+/);
  });

  it('of another layer are turned page by page', async () => {
    await page.goto(addressOf(built.url, 'view=weights&weights.layer=blocks.1.0.conv_pwl'));
    await firstLook(page);
    const title = () => page.locator('.picture-title').innerText();
    expect(await title()).toMatch(
      /^Filter 0 of .* \(blocks\.1\.0\.conv_pwl\), one tile for each of its 96 inputs/,
    );
    await page.keyboard.press('PageDown');
    await expect.poll(title, SOON).toContain('Filter 1 of');
    await page.getByRole('button', { name: 'Page before' }).click();
    await page.keyboard.press('PageUp');
    await expect.poll(title, SOON).toContain('Filter 23 of');
    // A layer with fewer filters, or all of them on one page, has no such page.
    await page.locator('.layer-picker select').selectOption('blocks.0.0.conv_dw');
    await expect.poll(title, SOON).toContain('(blocks.0.0.conv_dw)');
    expect(await page.locator('.notice.error').count()).toBe(0);
  });
});
