/** A class that votes by phone: from the code on the screen to the bars, in a folder of a site. */
import type { Page } from 'playwright-core';
import { afterAll, expect, it } from 'vitest';
import type { Handler } from '../../../tools/phones/http.ts';
import { phoneServer } from '../../../tools/phones/phone_server.ts';
import { TOY } from '../../support/toys/toy_networks.ts';
import { builtPage } from '../built_page.ts';
import { firstLook } from '../open_page.ts';
import { behindServer, closeServers, readCode, seats } from './behind_server.ts';

const built = builtPage(() => ({}), 'toy');
const TIMEOUT = { timeout: 40_000, interval: 100 };
const { screen, phoneAt } = seats(built);
afterAll(closeServers);

async function openClass(query = '') {
  let isAway = false;
  let startAnew = () => {};
  const { page: own } = await behindServer(
    built.url,
    (address) => {
      let server = phoneServer({ address });
      startAnew = () => {
        server = phoneServer({ address });
      };
      const onPage: Handler = (from, to) => {
        if (isAway) to.writeHead(502).end();
        else server.onPage(from, to);
      };
      return { phones: { uses: server.uses, onPage }, onPhone: (...asked) => server.onPhone(...asked) };
    },
    '/convoscope/',
  );
  const page = await screen();
  if (query.includes('kiosk')) await page.clock.install();
  await page.goto(`${own}?backend=wasm&welcome=0&source=clip&view=ranking&network=${TOY.id}&${query}`);
  await firstLook(page);
  await page.keyboard.press('End');
  await page
    .getByText('Where phones vote, the answers and the votes go through this house’s server.')
    .waitFor();
  await page.getByRole('button', { name: 'The picture of now' }).click();
  await page.getByRole('button', { name: 'Vote by phone' }).click();
  return {
    page,
    /** The server is started anew: phones reach it, and the page does not yet. */
    goAway() {
      isAway = true;
      startAnew();
    },
    comeBack() {
      isAway = false;
    },
  };
}

const code = (page: Page) => page.getByRole('dialog', { name: 'Vote by phone' });
const bars = (page: Page) => page.locator('.vote-bar.hands .vote-share').allInnerTexts();

it('two phones vote, change a vote, and see what the network says; hands count beside them', async () => {
  const { page } = await openClass();
  await code(page).waitFor();
  const link = await readCode(page);
  expect(link).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/convoscope\/v\/[A-Z2-9]{8}$/);
  const [one, two] = [await phoneAt(link, 'en-US'), await phoneAt(link, 'ko-KR')];
  await two.getByRole('heading', { name: '신경망은 무엇이라고 할까요?' }).waitFor();
  await expect.poll(() => code(page).locator('.phone-count').innerText(), TIMEOUT).toBe('2 phones');
  await page.keyboard.press('Escape');
  await code(page).waitFor({ state: 'hidden' });

  const answers = await page.locator('.guess-name').allInnerTexts();
  const options = await one.locator('button.option').allInnerTexts();
  expect(answers.map((name) => name.replace(/^\d\s*/, ''))).toEqual(options);
  for (const button of await one.locator('button.option').all())
    expect((await button.boundingBox())?.height).toBeGreaterThanOrEqual(64);
  await one.locator('button.option').nth(0).tap();
  await one.locator('button.option.chosen').waitFor();
  await two.locator('button.option').nth(0).tap();
  await expect.poll(() => bars(page), TIMEOUT).toEqual(['2', '0', '0']);
  await two.locator('button.option').nth(2).tap();
  await expect.poll(() => bars(page), TIMEOUT).toEqual(['1', '0', '1']);
  await page.keyboard.press('3');
  await expect.poll(() => bars(page), TIMEOUT).toEqual(['1', '0', '2']);

  await page.keyboard.press('Enter');
  await page.locator('.guess.best').waitFor();
  const said = await page.locator('.guess.best .guess-name').innerText();
  await one.getByText(`The network says: ${said.replace(/^\d\s*/, '')}`).waitFor();
  await two.getByText('투표가 끝났습니다.').waitFor();
  expect(await one.locator('button.option').count()).toBe(0);
  const votes = Number(await page.locator('.guess.best .vote-bar.hands .vote-share').innerText());
  await expect
    .poll(() => page.locator('.classroom-score').innerText(), TIMEOUT)
    .toBe(`${Math.round((100 * votes) / 3)} % of the votes for the network’s answer`);

  // The next round finds the phones where they are, without votes.
  await page.locator('.classroom-way').getByRole('button', { name: 'Another round' }).click();
  await page.getByRole('button', { name: 'The picture of now' }).click();
  await one.locator('button.option').first().waitFor();
  expect(await one.locator('button.option.chosen').count()).toBe(0);
  await expect.poll(() => bars(page), TIMEOUT).toEqual(['0', '0', '0']);

  await page.getByRole('button', { name: 'End voting by phone' }).click();
  await one.getByRole('heading', { name: 'This room is closed' }).waitFor();
  expect(await page.getByRole('button', { name: 'Vote by phone' }).count()).toBe(1);
});

it('a server that was started anew has the room again: the same code, the phones and their votes', async () => {
  const { page, goAway, comeBack } = await openClass();
  await code(page).waitFor();
  const link = await readCode(page);
  const phone = await phoneAt(link);
  await phone.locator('button.option').nth(1).tap();
  await phone.locator('button.option.chosen').waitFor();
  await page.keyboard.press('Escape');
  await expect.poll(() => bars(page), TIMEOUT).toEqual(['0', '1', '0']);

  goAway();
  await phone.getByRole('heading', { name: 'This room is closed' }).waitFor();
  await page.locator('.vote-code').getByText('The server does not answer.').waitFor();
  comeBack();
  await phone.locator('button.option.chosen').waitFor();
  expect(await phone.locator('button.option').nth(1).getAttribute('class')).toContain('chosen');
  await expect.poll(() => bars(page), TIMEOUT).toEqual(['0', '1', '0']);
  await phone.locator('button.option').nth(2).tap();
  await expect.poll(() => bars(page), TIMEOUT).toEqual(['0', '0', '1']);
  expect(await page.locator('.vote-code .code-link').innerText()).toBe(link);
});

it('the reset of a kiosk closes the room', async () => {
  const { page } = await openClass('kiosk=1&idle=600&walk=0');
  await page.locator('.qr').last().waitFor();
  const link = await readCode(page);
  expect((await fetch(link)).status).toBe(200);
  await page.clock.fastForward(601_000);
  await expect.poll(async () => (await fetch(link)).status, TIMEOUT).toBe(404);
});

it('where the server was not started for phones, nothing speaks of them', async () => {
  const page = await built.openFaultless('view=ranking&source=clip');
  await firstLook(page);
  await page.keyboard.press('End');
  await page.getByText('Nothing of it leaves this page.').waitFor();
  await page.getByRole('button', { name: 'The picture of now' }).click();
  await page.locator('.guesses li').first().waitFor();
  expect(await page.getByRole('button', { name: /phone/ }).count()).toBe(0);
});
