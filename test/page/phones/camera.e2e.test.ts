/** A phone that is the camera of the page: from the code on the screen to looks at what it sees, and back again. */
import type { Page } from 'playwright-core';
import { afterAll, expect, it } from 'vitest';
import type { Handler } from '../../../tools/phones/http.ts';
import { phoneServer } from '../../../tools/phones/phone_server.ts';
import { TOY } from '../../support/toys/toy_networks.ts';
import { builtPage } from '../built_page.ts';
import { expectLooking, firstLook } from '../open_page.ts';
import { behindServer, closeServers, readCode, seats } from './behind_server.ts';

const built = builtPage(() => ({}), 'toy');
const TIMEOUT = { timeout: 40_000, interval: 100 };
const { screen, phoneAt } = seats(built);
afterAll(closeServers);

async function openScreen() {
  let startAnew = () => {};
  const { page: own } = await behindServer(built.url, (address) => {
    const start = () => phoneServer({ address, camera: address });
    let server = start();
    startAnew = () => {
      server = start();
    };
    const onPage: Handler = (...asked) => server.onPage(...asked);
    return { phones: { uses: server.uses, onPage }, onPhone: (...asked) => server.onPhone(...asked) };
  });
  const page = await screen();
  await page.goto(`${own}?performance=1&backend=wasm&welcome=0&source=clip&view=ranking&network=${TOY.id}`);
  await firstLook(page);
  return { page, own, startAnew };
}

/** A phone that has read the code off the screen, and gives its camera. */
async function givingPhone(page: Page) {
  const phone = await phoneAt(await readCode(page));
  await phone.getByRole('button', { name: 'Give the camera' }).tap();
  await phone.getByText('The screen sees what this phone sees.').waitFor();
  return phone;
}

const code = (page: Page) => page.getByRole('dialog', { name: 'A phone as the camera' });
const sourceName = (page: Page) => page.locator('.source-name').innerText();

it('its pictures are looked at, it is turned like a camera, and comes back by itself', async () => {
  const { page } = await openScreen();
  await page.locator('.source-button').click();
  await page.getByRole('button', { name: 'A phone …' }).click();
  await code(page).waitFor();
  const phone = await givingPhone(page);
  // The code goes by itself.
  await code(page).waitFor({ state: 'hidden' });
  await expect.poll(() => sourceName(page), TIMEOUT).toBe('Phone');
  await expectLooking(page);
  expect(new URL(page.url()).searchParams.get('source')).toBe('phone');

  await page.locator('.source-button').click();
  await page.locator('.source-menu').getByText('The phone is connected.').waitFor();
  await page.getByRole('radio', { name: '90°' }).check({ force: true });
  await expectLooking(page);

  // Another phone finds the place taken.
  const link = phone.url();
  const other = await phoneAt(link);
  await other.getByRole('heading', { name: 'Another phone is the camera' }).waitFor();

  // A phone that is gone is told of as a camera is.
  await phone.reload();
  const notice = page.locator('.notice[data-error="CameraError"]');
  await notice.waitFor();
  await phone.getByRole('button', { name: 'Give the camera' }).tap();
  await notice.waitFor({ state: 'detached' });
  await expect.poll(() => sourceName(page), TIMEOUT).toBe('Phone');
  await expectLooking(page);

  // A page that is opened anew finds its phone, without a code.
  await page.reload();
  await firstLook(page);
  await expect.poll(() => sourceName(page), TIMEOUT).toBe('Phone');
  await expectLooking(page);

  // Another source: the phone's camera goes off.
  await page.locator('.source-button').click();
  await page.getByRole('button', { name: 'Built-in clip' }).click();
  await phone.getByText('The screen has closed the connection.').waitFor();
  expect(await phone.locator('video').evaluate((video) => (video as HTMLVideoElement).srcObject)).toBeNull();
  expect((await fetch(link)).status).toBe(404);
});

it('a server that was started anew has another code on screen, which leads to the picture again', async () => {
  const { page, startAnew } = await openScreen();
  await page.locator('.source-button').click();
  await page.getByRole('button', { name: 'A phone …' }).click();
  await code(page).waitFor();
  const before = await givingPhone(page);
  await code(page).waitFor({ state: 'hidden' });
  startAnew();
  await before.getByText('The screen has closed the connection.').waitFor();
  await code(page).waitFor();
  const phone = await givingPhone(page);
  expect(phone.url()).not.toBe(before.url());
  await code(page).waitFor({ state: 'hidden' });
  await expect.poll(() => sourceName(page), TIMEOUT).toBe('Phone');
  await expectLooking(page);
});

it('the stage alone shows the code of its phone, until that gives its camera', async () => {
  const { page, own } = await openScreen();
  await page.goto(`${own}?clean=1&backend=wasm&source=phone&view=ranking&network=${TOY.id}`);
  await code(page).waitFor();
  await givingPhone(page);
  await code(page).waitFor({ state: 'hidden' });
});
