/** Classes that a person teaches in the built page: two of them, by two pictures that the camera films in turn. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { expect, it } from 'vitest';
import { pressTwice } from '../support/hands.ts';
import { builtPage } from './built_page.ts';
import { slowFilm } from './camera_film.ts';
import { expectLooking, firstLook, noticeOf } from './open_page.ts';

const PICTURES = join(import.meta.dirname, '../../models/pictures');
const TIMEOUT = { timeout: 100_000, interval: 100 };
/** Frames of each picture, every one a little brighter than the last. */
const FRAMES = 30;

async function filmOf(names: readonly string[]): Promise<string> {
  const frames: Buffer[] = [];
  for (const name of names) {
    const picture = sharp(join(PICTURES, `${name}.jpg`)).resize(320, 240, { fit: 'cover' });
    for (let i = 0; i < FRAMES; i++)
      frames.push(
        await picture
          .clone()
          .modulate({ brightness: 0.9 + (0.2 * i) / FRAMES })
          .jpeg()
          .toBuffer(),
      );
  }
  return slowFilm(frames);
}

const built = builtPage(async () => ({ camera: await filmOf(['dog', 'coffee']) }), 'toy');
const SHIPPED = 'network=efficientnet-lite0&view=ranking';

const DOG = /shepherd/;
const COFFEE = /espresso|cup/;

const leading = (page: Page) => page.locator('.ranking li[aria-posinset="1"] .label');
const card = (page: Page, name: string) => page.getByRole('article', { name, exact: true });
const button = (page: Page, name: string) => page.getByRole('button', { name: `Hold to show ${name}` });
const count = async (page: Page, name: string) =>
  Number.parseInt(await card(page, name).locator('.count').innerText(), 10) || 0;
const share = (page: Page, name: string) => card(page, name).locator('.share').innerText();

/** Lets go of what has the focus, so that Space is the page's. */
const freeze = async (page: Page) => {
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  await page.keyboard.press(' ');
};

/** Freezes the film at a picture that the network names so. */
async function holdStill(page: Page, label: RegExp): Promise<void> {
  await expect
    .poll(async () => {
      await leading(page).filter({ hasText: label }).waitFor();
      await freeze(page);
      // The film may have gone on until then: what is frozen counts.
      await expectLooking(page, 2);
      if (label.test(await leading(page).innerText())) return true;
      await freeze(page);
      return false;
    }, TIMEOUT)
    .toBe(true);
}

async function add(page: Page, name: string): Promise<void> {
  await page.getByRole('textbox', { name: /class/ }).fill(name);
  await page.keyboard.press('Enter');
  await card(page, name).waitFor();
}

async function press(page: Page, name: string): Promise<void> {
  await button(page, name).scrollIntoViewIfNeeded();
  await button(page, name).hover();
  await page.mouse.down();
}

/** Two classes, with one example each. */
async function teachTwo(page: Page): Promise<void> {
  await firstLook(page);
  for (const [name, label] of [
    ['my dog', DOG],
    ['break', COFFEE],
  ] as const) {
    await add(page, name);
    await holdStill(page, label);
    await press(page, name);
    await expect.poll(() => count(page, name), TIMEOUT).toBe(1);
    // A picture that stands still is one example, however long the button is held.
    await expectLooking(page, 4);
    await page.mouse.up();
    expect(await count(page, name)).toBe(1);
    await freeze(page);
  }
}

it('two classes are taught by two pictures, and told apart beside the network’s own', async () => {
  const page = await built.openFaultless(SHIPPED);
  await teachTwo(page);
  await holdStill(page, COFFEE);
  await expect.poll(() => share(page, 'break'), TIMEOUT).toBe('100 %');
  expect(await share(page, 'my dog')).toBe('0 %');
  await freeze(page);
  await holdStill(page, DOG);
  await expect.poll(() => share(page, 'my dog'), TIMEOUT).toBe('100 %');
  expect(await share(page, 'break')).toBe('0 %');
  expect(await leading(page).innerText()).toMatch(DOG);

  // Its map is not the one of the other class: nothing of a coffee is on a dog.
  await page.getByRole('button', { name: 'Where is my dog?' }).click();
  await expect
    .poll(() => page.locator('.picture-title').innerText(), TIMEOUT)
    .toMatch(/^Grad-CAM for “my dog”/);
  await expectLooking(page, 2);
  expect(await page.getByText('speaks for “my dog”').count()).toBe(0);
  await page.getByLabel('Taught class').selectOption('break');
  await expect
    .poll(() => page.locator('.picture-title').innerText(), TIMEOUT)
    .toMatch(/^Grad-CAM for “break”/);
  expect(new URL(page.url()).searchParams.get('class')).toBe(null);
  // A class that is gone is looked at no longer.
  await page.locator('#tab-ranking').click();
  await page.getByRole('button', { name: 'Forget break' }).click();
  await page.getByRole('button', { name: 'Forget?' }).click();
  await card(page, 'break').waitFor({ state: 'detached' });
  await page.locator('#tab-grad-cam').click();
  await expect.poll(() => page.locator('.picture-title').innerText(), TIMEOUT).toMatch(/^Grad-CAM for [A-Z]/);
});

/** As small as paintings are, in the address. */
const SMALL_PAINTINGS = [
  ...['gradient-ascent.size=64', 'gradient-ascent.steps=2'],
  ...['deep-dream.of=target', 'deep-dream.size=64', 'deep-dream.octaves=1', 'deep-dream.steps=2'],
].join('&');

it('examples come for as long as the button is held, by pointer, Space or “a”, and then no more; they can be painted', async () => {
  const page = await built.openFaultless(`view=ranking&${SMALL_PAINTINGS}`);
  await firstLook(page);
  await add(page, 'anything');
  const grown = async (from: number, by: number) => {
    await expect.poll(() => count(page, 'anything'), TIMEOUT).toBeGreaterThanOrEqual(from + by);
  };
  const stands = async () => {
    const before = await count(page, 'anything');
    await expectLooking(page, 4);
    expect(await count(page, 'anything')).toBe(before);
    return before;
  };
  await press(page, 'anything');
  await grown(0, 3);
  await page.mouse.up();
  const byPointer = await stands();
  await button(page, 'anything').focus();
  await page.keyboard.down(' ');
  await grown(byPointer, 2);
  await page.keyboard.up(' ');
  const bySpace = await stands();
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  await page.keyboard.press('a');
  await grown(bySpace, 1);
  expect(await stands()).toBe(bySpace + 1);
  // With one class there is nothing to tell it from, and the page says so.
  expect(await share(page, 'anything')).toBe('100 %');
  await page.getByText('One class alone is every picture.').waitFor();

  await page.getByRole('button', { name: 'Where is anything?' }).click();
  await page.locator('.picture-title', { hasText: 'Grad-CAM for “anything”' }).waitFor();
  for (const painting of ['gradient-ascent', 'deep-dream']) {
    await page.locator(`#tab-${painting}`).click();
    await page.locator('.paint-button:enabled').click();
  }
  await expect.poll(() => page.locator('.job.finished').count(), TIMEOUT).toBe(2);
  const painted = page
    .locator('.job.finished', { has: page.locator('img:not(.faint)') })
    .locator('.job-name');
  await expect
    .poll(async () => (await painted.allInnerTexts()).toSorted(), TIMEOUT)
    .toEqual([
      expect.stringMatching(/^DeepDream\s+“anything”$/),
      expect.stringMatching(/^Gradient ascent\s+“anything”$/),
    ]);
});

it('classes are saved as a file, forgotten, and come back from it; a broken file is told and changes nothing', async () => {
  const page = await built.open(SHIPPED);
  await teachTwo(page);
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save the classes as a file' }).click();
  const file = readFileSync(await (await download).path());
  await pressTwice(
    page.getByRole('button', { name: 'Forget all taught classes' }),
    page.getByRole('button', { name: 'Really forget them?' }),
  );
  await expect.poll(() => page.locator('.teach-card').count()).toBe(0);

  // Dropped into another view, under a name that says nothing: it is told by what it holds.
  await page.locator('#tab-activations').click();
  await drop(page, 'a.txt', file);
  await card(page, 'my dog').waitFor();
  expect([await count(page, 'my dog'), await count(page, 'break')]).toEqual([1, 1]);
  expect(await card(page, 'break').locator('img').count()).toBe(1);
  await holdStill(page, DOG);
  await expect.poll(() => share(page, 'my dog'), TIMEOUT).toBe('100 %');

  const give = (name: string, buffer: Buffer) =>
    page.locator('input[type=file][aria-label="Classes"]').setInputFiles({ name, mimeType: '', buffer });
  await give('cut.json', file.subarray(0, 300));
  expect(await noticeOf(page, 'TaughtFileError')).toContain('cut.json is damaged');
  await give('other.json', Buffer.from(`${file}`.replace(/("weightsSha256": ")[^"]+/, '$1abc')));
  await expect.poll(() => noticeOf(page, 'TaughtFileError'), TIMEOUT).toContain('other weights of');
  expect(await page.locator('.teach-card').count()).toBe(2);
  // What is opened twice is there once.
  await give('again.json', file);
  await expectLooking(page, 2);
  expect([await count(page, 'my dog'), await count(page, 'break')]).toEqual([1, 1]);
});

/** As a hand drops a file out of a file manager. */
async function drop(page: Page, name: string, bytes: Buffer): Promise<void> {
  const dataTransfer = await page.evaluateHandle(
    ({ name, text }) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([text], name));
      return transfer;
    },
    { name, text: bytes.toString() },
  );
  await page.dispatchEvent('body', 'drop', { dataTransfer });
}
