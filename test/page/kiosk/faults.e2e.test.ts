/** Whatever goes wrong has a name, a message on screen, and leaves the view running. */
import { createHash } from 'node:crypto';
import { zipSync } from 'fflate';
import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { withRecord } from '../../../src/media/png/job_record.ts';
import { some } from '../../support/thorough.ts';
import { TOY, toyFolder } from '../../support/toys/toy_networks.ts';
import { builtPage } from '../built_page.ts';
import { addressOf, expectLooking, firstLook, noticeOf, type Opened } from '../open_page.ts';

const { open, share, url } = builtPage(() => ({}), 'toy');

const drop = (page: Page, name: string, buffer: Buffer) =>
  page.locator('input[type=file]').first().setInputFiles({ name, mimeType: 'image/png', buffer });

const [WEIGHTS, DESCRIPTION] = ['**/toy/weights.safetensors', '**/toy/network.json'];

/** Polls for as long as a busy machine may take. */
const soon = <T>(look: () => T | Promise<T>) => expect.poll(look, { timeout: 30_000 });

const title = (page: Page) => page.locator('.caption-title h1').innerText();

/**
 * `unplug()` takes all cameras away and `plugIn()` brings them back; `stopCamera()` stops the camera's track without a word, and
 * `letOpen()` lets the page open it again.
 */
const holdCamera = ({ page }: Opened) =>
  page.addInitScript(() => {
    const devices = navigator.mediaDevices;
    const ask = devices.getUserMedia.bind(devices);
    const list = devices.enumerateDevices.bind(devices);
    const tracks: MediaStreamTrack[] = [];
    let opening = Promise.resolve();
    let isPlugged = true;
    const unplugged = () => Promise.reject(new DOMException('Requested device not found', 'NotFoundError'));
    devices.getUserMedia = async (wish) => {
      await opening;
      const stream = await (isPlugged ? ask(wish) : unplugged());
      tracks.push(...stream.getVideoTracks());
      return isPlugged ? stream : unplugged();
    };
    devices.enumerateDevices = async () => (isPlugged ? list() : []);
    Object.assign(globalThis, {
      unplug() {
        isPlugged = false;
        for (const track of tracks.splice(0)) {
          track.stop();
          track.dispatchEvent(new Event('ended'));
        }
      },
      plugIn() {
        isPlugged = true;
        devices.dispatchEvent(new Event('devicechange'));
      },
      stopCamera() {
        opening = new Promise((resolve) => Object.assign(globalThis, { letOpen: resolve }));
        for (const track of tracks.splice(0)) track.stop();
      },
    });
  });

const sourceName = (page: Page) => page.locator('.source-name').innerText();

it('a camera that is refused: the built-in clip is looked at, and the message says how to allow it', async () => {
  const page = await open('', ({ page }) =>
    page.addInitScript(() => {
      navigator.mediaDevices.getUserMedia = () =>
        Promise.reject(new DOMException('Permission denied', 'NotAllowedError'));
    }),
  );
  await firstLook(page);
  expect(await noticeOf(page, 'CameraError')).toMatch(/refused.+Allow it.+built-in clip/s);
  await expectLooking(page);
  expect(await sourceName(page)).not.toMatch(/camera|fake/i);
});

/** The first of each kind come first. */
const ADDRESSES = [
  [
    'network=efficientnet-lite0&class=crane',
    'UnknownClassError',
    'crane (bird) [134], crane (machine) [517]',
  ],
  ['pick=nowhere:3', 'UnknownLayerError', 'nowhere'],
  ['view=crystal-ball', 'UnknownTechniqueError', 'crystal-ball'],
  ['view=style-transfer&styles=cafe-terrace,cafe-terrance', 'UnknownStyleError', 'Near to it: cafe-terrace'],
  [
    'opacity=much&map=jet&view=crystal-ball&class=4711&pick=nowhere:3&grad-cam.layer=blocks.99',
    ...['AddressError', /opacity.+jet.+crystal-ball.+blocks\.99.+4711.+nowhere/s],
  ],
  ['class=unicorn', 'UnknownClassError', 'unicorn'],
  ['view=grad-cam&grad-cam.layer=blocks.99', 'UnknownLayerError', 'blocks.99'],
  ['opacity=much', 'AddressError', 'opacity'],
  ['view=live-style&live-style.style=forst', 'UnknownStyleError', 'forst'],
  ['opacity=much&styles=nobody&class=4711', 'AddressError', /opacity(?=.*4711)(?=.*nobody)/s],
] as const;

describe('a page', () => {
  let page: Page;
  share(
    'view=saliency',
    async (opened) => {
      page = opened;
      await firstLook(page);
    },
    holdCamera,
  );

  it('whose camera is unplugged and plugged in again looks at the clip, and the camera comes back by itself', async () => {
    await soon(() => sourceName(page)).toMatch(/fake|y4m/i);
    const camera = await sourceName(page);
    await page.evaluate('unplug()');
    // On busy cores the camera may have been told of before, as late with its pictures; but one thing at a time is told.
    const told = page.locator('.notice[data-error="CameraError"]', { hasText: /Plug (it in again|one in)/ });
    await told.waitFor();
    expect(await told.innerText()).toContain('built-in clip');
    await soon(() => sourceName(page)).not.toBe(camera);
    await expectLooking(page);
    expect(await page.locator('.notice.error').count()).toBe(1);
    await page.evaluate('plugIn()');
    await soon(() => sourceName(page)).toBe(camera);
    await expectLooking(page);
    await soon(() => page.locator('.notice.error').count()).toBe(0);
  });

  it('whose camera stops giving frames tells of it, is dimmed and opens it again, in every view', async () => {
    const lamp = () => page.locator('.lamp').getAttribute('class');
    const stage = page.locator('#stage canvas');
    const opacity = async () => Number(await stage.evaluate((canvas) => getComputedStyle(canvas).opacity));
    for (const view of ['Saliency', 'Activations']) {
      await page.getByRole('tab', { name: view }).click();
      await soon(() => title(page)).toBe(view);
      await soon(() => sourceName(page)).toMatch(/fake|y4m/i);
      const camera = await sourceName(page);
      await expectLooking(page);
      await page.evaluate('stopCamera()');
      expect(await noticeOf(page, 'CameraError')).toMatch(/no new pictures.+opened again by itself/s);
      await soon(lamp).not.toContain('on');
      await soon(opacity).toBeLessThan(0.5);
      expect(await sourceName(page)).toBe(camera);
      await page.evaluate('letOpen()');
      await soon(() => page.locator('.notice.error').count()).toBe(0);
      await expectLooking(page);
      await soon(lamp).toContain('on');
      await soon(opacity).toBe(1);
      expect(await sourceName(page)).toBe(camera);
      expect(await title(page)).toBe(view);
    }
  });

  it('whose live worker is killed tells of it and starts it again, in the same view', async () => {
    await page.locator('#tab-grad-cam').click();
    await soon(() => title(page)).toBe('Grad-CAM');
    const worker = page.workers().find((one) => /live/.test(one.url()));
    expect(worker).toBeDefined();
    await worker?.evaluate(() => (globalThis as unknown as { close(): void }).close()).catch(() => {});
    expect(await noticeOf(page, 'WorkerError')).toMatch(/worker/i);
    await page.locator('.loading').waitFor({ state: 'hidden' });
    await expectLooking(page);
    expect(await title(page)).toBe('Grad-CAM');
    await expect.poll(() => page.locator('.notice.error').count()).toBe(0);
  });

  it('refuses a dropped picture that is none by name, and the camera goes on', async () => {
    const before = await sourceName(page);
    await drop(page, 'notes.png', Buffer.from('Dear diary, today I saw a cat.'));
    expect(await noticeOf(page, 'PictureFileError')).toContain('notes.png is not a picture or a video');
    expect(await sourceName(page)).toBe(before);
    await expectLooking(page);
    await page.getByRole('button', { name: 'Dismiss' }).click();
    await page.locator('.notice').waitFor({ state: 'detached' });
  });

  it('looks at a dropped picture of 1 x 1 pixel', async () => {
    const pixel = { create: { width: 1, height: 1, channels: 3, background: 'tomato' } } as const;
    await drop(page, 'pixel.png', await sharp(pixel).png().toBuffer());
    await expect.poll(() => sourceName(page)).toBe('pixel.png');
    await expectLooking(page);
    expect(await page.locator('.notice.error').count()).toBe(0);
  });

  it('looks at a dropped picture of 12,000 x 9,000 pixels', async () => {
    const wide = { create: { width: 12_000, height: 9_000, channels: 3, background: 'tomato' } } as const;
    await drop(page, 'poster.png', await sharp(wide).png({ compressionLevel: 1 }).toBuffer());
    await expect.poll(() => sourceName(page), { timeout: 60_000 }).toBe('poster.png');
    await expectLooking(page);
    expect(await page.locator('.notice.error').count()).toBe(0);
  });

  it('takes a dropped file for what it holds, whatever its name and the view', async () => {
    await page.locator('#tab-embedding').click();
    await soon(() => title(page)).toBe('Embedding');
    const create = { width: 32, height: 32, channels: 3, background: 'tomato' } as const;
    const red = await sharp({ create }).png().toBuffer();
    const record = { painting: 'deep-dream', settings: { steps: 7 }, target: null, seed: 5, step: 1 };
    const painting = withRecord(red, { ...record, network: TOY.id });
    await drop(page, 'saved.jpg', Buffer.from(painting));
    await noticeOf(page, 'Settings loaded');
    expect(await title(page)).toBe('DeepDream');
    expect(await page.locator('.notice[data-error="Another network"]').count()).toBe(0);
    const exchanged = { ...record, network: TOY.id, weightsSha256: '5e'.repeat(32) };
    await drop(page, 'exchanged.png', Buffer.from(withRecord(red, exchanged)));
    expect(await noticeOf(page, 'Another network')).toMatch(/other weights.+may paint something else/s);
    expect(await page.locator('.notice.error').count()).toBe(0);

    const raw = { width: 16, height: 32, channels: 3, pageHeight: 16 } as const;
    const film = sharp(Buffer.alloc(16 * 32 * 3, 90).fill(200, 16 * 16 * 3), { raw });
    await drop(page, 'film.gif', await film.gif({ delay: [80, 80] }).toBuffer());
    await soon(() => sourceName(page)).toBe('film.gif');

    await drop(
      page,
      'many.dat',
      Buffer.from(zipSync({ 'notes.txt': Buffer.from('-'), 'holiday/red.png': red })),
    );
    await soon(() => sourceName(page)).toBe('holiday/red.png');
    expect(await noticeOf(page, 'First of several')).toMatch(/many\.dat.+Embedding.+Top patches/s);
    await expectLooking(page);
  });

  it.each(some(5, ADDRESSES))('answers the address "%s" by %s, and looks on', async (query, name, words) => {
    await page.goto(addressOf(url, query.includes('network=') ? query : `network=${TOY.id}&${query}`));
    const expected =
      typeof words === 'string' ? expect.stringContaining(words) : expect.stringMatching(words);
    // What the network and the list of styles have to be asked for comes later than the rest.
    await soon(() => noticeOf(page, name)).toEqual(expected);
    await expectLooking(page, 2);
  });
});

describe('a graphics card that is lost', () => {
  /** In the live worker `loseCard()` takes away what it has of the card, as a fault of the driver would. */
  const holdCard = async ({ context }: Opened) => {
    const hold = () => {
      const lose: (() => void)[] = [];
      Object.assign(self, { loseCard: () => lose.splice(0).map((one) => one()).length > 0 });
      const ask = GPUAdapter.prototype.requestDevice;
      GPUAdapter.prototype.requestDevice = async function (...asked) {
        const device = await ask.apply(this, asked);
        lose.push(() => device.destroy());
        return device;
      };
      const open = OffscreenCanvas.prototype.getContext as (...asked: unknown[]) => unknown;
      OffscreenCanvas.prototype.getContext = function (this: OffscreenCanvas, ...asked: unknown[]) {
        const context = open.apply(this, asked);
        if (context instanceof WebGL2RenderingContext && this.width > 1)
          lose.push(() => context.getExtension('WEBGL_lose_context')?.loseContext());
        return context;
      } as typeof OffscreenCanvas.prototype.getContext;
    };
    await context.route('**/assets/live-*.js', async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, body: `(${hold})();\n${await response.text()}` });
    });
  };
  /** @returns whether there was one */
  const loseCard = async (page: Page): Promise<boolean> => {
    const [worker] = page.workers().filter((one) => /live/.test(one.url()));
    return (await worker?.evaluate<boolean>('self.loseCard?.() ?? false').catch(() => false)) ?? false;
  };
  const backend = (page: Page) => page.locator('.performance').innerText();

  it.each([
    ['webgl', 'grad-cam', 'Grad-CAM'],
    ['webgpu', 'activations', 'Activations'],
  ])('(%s) is told of once and taken again, then the next one, in %s', async (name, view, heading) => {
    const page = await open(`backend=${name}&view=${view}&source=clip`, holdCard);
    // What plays the card here takes a minute to a first look with WebGPU.
    if (name === 'webgl') await firstLook(page);
    await expect.poll(() => loseCard(page), { timeout: 60_000 }).toBe(true);
    const told = page.locator('.notice');
    await told.first().waitFor();
    expect(await told.allInnerTexts()).toEqual([expect.stringContaining('starts again by itself')]);
    // The same card is taken again, and is lost whenever it is there, also where only a trial of it was: before anything is seen.
    const lostAgain = async () => {
      await loseCard(page);
      return backend(page);
    };
    await expect.poll(lostAgain, { timeout: 60_000 }).toContain('WASM');
    await expectLooking(page);
    expect(await told.allInnerTexts()).toEqual([expect.stringContaining('now runs on WASM')]);
    expect(await title(page)).toBe(heading);
  });
});

describe('weights', () => {
  const { 'weights.safetensors': weights, 'network.json': json } = toyFolder(TOY);
  const description = JSON.parse(json);

  /** The same file with one number of the first convolution not a number, and a description to match. */
  function withNaN() {
    const bytes = Buffer.from(weights);
    const header = JSON.parse(bytes.toString('utf8', 8, 8 + Number(bytes.readBigUInt64LE(0))));
    const { data_offsets } = header['first.weight'];
    const at = 8 + Number(bytes.readBigUInt64LE(0)) + data_offsets[0];
    bytes.writeFloatLE(Number.NaN, at);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    return { bytes, description: { ...description, weights: { ...description.weights, sha256 } } };
  }
  const altered = Buffer.from(weights);
  altered[altered.length - 1] = (altered.at(-1) as number) ^ 1;
  const broken = withNaN();

  const BAD = [
    [weights.subarray(0, 1000), description, /truncated.+bytes of/s],
    [altered, description, /is not the file that network\.json describes.+SHA-256/s],
    [broken.bytes, broken.description, /first\.weight.+not finite|NaN/s],
  ] as const;

  it('that are cut off, altered or not a number somewhere are told of: the picture stays, and trying again works once they are whole', async () => {
    let served: (typeof BAD)[number] = BAD[0];
    const page = await open('', async ({ context }) => {
      await context.route(WEIGHTS, (route) => route.fulfill({ body: served[0] }));
      await context.route(DESCRIPTION, (route) => route.fulfill({ json: served[1] }));
    });
    const again = page.getByRole('button', { name: 'Try again' });
    for (const bad of BAD) {
      served = bad;
      if (bad !== BAD[0]) await again.click();
      await soon(() => noticeOf(page, 'ModelFileError')).toMatch(bad[2]);
      expect(await page.locator('#stage canvas').count()).toBe(1);
      expect(await sourceName(page)).not.toBe('No picture yet');
      expect(await page.locator('.ranking li').count()).toBe(0);
    }
    for (const file of [WEIGHTS, DESCRIPTION]) await page.context().unroute(file);
    await again.click();
    await firstLook(page);
    await expectLooking(page);
  });
});
