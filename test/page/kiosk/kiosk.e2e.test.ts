/** What a kiosk promises, in a browser: docs/hosting.md lists it. */
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, describe, expect, it } from 'vitest';
import { tapCorner } from '../../support/hands.ts';
import { some } from '../../support/thorough.ts';
import { teachableZip } from '../../support/toys/toy_networks.ts';
import { builtPage } from '../built_page.ts';
import { expectLooking, firstLook, serveConfiguration } from '../open_page.ts';
import {
  keptByBrowser,
  magentaOnScreen,
  marksIn,
  marksOf,
  picturesOfVisitor,
  tracesOf,
  VISITOR,
  visitorsPicture,
} from './visitor_traces.ts';

const TIMEOUT = { timeout: 100_000, interval: 250 };
const DOWNLOADS = mkdtempSync(join(tmpdir(), 'convoscope-downloads-'));
const built = builtPage(() => ({ downloadsPath: DOWNLOADS }), 'toy');
afterAll(() => rmSync(DOWNLOADS, { recursive: true, force: true }));

const START =
  'network=efficientnet-lite0&kiosk=1&idle=600&walk=0&view=grad-cam&class=134&pins=blocks.2.1.act2:3&seed=7&opacity=0' +
  '&deep-dream.size=96&deep-dream.octaves=1&deep-dream.steps=8&backend=wasm';

/** As a hand drops a file out of a file manager. */
async function drop(page: Page, name: string, bytes: Buffer): Promise<void> {
  const dataTransfer = await page.evaluateHandle(
    async ({ name, base64 }) => {
      const blob = await (await fetch(`data:image/png;base64,${base64}`)).blob();
      const transfer = new DataTransfer();
      transfer.items.add(new File([blob], name, { type: 'image/png' }));
      return transfer;
    },
    { name, base64: bytes.toString('base64') },
  );
  await page.dispatchEvent('body', 'drop', { dataTransfer });
}

const LIVE_WORKER = '**/assets/live-*.js';

const gallery = (page: Page) => page.locator('.gallery > p').first().innerText();
const title = (page: Page) => page.locator('.caption-title h1').innerText();

it('nothing of a visitor is left after the reset: not on screen, in the page, in the browser, or as a file', async () => {
  const page = await built.open(START, ({ page }) => page.clock.install());
  const downloads: string[] = [];
  page.on('download', (download) => downloads.push(download.suggestedFilename()));
  const address = page.url();
  await firstLook(page);
  const picture = await visitorsPicture();
  const marks = marksOf(picture);

  // His picture is looked at, goes into the map of pictures, becomes a style, and is painted from.
  await drop(page, `${VISITOR}.png`, picture);
  await expect.poll(() => magentaOnScreen(page), TIMEOUT).toBeGreaterThan(0.02);
  await page.locator('#tab-embedding').click();
  await expect.poll(() => gallery(page), TIMEOUT).toMatch(/built in$/);
  await page.keyboard.press('a');
  await expect.poll(() => gallery(page), TIMEOUT).toMatch(/1 taken here$/);
  await page.locator('#tab-ranking').click();
  await page.getByRole('textbox', { name: /class/ }).fill(VISITOR);
  await page.keyboard.press('Enter');
  const taught = page.getByRole('button', { name: `Hold to show ${VISITOR}` });
  await taught.focus();
  await page.keyboard.down(' ');
  await page.locator('.teach-examples img').first().waitFor();
  await page.keyboard.up(' ');
  expect(await page.getByRole('button', { name: /classes as a file|file of classes/ }).count()).toBe(0);
  await page.locator('#tab-live-style').click();
  await page.keyboard.press('a');
  await page.locator('.live-tile', { hasText: 'Snapshot 1' }).waitFor();
  expect(await page.getByRole('button', { name: /Record|Save/ }).count()).toBe(0);
  await page.locator('#tab-style-transfer').click();
  await page.getByRole('button', { name: 'This frame', exact: true }).click();
  await expect.poll(() => picturesOfVisitor(page), TIMEOUT).not.toEqual([]);
  await page.locator('#tab-deep-dream').click();
  await page.locator('.paint-button').click();
  await page.locator('.job img:not(.faint)').waitFor({ timeout: 100_000 });
  for (const key of ['s', 'q', 'v', 's']) await page.keyboard.press(key);
  expect(await page.locator('.viewer .action', { hasText: /Save|Copy|Share/ }).count()).toBe(0);
  await page.keyboard.press('Escape');
  await page.locator('#tab-saliency').click();
  await page.locator('#class-search').fill(VISITOR);
  // His network, which a kiosk does not open.
  await drop(page, `${VISITOR}.zip`, await teachableZip(['hand', VISITOR]));
  await page.locator('.notice', { hasText: 'opens no networks' }).waitFor();
  expect(await tracesOf(page, marks)).toContain('his name in the document');
  expect(await keptByBrowser(page)).toEqual([]);

  await page.clock.fastForward(601_000);
  await expect.poll(() => title(page), TIMEOUT).toBe('Grad-CAM');
  await firstLook(page);
  await expect.poll(() => magentaOnScreen(page), TIMEOUT).toBeLessThan(0.001);
  expect(page.url()).toBe(address);
  expect(await page.locator('#class-search').inputValue()).toBe('crane (bird)');
  expect(await page.locator('.pin').count()).toBe(1);
  for (const view of ['grad-cam', 'style-transfer', 'deep-dream', 'live-style', 'ranking', 'embedding']) {
    await page.locator(`#tab-${view}`).click();
    expect(await picturesOfVisitor(page)).toEqual([]);
    expect(await page.content()).not.toMatch(/visitor-4711|Snapshot|taken here/);
    expect(await page.locator('.job').count()).toBe(0);
  }
  await expect.poll(() => gallery(page), TIMEOUT).toMatch(/^\d+ built in$/);
  expect(await keptByBrowser(page)).toEqual([]);
  expect(await tracesOf(page, marks)).toEqual([]);
  expect(downloads).toEqual([]);
  for (const name of readdirSync(DOWNLOADS, { recursive: true, encoding: 'utf8' }))
    expect(marksIn(readFileSync(join(DOWNLOADS, name)), marks), name).toEqual([]);
}, 300_000);

it('a search for a visitor finds him wherever a page can keep something', async () => {
  const context = await built.browser.newContext();
  const page = await context.newPage();
  await page.goto(`${built.url}convoscope.schema.json`);
  const picture = await visitorsPicture();
  const marks = marksOf(picture);
  expect(await tracesOf(page, marks)).toEqual([]);
  await page.evaluate(
    async ({ file, name, pixels }) => {
      const bytes = Uint8Array.from(file);
      const opening = indexedDB.open('any', 1);
      opening.onupgradeneeded = () => opening.result.createObjectStore('jobs');
      await new Promise((resolve) => {
        opening.onsuccess = resolve;
      });
      const change = opening.result.transaction('jobs', 'readwrite');
      change
        .objectStore('jobs')
        .put({ frames: [{ raw: Uint8Array.from(pixels) }], file: new Blob([bytes]) }, 1);
      await new Promise((resolve) => {
        change.oncomplete = resolve;
      });
      opening.result.close();
      await (await caches.open('any')).put('/any', new Response(bytes));
      const root = await navigator.storage.getDirectory();
      const below = await root.getDirectoryHandle('below', { create: true });
      const written = await (await below.getFileHandle('any', { create: true })).createWritable();
      await written.write(bytes);
      await written.close();
      localStorage.setItem('any', name);
      sessionStorage.setItem(name, 'any');
      // biome-ignore lint/suspicious/noDocumentCookie: the other interface is not in every browser.
      document.cookie = `any=${name}`;
      history.replaceState({ of: name }, '', `#${name}`);
      document.title = name;
      document.body.append(
        Object.assign(new Image(), { src: URL.createObjectURL(new Blob([bytes])) }),
        Object.assign(document.createElement('input'), { value: name }),
      );
    },
    { file: [...picture], name: VISITOR, pixels: marks['his pixels'] ?? [] },
  );
  const [NAME, FILE] = ['his name', 'a piece of his file'];
  expect(await tracesOf(page, marks)).toEqual(
    [
      ...['IndexedDB', 'the cache', 'the private files', 'what the document shows'].map(
        (at) => `${FILE} in ${at}`,
      ),
      ...['a field', 'cookies', 'localStorage', 'sessionStorage', 'the address', 'the document'].map(
        (at) => `${NAME} in ${at}`,
      ),
      ...[
        `${NAME} in the name of the window`,
        `${NAME} in the state of the history`,
        'his pixels in IndexedDB',
      ],
    ].sort(),
  );
  await context.close();
});

it.each(
  some(1, [
    ['grad-cam', 'Grad-CAM'],
    ['live-style', 'Live style'],
  ] as const),
)(
  'after six deaths of its worker nothing stale stands in %s, and the page opens itself anew',
  async (view, heading) => {
    const page = await built.open(`kiosk=1&idle=3600&walk=0&backend=wasm&view=${view}`, ({ page }) =>
      page.clock.install(),
    );
    const stale = page.locator('.ranking, .picture-title');
    await stale.first().waitFor();
    await page.evaluate(() => Object.assign(window, { before: true }));
    // From now on each worker dies before it has begun, which takes no time; only the waits in between are long.
    await page.context().route(LIVE_WORKER, (route) => route.abort());
    const worker = page.workers().find((one) => /live/.test(one.url()));
    await worker?.evaluate(() => (globalThis as unknown as { close(): void }).close()).catch(() => {});
    await page.locator('html.down').waitFor({ state: 'attached' });
    const seen: { notice: string; stale: number }[] = [];
    const isBefore = async () => {
      await page.clock.fastForward(31_000).catch(() => {});
      const notices = await page.locator('.notice.error').allInnerTexts();
      const moment = { notice: notices.join(), stale: await stale.count() };
      const before = await page.evaluate(() => 'before' in window).catch(() => false);
      // Else it was seen on the page that was opened anew, or may have been.
      if (before) seen.push(moment);
      return before;
    };
    await expect.poll(isBefore, TIMEOUT).toBe(false);
    expect(seen.map((moment) => moment.stale)).toEqual(seen.map(() => 0));
    expect(seen.at(-1)?.notice).toMatch(/started again/);
    await page.context().unroute(LIVE_WORKER);
    // The page may still be on its way to itself, which ends another navigation.
    const reopened = () =>
      page.goto(page.url()).then(
        () => true,
        () => false,
      );
    await expect.poll(reopened, TIMEOUT).toBe(true);
    await stale.first().waitFor();
    expect(await title(page)).toBe(heading);
  },
);

describe('a house with a configuration file', () => {
  const configured = (text: string) => (query: string) =>
    built.open(query, async ({ page, context }) => {
      await page.clock.install({ time: new Date(2026, 10, 2, 12, 0) });
      await serveConfiguration(context, text);
    });
  // Of the film's pictures some are taken for people, and would wake the screen.
  const HOUSE = `{
    "wake": { "people": false },
    "start": { "kiosk": true, "idle": 60, "walk": 12, "backend": "wasm", "view": "saliency", "seed": 3 },
    "attract": { "words": "Come nearer", "views": [{ "view": "grad-cam", "words": "Where does it look?" }] },
    "house": { "name": "House of Light" },
    "tools": { "networks": false, "help": false }
  }`;

  it('asks before it forgets a visitor, then invites the next one with its own words', async () => {
    const page = await configured(HOUSE)('');
    await firstLook(page);
    expect(await title(page)).toBe('Saliency');
    expect(await page.getByRole('button', { name: /Keys|network/i }).count()).toBe(0);
    await page.clock.fastForward(50_500);
    const question = page.getByRole('alertdialog', { name: 'Still there?' });
    await question.waitFor();
    await page.mouse.click(400, 300);
    await question.waitFor({ state: 'detached' });
    expect(await title(page)).toBe('Saliency');
    for (const ms of [50_500, ...Array<number>(10).fill(1_000)]) await page.clock.fastForward(ms);
    await page.locator('html.attracting').waitFor({ state: 'attached' });
    await page.getByText('Come nearer').waitFor();
    await page.getByText('House of Light').waitFor();
    expect(await page.locator('.panel').isVisible()).toBe(false);
    await page.clock.fastForward(12_500);
    await page.getByText('Where does it look?').waitFor();
    await page.mouse.click(400, 300);
    await page.locator('.attract').waitFor({ state: 'detached' });
    expect(await title(page)).toBe('Saliency');
  });

  it('gives way to the address, and says which line of its file makes no sense', async () => {
    const page = await configured(
      '{\n  "start": { "view": "saliency",\n    "fit": "wide" },\n  "countdown": "ten"\n}',
    )('view=grad-cam&backend=wasm');
    // One notice, which does not stay: on a slow machine not until the first look.
    await page
      .locator('.notice', { hasText: '“wide” is no value for “fit” in line 3 of convoscope.json' })
      .filter({ hasText: 'Line 4 of convoscope.json: “countdown” has to be a number' })
      .waitFor();
    await firstLook(page);
    expect(await title(page)).toBe('Grad-CAM');
  });

  it('that sets up no kiosk stays as a person has set it, however often the page is opened anew', async () => {
    const page = await configured('{ "start": { "view": "saliency", "class": "face" } }')('');
    const isChosen = page.getByRole('button', { name: 'Follow the leading class' });
    await firstLook(page);
    await isChosen.waitFor();
    expect(await page.locator('#class-search').inputValue()).toBe('face');
    await page.keyboard.press('t');
    await page.locator('#tab-grad-cam').click();
    for (let reload = 0; reload < 2; reload++) {
      await expect.poll(() => page.url(), TIMEOUT).toMatch(/[?&]view=grad-cam&(.*&)?class=(&|$)/);
      await page.reload();
      await firstLook(page);
      expect([await title(page), await isChosen.count()]).toEqual(['Grad-CAM', 0]);
    }
  });

  it('has a page for its staff, behind five taps and a PIN', async () => {
    const pin = createHash('sha256').update('4711').digest('hex');
    const page = await configured(
      `{ "start": { "kiosk": true, "backend": "wasm", "view": "grad-cam", "idle": 600 }, "staff": { "pin": "${pin}" }, "counts": true }`,
    )('');
    await firstLook(page);
    await tapCorner(page);
    const staff = page.getByRole('dialog', { name: 'Staff' });
    await staff.waitFor();
    for (const digit of '1234') await staff.getByRole('button', { name: digit, exact: true }).click();
    await staff.getByRole('button', { name: 'Enter' }).click();
    await staff.getByText('This is not the PIN.').waitFor();
    for (const digit of '4711') await staff.getByRole('button', { name: digit, exact: true }).click();
    await staff.getByRole('button', { name: 'Enter' }).click();
    await staff.getByText('Pictures a second').waitFor();
    expect(await staff.innerText()).toMatch(/What went wrong since\s+Nothing\./);
    expect(await staff.getByRole('radio', { name: /fake|y4m/i }).isChecked()).toBe(true);
    expect(await staff.getByText(/1 visit,/).count()).toBe(1);
    await staff.getByRole('radio', { name: '90°' }).check();
    await expect
      .poll(() => page.evaluate(() => localStorage.getItem('convoscope')))
      .toMatch(/cameraMountings.*90/);
    await staff.getByRole('button', { name: 'Close' }).click();
    await staff.waitFor({ state: 'hidden' });
  });

  it('is opened outside its hours by its staff, and opened anew once they are done', async () => {
    const pin = createHash('sha256').update('4711').digest('hex');
    const page = await configured(
      `{ "start": { "kiosk": true, "backend": "wasm", "network": "toy" }, "staff": { "pin": "${pin}" },
        "hours": { "from": "13:00", "to": "18:00", "words": "Back at one" } }`,
    )('');
    await page.getByRole('heading', { name: 'Back at one' }).waitFor();
    await tapCorner(page);
    const staff = page.getByRole('dialog', { name: 'Staff' });
    for (const digit of '4711') await staff.getByRole('button', { name: digit, exact: true }).click();
    await staff.getByRole('button', { name: 'Enter' }).click();
    await staff.getByText('Pictures a second').waitFor();
    await page.evaluate(() => Object.assign(window, { before: true }));
    await page.clock.fastForward(16_000);
    expect(await page.evaluate(() => 'before' in window)).toBe(true);
    await staff.getByRole('button', { name: 'Close' }).click();
    await page.clock.fastForward(16_000);
    await expect.poll(() => page.evaluate(() => 'before' in window).catch(() => true), TIMEOUT).toBe(false);
  });

  it('is dark outside its hours: no camera, no network, and opens by itself', async () => {
    const page = await configured(
      '{ "start": { "kiosk": true, "backend": "wasm" }, "hours": { "from": "13:00", "to": "18:00", "words": "Back at one" } }',
    )('');
    await page.getByRole('heading', { name: 'Back at one' }).waitFor();
    expect(page.workers()).toEqual([]);
    expect(await page.locator('video, canvas').count()).toBe(0);
    // Neither the browser's menu nor two fingers change what stands there for who comes next.
    const kept = await page.evaluate(() => [
      dispatchEvent(new Event('contextmenu', { cancelable: true })),
      getComputedStyle(document.documentElement).touchAction,
    ]);
    expect(kept).toEqual([false, 'pan-x pan-y']);
    await page.clock.setSystemTime(new Date(2026, 10, 2, 13, 0, 1));
    // The next page's clock is that of the machine: what counts is that it was opened anew.
    await page.evaluate(() => Object.assign(window, { before: true }));
    await page.clock.fastForward(16_000);
    await expect.poll(() => page.evaluate(() => 'before' in window).catch(() => true), TIMEOUT).toBe(false);
  });
});

it('with clean=1 there is the stage and nothing else, and no cursor', async () => {
  const page = await built.open(
    'clean=1&view=live-style&live-style.style=frost&fit=fill&mirror=0&backend=wasm',
  );
  await page.locator('.stage canvas').waitFor();
  expect(await page.locator('#app').innerText()).toBe('');
  expect(await page.locator('.stage canvas').boundingBox()).toEqual({ x: 0, y: 0, width: 1280, height: 800 });
  const cursor = await page.locator('.stage').evaluate((stage) => getComputedStyle(stage).cursor);
  expect(cursor).toBe('none');
  expect(await page.locator('button, .notice, .performance, .legend').count()).toBe(0);
});

describe('inside a page of somebody else', () => {
  const OUTER = 'https://course.example/';

  /** A course page with the program in a frame, as docs/hosting.md describes it. */
  async function openFramed(allow: string) {
    const context = await built.browser.newContext({
      viewport: { width: 1280, height: 800 },
      locale: 'en-US',
    });
    context.setDefaultTimeout(60_000);
    const page = await context.newPage();
    await context.route(`${OUTER}**`, (route) =>
      route.fulfill({
        contentType: 'text/html',
        body: `<iframe ${allow} src="${built.url}?backend=wasm&network=toy" width="1200" height="760"></iframe>`,
      }),
    );
    await context.route(`${built.url}?**`, async (route) => {
      const response = await route.fetch();
      const headers = response.headers();
      const policy = headers['content-security-policy']?.replace(
        "frame-ancestors 'self'",
        `frame-ancestors ${OUTER}`,
      );
      await route.fulfill({ response, headers: { ...headers, 'content-security-policy': policy ?? '' } });
    });
    await page.goto(OUTER);
    return { context, frame: page.frameLocator('iframe') };
  }

  it('that keeps the camera from it, the page says so, and what the other page has to write', async () => {
    const { context, frame } = await openFramed('');
    const notice = frame.locator('.notice', { hasText: 'permissions policy' });
    await notice.waitFor({ timeout: 100_000 });
    expect(await notice.innerText()).toContain('allow="camera;');
    await frame.locator('.ranking li').first().waitFor({ timeout: 100_000 });
    await context.close();
  });

  it('that allows the camera, the page looks with it', async () => {
    const { context, frame } = await openFramed('allow="camera; display-capture; fullscreen"');
    await expect.poll(() => frame.locator('.source-name').innerText(), TIMEOUT).toMatch(/fake|y4m/i);
    await context.close();
  });
});

it('goes on without its server, and is opened again without it', async () => {
  const context = await built.browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'en-US' });
  context.setDefaultTimeout(100_000);
  const page = await context.newPage();
  await page.goto(`${built.url}?kiosk=1&walk=0&backend=wasm&view=grad-cam&performance=1`);
  await firstLook(page);
  await page.waitForFunction(async () => (await navigator.serviceWorker.ready).active?.state === 'activated');
  // It serves the pages that are opened after it was there; the configuration of this one is kept all the same.
  const isKept = () => page.evaluate(async () => Boolean(await caches.match('convoscope.json')));
  await expect.poll(isKept, TIMEOUT).toBe(true);
  await page.reload();
  await firstLook(page);
  await context.setOffline(true);
  await page.reload();
  await firstLook(page);
  expect(await title(page)).toBe('Grad-CAM');
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
  // A feature that was never opened before: its files were kept with the others.
  await page.locator('#tab-live-style').click();
  await page.locator('.live-tile').first().waitFor();
  // OpenCV comes with the first cut.
  await page.locator('#tab-cut-out').click();
  await expect.poll(() => page.locator('.legend .picture-title').innerText(), TIMEOUT).toMatch(/cut/i);
  await expectLooking(page);
  expect(await page.locator('.notice.error').count()).toBe(0);
  await context.close();
}, 300_000);

it('a page that is only visited keeps nothing of the program', async () => {
  const context = await built.browser.newContext({ locale: 'en-US' });
  context.setDefaultTimeout(60_000);
  const page = await context.newPage();
  await page.goto(`${built.url}?backend=wasm`);
  await firstLook(page);
  expect(await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length)).toBe(0);
  await context.close();
});
