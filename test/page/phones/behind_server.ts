/** The built page behind what `npm start` serves beside it, and phones that read codes off its screen. */
import { createServer, type IncomingMessage, request, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import jsqr from 'jsqr';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { PNG } from 'pngjs';
import { afterEach } from 'vitest';
import { exhibitServer } from '../../../tools/exhibit_server.ts';
import type { Handler } from '../../../tools/phones/http.ts';

const servers: Server[] = [];

async function listen(handler: Handler): Promise<string> {
  const server = createServer(handler);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** Ends what was served. */
export function closeServers(): void {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
}

/** As a proxy does that serves a folder of a site. */
const below =
  (folder: string, handler: Handler): Handler =>
  (from, to) => {
    if (!from.url?.startsWith(folder)) return void to.writeHead(404).end();
    from.url = from.url.slice(folder.length - 1);
    handler(from, to);
  };

type Exhibit = (from: IncomingMessage, to: ServerResponse, next: () => void) => void;

/** What the house serves to phones, and to the page. */
export interface House extends Pick<Parameters<typeof exhibitServer>[0], 'onTake' | 'phones'> {
  readonly onPhone: Handler;
}

/**
 * @param builtUrl where the built page is served
 * @param house is given the address that phones reach
 * @param folder of a site, in which both are; begins and ends with a slash
 * @returns addresses of the page and of the phones' server; they end as the folder does
 */
export async function behindServer(builtUrl: string, house: (phones: string) => House, folder = '/') {
  const handlers: { phone: Handler; exhibit: Exhibit } = { phone: () => {}, exhibit: () => {} };
  const phones = `${await listen(below(folder, (...args) => handlers.phone(...args)))}${folder}`;
  const { onPhone, ...served } = house(phones);
  handlers.phone = onPhone;
  exhibitServer({ config: null, version: '1', ...served }).configurePreviewServer({
    middlewares: { use: (one: Exhibit) => (handlers.exhibit = one) },
  });
  const passOn: Handler = (from, to) => {
    const asked = request(new URL(`.${from.url}`, builtUrl), {
      method: from.method ?? 'GET',
      headers: from.headers,
    });
    asked.on('response', (answer) => {
      to.writeHead(answer.statusCode ?? 500, answer.headers);
      answer.pipe(to);
    });
    from.pipe(asked);
  };
  const page = await listen(below(folder, (from, to) => handlers.exhibit(from, to, () => passOn(from, to))));
  return { page: `${page}${folder}`, phones };
}

/** What a phone reads off the screen. */
export async function readCode(page: Page): Promise<string> {
  const { data, width, height } = PNG.sync.read(await page.locator('.qr').last().screenshot());
  const read = jsqr(new Uint8ClampedArray(data), width, height);
  if (!read) throw new Error('There is no code on the screen that can be read.');
  return read.data;
}

/** Screens and phones of a test, which leave after it. */
export function seats(built: { readonly browser: Browser }) {
  const contexts: BrowserContext[] = [];
  afterEach(async () => {
    for (const context of contexts.splice(0)) await context.close();
  });
  const sit = async (options: BrowserContextOptions): Promise<Page> => {
    const context = await built.browser.newContext(options);
    contexts.push(context);
    context.setDefaultTimeout(60_000);
    return context.newPage();
  };
  return {
    async screen(): Promise<Page> {
      return sit({
        ...{ viewport: { width: 1280, height: 800 }, locale: 'en-US', serviceWorkers: 'block' },
      });
    },
    /** A phone that has read the code. */
    async phoneAt(link: string, locale = 'en-US'): Promise<Page> {
      const phone = await sit({
        ...{ viewport: { width: 390, height: 700 }, locale, isMobile: true, hasTouch: true },
      });
      await phone.goto(link);
      return phone;
    },
  };
}
