/** The built page in a frame of another page of the house, by public/embed.js. */
import { readFile } from 'node:fs/promises';
import type { BrowserContext, Page } from 'playwright-core';
import { afterEach, expect, it } from 'vitest';
import { serveToy, TOY } from '../../support/toys/toy_networks.ts';
import { builtPage } from '../built_page.ts';
import { builtFor } from './built_for.ts';

const TIMEOUT = { timeout: 60_000, interval: 200 };
const QUERY = `network=${TOY.id}&backend=wasm&welcome=0&clean=1`;
const built = builtPage();
const contexts: BrowserContext[] = [];
afterEach(async () => {
  for (const context of contexts.splice(0)) await context.close();
});

/** Opens a page of a house that shows the built page in a frame. @param origin of the house; the built page's own unless given */
async function openHouse(origin = new URL(built.url).origin, frames?: string): Promise<Page> {
  const context = await built.browser.newContext({ serviceWorkers: 'block', locale: 'en-US' });
  contexts.push(context);
  await serveToy(context);
  if (frames) await builtFor(context, built.url, { CONVOSCOPE_FRAMES: frames });
  const house = `${origin}/house/`;
  await context.route(house, (route) =>
    route.fulfill({
      contentType: 'text/html',
      body: `<!doctype html>
        <iframe allow="camera" width="640" height="400" src="${built.url}?${QUERY}"></iframe>
        <script type="module">
          import { convoscope } from './embed.js';
          window.scope = convoscope(document.querySelector('iframe'));
        </script>`,
    }),
  );
  // The copy of a house of another origin: its page can import no other.
  await context.route(`${house}embed.js`, async (route) =>
    route.fulfill({ contentType: 'text/javascript', body: await readFile('public/embed.js', 'utf8') }),
  );
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);
  await page.goto(house);
  return page;
}

/** Until the frame has something to ask for. @returns the address of what it shows */
const ready = (page: Page) => page.evaluate(() => (window as unknown as House).scope.ready);

type House = Window & {
  scope: {
    ready: Promise<string>;
    view(address: string): Promise<string>;
    frames(draw: (bitmap: ImageBitmap) => void, size?: string): () => void;
    stream(size?: string): MediaStream;
  };
  seen: string[];
};

it('gives the house its pictures, as frames and as a stream, and shows the view that the house wants', async () => {
  const page = await openHouse();
  expect(await ready(page)).toContain('clean=1');
  const shown = await page.evaluate(() => (window as unknown as House).scope.view('view=saliency'));
  expect(shown).toContain('view=saliency');
  await page.frameLocator('iframe').locator('.stage canvas[data-progress="1"]').waitFor();

  await page.evaluate(() => {
    const house = window as unknown as House;
    house.seen = [];
    Object.assign(house, {
      stop: house.scope.frames(({ width, height }) => house.seen.push(`${width}x${height}`), '640x360'),
    });
  });
  const seen = () => page.evaluate(() => (window as unknown as House).seen);
  await expect.poll(async () => (await seen()).length, TIMEOUT).toBeGreaterThan(3);
  expect(new Set(await seen())).toEqual(new Set(['640x360']));

  await page.evaluate(() => {
    const house = window as unknown as House & { stop(): void };
    house.stop();
    const video = Object.assign(document.createElement('video'), { muted: true });
    video.srcObject = house.scope.stream('320x240');
    document.body.append(video);
    void video.play();
  });
  const video = () =>
    page.evaluate(() => {
      const video = document.querySelector('video');
      return { size: `${video?.videoWidth}x${video?.videoHeight}`, seconds: video?.currentTime ?? 0 };
    });
  await expect.poll(async () => (await video()).size, TIMEOUT).toBe('320x240');
  const { seconds } = await video();
  await expect.poll(async () => (await video()).seconds, TIMEOUT).toBeGreaterThan(seconds);
});

it('answers what was asked for before it was there, and goes on giving pictures after it was loaded anew', async () => {
  const page = await openHouse();
  const shown = await page.evaluate(() => {
    const house = window as unknown as House;
    house.seen = [];
    house.scope.frames(({ width, height }) => house.seen.push(`${width}x${height}`), '64x48');
    return house.scope.view('view=saliency');
  });
  expect(shown).toContain('view=saliency');
  const seen = () => page.evaluate(() => (window as unknown as House).seen);
  await expect.poll(async () => (await seen()).length, TIMEOUT).toBeGreaterThan(0);

  await page.evaluate(async () => {
    const frame = document.querySelector('iframe') as HTMLIFrameElement;
    const loaded = new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }));
    frame.contentWindow?.location.reload();
    await loaded;
    (window as unknown as House).seen = [];
  });
  await expect.poll(async () => (await seen())[0], TIMEOUT).toBe('64x48');
});

it('is shown in no page of another origin, unless the build names it', async () => {
  const foreign = built.url.replace('localhost', '127.0.0.1').replace(/\/$/, '');
  const refused = await openHouse(foreign);
  await expect.poll(() => refused.frames()[1]?.url(), TIMEOUT).toMatch(/^chrome-error:/);

  const page = await openHouse(foreign, foreign);
  expect(await ready(page)).toContain('clean=1');
});
