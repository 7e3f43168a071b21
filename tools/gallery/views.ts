// Opens every view of the built program before a fake camera, insists that it lives, and takes its picture.
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type LaunchOptions, launchBrowser, servePreview } from '../browser.ts';
import { stillFilm } from './film.ts';
import { expectLiving } from './living.ts';
import { openView, type ViewCard } from './open_view.ts';
import { writePage } from './page.ts';
import { FOLDER, SCREENS, takePicture } from './picture.ts';

const MOST_BYTES = 6e6;

/** Takes the pictures of all views anew. */
export async function photographViews(): Promise<void> {
  const served = await servePreview();
  try {
    await photographAll(served.url);
  } finally {
    await served.close();
  }
}

async function photographAll(url: string): Promise<void> {
  const before = browsersAt(url);
  const views = await before({}, async (open) => {
    const first = await open({});
    const all = await first.catalogue();
    await first.close();
    if (all.length === 0) throw new Error('The page offers no views.');
    for (const view of all) {
      const opened = await open({ view: view.id, blend: 'map' });
      await expectLiving(opened, view);
      await opened.close();
      console.log(`${view.id} follows the camera`);
    }
    return all;
  });

  mkdirSync(FOLDER, { recursive: true });
  // The contact sheets of the studio, in a folder of their own, stay.
  for (const file of readdirSync(FOLDER)) if (file.endsWith('.png')) rmSync(join(FOLDER, file));
  let bytes = 0;
  for (const [number, view] of views.entries()) bytes += await photograph(before, view, number);
  writePage(views);
  console.log(`${views.length * SCREENS.length} pictures, ${(bytes / 1e6).toFixed(1)} MB, in docs/gallery`);
  if (bytes > MOST_BYTES)
    throw new Error(`The gallery is over ${MOST_BYTES / 1e6} MB: take fewer or smaller pictures.`);
}

type Open = (
  query: Record<string, string>,
  viewport?: { width: number; height: number },
) => ReturnType<typeof openView>;

type Before = ReturnType<typeof browsersAt>;

/** Runs `work` with a browser of its own. */
const browsersAt =
  (url: string) =>
  async <T>(options: LaunchOptions, work: (open: Open) => Promise<T>): Promise<T> => {
    const browser = await launchBrowser(options);
    try {
      return await work((query, viewport) => openView(browser, url, query, viewport));
    } finally {
      await browser.close();
    }
  };

/** @returns the size of its pictures in bytes */
async function photograph(before: Before, { id }: ViewCard, number: number): Promise<number> {
  const camera = await stillFilm(number);
  const sizes = await before({ camera }, async (open) => {
    let bytes = 0;
    for (const { suffix, size, query } of SCREENS) {
      const opened = await open({ view: id, ...query }, size);
      bytes += await takePicture(opened, join(FOLDER, `${id}${suffix}.png`));
      await opened.close();
    }
    return bytes;
  });
  rmSync(dirname(camera), { recursive: true });
  console.log(`${id} photographed`);
  return sizes;
}
