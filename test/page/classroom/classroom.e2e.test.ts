/** The rounds of a class in the built page, and the page of a session. */
import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { builtPage } from '../built_page.ts';
import { firstLook } from '../open_page.ts';

const built = builtPage(undefined, 'toy');
const TIMEOUT = { timeout: 40_000, interval: 100 };

const way = (page: Page, name: string) =>
  page.locator('.classroom-way').getByRole('button', { name, exact: true });

/** The leading class of the picture of now, from the list of things to hide. */
async function chooseLeading(page: Page): Promise<string> {
  const first = page.locator('.things.leading button').first();
  await first.waitFor();
  const name = (await first.innerText()).split('\n')[0] ?? '';
  await first.click();
  return name.replace(/\s*[<\d.,]+ %$/, '').trim();
}

it('a class votes by keys and buttons, then the network answers beside it', async () => {
  const page = await built.openFaultless('network=efficientnet-lite0&view=ranking&source=clip');
  await firstLook(page);
  await page.keyboard.press('End');
  await page.getByRole('button', { name: 'Photograph 5' }).click();
  const rows = page.locator('.guesses li');
  await expect.poll(() => rows.count(), TIMEOUT).toBe(5);
  // Nothing tells the answer before it is asked for.
  expect(await page.locator('.guess.best, .vote-bar.network').count()).toBe(0);
  const names = await rows.locator('.guess-name').allInnerTexts();
  const koala = names.findIndex((name) => name.includes('koala')) + 1;
  expect(koala).toBeGreaterThan(0);
  const other = (koala % 5) + 1;
  for (const key of [koala, koala, koala, koala, other]) await page.keyboard.press(`${key}`);
  await page.keyboard.press(`Shift+Digit${koala}`);
  await page.getByRole('button', { name: 'One hand more for koala' }).click();
  await page.getByRole('button', { name: 'One hand less for koala' }).click();
  expect(await page.getByRole('spinbutton', { name: 'Hands for koala' }).inputValue()).toBe('3');
  await page.keyboard.press('Enter');
  const best = page.locator('.guess.best');
  await best.waitFor();
  expect(await best.innerText()).toMatch(/koala/);
  // Three of four hands.
  await expect
    .poll(() => page.locator('.classroom-score').innerText(), TIMEOUT)
    .toBe('75 % of the hands for the network’s answer');
  const shares = await page.locator('.vote-bar.network .vote-share').allInnerTexts();
  expect(shares).toHaveLength(6);
  const sum = shares.reduce((all, share) => all + (share.startsWith('<') ? 0 : Number.parseFloat(share)), 0);
  expect(sum).toBeGreaterThan(98);
  expect(sum).toBeLessThan(102);
  await way(page, 'Another round').click();
  expect(await page.locator('.scores output').allInnerTexts()).toEqual(['75 %']);
  // The clip is back.
  await expect.poll(() => page.locator('.source-name').textContent(), TIMEOUT).toMatch(/clip/i);
});

it('a challenge to have a thing named scores its best look, with the picture', async () => {
  const page = await built.openFaultless('view=ranking&source=clip');
  await firstLook(page);
  await page.keyboard.press('End');
  await page.locator('.classroom-kinds section').nth(1).getByRole('button').click();
  await page.getByRole('combobox', { name: 'One of 3 classes' }).fill('german SHEPHERD');
  await page.getByRole('button', { name: 'Begin' }).click();
  await page.getByRole('timer').waitFor();
  const best = page.locator('.gauge output').nth(1);
  await expect.poll(() => best.innerText(), TIMEOUT).toMatch(/\d %/);
  await way(page, 'End now').click();
  const reached = await page.locator('.classroom-score').innerText();
  expect(reached).toMatch(/^Reached (< )?[\d.]+ %$/);
  await page.locator('.classroom-picture img').waitFor();
  await way(page, 'Another round').click();
  expect(await page.locator('.scores b').allInnerTexts()).toEqual(['Make it say “German shepherd”']);
  expect(await page.locator('.scores .help').allInnerTexts()).toEqual([reached]);
});

it('a thing is hidden only where the class still sees it', async () => {
  const page = await built.openFaultless('view=ranking&source=clip');
  await firstLook(page);
  await page.keyboard.press('End');
  for (const [answer, says] of [
    ['Yes, it is there', /^From [\d.]+ % down to (< )?[\d.]+ %$/],
    ['No, it is gone', /^Does not count/],
  ] as const) {
    await page.locator('.classroom-kinds section').nth(2).getByRole('button').click();
    const thing = await chooseLeading(page);
    const lowest = page.locator('.gauge output').nth(1);
    await expect.poll(() => lowest.innerText(), TIMEOUT).toMatch(/\d %/);
    await way(page, 'End now').click();
    await expect
      .poll(() => page.locator('.classroom-score').innerText(), TIMEOUT)
      .toBe(`Does everybody still see “${thing}” in this picture?`);
    await way(page, answer).click();
    await expect.poll(() => page.locator('.classroom-score').innerText(), TIMEOUT).toMatch(says);
    await way(page, 'Another round').click();
  }
  expect(await page.locator('.scores output').allInnerTexts()).toContain('0 %');
  await page.keyboard.press('Escape');
  expect(await page.locator('.classroom[open]').count()).toBe(0);
});

it('the session is saved as a page of its own, which opens from a disk and holds the views', async () => {
  const page = await built.openFaultless('view=ranking&source=clip');
  await firstLook(page);
  await page.keyboard.press('End');
  await page.getByRole('switch', { name: /Keep the views/ }).click();
  // The browser closes it at once, and tells the page a moment later.
  const leave = async () => {
    await page.keyboard.press('Escape');
    await page.locator('.classroom-session').waitFor({ state: 'detached' });
  };
  const count = async () => {
    await page.keyboard.press('End');
    const words = await page.locator('.classroom-session footer button').innerText();
    await leave();
    return Number(/(\d+) entr/.exec(words)?.[1]);
  };
  await leave();
  // Twice, where the clip was opened anew meanwhile: another picture is another entry.
  await expect.poll(count, { ...TIMEOUT, interval: 3000 }).toBeGreaterThan(0);
  const kept = await count();
  await page.locator('#tab-grad-cam').click();
  await expect.poll(count, { ...TIMEOUT, interval: 3000 }).toBe(kept + 1);
  await page.keyboard.press('End');
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.locator('.classroom-session footer button').click(),
  ]);
  expect(file.suggestedFilename()).toMatch(/^convoscope-session-.*\.html$/);
  const path = await file.path();
  const text = await readFile(path, 'utf8');
  expect(text).not.toMatch(/<script|https?:/i);
  const paper = await page.context().newPage();
  const faults: string[] = [];
  paper.on('console', (message) => faults.push(message.text()));
  paper.on('request', (request) => {
    if (!/^(file|data):/.test(request.url())) faults.push(request.url());
  });
  await paper.setContent(text);
  await expect.poll(() => paper.locator('article').count(), TIMEOUT).toBe(kept + 1);
  expect(await paper.locator('article h2').last().innerText()).toMatch(/Grad-CAM/);
  expect(await paper.locator('article dt').allInnerTexts()).toContain('Layer');
  const widths = await paper
    .locator('article img')
    .evaluateAll((images) => images.map((image) => (image as HTMLImageElement).naturalWidth));
  for (const width of widths) expect(width).toBeGreaterThan(100);
  expect(faults).toEqual([]);
});
