/** The page's own server and the house's network, as a screen and phones ask them. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach } from 'vitest';
import { type PhonesOptions, phoneServer } from '../../../tools/phones/phone_server.ts';

/** Of a test's own, with the time of day in its hands. */
export interface House {
  /** By milliseconds; moved by the test. */
  clock: number;
  /** Where the page has its server, and where phones have theirs. */
  own: string;
  phones: string;
  /** Serves otherwise from now on. @returns what the page is told that there is */
  serve(options?: Partial<PhonesOptions>): Promise<string[]>;
  /** As the page asks, or as `origin` does. */
  ask(path: string, method: string, body?: object, origin?: string): Promise<Response>;
  openRoom(): Promise<{ key: string; link: string; code: string }>;
}

/**
 * Opens a house before each test of a file, and closes it after it.
 * @param use what its rooms are for
 */
export function houseOf(use: 'camera' | 'vote', options: PhonesOptions): House {
  const servers: Server[] = [];
  async function listen(handler: (request: IncomingMessage, response: ServerResponse) => unknown) {
    const server = createServer(handler);
    servers.push(server);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }
  const house: House = {
    ...{ clock: 0, own: '', phones: '' },
    async serve(more) {
      const { uses, onPage, onPhone } = phoneServer({ ...options, ...more, now: () => house.clock });
      [house.own, house.phones] = [await listen(onPage), await listen(onPhone)];
      return uses;
    },
    ask: (path, method, body, origin = house.own) =>
      fetch(`${house.own}/phones/${path}`, {
        ...{ method, headers: { origin } },
        ...(body && { body: JSON.stringify(body) }),
      }),
    async openRoom() {
      const { key, link } = (await (await house.ask(use, 'POST')).json()) as { key: string; link: string };
      return { key, link, code: link.slice(-8) };
    },
  };
  beforeEach(async () => {
    house.clock = 1_000_000;
    await house.serve();
  });
  afterEach(() => {
    for (const server of servers.splice(0)) server.close();
  });
  return house;
}
