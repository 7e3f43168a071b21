// Takes a picture of every view in Korean, on a desktop and a phone: is anything cut off, or without a glyph?
import { mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import sharp from 'sharp';
import { launchBrowser, servePreview } from '../browser.ts';
import { stillFilm } from './film.ts';
import { openView } from './open_view.ts';
import { FOLDER, SCREENS } from './picture.ts';

const KOREAN = join(FOLDER, 'korean');
const MOST_BYTES = 3e6;
/** A map has begun by then; what it holds in the end is in the other pictures. */
const SETTLE_MS = 1500;

const fileOf = (id: string, suffix: string) => `${id}${suffix}.jpg`;

/** @param ids only these views; all where none is named */
export async function photographKorean(ids: readonly string[]): Promise<void> {
  const served = await servePreview();
  const camera = await stillFilm(0);
  const browser = await launchBrowser({ camera });
  try {
    const open = (query: Record<string, string>, size?: { width: number; height: number }) =>
      openView(browser, served.url, { lang: 'ko', welcome: '0', ...query }, size);
    const first = await open({});
    const all = await first.catalogue();
    await first.close();
    const views = all.filter(({ id }) => ids.length === 0 || ids.includes(id));
    mkdirSync(KOREAN, { recursive: true });
    const screens = SCREENS.filter(({ name }) => name !== 'kiosk');
    for (const { name, suffix, size } of screens)
      for (const { id } of views) {
        const { page, close } = await open({ view: id }, size);
        await page.evaluate(() => document.fonts.ready);
        await page.waitForTimeout(SETTLE_MS);
        await sharp(await page.screenshot())
          .jpeg({ quality: 62, mozjpeg: true })
          .toFile(join(KOREAN, fileOf(id, suffix)));
        await close();
        console.log(`${id} photographed on a ${name}`);
      }
    const chapters = all.map(
      ({ id, title }) =>
        `## ${title}\n\n${screens
          .map(({ name, suffix }) => `<img src="${fileOf(id, suffix)}" alt="${title}, ${name}" height="420">`)
          .join('\n')}\n`,
    );
    writeFileSync(
      join(KOREAN, 'README.md'),
      ['# Views in Korean\n\nTaken by `npm run gallery -- korean`.\n', ...chapters].join('\n'),
    );
  } finally {
    await browser.close();
    await served.close();
    rmSync(dirname(camera), { recursive: true });
  }
  const bytes = readdirSync(KOREAN).reduce((sum, file) => sum + statSync(join(KOREAN, file)).size, 0);
  if (bytes > MOST_BYTES) throw new Error(`The Korean pictures are over ${MOST_BYTES / 1e6} MB.`);
}
