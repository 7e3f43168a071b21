/** Votes by phone: what the page's own server and the house's network can do in a room. */
import { request } from 'node:http';
import { describe, expect, it, vi } from 'vitest';
import { houseOf } from './house.ts';

const ROUND = { number: 1, options: ['koala', 'crab <b>', 'cup'], isOpen: true, best: null };

const house = houseOf('vote', { address: 'http://hall.example:4190/convoscope/' });
const { ask, openRoom } = house;

interface Count {
  phones: number;
  votes: number[];
  number: number;
  voters: Record<string, number>;
}

const state = async (key: string) => (await (await fetch(`${house.own}/phones/vote/${key}`)).json()) as Count;

async function count(key: string) {
  const { phones, votes } = await state(key);
  return { phones, votes };
}

/** A phone that has opened the page of a room, and keeps its cookie. */
async function phoneIn(code: string, headers: Record<string, string> = {}) {
  const page = await fetch(`${house.phones}/v/${code}`, { headers });
  const cookie = (page.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
  return {
    ...{ page, cookie },
    vote: (option: number | string, round: number | string = 1, more: Record<string, string> = {}) =>
      fetch(`${house.phones}/v/${code}/part`, {
        method: 'POST',
        headers: { ...headers, cookie, ...more },
        body: new URLSearchParams({ option: `${option}`, round: `${round}` }),
      }),
    see: async () =>
      (await fetch(`${house.phones}/v/${code}/part`, { headers: { ...headers, cookie } })).text(),
  };
}

describe('a room', () => {
  it('has a code to type and a key that phones do not know', async () => {
    const { key, link } = await openRoom();
    expect(link).toMatch(/^http:\/\/hall\.example:4190\/convoscope\/v\/[A-HJKMNP-Z2-9]{8}$/);
    expect(Buffer.from(key, 'base64url')).toHaveLength(16);
    expect((await fetch(`${house.phones}/v/${key}`)).status).toBe(404);
    expect((await fetch(`${house.own}/phones/vote/${link.slice(-8)}`)).status).toBe(404);
  });

  it('counts one vote a phone, which may change it until the round is closed', async () => {
    const { key, code } = await openRoom();
    const [one, two] = [await phoneIn(code), await phoneIn(code)];
    expect(await one.see()).toContain('the next question comes by itself');
    await ask(`vote/${key}`, 'PUT', ROUND);
    expect(await one.see()).toContain('crab &lt;b&gt;');
    await one.vote(0);
    await one.vote(2);
    await two.vote(2);
    expect(await count(key)).toEqual({ phones: 2, votes: [0, 0, 2] });
    await two.vote(0);
    const closed = await ask(`vote/${key}`, 'PUT', { ...ROUND, isOpen: false });
    expect(await closed.json()).toMatchObject({ phones: 2, votes: [1, 0, 1], number: 1 });
    expect((await one.vote(1)).status).toBe(409);
    expect(await count(key)).toEqual({ phones: 2, votes: [1, 0, 1] });
    await ask(`vote/${key}`, 'PUT', { ...ROUND, isOpen: false, best: 0 });
    expect(await two.see()).toMatch(/The network says: koala.*You knew it/);
    expect(await one.see()).toMatch(/The network says: koala.*Your answer: cup/);
    expect(await one.see()).not.toContain('You knew it');
  });

  it('begins each round without votes, and takes none for another round', async () => {
    const { key, code } = await openRoom();
    const phone = await phoneIn(code);
    await ask(`vote/${key}`, 'PUT', ROUND);
    await phone.vote(1);
    await ask(`vote/${key}`, 'PUT', { ...ROUND, number: 2 });
    expect((await count(key)).votes).toEqual([0, 0, 0]);
    expect((await phone.vote(1, 1)).status).toBe(409);
    expect((await phone.vote(1, 2)).status).toBe(200);
    expect((await count(key)).votes).toEqual([0, 1, 0]);
  });

  it('is over when its screen says so, or has asked for nothing for five minutes', async () => {
    const [ended, silent] = [await openRoom(), await openRoom()];
    await ask(`vote/${ended.key}`, 'DELETE');
    expect((await fetch(`${house.phones}/v/${ended.code}`)).status).toBe(404);
    house.clock += 299_999;
    await count(silent.key);
    house.clock += 299_999;
    expect((await fetch(`${house.phones}/v/${silent.code}`)).status).toBe(200);
    house.clock += 1;
    const over = await fetch(`${house.phones}/v/${silent.code}`);
    expect([over.status, await over.text()]).toEqual([404, expect.stringContaining('This room is closed')]);
    expect((await fetch(`${house.own}/phones/vote/${silent.key}`)).status).toBe(404);
  });

  it('is one of eight: the oldest goes', async () => {
    const rooms = [];
    for (let i = 0; i < 9; i++) rooms.push(await openRoom());
    const statuses = await Promise.all(
      rooms.map(async ({ key }) => (await fetch(`${house.own}/phones/vote/${key}`)).status),
    );
    expect(statuses).toEqual([404, ...Array(8).fill(200)]);
  });

  it('counts the phones that are there now', async () => {
    const { key, code } = await openRoom();
    const phone = await phoneIn(code);
    await phoneIn(code);
    expect((await count(key)).phones).toBe(2);
    house.clock += 10_000;
    await phone.see();
    house.clock += 5_000;
    expect((await count(key)).phones).toBe(1);
  });
});

describe('a server that was started anew', () => {
  it('opens the room of a key again, with its code and the votes that the screen knows of', async () => {
    const { key, link, code } = await openRoom();
    const [one, two] = [await phoneIn(code), await phoneIn(code)];
    await ask(`vote/${key}`, 'PUT', { ...ROUND, number: 3 });
    await one.vote(2, 3);
    const { voters } = await state(key);
    await house.serve();
    expect((await ask(`vote/${key}`, 'GET')).status).toBe(404);
    expect(await one.see()).toContain('This room is closed');
    const opened = await ask(`vote/${key}`, 'POST');
    expect([opened.status, await opened.json()]).toEqual([201, { key, link }]);
    await ask(`vote/${key}`, 'PUT', { ...ROUND, number: 3, voters });
    expect(await one.see()).toContain('value="2" class="option chosen"');
    expect(await two.see()).not.toContain('chosen');
    await one.vote(0, 3);
    await two.vote(0, 3);
    expect(await count(key)).toEqual({ phones: 2, votes: [2, 0, 0] });
    // Asked once more, it is left as it is.
    expect((await ask(`vote/${key}`, 'POST')).status).toBe(200);
    expect(await count(key)).toEqual({ phones: 2, votes: [2, 0, 0] });
  });

  it('gives a code to nobody who has another key', async () => {
    const { key, link, code } = await openRoom();
    await house.serve();
    for (const none of [code, 'x', `${key}x`, `${key.slice(1)}.`])
      expect([none, (await ask(`vote/${none}`, 'POST')).status]).toEqual([none, 409]);
    const other = `${key.slice(1)}${key[0] === 'A' ? 'B' : 'A'}`;
    const opened = (await (await ask(`vote/${other}`, 'POST')).json()) as { key: string; link: string };
    expect(opened.key).toBe(other);
    expect(opened.link).not.toBe(link);
    expect((await fetch(`${house.phones}/v/${code}`)).status).toBe(404);
    const elsewhere = 'https://elsewhere.example';
    expect((await ask(`vote/${key}`, 'POST', undefined, elsewhere)).status).toBe(403);
  });

  it('takes the place of no other screen for it', async () => {
    const { key } = await openRoom();
    await house.serve();
    const others = [];
    for (let i = 0; i < 8; i++) others.push(await openRoom());
    expect((await ask(`vote/${key}`, 'POST')).status).toBe(409);
    for (const other of others) expect((await ask(`vote/${other.key}`, 'GET')).status).toBe(200);
  });

  it('believes the screen what was voted before it has a round, and not after that', async () => {
    const { key, code } = await openRoom();
    const phone = await phoneIn(code);
    await ask(`vote/${key}`, 'PUT', ROUND);
    await phone.vote(1);
    await ask(`vote/${key}`, 'PUT', { ...ROUND, voters: { abcdefgh: 0 } });
    expect((await count(key)).votes).toEqual([0, 1, 0]);
    const told = JSON.stringify(await state(key));
    expect(told).toMatch(/"voters":\{"[\w-]{8}":1\}/);
    expect(told).not.toContain(phone.cookie.slice('phone='.length));
  });
});

describe('a vote', () => {
  it.each([
    ['no option', '', 1, 400],
    ['an option that is not there', 3, 1, 400],
    ['a negative option', -1, 1, 400],
    ['words', 'cup', 1, 400],
    ['no round', 1, '', 400],
    ['a round to come', 1, 2, 409],
  ])('is none with %s', async (_, option, round, status) => {
    const { key, code } = await openRoom();
    await ask(`vote/${key}`, 'PUT', ROUND);
    const phone = await phoneIn(code);
    expect((await phone.vote(option, round)).status).toBe(status);
    expect((await count(key)).votes).toEqual([0, 0, 0]);
  });

  it('is none where it comes from another page, or is too long', async () => {
    const { key, code } = await openRoom();
    await ask(`vote/${key}`, 'PUT', ROUND);
    const phone = await phoneIn(code);
    expect((await phone.vote(1, 1, { 'sec-fetch-site': 'cross-site' })).status).toBe(403);
    expect((await phone.vote('1'.repeat(300))).status).toBe(413);
    expect((await count(key)).votes).toEqual([0, 0, 0]);
  });

  it('is of the same phone a day after it was last heard, not after its first page', async () => {
    const { code } = await openRoom();
    const { cookie } = await phoneIn(code);
    const again = await fetch(`${house.phones}/v/${code}/part`, { headers: { cookie } });
    expect(again.headers.get('set-cookie')).toBe(`${cookie}; HttpOnly; SameSite=Strict; Max-Age=86400`);
  });

  it('comes by a plain form too, without a script', async () => {
    const { key, code } = await openRoom();
    await ask(`vote/${key}`, 'PUT', ROUND);
    const { page } = await phoneIn(code);
    const cookie = (page.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
    expect(await page.text()).toContain(`<form method="post" action="${code}">`);
    const sent = await fetch(`${house.phones}/v/${code}`, {
      ...{ method: 'POST', redirect: 'manual', headers: { cookie } },
      body: new URLSearchParams({ option: '1', round: '1' }),
    });
    expect([sent.status, sent.headers.get('location')]).toEqual([303, code]);
    expect((await count(key)).votes).toEqual([0, 1, 0]);
  });
});

describe('too many', () => {
  it('phones of one address are told so, and do not count', async () => {
    const { key, code } = await openRoom();
    for (let i = 0; i < 6; i++) expect((await phoneIn(code)).page.status).toBe(200);
    const seventh = await phoneIn(code);
    expect([seventh.page.status, seventh.page.headers.get('set-cookie')]).toEqual([429, null]);
    expect((await count(key)).phones).toBe(6);
  });

  it('phones give their places to others once they are gone, those with a vote with the round', async () => {
    const { key, code } = await openRoom();
    await ask(`vote/${key}`, 'PUT', ROUND);
    const voter = await phoneIn(code);
    await voter.vote(1);
    for (let i = 0; i < 5; i++) await phoneIn(code);
    house.clock += 299_999;
    expect((await count(key)).votes).toEqual([0, 1, 0]);
    expect((await phoneIn(code)).page.status).toBe(429);
    house.clock += 1;
    for (const status of [200, 200, 200, 200, 200, 429])
      expect((await phoneIn(code)).page.status).toBe(status);
    expect((await count(key)).votes).toEqual([0, 1, 0]);
    await ask(`vote/${key}`, 'PUT', { ...ROUND, number: 2 });
    expect((await phoneIn(code)).page.status).toBe(200);
  });

  it('phones behind a proxy are told apart by what it writes last, which no phone can write', async () => {
    await house.serve({ proxies: [] });
    const { key, code } = await openRoom();
    for (let i = 0; i < 8; i++)
      expect((await phoneIn(code, { 'x-forwarded-for': `10.0.0.${i}` })).page.status).toBe(200);
    for (let i = 0; i < 7; i++) await phoneIn(code, { 'x-forwarded-for': `1.1.1.${i}, 10.0.0.99` });
    expect((await count(key)).phones).toBe(14);
  });

  it('a proxy that is not believed is told of in the terminal, once', async () => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => {});
    const { code } = await openRoom();
    await phoneIn(code);
    expect(warn).not.toHaveBeenCalled();
    for (let i = 0; i < 2; i++) await phoneIn(code, { 'x-forwarded-for': `10.0.0.${i}` });
    expect(warn.mock.calls).toEqual([[expect.stringContaining('127.0.0.1 asks for others')]]);
    warn.mockRestore();
  });

  it('requests of one address are refused for the rest of a minute', async () => {
    const statuses = [];
    for (let i = 0; i < 301; i++) statuses.push((await fetch(`${house.phones}/v/AAAAAAAA`)).status);
    expect([statuses[0], statuses[299], statuses[300]]).toEqual([404, 404, 429]);
    house.clock += 60_000;
    expect((await fetch(`${house.phones}/v/AAAAAAAA`)).status).toBe(404);
  });
});

describe('the page’s own server', () => {
  it('takes rounds of its own page alone, of bounded length', async () => {
    const { key } = await openRoom();
    const elsewhere = 'https://elsewhere.example';
    expect((await ask('vote', 'POST', undefined, elsewhere)).status).toBe(403);
    expect((await ask(`vote/${key}`, 'PUT', ROUND, elsewhere)).status).toBe(403);
    expect((await ask(`vote/${key}`, 'DELETE', undefined, elsewhere)).status).toBe(403);
    for (const wrong of [
      { ...ROUND, options: ['one'] },
      { ...ROUND, options: Array(10).fill('x') },
      { ...ROUND, options: ['x'.repeat(121), 'y'] },
      { ...ROUND, best: 9 },
      { ...ROUND, number: 0 },
      { ...ROUND, more: 1 },
      { ...ROUND, voters: { abcdefgh: 9 } },
      { ...ROUND, voters: { abcdefghi: 0 } },
    ])
      expect((await ask(`vote/${key}`, 'PUT', wrong)).status).toBe(400);
    expect(
      (await ask(`vote/${key}`, 'PUT', { ...ROUND, options: Array(9).fill('x'.repeat(4000)) })).status,
    ).toBe(413);
    expect(await count(key)).toEqual({ phones: 0, votes: [] });
  });

  it('has no other rooms', async () => {
    for (const path of ['', 'other', 'vote/', 'vote/x', '__proto__'])
      expect((await fetch(`${house.own}/phones/${path}`)).status).toBe(404);
  });
});

describe('the house’s network', () => {
  it('reaches rooms, and nothing else of the machine', async () => {
    const { code } = await openRoom();
    const paths = [
      '/',
      '/v',
      '/v/',
      '/phones/vote',
      '/health',
      '/convoscope.json',
      '/index.html',
      `/v/${code}/x`,
    ];
    for (const path of paths)
      expect([path, (await fetch(`${house.phones}${path}`)).status]).toEqual([path, 404]);
    const outcome = await new Promise((resolve) => {
      const { port } = new URL(house.phones);
      request({ port, host: '127.0.0.1', path: '/../package.json' }, ({ statusCode }) =>
        resolve(statusCode),
      ).end();
    });
    expect(outcome).toBe(404);
  });

  it('may run the script of the page and send forms to it, and no frame shows it', async () => {
    const { code } = await openRoom();
    const { page } = await phoneIn(code);
    const policy = page.headers.get('content-security-policy') ?? '';
    const text = await page.text();
    const [, script = ''] = /<script>(.*?)<\/script>/s.exec(text) ?? [];
    const hash = Buffer.from(await crypto.subtle.digest('SHA-256', Buffer.from(script))).toString('base64');
    expect(policy).toContain(`script-src 'sha256-${hash}'`);
    for (const part of [
      "default-src 'none'",
      "form-action 'self'",
      "frame-ancestors 'none'",
      "connect-src 'self'",
    ])
      expect(policy).toContain(part);
    expect(page.headers.get('set-cookie')).toMatch(/^phone=[\w-]{22}; HttpOnly; SameSite=Strict/);
    // Old phones know no arrow functions, no `let` and no fetch.
    expect(script).not.toMatch(/=>|\blet\b|\bconst\b|fetch\(|`/);
  });

  it.each([
    ['ko-KR,ko;q=0.9,en;q=0.8', 'ko', '신경망은 무엇이라고 할까요?'],
    ['de-AT', 'de', 'Was wird das Netz sagen?'],
    ['la,es;q=0.5', 'es', '¿Qué dirá la red?'],
    ['ja', 'ja', 'ネットワークは何と答える?'],
    ['la', 'en', 'What will the network say?'],
    ['', 'en', 'What will the network say?'],
  ])('speaks to a phone of %s in %s', async (accepted, lang, words) => {
    const { code } = await openRoom();
    const text = await (await phoneIn(code, { 'accept-language': accepted })).page.text();
    expect(text).toContain(`<html lang="${lang}">`);
    expect(text).toContain(words);
  });
});
