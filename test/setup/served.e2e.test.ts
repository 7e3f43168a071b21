import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { launchBrowser } from '../../tools/browser.ts';
import { CPU_COMPOSITING } from '../../tools/chromium.ts';

let browser: Browser;
let page: Page;
const faults: string[] = [];
const askedElsewhere: string[] = [];

beforeAll(async () => {
  browser = await launchBrowser({ args: [CPU_COMPOSITING] });
  page = await browser.newPage({ locale: 'en-US' });
  // The browser says on the console what a policy kept it from.
  page.on('console', (line) => line.type() === 'error' && faults.push(line.text()));
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('request', (request) => {
    const url = request.url();
    if (/^https?:/.test(url) && !url.startsWith(inject('pageUrl'))) askedElsewhere.push(url);
  });
  await page.goto(`${inject('pageUrl')}?performance=1&backend=wasm`);
  await page.locator('.ranking li').first().waitFor({ timeout: 100_000 });
});

afterAll(async () => {
  await browser?.close();
});

it('the built page is cross-origin isolated', async () => {
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
});

it('runs its network on more than one WASM thread', async () => {
  expect(await page.locator('.performance').innerText()).toMatch(/WASM SIMD, ([2-9]|\d\d+) threads/);
});

it('breaks no rule of its own policy', () => {
  expect(faults).toEqual([]);
});

it('asks no other server for anything', () => {
  expect(askedElsewhere).toEqual([]);
});

it('forbids scripts from elsewhere', async () => {
  const outcome = await page.evaluate(
    () =>
      new Promise((resolve) => {
        const script = document.createElement('script');
        script.src = 'https://example.org/script.js';
        document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) =>
          resolve(effectiveDirective),
        );
        document.head.append(script);
      }),
  );
  expect(outcome).toBe('script-src-elem');
});
