/** Networks are changed without a reload, and brought by a visitor, under the page's own policy. */
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { countBytes, countTensors, MEASURE_AT_ONCE } from '../../tools/page_state.ts';
import { THOROUGH } from '../support/thorough.ts';
import {
  BROKEN,
  detectorFile,
  HEAVY,
  serveToy,
  TOY,
  TWIN,
  teachableZip,
} from '../support/toys/toy_networks.ts';
import { builtPage } from './built_page.ts';
import { chooseNetwork, networkName, untilLooks } from './choose_network.ts';
import { drop } from './drop.ts';
import { addressOf, expectLooking, noticeOf, type Opened } from './open_page.ts';

const built = builtPage(() => ({ args: [MEASURE_AT_ONCE] }), 'toy');

const soon = <T>(look: () => T | Promise<T>) => expect.poll(look, { timeout: 60_000 });
const SHIPPED = 'network=efficientnet-lite0';
/** Networks are loaded again and again, beside others that want the same two cores. */
const PATIENT = { timeout: 300_000 };
const withBroken = ({ context }: Opened) => serveToy(context, [BROKEN]);

describe('another network', () => {
  const START = `${SHIPPED}&view=grad-cam&class=German shepherd&pins=act2:3,act2:4&ablation=act2:0-9&grad-cam.layer=act2`;
  let page: Page;
  beforeAll(async () => {
    page = await built.keep(START);
  });
  afterAll(() => page?.context().close());

  it('keeps the class by its name, lets go of what it has not in one notice, and is in the address', async () => {
    // Where this is tried again.
    if (!page.url().includes('pins=')) await page.goto(addressOf(built.url, START));
    await untilLooks(page, 'EfficientNet-Lite0');
    await chooseNetwork(page, TOY.title);
    // It does not stay long.
    await page
      .locator('.notice', { hasText: 'Toy network looks now' })
      .filter({
        hasText: /let go: 10 channels that were switched off; 2 pinned channels; the layer of Grad-CAM\./,
      })
      .waitFor();
    await untilLooks(page, TOY.title);
    await soon(() => page.locator('.legend .picture-title').innerText()).toContain('German shepherd');
    expect(await page.locator('.ablation-banner').count()).toBe(0);
    await soon(() => page.url()).toContain('network=toy');
    await soon(() => page.url()).not.toContain('pins=');
  });

  it(
    'looks again and again in the place of the one before, and nothing is left behind',
    PATIENT,
    async () => {
      const toShipped = async () => {
        await chooseNetwork(page, 'EfficientNet-Lite0');
        await untilLooks(page, 'EfficientNet-Lite0');
      };
      await toShipped();
      const tensors = await countTensors(page);
      await page.keyboard.press('h');
      await untilLooks(page, TOY.title);
      const ofToy = await countTensors(page);
      const turn = async () => {
        await chooseNetwork(page, TWIN.title);
        await untilLooks(page, TWIN.title);
        await chooseNetwork(page, TOY.title);
        await untilLooks(page, TOY.title);
      };
      await turn();
      const bytes = THOROUGH ? await countBytes(page) : 0;
      for (let round = 1; round < (THOROUGH ? 10 : 3); round++) await turn();
      await soon(() => countTensors(page)).toBe(ofToy);
      if (THOROUGH) expect((await countBytes(page)) - bytes).toBeLessThan(15e6);
      await toShipped();
      await soon(() => countTensors(page)).toBe(tensors);
    },
  );
});

/** The live worker is told of so much memory: a network may fill half of it. */
async function withMemory({ context }: Opened, bytes: number): Promise<void> {
  const memory = `Object.defineProperty(navigator, 'deviceMemory', { value: ${bytes / 2 ** 30} });`;
  await context.route('**/assets/live-*.js', async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: memory + (await response.text()) });
  });
}

describe('a network that is too large for this machine', () => {
  const withLittleMemory = async (opened: Opened) => {
    await serveToy(opened.context, [HEAVY]);
    await withMemory(opened, 2e6);
  };
  const FEATURES = `${HEAVY.title}, features only`;
  let page: Page;
  beforeAll(async () => {
    page = await built.keep('network=toy&view=grad-cam', withLittleMemory);
  });
  afterAll(() => page?.context().close());

  it(
    'opens its features only by the notice; what wants a class says that there is none, channels go on',
    PATIENT,
    async () => {
      await untilLooks(page, TOY.title);
      await chooseNetwork(page, HEAVY.title);
      expect(await noticeOf(page, 'NetworkTooLargeError')).toMatch(
        /Heavy network does not fit: hidden\.weight|weights take 4 MB/,
      );
      expect(await networkName(page)).toBe(TOY.title);
      await page.getByRole('button', { name: 'Open its features only' }).click();
      await soon(() => networkName(page)).toBe(FEATURES);
      await soon(() => page.locator('.pane-faint').innerText()).toMatch(
        /^Grad-CAM looks at a class, and this network has none/,
      );
      await soon(() => page.url()).toContain('network=heavy%7Efeatures');
      await page.reload();
      await soon(() => networkName(page)).toBe(FEATURES);
      await page.locator('#tab-ranking').click();
      await soon(() => page.locator('.pane-faint').innerText()).toMatch(/^This network has no classes/);
      expect(await page.locator('.ranking li').count()).toBe(0);
      await page.locator('#tab-saliency').click();
      await soon(() => page.locator('.pane-faint').innerText()).toMatch(
        /^Saliency looks at a class.+Choose a channel/,
      );
      await page.getByRole('radio', { name: 'Channel' }).click();
      await soon(() => page.locator('.picture-title').innerText()).toMatch(/^Saliency for Second.+channel 0/);
      await expectLooking(page, 2);
      await chooseNetwork(page, TOY.title);
      await untilLooks(page, TOY.title);
    },
  );

  it(
    'is told of at the start and beside another one, and opens its features there as well',
    PATIENT,
    async () => {
      await page.goto(addressOf(built.url, 'network=heavy&view=activations'));
      await page.getByRole('button', { name: 'Open its features only' }).click();
      await soon(() => networkName(page)).toBe(FEATURES);
      await expectLooking(page, 2);
      await page.goto(addressOf(built.url, 'network=toy&view=activations&beside=activations@heavy'));
      await page.getByRole('button', { name: 'Open its features only' }).click();
      await soon(() => page.locator('.pane-title').allInnerTexts()).toEqual([
        expect.stringContaining(TOY.title),
        expect.stringContaining(FEATURES),
      ]);
    },
  );
});

const ONNX = new URL('../golden/imported/resnet18-script.onnx', import.meta.url);
const REAL = join(import.meta.dirname, '../../../shared/models/googlenet-bvlc/bvlc_googlenet.opset13.onnx');

describe('a network that a visitor brings', () => {
  let folder: string;
  const at = (name: string) => join(folder, name);
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'convoscope-'));
    const onnx = await readFile(ONNX);
    await writeFile(at('birds.onnx'), onnx);
    await writeFile(at('labels.txt'), 'robin\nheron\nkite\nwren\nowl\n');
    await writeFile(at('cut.onnx'), onnx.subarray(0, onnx.length / 2));
    await writeFile(at('hands.zip'), await teachableZip(['open hand', 'fist']));
    await writeFile(at('detector.safetensors'), detectorFile());
    await writeFile(at('hostile.pth'), await readFile(new URL('hostile.pth', ONNX)));
    await writeFile(at('bomb.zip'), zipSync({ 'model.json': new Uint8Array(70e6) }));
    await writeFile(at('zeros.safetensors'), new Uint8Array(1e6));
  });
  afterAll(() => rm(folder, { recursive: true }));

  const card = (page: Page) => page.locator('.network-card');
  const answers = (page: Page) => card(page).locator('.answers .label').allInnerTexts();
  const open = (page: Page) => card(page).getByRole('button', { name: 'Open', exact: true }).click();

  it('as files says what it is, is tried out, opened, kept over a reload, and removed', async () => {
    // What the address names is not there: it is told of, and the first is opened instead.
    const page = await built.open('network=toys');
    expect(await noticeOf(page, 'AddressError')).toMatch(
      /no network “toys” here.+toy.+EfficientNet-Lite0 is opened instead/s,
    );
    await untilLooks(page, 'EfficientNet-Lite0');
    const tensors = await countTensors(page);
    await drop(page, [at('birds.onnx'), at('labels.txt')]);
    await soon(() => card(page).innerText()).toMatch(/ONNX.+5, named by labels\.txt/s);
    await soon(async () => (await answers(page)).toSorted()).toEqual([
      'heron',
      'kite',
      'owl',
      'robin',
      'wren',
    ]);
    await card(page).getByLabel('Usual preparations').selectOption({ label: '0 to 255' });
    await card(page).getByLabel('Name', { exact: true }).fill('My birds');
    await open(page);
    await untilLooks(page, 'My birds');
    await soon(() => page.locator('.ranking .label').allInnerTexts()).toContain('heron');
    await soon(() => page.url()).toContain('network=own-');
    await page.reload();
    await untilLooks(page, 'My birds');
    await page.locator('.network-button').click();
    await page.getByRole('button', { name: 'Remove My birds' }).click();
    await untilLooks(page, 'EfficientNet-Lite0');
    await soon(() => countTensors(page)).toBe(tensors);
    const gone = page.url();
    await page.goto(`${built.url}?performance=1&network=own-123456789abc`);
    expect(await noticeOf(page, 'AddressError')).toContain('no network “own-123456789abc” here');
    expect(gone).not.toContain('own-');
  });

  describe('where another looks', () => {
    let page: Page;
    beforeAll(async () => {
      page = await built.keep('', withBroken);
    });
    afterAll(() => page?.context().close());

    it('of this place whose file is cut off is told of, and the one before goes on', async () => {
      await untilLooks(page, TOY.title);
      expect(await page.locator('.notice').count()).toBe(0);
      const tensors = await countTensors(page);
      await chooseNetwork(page, 'Broken network');
      expect(await noticeOf(page, 'ModelFileError')).toContain('truncated: 100 bytes');
      expect(await networkName(page)).toBe(TOY.title);
      await expectLooking(page);
      await soon(() => countTensors(page)).toBe(tensors);
    });

    it('as what cannot be opened is refused in plain words, and the one before goes on', async () => {
      const tensors = await countTensors(page);
      for (const [file, words] of [
        ['cut.onnx', /cut\.onnx/],
        ['detector.safetensors', /a detector of objects: it answers with boxes/],
        ['hostile.pth', /asks Python to run .+ it was refused/],
        ['bomb.zip', /unpacks from .+ to 70\.0 MB/],
        ['zeros.safetensors', /holds nothing but zeros/],
      ] as const) {
        await drop(page, at(file));
        await page.locator('.notice[data-error="ModelFileError"]', { hasText: words }).waitFor();
        await card(page).waitFor({ state: 'hidden' });
        expect(await networkName(page)).toBe(TOY.title);
        await expectLooking(page, 2);
      }
      await soon(() => countTensors(page)).toBe(tensors);
    });

    it('as the ZIP of Teachable Machine opens by a button; a card that is cancelled leaves nothing', async () => {
      const bring = async () => {
        await page.locator('.network-button').click();
        await page.getByLabel('The files of a network').setInputFiles(at('hands.zip'));
        await soon(() => card(page).innerText()).toMatch(/Teachable Machine.+2, named by metadata\.json/s);
      };
      await bring();
      await page.keyboard.press('Escape');
      await card(page).waitFor({ state: 'hidden' });
      expect(await networkName(page)).toBe(TOY.title);
      await bring();
      await soon(async () => (await answers(page)).toSorted()).toEqual(['fist', 'open hand']);
      await open(page);
      await untilLooks(page, 'Teachable Machine');
      await soon(async () => (await page.locator('.ranking .label').allInnerTexts()).toSorted()).toEqual([
        'fist',
        'open hand',
      ]);
      await bring();
      await card(page)
        .getByRole('switch', { name: /^Features only/ })
        .click();
      await soon(() => card(page).locator('.try-out').innerText()).toContain(
        'There are no classes: its features are opened.',
      );
      await open(page);
      await soon(() => networkName(page)).toBe('Teachable Machine, features only');
      await soon(() => page.locator('.pane-faint').innerText()).toMatch(/^This network has no classes/);
      await soon(() => page.url()).toMatch(/network=own-\w+(~|%7E)features/);
    });

    it('that stands beside the first takes its view along when it is removed', async () => {
      await chooseNetwork(page, TOY.title);
      await soon(() => page.url()).toContain('network=toy');
      await drop(page, [at('birds.onnx'), at('labels.txt')]);
      await card(page).getByLabel('Name', { exact: true }).fill('My birds');
      await open(page);
      await untilLooks(page, 'My birds');
      await soon(() => page.url()).toContain('network=own-');
      const id = /network=(own-\w+)/.exec(page.url())?.[1];
      await page.goto(addressOf(built.url, `network=${TOY.id}&view=ranking&beside=grad-cam@${id}`));
      const titles = () => page.locator('.pane-title').allInnerTexts();
      await soon(titles).toEqual(expect.arrayContaining([expect.stringContaining('My birds')]));
      await page.locator('.network-button').click();
      await page.getByRole('button', { name: 'Remove My birds' }).click();
      await soon(titles).toEqual([]);
      await expectLooking(page);
      expect(page.url()).not.toContain('own-');
    });
  });

  it('is not opened in a kiosk', async () => {
    const page = await built.open('kiosk=1&idle=3000');
    await page.locator('.ranking li').first().waitFor();
    await drop(page, at('birds.onnx'));
    await page.locator('.notice', { hasText: 'This exhibit opens no networks' }).waitFor();
    expect(await card(page).isVisible()).toBe(false);
  });

  it.runIf(THOROUGH && existsSync(REAL))(
    'as GoogLeNet looks, and gives way again (absent elsewhere)',
    PATIENT,
    async () => {
      const page = await built.open(`${SHIPPED}&view=grad-cam&source=clip`);
      await untilLooks(page, 'EfficientNet-Lite0');
      const tensors = await countTensors(page);
      await drop(page, REAL);
      await soon(() => answers(page)).toContain('German shepherd');
      expect((await answers(page))[0]).toBe('German shepherd');
      await open(page);
      await untilLooks(page, 'bvlc_googlenet.opset13');
      await soon(() => page.locator('.legend .picture-title').innerText()).toMatch(/^Grad-CAM for /);
      await page.locator('#tab-deep-dream').click();
      await page.keyboard.press('g');
      await soon(() => page.locator('.filmstrip .job').count()).toBe(1);
      await page.locator('.filmstrip .job img:not(.faint)').waitFor({ timeout: 120_000 });
      await page.locator('#tab-grad-cam').click();
      await chooseNetwork(page, 'EfficientNet-Lite0');
      await untilLooks(page, 'EfficientNet-Lite0');
      await soon(() => countTensors(page)).toBe(tensors);
    },
  );
});
