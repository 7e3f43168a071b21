/** What the staff of an exhibit does on its page: the configuration, beside what it makes, and pictures to adjust screens by. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import sharp, { type Sharp } from 'sharp';
import { expect, it } from 'vitest';
import { tapCorner } from '../../support/hands.ts';
import { controlsOutOfReach, faultsForAids, smallTargets } from '../access/reach.ts';
import { builtPage } from '../built_page.ts';
import { slowFilm } from '../camera_film.ts';
import { firstLook, resize, serveConfiguration } from '../open_page.ts';

const TIMEOUT = { timeout: 60_000 };
const PIN = '4711';
const CONFIG = `{
  // of this house
  "start": { "kiosk": true, "backend": "wasm", "network": "toy", "view": "grad-cam", "idle": 3600 },
  "staff": { "pin": "${createHash('sha256').update(PIN).digest('hex')}" },
  "countdown": 7
}`;

/** One photograph that is a little brighter in every other frame: what repeats one picture is opened anew. */
async function flickeringFilm(): Promise<string> {
  const photograph = sharp('models/pictures/dog.jpg').resize(640, 480, { fit: 'cover' });
  const frames = await Promise.all(
    [0, 2, 4].map((more) => photograph.clone().linear(1, more).jpeg({ quality: 92 }).toBuffer()),
  );
  return slowFilm(frames);
}
const built = builtPage(async () => ({ camera: await flickeringFilm() }), 'toy');

let page: Page;
built.share(
  '',
  async (opened) => {
    page = opened;
    await firstLook(page);
    await tapCorner(page);
    for (const digit of PIN) await staff().getByRole('button', { name: digit, exact: true }).click();
    await staff().getByRole('button', { name: 'Enter' }).click();
    await staff().getByText('Pictures a second').waitFor();
  },
  ({ context }) => serveConfiguration(context, CONFIG),
);

const staff = () => page.getByRole('dialog', { name: 'Staff' });
const preview = () => page.frameLocator('iframe[title=Preview]');
const issues = () => page.locator('.edit-issues').innerText();

/** Opens the form, unless the test before left it open. */
async function edit(): Promise<void> {
  const button = staff().getByRole('button', { name: 'Edit the configuration' });
  if (!(await button.isVisible())) return;
  await button.click();
  await expect.poll(issues, TIMEOUT).toBe('Every setting makes sense.');
}

/** What would be saved. */
const saved = async () => {
  const download = page.waitForEvent('download');
  await staff().getByRole('link', { name: 'Save as convoscope.json' }).click();
  const file = await download;
  return [file.suggestedFilename(), JSON.parse(readFileSync(await file.path(), 'utf8'))] as const;
};

it('shows test pictures one after another, with the colours that they should have', async () => {
  await staff().getByRole('button', { name: 'Show test pictures' }).click();
  const picture = page.getByRole('dialog', { name: 'Test picture' });
  await picture.getByRole('button', { name: /Colour bars/ }).waitFor();
  const bars = await picture
    .locator('rect')
    .evaluateAll((all) => all.map((bar) => getComputedStyle(bar).fill));
  // 75 % of 255 is 191; from the brightest to the darkest.
  expect(bars[0]).toBe('rgb(191, 191, 191)');
  expect(bars[6]).toBe('rgb(0, 0, 191)');
  expect(new Set(bars).size).toBe(7);
  await picture.getByRole('button').click();
  const greys = await picture
    .locator('rect')
    .evaluateAll((all) => all.slice(0, 11).map((step) => getComputedStyle(step).fill));
  expect([greys[0], greys[5], greys[10]]).toEqual([
    'rgb(0, 0, 0)',
    'rgb(128, 128, 128)',
    'rgb(255, 255, 255)',
  ]);
  await picture.getByRole('button').click();
  const circle = await picture.locator('circle').first().boundingBox();
  expect(circle?.width).toBeCloseTo(circle?.height ?? 0, 0);
  await page.keyboard.press('Enter');
  await picture.getByRole('button', { name: /over the camera/ }).waitFor();
  await page.keyboard.press('Enter');
  await picture.waitFor({ state: 'hidden' });
});

/** The picture that the network gets, as the staff sees it. */
const given = () =>
  staff()
    .getByRole('img', { name: 'What the network gets' })
    .evaluate((canvas: HTMLCanvasElement) => canvas.toDataURL())
    .then((url) => sharp(Buffer.from(url.slice(url.indexOf(',') + 1), 'base64')));

const BRIGHTNESS = 8;
/** @returns how far two pictures are from each other on average, of 255, 32 x 32 pixels large: grass is no difference */
async function difference(a: Sharp, b: Sharp): Promise<number> {
  const [one, other] = await Promise.all(
    [a, b].map((each) => each.clone().resize(32, 32, { fit: 'fill' }).greyscale().raw().toBuffer()),
  );
  if (!one || !other) return Number.POSITIVE_INFINITY;
  return one.reduce((sum, value, i) => sum + Math.abs(value - (other[i] as number)), 0) / one.length;
}

it('a camera is mirrored and cut before anything looks at it, and hangs so in this browser', async () => {
  // Nothing is drawn until the camera's first frame is there.
  await expect
    .poll(async () => (await (await given()).stats()).channels[0]?.stdev, TIMEOUT)
    .toBeGreaterThan(20);
  const before = await given();
  expect(await before.metadata()).toMatchObject({ width: 320, height: 240 });
  const mirrored = sharp(await before.clone().flop().png().toBuffer());
  expect(await difference(before, mirrored)).toBeGreaterThan(2 * BRIGHTNESS);
  const swap = staff().getByRole('switch', { name: /^Swap left and right/ });
  await swap.check({ force: true });
  await expect.poll(async () => difference(await given(), mirrored), TIMEOUT).toBeLessThan(BRIGHTNESS);
  await staff().getByLabel('Cut off, left').fill('0.25');
  const rest = sharp(
    await mirrored.clone().extract({ left: 80, top: 0, width: 240, height: 240 }).png().toBuffer(),
  );
  await expect.poll(async () => (await (await given()).metadata()).height, TIMEOUT).toBe(320);
  await expect.poll(async () => difference(await given(), rest), TIMEOUT).toBeLessThan(BRIGHTNESS);
  expect(await page.evaluate(() => localStorage.getItem('convoscope'))).toMatch(
    /"mirror":true,"crop":\{"left":0.25,"top":0,"right":0,"bottom":0\}/,
  );
  await staff().getByLabel('Cut off, left').fill('0');
  await swap.uncheck({ force: true });
  await expect.poll(async () => difference(await given(), before), TIMEOUT).toBeLessThan(BRIGHTNESS);
});

it('the configuration is a form with a preview, which follows what is changed', async () => {
  await edit();
  expect(
    await staff()
      .getByRole('textbox', { name: /^countdown/ })
      .inputValue(),
  ).toBe('7');
  // Each key of the schema is there.
  const schema = JSON.parse(readFileSync('public/convoscope.schema.json', 'utf8')) as {
    properties: Record<string, { properties?: object }>;
  };
  const { $schema: _, ...parts } = schema.properties;
  for (const [name, { properties = {} }] of Object.entries(parts))
    for (const key of [name, ...Object.keys(properties)])
      expect(await staff().getByText(key, { exact: true }).count(), key).toBeGreaterThan(0);

  await preview().locator('#tab-grad-cam[aria-selected=true]').waitFor({ timeout: 100_000 });
  await staff().getByRole('textbox', { name: 'view', exact: true }).first().fill('saliency');
  await page.keyboard.press('Tab');
  await preview().locator('#tab-saliency[aria-selected=true]').waitFor({ timeout: 100_000 });
  await staff().getByRole('button', { name: 'Undo' }).click();
  await preview().locator('#tab-grad-cam[aria-selected=true]').waitFor({ timeout: 100_000 });
}, 300_000);

it('names what makes no sense with its line, and goes on', async () => {
  await edit();
  const countdown = staff().getByRole('textbox', { name: /^countdown/ });
  await countdown.fill('ten');
  await page.keyboard.press('Tab');
  await expect.poll(issues, TIMEOUT).toMatch(/^Line \d+ of convoscope\.json: “countdown” has to be a number/);
  await staff().getByRole('button', { name: 'Undo' }).click();
  await expect.poll(issues, TIMEOUT).toBe('Every setting makes sense.');
});

it('is saved as a file that says what was set, and opened again', async () => {
  await edit();
  await staff().locator('summary', { hasText: 'house' }).click();
  await staff().getByRole('textbox', { name: /^name/ }).fill('House of Light');
  await page.keyboard.press('Tab');
  const [name, file] = await saved();
  expect(name).toBe('convoscope.json');
  expect(file).toMatchObject({
    $schema: './convoscope.schema.json',
    countdown: 7,
    start: { kiosk: true, idle: 3600 },
    house: { name: 'House of Light' },
  });
  await staff()
    .locator('input[type=file]')
    .setInputFiles({
      name: 'hall.json',
      mimeType: 'application/json',
      buffer: Buffer.from('{ "countdown": 3, "start": { "kiosk": true } }'),
    });
  await expect
    .poll(async () => (await saved())[1], TIMEOUT)
    .toEqual({
      $schema: './convoscope.schema.json',
      countdown: 3,
      start: { kiosk: true },
    });
  await staff()
    .locator('input[type=file]')
    .setInputFiles({ name: 'x.json', mimeType: 'application/json', buffer: Buffer.from('[]') });
  await staff().getByText('x.json has to hold').waitFor();
});

it('aids find no fault in it, and every target is large enough', async () => {
  await edit();
  await page.evaluate(readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8'));
  await staff().evaluate((dialog) => {
    for (const details of dialog.querySelectorAll('details')) details.open = true;
  });
  for (const size of [
    { width: 1920, height: 1080 },
    { width: 1080, height: 1920 },
    { width: 390, height: 844 },
  ]) {
    await resize(page, size);
    const faults = [
      ...(await faultsForAids(page)),
      ...(await smallTargets(page)),
      ...(await controlsOutOfReach(page, 'dialog:modal')),
    ];
    expect([size.width, faults]).toEqual([size.width, []]);
  }
});
