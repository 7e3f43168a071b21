/** Whatever happens to picture and view: what is drawn and said of a picture is of that picture, at every moment. */
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { type PageSample, samplesOf, watchSamples } from '../../tools/page_state.ts';
import { builtPage } from './built_page.ts';
import { firstLook } from './open_page.ts';

const { openFaultless } = builtPage();

/** Pictures of different shapes, and what they show. */
const NAMED: Record<string, string> = { 'dog.jpg': 'German shepherd', 'koala.jpg': 'koala' };
const VIEWS = ['occlusion', 'faithfulness', 'cut-out', 'saliency', 'grad-cam'];
/** Cut-out shows its seeds on the way. */
const ON_THE_WAY: Record<string, string> = { 'Cut-out': 'Seeds' };
const TIMEOUT = { timeout: 60_000 };

const drop = (page: Page, name: string) =>
  page
    .locator('input[type=file]')
    .first()
    .setInputFiles(join(import.meta.dirname, '../../models/pictures', name));
const choose = (page: Page, view: string) => page.locator(`#tab-${view}`).click();
const latest = async (page: Page) => (await samplesOf(page)).at(-1) as PageSample;
/** Until a map lies over this picture. */
const mapped = (page: Page, source: RegExp | string) =>
  expect
    .poll(async () => {
      const { picture, map, titles, ...now } = await latest(page);
      return { ...now, mapped: picture === map && titles.length > 0 };
    }, TIMEOUT)
    .toMatchObject({ source: expect.stringMatching(source), mapped: true });

function expectTrue({ source, view, titles, leading, picture, map }: PageSample): void {
  expect.soft([picture, 'null'], `the map drawn over ${source} in ${view}`).toContain(map);
  for (const title of titles) {
    const begins = [view, ON_THE_WAY[view]].some((name) => name && title.startsWith(name));
    expect.soft(begins, `“${title}” in ${view}`).toBe(true);
  }
  const name = NAMED[source];
  if (!name) return;
  for (const title of titles) expect.soft(title, `over ${source}`).toMatch(new RegExp(`(for|of) ${name}`));
  expect.soft(['', name], `leading in ${source}`).toContain(leading);
}

it('five views, pictures one after another, camera and file, another window, a frozen picture', async () => {
  const page = await openFaultless('view=saliency');
  await firstLook(page);
  await watchSamples(page);
  const { source: camera } = await latest(page);
  for (const view of VIEWS) {
    await choose(page, view);
    await drop(page, 'dog.jpg');
    await mapped(page, 'dog.jpg');
    await drop(page, 'koala.jpg');
    await mapped(page, 'koala.jpg');
  }
  // No time for any look to come back.
  for (const [at, view] of VIEWS.entries()) {
    await drop(page, at % 2 ? 'dog.jpg' : 'koala.jpg');
    await choose(page, view);
  }
  await mapped(page, 'koala.jpg');
  await choose(page, 'occlusion');
  await mapped(page, 'koala.jpg');
  await page.setViewportSize({ width: 700, height: 900 });
  await drop(page, 'dog.jpg');
  await page.setViewportSize({ width: 1280, height: 800 });
  await mapped(page, 'dog.jpg');
  await page.keyboard.press('Space');
  await mapped(page, 'dog.jpg');
  await page.keyboard.press('Space');
  await page.locator('.source-button').click();
  await page.locator('.menu button').first().click();
  await mapped(page, camera);
  await page.keyboard.press('Space');
  await drop(page, 'koala.jpg');
  await mapped(page, 'koala.jpg');

  const moments = await samplesOf(page);
  for (const moment of new Set(moments.map((one) => JSON.stringify(one)))) expectTrue(JSON.parse(moment));
  // Pictures without a map were among them: not even for a moment did one wait for the next.
  expect(moments.some(({ map }) => map === 'null')).toBe(true);
}, 300_000);
