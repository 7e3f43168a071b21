// Opens the built program, has the studio paint, and takes pictures of it as a visitor sees it.
import { mkdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Page } from 'playwright-core';
import { launchBrowser, servePreview } from '../browser.ts';
import { stillFilm } from './film.ts';
import { VISITED } from './networks.ts';
import { DESKTOP, openView } from './open_view.ts';
import { FOLDER, fileOf, takePicture } from './picture.ts';

/** Below the gallery's folder. */
const STUDIO = 'studio';
const SUBJECT = 3;
const CLASS = 'volcano';
/** On two busy cores. */
const LONGEST_MS = 900_000;

/** What is photographed, in this order, each from where the one before left the page. */
const STUDIO_PICTURES = [
  { id: 'page', title: 'Paintings on the wall, beside the settings of the next one' },
  { id: 'viewer', title: 'A painting with the chart of its loss' },
] as const;

/** Paints what the camera shows as a dream, and a class, then takes pictures at every size of screen. */
export async function photographStudio(): Promise<void> {
  const served = await servePreview();
  const camera = await stillFilm(SUBJECT);
  mkdirSync(join(FOLDER, STUDIO), { recursive: true });
  const browser = await launchBrowser({ camera });
  try {
    const opened = await openView(browser, served.url, { view: 'ranking', class: CLASS });
    const { page } = opened;
    await paint(page, 'deep-dream');
    await paint(page, 'gradient-ascent');
    for (const { id } of STUDIO_PICTURES) {
      if (id === 'viewer') await page.locator('.filmstrip .job-open').first().click();
      for (const { suffix, size } of VISITED) {
        await page.setViewportSize(size);
        await takePicture(opened, join(FOLDER, STUDIO, fileOf(id, suffix)));
      }
      await page.setViewportSize(DESKTOP);
    }
    await opened.close();
  } finally {
    await browser.close();
    rmSync(dirname(camera), { recursive: true });
    await served.close();
  }
}

/** With the settings that the page begins with; to the end. */
async function paint(page: Page, painting: string): Promise<void> {
  const done = await page.locator('.filmstrip .job.finished').count();
  await page.locator(`#tab-${painting}`).click();
  await page.locator('.paint-button').click();
  await page.locator('.filmstrip .job.finished').nth(done).waitFor({ timeout: LONGEST_MS });
}

/** Made by `npm run gallery -- studio-page`. */
export const studioPage = `## In the page

Taken by \`npm run gallery -- studio-page\`, with the settings that the page begins with.

${STUDIO_PICTURES.map(({ id, title }) =>
  VISITED.map(
    ({ name, suffix, size: { width, height } }) =>
      `<img src="${fileOf(id, suffix)}" alt="${title}, ${name}, ${width} x ${height}" height="420">`,
  ).join('\n'),
).join('\n\n')}
`;
