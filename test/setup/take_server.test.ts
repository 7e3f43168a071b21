/** Pictures that visitors take home by a link. */
import { createServer, type IncomingMessage, request, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { takeServer } from '../../tools/take_server.ts';

const PNG = Buffer.from('\x89PNG\r\n\x1a\nthe rest', 'latin1');
const MINUTES = 10;

let clock = 0;
let servers: Server[] = [];
let [own, phone] = ['', ''];

async function listen(handler: (request: IncomingMessage, response: ServerResponse) => unknown) {
  const server = createServer(handler);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

beforeEach(async () => {
  clock = 1_000_000;
  const { onPage, onPhone } = takeServer({
    ...{ address: 'http://hall.example:4180/', minutes: MINUTES },
    now: () => clock,
  });
  [own, phone] = [await listen(onPage), await listen(onPhone)];
});
afterEach(() => {
  for (const server of servers) server.close();
  servers = [];
});

/** As the page does it, or as `origin` says. */
const post = (body: BodyInit, origin = own) =>
  fetch(`${own}/take`, { method: 'POST', body, headers: { origin } });
const kept = async (body: BodyInit = PNG) =>
  (await (await post(body)).json()) as { id: string; link: string; seconds: number };
const isThere = async (id: string) => (await fetch(`${phone}/take/${id}`)).status === 200;

it('hands out what it was given, as a page and as a file, which nobody keeps or indexes', async () => {
  const { id, link, seconds } = await kept();
  expect([link, seconds]).toEqual([`http://hall.example:4180/take/${id}`, 600]);
  const page = await fetch(`${phone}/take/${id}`);
  const text = await page.text();
  const [, style = ''] = /<style>(.*)<\/style>/.exec(text) ?? [];
  const hash = Buffer.from(await crypto.subtle.digest('SHA-256', Buffer.from(style))).toString('base64');
  expect(page.headers.get('content-security-policy')).toContain(`'sha256-${hash}'`);
  for (const attribute of ['<img src', '<a href']) {
    const [, address = ''] = new RegExp(`${attribute}="([^"]+)"`).exec(text) ?? [];
    // As the page has it, and behind a proxy that serves it in a folder.
    for (const folder of ['', '/scope'])
      expect(new URL(address, `http://hall.example${folder}/take/${id}`).pathname).toBe(
        `${folder}/take/${id}/picture`,
      );
  }
  const picture = await fetch(`${phone}/take/${id}/picture`);
  expect(Buffer.from(await picture.arrayBuffer())).toEqual(PNG);
  expect(picture.headers.get('content-type')).toBe('image/png');
  expect(picture.headers.get('content-disposition')).toBe('attachment; filename="convoscope.png"');
  for (const { headers } of [page, picture])
    expect([headers.get('cache-control'), headers.get('x-robots-tag')]).toEqual([
      'no-store',
      'noindex, nofollow',
    ]);
});

it('links to a folder of the address, with a slash at its end or without', async () => {
  for (const address of ['https://hall.example/scope', 'https://hall.example/scope/']) {
    own = await listen(takeServer({ address, minutes: MINUTES }).onPage);
    const { id, link } = await kept();
    expect(link).toBe(`https://hall.example/scope/take/${id}`);
  }
});

it('forgets a picture after its minutes, also one that was fetched', async () => {
  const { id } = await kept();
  await fetch(`${phone}/take/${id}/picture`);
  clock += 60_000 * MINUTES - 1;
  expect(await isThere(id)).toBe(true);
  clock += 1;
  expect(await isThere(id)).toBe(false);
  expect((await fetch(`${phone}/take/${id}/picture`)).status).toBe(404);
});

it('forgets a picture that is taken back, unless a phone has fetched it', async () => {
  const [left, fetched] = [await kept(), await kept()];
  await (await fetch(`${phone}/take/${fetched.id}/picture`)).arrayBuffer();
  // That somebody asks for its size is no visit.
  await fetch(`${phone}/take/${left.id}/picture`, { method: 'HEAD' });
  for (const { id } of [left, fetched])
    await fetch(`${own}/take/${id}`, { method: 'DELETE', headers: { origin: own } });
  expect([await isThere(left.id), await isThere(fetched.id)]).toEqual([false, true]);
});

it('tells whoever has its id whether it has a picture still', async () => {
  const { id } = await kept();
  const asked = async (path: string) => (await fetch(`${own}/${path}`, { method: 'HEAD' })).status;
  const statuses = [];
  for (const path of [`take/${id}`, `take/${id.slice(1)}`, 'take']) statuses.push(await asked(path));
  expect(statuses).toEqual([204, 404, 404]);
  clock += 60_000 * MINUTES;
  expect(await asked(`take/${id}`)).toBe(404);
});

it('takes pictures of the page alone', async () => {
  const elsewhere = 'https://elsewhere.example';
  expect((await post(PNG, elsewhere)).status).toBe(403);
  expect((await fetch(`${own}/take`, { method: 'POST', body: PNG })).status).toBe(403);
  const { id } = await kept();
  await fetch(`${own}/take/${id}`, { method: 'DELETE', headers: { origin: elsewhere } });
  expect(await isThere(id)).toBe(true);
  expect((await fetch(`${own}/take/${id}`, { headers: { origin: own } })).status).toBe(405);
  for (const method of ['POST', 'DELETE', 'PUT'])
    expect((await fetch(`${phone}/take/${id}`, { method })).status).toBe(405);
});

it.each([
  ['JPEG', '\xff\xd8\xff\xe0 the rest', 201],
  ['WebP', 'RIFF\x04\0\0\0WEBPVP8 ', 201],
  ['nothing', '', 415],
  ['a page', '<!doctype html><script>alert(1)</script>', 415],
  ['a drawing, which may hold a script', '<svg xmlns="http://www.w3.org/2000/svg"/>', 415],
  ['a video', '\x1a\x45\xdf\xa3 the rest', 415],
  ['half of a signature', '\x89PN', 415],
])('tells %s by its content, whatever it is called', async (_, text, status) => {
  const headers = { origin: own, 'content-type': 'image/png' };
  const body = Buffer.from(text, 'latin1');
  expect((await fetch(`${own}/take`, { method: 'POST', body, headers })).status).toBe(status);
});

it('takes no more than 32 MiB, said or not', async () => {
  const outcome = (headers: Record<string, string>, body: Buffer) =>
    new Promise<number | 'closed'>((resolve) => {
      const sent = request(`${own}/take`, { method: 'POST', headers: { origin: own, ...headers } });
      sent.on('response', ({ statusCode = 0 }) => resolve(statusCode));
      sent.on('error', () => resolve('closed'));
      sent.end(body);
    });
  const large = Buffer.concat([PNG, Buffer.alloc(32 * 1024 * 1024)]);
  expect(await outcome({ 'content-length': `${large.length}` }, PNG)).toBe(413);
  expect(await outcome({ 'transfer-encoding': 'chunked' }, large)).toBe('closed');
  expect(await outcome({}, large.subarray(0, 32 * 1024 * 1024))).toBe(201);
});

it('keeps twenty pictures at most: the oldest goes', async () => {
  const ids: string[] = [];
  for (let i = 0; i < 21; i++) ids.push((await kept()).id);
  expect(new Set(ids).size).toBe(21);
  const [first = '', second = ''] = ids;
  expect([await isThere(first), await isThere(second), await isThere(ids[20] ?? '')]).toEqual([
    false,
    true,
    true,
  ]);
});

it('answers no guess: a link has 128 random bits, and there is nothing else in the house’s network', async () => {
  const { id } = await kept();
  expect(Buffer.from(id, 'base64url')).toHaveLength(16);
  const flipped = `${id[0] === 'A' ? 'B' : 'A'}${id.slice(1)}`;
  const guesses = [
    ...['', '/', '/take', '/take/', '/take/__proto__', '/take/constructor', `/take/${flipped}`],
    ...[`/take/${id}/`, `/take/${id}/other`, `/take/${id.slice(0, -1)}`, `/take/${id}%00`],
    ...['/health', '/convoscope.json', '/index.html', '/../package.json', `/take/../take/${id}x`],
  ];
  for (const path of guesses) {
    const answer = await fetch(`${phone}${path}`);
    expect([path, answer.status]).toEqual([path, 404]);
    expect(await answer.text()).toContain('This picture is gone');
  }
});
