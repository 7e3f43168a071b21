/** A machine's clock that is set, by its network at the start or by hand, makes nothing older. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, it, vi } from 'vitest';
import { exhibitServer } from '../../tools/exhibit_server.ts';
import { phoneServer } from '../../tools/phones/phone_server.ts';
import { takeServer } from '../../tools/take_server.ts';

type Handler = (request: IncomingMessage, response: ServerResponse) => unknown;
const servers: Server[] = [];

async function listen(handler: Handler) {
  const server = createServer(handler);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

function setForward(): void {
  const real = Date.now;
  vi.spyOn(Date, 'now').mockImplementation(() => real() + 24 * 3_600_000);
}

afterEach(() => {
  vi.restoreAllMocks();
  for (const server of servers.splice(0)) server.close();
});

it('a picture stays for its minutes', async () => {
  const { onPage, onPhone } = takeServer({ address: 'http://hall.example:4180/', minutes: 10 });
  const [own, phone] = [await listen(onPage), await listen(onPhone)];
  const body = Buffer.from('\x89PNG\r\n\x1a\nthe rest', 'latin1');
  const answer = await fetch(`${own}/take`, { method: 'POST', body, headers: { origin: own } });
  const { id } = (await answer.json()) as { id: string };
  setForward();
  expect((await fetch(`${phone}/take/${id}`)).status).toBe(200);
});

it('a room of phones stays for as long as its screen is heard', async () => {
  const own = await listen(phoneServer({ address: 'http://hall.example:4190/' }).onPage);
  const answer = await fetch(`${own}/phones/vote`, { method: 'POST', headers: { origin: own } });
  const { key } = (await answer.json()) as { key: string };
  setForward();
  expect((await fetch(`${own}/phones/vote/${key}`)).status).toBe(200);
});

it('a page that told of itself just now is heard', async () => {
  let handler = (_request: IncomingMessage, _response: ServerResponse, _next: () => void): void => {};
  exhibitServer({ config: null, version: '1' }).configurePreviewServer({
    middlewares: { use: (one: typeof handler) => (handler = one) },
  });
  const own = await listen((request, response) => handler(request, response, () => {}));
  const body = JSON.stringify({ worker: 'ready', every: 10, incidents: [] });
  expect((await fetch(`${own}/health`, { method: 'POST', body })).status).toBe(204);
  setForward();
  const health = await fetch(`${own}/health`);
  const { runs, servedSeconds } = (await health.json()) as { runs: boolean; servedSeconds: number };
  expect([health.status, runs]).toEqual([200, true]);
  expect(servedSeconds).toBeLessThan(60);
});
