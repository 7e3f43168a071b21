/** The output of the built page as a stream to a WHIP server. */
import type { Page } from 'playwright-core';
import { afterEach, expect, it } from 'vitest';
import { builtPage } from '../built_page.ts';
import { expectLooking, firstLook } from '../open_page.ts';
import { builtFor } from './built_for.ts';
import { receiveWhip, type WhipReceiver } from './whip_receiver.ts';

const TIMEOUT = { timeout: 60_000, interval: 200 };
const TOKEN = 'a-secret';
/** A machine of tests may have no network, nobody to look names up, and nobody to allow the page a server of this machine. */
const ARGS = [
  '--allow-loopback-in-peer-connection',
  '--disable-features=WebRtcHideLocalIpsWithMdns,LocalNetworkAccessChecks',
];
const built = builtPage(() => ({ args: ARGS }), 'toy');

let receiver: WhipReceiver | null = null;
afterEach(() => receiver?.close());

/** Opens the page with the panel, beside a server in the same browser. */
async function open(forServer = true) {
  const page = await built.open('output=640x360', async ({ context }) => {
    receiver = await receiveWhip(await context.newPage(), TOKEN);
    if (forServer) await builtFor(context, built.url, { CONVOSCOPE_CONNECT: receiver.origin });
  });
  await firstLook(page);
  await page.bringToFront();
  await page.keyboard.press('F9');
  const panel = page.getByRole('dialog', { name: 'Output' });
  const state = () => panel.locator('.whip-state').innerText();
  if (!receiver) throw new Error('There is no server.');
  return { page, panel, state, receiver };
}

async function start(page: Page, address: string, token: string) {
  await page.getByLabel('Address of a WHIP server').fill(address);
  await page.getByLabel('Token').fill(token);
  await page.getByRole('button', { name: 'Start the stream' }).click();
}

it('arrives at its size, goes on when the server comes back, and is deleted there when it is stopped', async () => {
  const { page, panel, state, receiver } = await open();
  await start(page, receiver.address, TOKEN);
  await expect.poll(state, TIMEOUT).toMatch(/^Live/);
  const received = async () => (await receiver.received()) ?? { size: '', frames: 0 };
  await expect.poll(async () => (await received()).size, TIMEOUT).toBe('640x360');
  const { frames } = await received();
  await expect.poll(async () => (await received()).frames, TIMEOUT).toBeGreaterThan(frames + 5);
  await expectLooking(page, 2);
  expect(receiver.answered).toEqual(['POST 201']);

  await receiver.hangUp();
  await expect.poll(() => receiver.answered, TIMEOUT).toEqual(['POST 201', 'DELETE 200', 'POST 201']);
  await expect.poll(state, TIMEOUT).toMatch(/^Live/);
  await expect.poll(async () => (await received()).frames, TIMEOUT).toBeGreaterThan(3);

  await panel.getByRole('button', { name: 'Stop the stream' }).click();
  await expect.poll(state, TIMEOUT).toBe('Nothing is sent.');
  await expect.poll(() => receiver.answered.at(-1), TIMEOUT).toBe('DELETE 200');
});

it('says what is wrong with a token, and tries no more', async () => {
  const { page, panel, state, receiver } = await open();
  await start(page, receiver.address, 'another');
  await expect.poll(state, TIMEOUT).toContain('the token may be wrong');
  await panel.getByRole('button', { name: 'Start the stream' }).waitFor();
  expect(receiver.answered).toEqual(['POST 401']);
});

it('says that a server is not there, and tries again after a pause', async () => {
  const { page, state, receiver } = await open();
  await receiver.close();
  await start(page, receiver.address, TOKEN);
  await expect.poll(state, TIMEOUT).toMatch(/does not answer.* Tried again in \d+ s/);
});

it('says how the page is built so that it may talk to a server of another origin', async () => {
  const { page, state, receiver } = await open(false);
  await start(page, receiver.address, TOKEN);
  await expect.poll(state, TIMEOUT).toContain(`CONVOSCOPE_CONNECT=${receiver.origin}`);
  expect(receiver.answered).toEqual([]);
});

it('keeps the address in the browser, and the token in this tab alone', async () => {
  const { page } = await open(false);
  const address = 'https://media.house.example/whip';
  await page.getByLabel('Address of a WHIP server').fill(address);
  await page.getByLabel('Token').fill(TOKEN);
  await page.getByLabel('Token').blur();
  const stored = () => page.evaluate(() => [localStorage.getItem('convoscope') ?? '', location.href]);
  await expect.poll(async () => (await stored())[0], TIMEOUT).toContain(address);
  expect((await stored()).join()).not.toContain(TOKEN);
  await page.reload();
  await firstLook(page);
  await page.keyboard.press('F9');
  expect(await page.getByLabel('Address of a WHIP server').inputValue()).toBe(address);
  expect(await page.getByLabel('Token').inputValue()).toBe(TOKEN);
});
