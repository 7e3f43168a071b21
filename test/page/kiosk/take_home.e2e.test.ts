/** A picture that a visitor of a kiosk takes home, from the button to the phone. */
import type { Page } from 'playwright-core';
import { PNG } from 'pngjs';
import { afterEach, expect, it } from 'vitest';
import { takeServer } from '../../../tools/take_server.ts';
import { TOY } from '../../support/toys/toy_networks.ts';
import { builtPage } from '../built_page.ts';
import { firstLook, resize, serveConfiguration } from '../open_page.ts';
import { behindServer, closeServers, readCode } from '../phones/behind_server.ts';

const built = builtPage(() => ({}), 'toy');

afterEach(closeServers);

/** The built page, behind what `npm start` serves beside it. */
async function openExhibit() {
  const { page: own, phones: phone } = await behindServer(built.url, (address) => {
    const { onPage, onPhone } = takeServer({ address, minutes: 10 });
    return { onTake: onPage, onPhone };
  });
  const context = await built.browser.newContext({
    viewport: { width: 1080, height: 1920 },
    serviceWorkers: 'block',
  });
  context.setDefaultTimeout(60_000);
  const page = await context.newPage();
  await page.clock.install();
  const handOver = `{ "handOver": { "address": "${phone}" } }`;
  await serveConfiguration(context, handOver);
  await page.goto(`${own}?kiosk=1&idle=600&walk=0&backend=wasm&view=grad-cam&network=${TOY.id}`);
  await firstLook(page);
  return { page, context };
}

const dialog = (page: Page) => page.getByRole('dialog', { name: 'Take it home' });

/** @returns where the picture of now can be fetched */
async function offerPicture(page: Page): Promise<string> {
  await page.keyboard.press('s');
  await page.locator('.qr').waitFor();
  const link = await readCode(page);
  expect((await fetch(link)).status).toBe(200);
  return link;
}

it('the code on the screen leads to the very picture, and nothing is downloaded', async () => {
  const { page, context } = await openExhibit();
  const downloads: string[] = [];
  page.on('download', (download) => downloads.push(download.suggestedFilename()));
  const posted = page.waitForRequest((asked) => asked.method() === 'POST' && asked.url().endsWith('/take'));
  await page.getByRole('button', { name: 'Take the picture home' }).click();
  await page.locator('.qr').waitFor();
  for (const size of [
    { width: 1920, height: 1080 },
    { width: 1080, height: 1920 },
  ]) {
    await resize(page, size);
    const box = await page.locator('.qr').boundingBox();
    // A third of the shorter side at least: a phone reads it from a metre away.
    expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThan(360);
    expect(await dialog(page).evaluate((one) => one.scrollHeight - one.clientHeight)).toBeLessThanOrEqual(0);
  }
  const link = await readCode(page);
  expect(await page.locator('.code-link').innerText()).toBe(link);
  const picture = Buffer.from(await (await fetch(`${link}/picture`)).arrayBuffer());
  const sent = (await posted).postDataBuffer();
  expect(PNG.sync.read(picture).width).toBeGreaterThan(200);
  expect(sent && Buffer.compare(sent, picture)).toBe(0);

  const phone = await context.newPage();
  await phone.goto(link);
  await phone.waitForFunction(() => (document.querySelector('img')?.naturalWidth ?? 0) > 200);
  expect(await phone.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe('rgb(11, 12, 14)');
  await phone.close();

  await expect.poll(() => dialog(page).getByRole('timer').innerText()).toMatch(/ (10:00|9:\d\d) /);
  await page.clock.fastForward(61_000);
  await expect.poll(() => dialog(page).getByRole('timer').innerText()).toMatch(/ 8:\d\d /);
  await dialog(page).getByRole('button', { name: 'Close' }).click();
  await dialog(page).waitFor({ state: 'hidden' });
  expect(downloads).toEqual([]);
  await context.close();
});

it('a picture that nobody fetched is deleted when its visitor is gone', async () => {
  const { page, context } = await openExhibit();
  const link = await offerPicture(page);
  await page.clock.fastForward(601_000);
  await dialog(page).waitFor({ state: 'hidden' });
  await expect.poll(async () => (await fetch(link)).status, { timeout: 60_000 }).toBe(404);
  await context.close();
});

it('a picture that nobody fetched is deleted when its page is opened anew', async () => {
  const { page, context } = await openExhibit();
  const link = await offerPicture(page);
  await page.reload();
  await expect.poll(async () => (await fetch(link)).status, { timeout: 60_000 }).toBe(404);
  await context.close();
});

it('says so where the server does not answer, or takes no pictures', async () => {
  const page = await built.open('kiosk=1&walk=0&view=grad-cam', ({ context }) =>
    serveConfiguration(context, '{ "handOver": { "address": "http://hall.example/" } }'),
  );
  await firstLook(page);
  await page.keyboard.press('s');
  const failed = page.getByRole('dialog', { name: 'It cannot be taken home' });
  await failed.getByText('The server of this exhibit takes no pictures. Nothing was kept.').waitFor();
  await page.keyboard.press('Escape');
  await failed.waitFor({ state: 'hidden' });
  await page.context().setOffline(true);
  await page.keyboard.press('s');
  await failed.getByText('The server of this exhibit does not answer. Nothing was kept.').waitFor();
});
