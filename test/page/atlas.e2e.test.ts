/** The atlas in the built page: what is pointed at says what it looks for, and every unit has a page. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Locator, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { pressTwice } from '../support/hands.ts';
import { serveToyAtlas, tileColour } from '../support/toys/toy_atlas.ts';
import { faultsForAids } from './access/reach.ts';
import { builtPage } from './built_page.ts';
import { keptClasses } from './kept_in_page.ts';
import { firstLook, noticeOf } from './open_page.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const SOON = { timeout: 60_000 };

const built = builtPage(undefined, 'toy');

interface ToyPage {
  page: Page;
  /** The files of the atlas in the order in which they were fetched. */
  asked: string[];
}

async function openToy(query: string): Promise<ToyPage> {
  const asked: string[] = [];
  const page = await built.open(query, ({ context }) => serveToyAtlas(context, (file) => asked.push(file)));
  await firstLook(page);
  return { page, asked };
}

/** The same for all tests of a part. */
function shareToy(query: string): ToyPage {
  const toy = {} as ToyPage;
  built.share(
    query,
    async (page) => {
      toy.page = page;
      await firstLook(page);
    },
    ({ context }) => {
      const asked: string[] = [];
      toy.asked = asked;
      return serveToyAtlas(context, (file) => asked.push(file));
    },
  );
  return toy;
}

const card = (page: Page): Locator => page.locator('.unit-card');
const dialog = (page: Page): Locator => page.locator('dialog.atlas');

/** The colour in the middle of an element, as it is on the screen. */
async function colourOf(of: Locator): Promise<number[]> {
  const { default: sharp } = await import('sharp');
  const { data, info } = await sharp(await of.screenshot())
    .raw()
    .toBuffer({ resolveWithObject: true });
  const at = (Math.floor(info.height / 2) * info.width + Math.floor(info.width / 2)) * info.channels;
  return [...data.subarray(at, at + 3)];
}

describe('a class', () => {
  const toy = shareToy('');

  it('is pointed at and shows its card beside it, which a pointer can reach, and Escape sends away', async () => {
    const { page, asked } = toy;
    expect(asked).toEqual([]);
    const row = page.locator('.ranking li', { hasText: 'face' });
    await row.hover();
    await card(page).locator('.unit-tile.there').waitFor();
    expect(await card(page).locator('header p').innerText()).toBe('face');
    expect(asked).toEqual(['index.json', 'classes.png']);
    expect(await colourOf(card(page).locator('.unit-tile'))).toEqual(tileColour(1));
    const [of, from] = [await card(page).boundingBox(), await row.boundingBox()];
    expect((of?.x ?? 0) + (of?.width ?? 0)).toBeLessThanOrEqual(from?.x ?? 0);

    await card(page).hover();
    await page.waitForTimeout(600);
    expect(await card(page).count()).toBe(1);
    await row.hover();
    await page.keyboard.press('Escape');
    await card(page).waitFor({ state: 'detached' });
  });

  it('has no faults for aids: on its page, on the wall, on its card', async () => {
    const { page } = toy;
    await page.evaluate(AXE);
    await page.mouse.move(2, 2);
    await page.locator('.ranking li', { hasText: 'face' }).hover();
    await card(page).locator('.unit-tile.there').waitFor();
    await page.keyboard.press(';');
    await dialog(page).locator('h1', { hasText: 'face' }).waitFor();
    await dialog(page).locator('.unit-tile.there').waitFor();
    expect(await faultsForAids(page)).toEqual([]);
    await dialog(page).getByRole('button', { name: 'All classes' }).click();
    await expect.poll(() => dialog(page).locator('.wall-tiles button').count(), SOON).toBe(3);
    expect(await faultsForAids(page)).toEqual([]);
    await page.keyboard.press(';');
    await dialog(page).waitFor({ state: 'hidden' });
    await page.locator('.ranking li', { hasText: 'face' }).hover();
    await card(page).locator('.unit-tile.there').waitFor();
    expect(await faultsForAids(page)).toEqual([]);
  });
});

describe('a channel in Activations', () => {
  it('is pointed at and finds the sheets there: they were read since a hand was near, and not before', async () => {
    const { page, asked } = await openToy('view=activations&activations.layer=second_relu');
    await page.locator('.channel-bar').waitFor();
    await expect.poll(() => asked, SOON).toEqual(['index.json']);
    await page.mouse.move(2, 2);
    await expect.poll(() => asked, SOON).toEqual(['index.json', 'second.png', 'classes.png']);
    expect(await card(page).count()).toBe(0);
    // Whatever is pointed at now, nothing more has to be fetched.
    await page.locator('.ranking li', { hasText: 'face' }).hover();
    await card(page).locator('.unit-tile.there').waitFor();
    expect(asked.length).toBe(3);
  });

  it('shows its card with the arrow keys, and a key opens its page', async () => {
    const { page } = await openToy('view=activations&activations.layer=first_relu');
    await page.locator('.channel-bar').waitFor();
    await page.keyboard.press('ArrowRight');
    await card(page).locator('.unit-tile.there').first().waitFor();
    expect(await card(page).locator('header p').innerText()).toBe('First, rectified (first_relu), channel 0');
    expect(await card(page).locator('.unit-tile').count()).toBe(2);
    await page.keyboard.press('ArrowRight');
    await card(page).locator('header p', { hasText: 'channel 1' }).waitFor();
    await page.keyboard.press(';');
    await dialog(page).locator('h1', { hasText: 'First, rectified (first_relu), channel 1' }).waitFor();
    expect(await card(page).count()).toBe(0);
  });
});

describe('a channel', () => {
  const toy = shareToy('unit=second_relu:3');

  /** Has a wall open: the test before left one, or none, or the page is as its address says. */
  async function untilWall(page: Page): Promise<void> {
    if (await dialog(page).locator('.wall-tiles').isVisible()) return;
    if (page.url().includes('unit=')) {
      await dialog(page).waitFor();
      await page.keyboard.press('Escape');
      await dialog(page).waitFor({ state: 'hidden' });
    }
    await page.getByRole('button', { name: /^Atlas/ }).click();
  }

  it('has a page, which is in the address, stays when the page is loaded again, and is left by Escape', async () => {
    const { page } = toy;
    const heading = dialog(page).locator('h1');
    await expect.poll(() => heading.innerText(), SOON).toBe('Second, rectified (second_relu), channel 3');
    await dialog(page).locator('.unit-tile.there').waitFor();
    expect(await colourOf(dialog(page).locator('.unit-tile'))).toEqual(tileColour(3));
    // A cell of the second 3 x 3 convolution of stride 2 sees (3 - 1) * 2 + 3 pixels.
    await dialog(page).getByText('7 × 7 pixels of 64 × 64 pixels').waitFor();

    await page.keyboard.press('ArrowRight');
    await expect.poll(() => heading.innerText(), SOON).toBe('Second, rectified (second_relu), channel 4');
    await expect.poll(() => page.url(), SOON).toContain('unit=second_relu:4');
    await page.reload();
    await expect.poll(() => heading.innerText(), SOON).toBe('Second, rectified (second_relu), channel 4');
    await page.keyboard.press('Escape');
    await dialog(page).waitFor({ state: 'hidden' });
    await expect.poll(() => page.url(), SOON).not.toContain('unit=');
  });

  it('has a page, which is reached from the wall of a layer, and the browser goes back to that, and out', async () => {
    const { page } = toy;
    await untilWall(page);
    await page.getByLabel('Layer').last().selectOption('second_relu');
    const tiles = dialog(page).locator('.wall-tiles button');
    await expect.poll(() => tiles.count(), SOON).toBe(16);
    await dialog(page).getByText('14 of 16 are drawn.').waitFor();
    await tiles.nth(15).click();
    await dialog(page).getByText('Not drawn yet.').waitFor();
    await dialog(page).getByRole('button', { name: 'Draw it', exact: true }).waitFor();
    await page.keyboard.press('ArrowLeft');
    await dialog(page).getByText('Gradient ascent found no way to excite it.').waitFor();
    await page.goBack();
    await expect.poll(() => tiles.count(), SOON).toBe(16);
    await expect.poll(() => page.evaluate(() => document.activeElement?.textContent), SOON).toContain('14');
    await page.goBack();
    await dialog(page).waitFor({ state: 'hidden' });
    await page.goForward();
    await expect.poll(() => tiles.count(), SOON).toBe(16);
  });

  it('has a page, which opens the channel in Activations, and the studio', async () => {
    const { page } = toy;
    await untilWall(page);
    await page.getByLabel('Layer').last().selectOption('first_relu');
    await dialog(page).locator('.wall-tiles button').nth(5).click();
    await dialog(page).getByRole('button', { name: 'Show in Activations' }).click();
    await page.locator('#tab-activations[aria-selected=true]').waitFor({ state: 'attached' });
    await page.locator('.channel-name', { hasText: 'channel 5' }).waitFor();
    await page.keyboard.press(';');
    await dialog(page).getByRole('button', { name: 'Draw it large' }).click();
    await page.locator('.caption-title h1', { hasText: 'Gradient ascent' }).waitFor();
    await expect.poll(() => page.url(), SOON).toContain('channel=first_relu:5');
  });
});

describe('an atlas that is not whole', () => {
  it('says so where its pictures would be, and the page goes on', async () => {
    const page = await built.open('unit=class:face', async ({ context }) => {
      await serveToyAtlas(context);
      await context.route('**/atlas/index.json', (route) => route.fulfill({ body: '{"version": 7}' }));
    });
    await firstLook(page);
    await dialog(page).getByText('The pictures cannot be read now.').waitFor();
    expect(await page.locator('.notice.error').count()).toBe(0);
  });

  it('of other weights is no atlas of this network', async () => {
    const page = await built.open('', async ({ context }) => {
      await serveToyAtlas(context);
      await context.route('**/atlas/index.json', async (route) => {
        const { toyAtlas } = await import('../support/toys/toy_atlas.ts');
        const { network, ...index } = toyAtlas();
        await route.fulfill({ json: { ...index, network: { ...network, sha256: '0'.repeat(64) } } });
      });
    });
    await firstLook(page);
    const read = page.waitForResponse('**/atlas/index.json');
    await page.locator('.ranking li').first().hover();
    await read;
    await page.keyboard.press(';');
    await dialog(page).getByText('0 of 3 are drawn.').waitFor();
    expect(await card(page).count()).toBe(0);
  });
});

describe('an atlas of one’s own', () => {
  it('is drawn in the background, stays, is saved, forgotten and opened', async () => {
    const page = await built.open('atlas=classes');
    await firstLook(page);
    await dialog(page).getByText('0 of 3 are drawn.').waitFor();
    await dialog(page).getByRole('button', { name: 'Draw the classes' }).click();
    // Each is a job of its own: one is enough, and another may be done before the hand is there.
    await dialog(page)
      .getByText(/[1-3] of 3 are drawn/)
      .waitFor({ timeout: 100_000 });
    const stop = dialog(page).getByRole('button', { name: 'Stop drawing' });
    // It goes by itself once the last one is drawn, maybe under the hand.
    while (await stop.count()) await stop.click({ timeout: 5000 }).catch(() => {});
    const state = await dialog(page).getByText('are drawn').innerText();
    const drawn = dialog(page).getByText(state);
    // What is shown is kept a little later.
    await expect.poll(() => keptClasses(page), SOON).toBe(Number(state[0]));
    await page.reload();
    await drawn.waitFor();
    await expect.poll(() => dialog(page).locator('.unit-tile.there').count(), SOON).toBe(Number(state[0]));

    const download = page.waitForEvent('download');
    await dialog(page).getByRole('button', { name: 'Save atlas' }).click();
    const file = await (await download).path();
    await pressTwice(
      dialog(page).getByRole('button', { name: 'Forget your atlas' }),
      dialog(page).getByRole('button', { name: 'Really forget it?' }),
    );
    await dialog(page).getByText('0 of 3 are drawn.').waitFor();
    const input = dialog(page).locator('input[type=file]');
    await input.setInputFiles({
      name: 'photos.zip',
      mimeType: 'application/zip',
      buffer: Buffer.from('none'),
    });
    expect(await noticeOf(page, 'ZipFileError')).toContain('photos.zip');
    await input.setInputFiles({ name: 'mine.zip', mimeType: 'application/zip', buffer: readFileSync(file) });
    await drawn.waitFor();

    // None of it stands among the paintings.
    await page.keyboard.press(';');
    await page.locator('#tab-gradient-ascent').click();
    await page.getByText('Paintings grow here').waitFor();
  });
});
