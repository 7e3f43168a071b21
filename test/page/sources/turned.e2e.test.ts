/** A camera or picture that lies on its side is turned for the network, the stage and all that is kept alike. */
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { expect, it } from 'vitest';
import { builtPage } from '../built_page.ts';
import { firstLook, serveConfiguration } from '../open_page.ts';

const PHOTOGRAPH = join(import.meta.dirname, '../../../models/pictures/dog.jpg');

const { open } = builtPage(() => ({}), 'toy');

const soon = <T>(look: () => T | Promise<T>) => expect.poll(look, { timeout: 30_000 });

const drop = async (page: Page, name: string, degrees: number) => {
  const buffer = await sharp(PHOTOGRAPH).rotate(degrees).png().toBuffer();
  await page.locator('input[type=file]').first().setInputFiles({ name, mimeType: 'image/png', buffer });
  await soon(() => page.locator('.source-name').innerText()).toBe(name);
};

const turn = async (page: Page, degrees: number) => {
  await page.locator('.source-button').click();
  await page.getByRole('radio', { name: `${degrees}°` }).check({ force: true });
  await page.locator('.source-button').click();
};

const ranking = (page: Page) => page.locator('.ranking').innerText();

/** Grey values of the stage, small. */
const stage = async (page: Page) =>
  sharp(await page.locator('#stage').screenshot())
    .greyscale()
    .resize(64, 48, { fit: 'fill' })
    .raw()
    .toBuffer();

const difference = (a: Buffer, b: Buffer) =>
  a.reduce((sum, value, i) => sum + Math.abs(value - (b[i] as number)), 0) / a.length;

it('a photograph on its side that is turned ranks and looks as the upright one', async () => {
  const page = await open('network=efficientnet-lite0&view=ranking&source=clip&sync=0');
  await firstLook(page);
  await drop(page, 'upright.png', 0);
  await soon(() => ranking(page)).toMatch(/shepherd|retriever|dog|hound|terrier|corgi|collie/i);
  const upright = { words: await ranking(page), picture: await stage(page) };
  await drop(page, 'lying.png', 270);
  await soon(() => ranking(page)).not.toBe(upright.words);
  await soon(async () => difference(await stage(page), upright.picture)).toBeGreaterThan(15);
  await turn(page, 90);
  await soon(() => ranking(page)).toBe(upright.words);
  await soon(async () => difference(await stage(page), upright.picture)).toBeLessThan(3);
});

it('a camera is turned as the address says, and as it was turned the last time', async () => {
  const page = await open('rotate=90');
  const frame = () => page.locator('.performance').innerText();
  await firstLook(page);
  await soon(() => page.locator('.source-name').innerText()).toMatch(/fake|y4m/i);
  await soon(frame).toContain('frame 480 × 640');
  await turn(page, 180);
  await soon(frame).toContain('frame 640 × 480');
  await soon(() => new URL(page.url()).searchParams.get('rotate')).toBe('180');
  await turn(page, 270);
  await soon(() => new URL(page.url()).searchParams.get('rotate')).toBe('270');
  await page.goto(`${new URL(page.url()).origin}/?performance=1&backend=wasm&network=toy`);
  await soon(() => page.locator('.source-name').innerText()).toMatch(/fake|y4m/i);
  await soon(frame).toContain('frame 480 × 640');
});

it('a camera is mirrored and cut as the configuration says, and nothing else is', async () => {
  const body = '{ "camera": { "mirror": true, "crop": { "left": 0.25, "bottom": 0.1 } } }';
  const page = await open('', ({ context }) => serveConfiguration(context, body));
  const frame = () => page.locator('.performance').innerText();
  await firstLook(page);
  await soon(() => page.locator('.source-name').innerText()).toMatch(/fake|y4m/i);
  await soon(frame).toContain('frame 480 × 432');
  // A built-in clip hangs on no wall.
  await page.locator('.source-button').click();
  await page.getByRole('button', { name: 'Built-in clip' }).click();
  await soon(frame).not.toContain('frame 480 × 432');
});
