/** What drives the page of a soak must not make it grow. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { launchBrowser } from '../../tools/browser.ts';
import { leaveNetworkUnwatched } from '../../tools/prove/soak/unwatched_network.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser?.close());

it('nothing of what a page or its later workers fetch is told of any more, or kept', async () => {
  const page = await browser.newPage();
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await page.goto(`${inject('pageUrl')}licences.txt`);
  expect(asked).toHaveLength(1);
  await leaveNetworkUnwatched(page);
  const answers = await page.evaluate(async () => {
    const source = `fetch('${location.href}').then(({ ok }) => postMessage(ok))`;
    const worker = new Worker(URL.createObjectURL(new Blob([source], { type: 'text/javascript' })));
    const ofWorker = await new Promise((resolve) => {
      worker.onmessage = ({ data }) => resolve(data);
    });
    return [(await fetch(location.href)).ok, ofWorker];
  });
  expect(answers).toEqual([true, true]);
  expect(asked).toHaveLength(1);
});
