/** Networks are changed without a reload, under the page's own policy. */
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { countBytes, countTensors, MEASURE_AT_ONCE } from '../../tools/page_state.ts';
import { serveToy, TOY } from '../support/toy_networks.ts';
import { builtPage } from './built_page.ts';
import { expectLooking, firstLook, noticeOf, type Opened } from './open_page.ts';

const built = builtPage(() => ({ args: [MEASURE_AT_ONCE] }));

const soon = <T>(look: () => T | Promise<T>) => expect.poll(look, { timeout: 60_000 });
const nameOf = (page: Page) => page.locator('.network-name').innerText();
const withToy = ({ context }: Opened) => serveToy(context);
const withBroken = ({ context }: Opened) => serveToy(context, true);

async function choose(page: Page, title: string): Promise<void> {
  await page.locator('.network-button').click();
  await page.locator('.menu-item', { hasText: title }).click();
}

/** Until the network of this title has looked. */
async function untilLooks(page: Page, title: string): Promise<void> {
  await soon(() => nameOf(page)).toBe(title);
  await page.locator('.loading').waitFor({ state: 'detached' });
  await firstLook(page);
  await expectLooking(page, 2);
}

describe('another network', () => {
  it('looks again and again in the place of the one before, and nothing is left behind', async () => {
    const page = await built.open('view=grad-cam', withToy);
    await untilLooks(page, 'EfficientNet-Lite0');
    const tensors = await countTensors(page);
    const turn = async () => {
      await page.keyboard.press('h');
      await untilLooks(page, TOY.title);
      await page.keyboard.press('h');
      await untilLooks(page, 'EfficientNet-Lite0');
    };
    await turn();
    await turn();
    const bytes = await countBytes(page);
    for (let round = 2; round < 10; round++) await turn();
    expect(await countTensors(page)).toBe(tensors);
    // One network's weights are 20 MB.
    expect((await countBytes(page)) - bytes).toBeLessThan(15e6);
  });

  it('keeps the class by its name, lets go of what it has not in one notice, and is in the address', async () => {
    const query = `view=grad-cam&class=German shepherd&pins=act2:3,act2:4&lesion=act2:0-9&grad-cam.layer=act2`;
    const page = await built.open(query, withToy);
    await untilLooks(page, 'EfficientNet-Lite0');
    await choose(page, TOY.title);
    await untilLooks(page, TOY.title);
    await soon(() => page.locator('.legend .picture-title').innerText()).toContain('German shepherd');
    const notices = page.locator('.notice', { hasText: 'Toy network looks now' });
    expect(await notices.count()).toBe(1);
    expect(await notices.innerText()).toMatch(
      /let go: 10 channels that were switched off; 2 pinned channels; the layer of Grad-CAM\./,
    );
    expect(await page.locator('.lesion-banner').count()).toBe(0);
    await soon(() => page.url()).toContain('network=toy');
    await soon(() => page.url()).not.toContain('pins=');
  });

  it('is that of the address from the start; one that is not there is told of', async () => {
    const toy = await built.open('network=toy', withToy);
    await untilLooks(toy, TOY.title);
    expect(await toy.locator('.notice').count()).toBe(0);
    const page = await built.open('network=toys', withToy);
    expect(await noticeOf(page, 'AddressError')).toMatch(
      /no network “toys” here.+toy.+EfficientNet-Lite0 is opened instead/s,
    );
    await untilLooks(page, 'EfficientNet-Lite0');
  });

  it('whose file is cut off is told of, and the one before goes on', async () => {
    const page = await built.open('', withBroken);
    await untilLooks(page, 'EfficientNet-Lite0');
    const tensors = await countTensors(page);
    await choose(page, 'Broken network');
    expect(await noticeOf(page, 'ModelFileError')).toContain('truncated: 100 bytes');
    expect(await nameOf(page)).toBe('EfficientNet-Lite0');
    await expectLooking(page);
    expect(await countTensors(page)).toBe(tensors);
  });
});
