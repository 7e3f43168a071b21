/** Two networks at work in the built page: side by side on one frame, and a job of the studio beside the live view. */
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { countTensors } from '../../tools/page_state.ts';
import { HEAVY, serveToy, TOY, TWIN } from '../support/toys/toy_networks.ts';
import { builtPage } from './built_page.ts';
import { chooseNetwork, networkName, untilLooks } from './choose_network.ts';
import { expectLooking, noticeOf, type Opened } from './open_page.ts';

const built = builtPage();
const withToys = ({ context }: Opened) => serveToy(context, [HEAVY]);
const soon = <T>(look: () => T | Promise<T>) => expect.poll(look, { timeout: 60_000 });

/** In a view of the studio no classes are listed. */
async function untilOpened(page: Page, title: string): Promise<void> {
  await soon(() => networkName(page)).toBe(title);
  await expectLooking(page, 2);
}

const titles = (page: Page) => page.locator('.pane-title').allInnerTexts();
const beside = (page: Page) => page.getByLabel('Network of the view beside this one');
const titled = (...networks: readonly string[]) =>
  networks.map((title) => expect.stringMatching(new RegExp(`^Grad-CAM for .+ · ${title}$`)));

it('a second network looks at the same frame, is exchanged for a third, is in the address, and goes', async () => {
  const page = await built.open('network=toy&view=grad-cam&beside=grad-cam', withToys);
  await untilLooks(page, TOY.title);
  await soon(() => titles(page)).toHaveLength(2);
  await expectLooking(page, 2);
  const alone = await countTensors(page);

  await beside(page).selectOption({ label: `by ${TWIN.title}` });
  await soon(() => titles(page)).toEqual(titled(TOY.title, TWIN.title));
  await expectLooking(page, 2);
  const two = await countTensors(page);
  expect(two).toBeGreaterThan(alone);
  await beside(page).selectOption({ label: `by ${HEAVY.title}` });
  await soon(() => titles(page)).toEqual(titled(TOY.title, HEAVY.title));
  await soon(() => page.url()).toMatch(/beside=grad-cam(@|%40)heavy/);

  await page.reload();
  await soon(() => titles(page)).toEqual(titled(TOY.title, HEAVY.title));
  // The same as that of the second network here: they trade places.
  await chooseNetwork(page, HEAVY.title);
  await soon(() => titles(page)).toEqual(titled(HEAVY.title, TOY.title));
  await chooseNetwork(page, TOY.title);
  await soon(() => titles(page)).toEqual(titled(TOY.title, HEAVY.title));

  await beside(page).selectOption({ label: `by ${TOY.title}, too` });
  await soon(async () => (await titles(page)).every((title) => !title.includes('·'))).toBe(true);
  await soon(() => titles(page)).toHaveLength(2);
  await expectLooking(page, 2);
  await soon(() => countTensors(page)).toBe(alone);
  await soon(() => page.url()).toMatch(/beside=grad-cam(&|$)/);
});

it('a second network that is not there is told of, and the view beside is by the first', async () => {
  const page = await built.open('network=toy&view=grad-cam&beside=grad-cam@nowhere', withToys);
  expect(await noticeOf(page, 'AddressError')).toContain('no network “nowhere” here');
  await soon(() => titles(page)).toHaveLength(2);
  await expectLooking(page, 2);
});

it('a job goes on with the network that it was started on, and says where that is gone', async () => {
  const query = 'network=toy&view=gradient-ascent&gradient-ascent.size=64&gradient-ascent.steps=2000';
  const page = await built.open(query, withToys);
  await untilOpened(page, TOY.title);
  await page.locator('.paint-button:enabled').click();
  const step = async () =>
    Number(/step (\d+)/.exec(await page.locator('.job .job-state').first().innerText())?.[1]);
  await soon(step).toBeGreaterThan(0);
  await chooseNetwork(page, TWIN.title);
  await untilOpened(page, TWIN.title);
  const before = await step();
  await soon(step).toBeGreaterThan(before);
  expect(await page.locator('.notice.error').count()).toBe(0);

  await soon(() => page.url()).toContain('network=twin');
  await page.context().route('**/models/toy/**', (route) => route.fulfill({ status: 404 }));
  await page.reload();
  await untilOpened(page, TWIN.title);
  await soon(() => page.locator('.job .job-state').first().innerText()).toMatch(
    /^It is painted with the network “toy”\./,
  );
});
