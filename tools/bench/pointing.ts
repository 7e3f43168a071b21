/** How long after the pointer came to something its atlas picture is on the screen, in the built page. */
import { cpus } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { launchBrowser, servePreview } from '../browser.ts';
import { line } from './median.ts';

/** Views, and what stands for units there. */
const TARGETS = [
  ['view=saliency', '.ranking li'],
  ['view=ranking', '.ranking li'],
  ['view=activations&activations.layer=blocks.2.1.act1', '#stage'],
  ['view=concepts', '#stage'],
] as const;
/** Until the first pictures are behind it. */
const AFTER_START_MS = 4000;
/** What a person needs to look round, once the mouse was moved. */
const LOOKS_ROUND_MS = 3000;
/** Until the card of the last target has gone. */
const AWAY_MS = 1200;
/** Beside everything that stands for a unit. */
const NOWHERE = [5, 5] as const;
/** Of the stage's width and height, where tiles are pointed at. */
const ON_STAGE = [0.2, 0.35, 0.5, 0.65, 0.8];

/** A place where nothing is to be shown is left after that. */
const LONGEST_MS = 5000;

interface Shown {
  /** From the event that brought the pointer there to the frame that shows the card whole. */
  readonly ms: number;
  /** On the card; none where the unit is not drawn. */
  readonly pictures: number;
}

declare global {
  interface Window {
    shown?: Promise<Shown>;
  }
}

/** From then on the next pointer event inside `over` is measured. */
const watch = (page: Page, over: string): Promise<void> =>
  page.evaluate(
    ([selector, longest]) => {
      window.shown = new Promise((resolve) => {
        const end = performance.now() + longest;
        let since: number | null = null;
        const onMove = ({ target, timeStamp }: PointerEvent) => {
          if (since === null && target instanceof Element && target.closest(selector)) since = timeStamp;
        };
        addEventListener('pointermove', onMove, { capture: true });
        const look = () => {
          const tiles = [...document.querySelectorAll('.unit-card .unit-tile')];
          const whole = document.querySelector('.unit-card') && tiles.every((tile) => tile.matches('.there'));
          const gone = performance.now() > end;
          if (!gone && (since === null || !whole)) {
            requestAnimationFrame(look);
            return;
          }
          removeEventListener('pointermove', onMove, { capture: true });
          if (since === null || gone) {
            resolve({ ms: longest, pictures: 0 });
            return;
          }
          const from = since;
          // What is styled in this frame is on the screen by the next one.
          requestAnimationFrame(() => resolve({ ms: performance.now() - from, pictures: tiles.length }));
        };
        look();
      });
    },
    [over, LONGEST_MS] as const,
  );

async function pointAt(page: Page, over: string, [x, y]: readonly [number, number]): Promise<Shown> {
  await watch(page, over);
  await page.mouse.move(x, y);
  const shown = await page.evaluate(() => window.shown as Promise<Shown>);
  await page.mouse.move(...NOWHERE);
  await sleep(AWAY_MS);
  return shown;
}

/** The middles of ranked classes, or places on the stage. */
async function placesOf(page: Page, over: string): Promise<[number, number][]> {
  const boxes = await Promise.all((await page.locator(over).all()).map((one) => one.boundingBox()));
  const shares = boxes.length > 1 ? [0.5] : ON_STAGE;
  return boxes.flatMap((box) =>
    box
      ? shares.map((share): [number, number] => [box.x + box.width * share, box.y + box.height * share])
      : [],
  );
}

export async function benchPointing(): Promise<void> {
  const served = await servePreview();
  const browser = await launchBrowser();
  console.log(`\nPointing, in Chromium ${browser.version()}: wasm, ${cpus().length} cores`);
  try {
    for (const [query, over] of TARGETS) {
      const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
      const page = await context.newPage();
      // tsx names functions by a helper that the page has not.
      await page.addInitScript('globalThis.__name ??= (named) => named;');
      await page.goto(`${served.url}?backend=wasm&${query}`);
      await page.locator('.ranking li').first().waitFor();
      await sleep(AFTER_START_MS);
      await page.locator(over).first().waitFor();
      await page.mouse.move(...NOWHERE);
      await sleep(LOOKS_ROUND_MS);
      const all: Shown[] = [];
      for (const place of await placesOf(page, over)) all.push(await pointAt(page, over, place));
      const times = all.filter(({ pictures }) => pictures > 0).map(({ ms }) => ms);
      const undrawn = all.length - times.length;
      const note = `${times.map((ms) => ms.toFixed(0)).join(', ')}${undrawn > 0 ? `; ${undrawn} with no picture` : ''}`;
      line(`${query}, the slowest`, Math.max(0, ...times), 'ms', note);
      await context.close();
    }
  } finally {
    await browser.close();
    await served.close();
  }
}
