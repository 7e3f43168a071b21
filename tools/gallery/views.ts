// Opens every view of the built program before a fake camera, insists that it lives, and takes its picture.
import { mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type LaunchOptions, launchBrowser, servePreview } from '../browser.ts';
import { CAMERA_FIXTURE } from '../chromium.ts';
import { stillFilm } from './film.ts';
import { expectLiving } from './living.ts';
import { openView, type ViewCard } from './open_view.ts';
import { writePage } from './page.ts';
import { FOLDER, fileOf, SCREENS, takePicture } from './picture.ts';

/** The command line's pictures lie there, too. */
const isOfView = (file: string) => file.endsWith('.webp') && !file.startsWith('look-');

const MOST_BYTES = 8e6;

/** Takes the pictures of all views anew, or only of those that are named. */
export async function photographViews(ids: readonly string[] = []): Promise<void> {
  const served = await servePreview();
  try {
    await photographAll(served.url, ids);
  } finally {
    await served.close();
  }
}

async function photographAll(url: string, ids: readonly string[]): Promise<void> {
  const before = browsersAt(url);
  const wanted = ({ id }: ViewCard) => ids.length === 0 || ids.includes(id);
  const views = await before({}, async (open) => {
    const first = await open({});
    const all = await first.catalogue();
    await first.close();
    if (all.length === 0) throw new Error('The page offers no views.');
    const unknown = ids.filter((id) => all.every((view) => view.id !== id));
    if (unknown.length > 0)
      throw new Error(
        `There is no view ${unknown.join(', ')}. There are: ${all.map(({ id }) => id).join(', ')}.`,
      );
    for (const view of all.filter(wanted)) {
      const opened = await open({ view: view.id, blend: 'map' });
      await expectLiving(opened, view);
      await opened.close();
      console.log(`${view.id} follows the camera`);
    }
    return all;
  });

  mkdirSync(FOLDER, { recursive: true });
  // The contact sheets of the studio, in a folder of their own, stay.
  if (ids.length === 0)
    for (const file of readdirSync(FOLDER)) if (isOfView(file)) rmSync(join(FOLDER, file));
  for (const [number, view] of views.entries()) if (wanted(view)) await photograph(before, view, number);
  writePage(views);
  const pictures = readdirSync(FOLDER).filter(isOfView);
  const bytes = pictures.reduce((sum, file) => sum + statSync(join(FOLDER, file)).size, 0);
  console.log(`${pictures.length} pictures, ${(bytes / 1e6).toFixed(1)} MB, in docs/gallery`);
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

interface ViewSetup {
  /** A film that moves instead of one photograph. */
  readonly moving?: boolean;
  /** Before the picture is taken: some views gather over time what they show. */
  readonly ms?: number;
  readonly query?: Record<string, string>;
}

const SETUPS: Readonly<Record<string, ViewSetup>> = {
  'top-patches': { moving: true, ms: 30_000 },
  faithfulness: { ms: 45_000 },
  fool: { ms: 40_000 },
  'sanity-check': { ms: 25_000 },
  occlusion: { ms: 25_000 },
  'score-cam': { ms: 25_000 },
  'live-style': { query: { 'live-style.resolution': '384' } },
};

async function photograph(before: Before, { id }: ViewCard, number: number): Promise<void> {
  const { moving = false, ms = 0, query: own } = SETUPS[id] ?? {};
  const camera = moving ? CAMERA_FIXTURE : await stillFilm(number);
  await before({ camera }, async (open) => {
    for (const { suffix, size, query } of SCREENS) {
      const opened = await open({ view: id, ...own, ...query }, size);
      await sleep(ms);
      await takePicture(opened, join(FOLDER, fileOf(id, suffix)));
      await opened.close();
    }
  });
  if (!moving) rmSync(dirname(camera), { recursive: true });
  console.log(`${id} photographed`);
}
