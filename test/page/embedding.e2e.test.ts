/** The embedding view of the built page: what goes into the gallery, and what does not. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import type { Page } from 'playwright-core';
import { afterAll, expect, it } from 'vitest';
import { pressTwice } from '../support/hands.ts';
import { builtPage } from './built_page.ts';
import { drop } from './drop.ts';
import { expectLooking, firstLook, noticeOf } from './open_page.ts';

const PICTURES = join(import.meta.dirname, '../../models/pictures');
const photograph = (name: string) => readFileSync(join(PICTURES, `${name}.jpg`));
const jpeg = (name: string, buffer: Buffer) => ({ name, mimeType: 'image/jpeg', buffer });
const TIMEOUT = { timeout: 100_000, interval: 500 };

const built = builtPage(() => ({}), 'toy');

let page: Page;
const folder = mkdtempSync(join(tmpdir(), 'convoscope-'));
afterAll(() => rmSync(folder, { recursive: true }));
/** Where the saved gallery lies, also once its page is closed. */
const saved = join(folder, 'saved');
built.share('view=embedding', async (opened) => {
  page = opened;
  await firstLook(page);
  // The built-in pictures would take a while on two cores; it starts with none.
  await forgetAll();
  await page.locator('.gallery > p', { hasText: 'No pictures yet.' }).waitFor();
});
const forgetAll = () =>
  pressTwice(
    page.getByRole('button', { name: 'Forget all pictures' }),
    page.getByRole('button', { name: 'Really forget them?' }),
  );
const holds = () => page.locator('.gallery > p').first().innerText();
const give = (label: string, files: Parameters<Page['setInputFiles']>[1]) =>
  page.locator(`input[type=file][aria-label="${label}"]`).setInputFiles(files);

/** What the first test leaves: the gallery is empty where the page was opened anew. */
async function untilThree(): Promise<void> {
  const three = ['dog', 'koala', 'macaw'].map((name) => jpeg(`${name}.jpg`, photograph(name)));
  if ((await holds()) === 'No pictures yet.') await give('Pictures', three);
  await expect.poll(holds, TIMEOUT).toBe('3 added');
}

const ALL = '4 added, 1 taken here';
/** A snapshot and the picture of a ZIP archive come to the three. */
async function addMore(): Promise<void> {
  await untilThree();
  await page.locator('body').press('a');
  await expect.poll(holds, TIMEOUT).toBe('3 added, 1 taken here');
  const zip = zipSync({ 'folder/lemur.jpg': photograph('lemur'), 'readme.txt': new Uint8Array(4) });
  await give('Pictures', { name: 'more.zip', mimeType: 'application/zip', buffer: Buffer.from(zip) });
  await expect.poll(holds, TIMEOUT).toBe(ALL);
}
const untilAll = async () => {
  if ((await holds()) !== ALL) await addMore();
};

it('takes pictures, passes over what is none, and the live view goes on', async () => {
  await give('Pictures', [
    jpeg('dog.jpg', photograph('dog')),
    jpeg('notes.jpg', Buffer.from('these are notes, whatever their name says')),
    jpeg('cut.jpg', photograph('coffee').subarray(0, 5000)),
    jpeg('koala.jpg', photograph('koala')),
    jpeg('macaw.jpg', photograph('macaw')),
  ]);
  await expect.poll(holds, TIMEOUT).toBe('3 added');
  await page.locator('.passed-over').waitFor();
  expect(await page.locator('.passed-over li').allInnerTexts()).toEqual([
    expect.stringContaining('notes.jpg is not a picture'),
    expect.stringContaining('cut.jpg is cut off or damaged'),
  ]);
  await expectLooking(page);
});

it('shows the nearest ones by each measure, and tells of one that is tapped', async () => {
  await untilThree();
  await expect.poll(() => page.locator('.neighbours li').count(), TIMEOUT).toBe(9);
  await page.locator('.neighbour').first().click();
  const note = page.locator('.picture-note');
  await note.waitFor();
  expect(await note.innerText()).toMatch(/(dog|koala|macaw)\.jpg/);
  await expect.poll(() => note.innerText(), TIMEOUT).toMatch(/L2[\s\S]*cosine/);
  await page.mouse.move(640, 10);
  await page.keyboard.press('Escape');
  await note.waitFor({ state: 'detached' });
});

it('draws the map by every method and says how', async () => {
  await untilThree();
  for (const [label, words] of [
    ['PCA', /PCA of 3 pictures.*exact/s],
    ['UMAP', /UMAP of 3 pictures.*nearest/s],
  ] as const) {
    await page.locator('.segmented label', { hasText: label }).click();
    await expect.poll(() => page.locator('.map-legend').innerText(), TIMEOUT).toMatch(words);
  }
});

it('takes a snapshot and the pictures of a ZIP archive', async () => {
  await addMore();
});

it('says by name what is wrong with an archive and an index, and keeps the gallery', async () => {
  await untilAll();
  await give('Pictures', {
    name: 'bad.zip',
    mimeType: 'application/zip',
    buffer: Buffer.from('PK\x03\x04 cut off'),
  });
  expect(await noticeOf(page, 'ZipFileError')).toContain('bad.zip');
  await give('Index', { name: 'bad.idx', mimeType: '', buffer: Buffer.from('CONVOIDX but no more') });
  expect(await noticeOf(page, 'IndexFileError')).toContain('bad.idx');
  expect(await holds()).toBe(ALL);
  await expectLooking(page);
});

it('saves the gallery as a file, forgets it, and opens it again', async () => {
  await untilAll();
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save the index as a file' }).click();
  await (await download).saveAs(saved);
  await page.getByRole('button', { name: 'Forget all pictures' }).click();
  // Asked first: nothing is gone yet.
  expect(await holds()).toBe(ALL);
  // It asks for 4 s.
  await page.getByRole('button', { name: 'Really forget them?' }).waitFor({ state: 'detached' });
  await forgetAll();
  await expect.poll(holds, TIMEOUT).toBe('No pictures yet.');
  await give('Index', { name: 'saved.idx', mimeType: '', buffer: readFileSync(saved) });
  await expect.poll(holds, TIMEOUT).toBe(ALL);
});

it('an index that is dropped into another view stands for itself: no built-in pictures come to it', async () => {
  let list = () => {};
  const asked = new Promise<void>((resolve) => (list = resolve));
  const page = await built.openFaultless('view=activations', ({ context }) =>
    context.route('**/gallery/gallery.json', async (route) => {
      await asked;
      await route.continue();
    }),
  );
  await firstLook(page);
  await drop(page, saved);
  const holds = () => page.locator('.gallery > p').first().innerText();
  await expect.poll(holds, TIMEOUT).toBe(ALL);
  const listed = page.waitForResponse('**/gallery/gallery.json');
  list();
  await (await listed).finished();
  // An import that had begun would come first.
  await page.locator('body').press('a');
  await expect.poll(holds, TIMEOUT).toBe('4 added, 2 taken here');
});

it('survives 60 switches to other views and back', async () => {
  await untilAll();
  for (let i = 0; i < 30; i++) {
    await page.locator('body').press('1');
    await page.locator('#tab-embedding').click();
  }
  await expectLooking(page);
  expect(await holds()).toBe(ALL);
  await expect.poll(() => page.locator('.neighbours li').count(), TIMEOUT).toBe(15);
  const told = page.locator('.notice:not([data-error="ZipFileError"]):not([data-error="IndexFileError"])');
  expect(await told.allInnerTexts()).toEqual([]);
});
