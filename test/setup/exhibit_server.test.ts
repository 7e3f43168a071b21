/** What `npm start` serves beside the program. */
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { exhibitServer } from '../../tools/exhibit_server.ts';

let [folder, server, clock] = ['', null as Server | null, 0];
type Handler = (request: IncomingMessage, response: ServerResponse, next: () => void) => void;

/** A server that has nothing but the plugin, and answers 404 to the rest. */
async function serve(
  config: string | null,
  phones?: Parameters<typeof exhibitServer>[0]['phones'],
  every?: number,
  plugin = exhibitServer({
    ...{ config, version: '1.2.3', now: () => clock },
    ...(phones && { phones }),
    ...(every !== undefined && { every }),
  }),
) {
  let handler: Handler = (_, __, next) => next();
  plugin.configurePreviewServer({ middlewares: { use: (one: Handler) => (handler = one) } });
  const served = createServer((request, response) =>
    handler(request, response, () => response.writeHead(404).end()),
  );
  server = served;
  await new Promise<void>((resolve) => served.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(served.address() as AddressInfo).port}`;
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'convoscope-'));
  clock = 1_000_000;
});
afterEach(() => {
  server?.close();
  rmSync(folder, { recursive: true });
});

const tell = (base: string, page: object) =>
  fetch(`${base}/health`, { method: 'POST', body: JSON.stringify({ incidents: [], every: 10, ...page }) });

it('serves the configuration as it is on the disk now, and the pictures beside it', async () => {
  const config = join(folder, 'hall.json');
  writeFileSync(config, '{ "countdown": 1 }');
  writeFileSync(join(folder, 'logo.svg'), '<svg/>');
  writeFileSync(join(folder, 'secret.txt'), 'x');
  const base = await serve(config);
  const read = async () => (await fetch(`${base}/convoscope.json`)).text();
  expect(await read()).toBe('{ "countdown": 1 }');
  writeFileSync(config, '{ "countdown": 2 }');
  expect(await read()).toBe('{ "countdown": 2 }');
  const logo = await fetch(`${base}/house/logo.svg`);
  expect([await logo.text(), logo.headers.get('content-type')]).toEqual(['<svg/>', 'image/svg+xml']);
  for (const path of ['secret.txt', 'none.svg', '..%2F..%2Fetc%2Fpasswd', '%E0%A4%A'])
    expect((await fetch(`${base}/house/${path}`)).ok).toBe(false);
});

it.runIf(process.platform === 'linux')(
  'goes on after a picture of the house that cannot be read',
  async () => {
    const base = await serve(join(folder, 'hall.json'));
    // The kernel calls it a file, and gives an error where it is read: whoever reads it, root too.
    symlinkSync('/proc/self/mem', join(folder, 'logo.svg'));
    expect((await fetch(`${base}/house/logo.svg`)).status).toBe(500);
    expect((await fetch(`${base}/health`)).status).toBe(200);
  },
);

it('leaves the configuration that ships in its place, and says where it wants to hear how the page is', async () => {
  const answer = await fetch(`${await serve(null)}/convoscope.json`);
  expect([answer.status, answer.headers.get('x-convoscope-health')]).toEqual([404, 'health']);
});

it('says so beside any configuration that the address may name', async () => {
  const phones = { uses: ['vote'], onPage: () => {} };
  const base = await serve(null, phones);
  for (const path of ['hall.json', 'halls/north%20wing.json?x=1']) {
    const { headers } = await fetch(`${base}/${path}`);
    expect([headers.get('x-convoscope-health'), headers.get('x-convoscope-phones')]).toEqual([
      'health',
      'vote',
    ]);
  }
});

it('says what phones can do, and passes on what the page asks about them, where it was started for phones', async () => {
  const asked: string[] = [];
  const answers = (base: string) =>
    Promise.all(['convoscope.json', 'phones/vote'].map((path) => fetch(`${base}/${path}`)));
  const [none, missing] = await answers(await serve(null));
  expect([none?.headers.get('x-convoscope-phones'), missing?.status]).toEqual([null, 404]);
  server?.close();
  const onPage = ({ url = '' }: IncomingMessage, response: ServerResponse) => {
    asked.push(url);
    response.writeHead(201).end();
  };
  const [told, opened] = await answers(await serve(null, { uses: ['vote', 'camera'], onPage }));
  expect([told?.headers.get('x-convoscope-phones'), opened?.status]).toEqual(['vote camera', 201]);
  expect(asked).toEqual(['/phones/vote']);
});

it('tells how the page is: 200 while it runs, 503 where it does not, is hidden for a minute, or has told nothing for three times its interval', async () => {
  const base = await serve(null);
  const health = async () => {
    const answer = await fetch(`${base}/health`);
    return [answer.status, await answer.json()] as const;
  };
  expect((await tell(base, { worker: 'ready', view: 'maps' })).status).toBe(204);
  clock += 29_000;
  expect(await health()).toMatchObject([200, { runs: true, silentMs: 29_000, page: { view: 'maps' } }]);
  clock += 2_000;
  expect((await health())[0]).toBe(503);
  await tell(base, { worker: 'restarting' });
  expect((await health())[0]).toBe(503);
  // Behind another tab, and before one says so.
  for (const [hiddenMs, status] of [
    [59_000, 200],
    [60_000, 503],
    [undefined, 200],
  ]) {
    await tell(base, { worker: 'ready', hiddenMs });
    expect((await health())[0]).toBe(status);
  }
});

it('a server that was just started has no screen ended for three intervals of its page', async () => {
  const told = async (base: string) => {
    const answer = await fetch(`${base}/health`);
    return [answer.status, ((await answer.json()) as { runs: boolean | null }).runs];
  };
  const base = await serve(null);
  const fresh = await (await fetch(`${base}/health`)).json();
  expect(fresh).toMatchObject({ runs: null, version: '1.2.3', page: null, silentMs: null });
  // Of 30 s, where nothing else is set.
  clock += 89_999;
  expect(await told(base)).toEqual([200, null]);
  clock += 1;
  expect(await told(base)).toEqual([503, false]);
  server?.close();
  const slow = await serve(null, undefined, 300);
  clock += 899_999;
  expect(await told(slow)).toEqual([200, null]);
  clock += 1;
  expect(await told(slow)).toEqual([503, false]);
});

it('counts its time from when it serves: what is served is built before', async () => {
  const plugin = exhibitServer({ config: null, version: '1', now: () => clock });
  clock += 600_000;
  const base = await serve(null, undefined, undefined, plugin);
  const answer = await fetch(`${base}/health`);
  expect([answer.status, await answer.json()]).toMatchObject([200, { runs: null, servedSeconds: 0 }]);
});

it('keeps what went wrong when the page is opened anew, and what was over since', async () => {
  const base = await serve(null);
  const page = { worker: 'ready' };
  await tell(base, { ...page, incidents: [{ at: 5, what: 'the camera is gone', over: null, remedies: [] }] });
  await tell(base, { ...page, incidents: [{ at: 5, what: 'the camera is gone', over: 9, remedies: [] }] });
  await tell(base, {
    ...page,
    incidents: [{ at: 20, what: 'the network does not run', over: null, remedies: [] }],
  });
  const { incidents } = (await (await fetch(`${base}/health`)).json()) as { incidents: unknown[] };
  expect(incidents).toEqual([
    { at: 5, what: 'the camera is gone', over: 9, remedies: [] },
    { at: 20, what: 'the network does not run', over: null, remedies: [] },
  ]);
});

it('takes nothing but what a page tells', async () => {
  const base = await serve(null);
  const posted = (body: string) =>
    fetch(`${base}/health`, { method: 'POST', body }).then(({ status }) => status);
  expect(await posted('no JSON')).toBe(400);
  expect(await posted('{"worker": "ready", "every": "x", "incidents": []}')).toBe(400);
  expect(await posted('{"worker": 1, "every": 10, "incidents": []}')).toBe(400);
  expect(await posted('{"worker": "ready", "every": 10, "incidents": {}}')).toBe(400);
  expect(await posted('{"worker": "ready", "every": 10, "incidents": [null]}')).toBe(400);
  expect(await posted('{"worker": "ready", "every": 4000, "incidents": []}')).toBe(400);
  const headers = { 'sec-fetch-site': 'cross-site' };
  const page = JSON.stringify({ worker: 'ready', every: 10, incidents: [] });
  expect((await fetch(`${base}/health`, { method: 'POST', headers, body: page })).status).toBe(403);
  // 66,000 bytes each, of 65,536.
  for (const long of ['x'.repeat(66_000), '가'.repeat(22_000)])
    expect(await posted(JSON.stringify({ worker: long }))).toBe(413);
  expect(await (await fetch(`${base}/health`)).json()).toMatchObject({ runs: null, page: null });
});
