import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { told } from '../../../src/contract/told.ts';
import { NO_EXHIBIT } from '../../../src/ui/exhibit/exhibit.ts';
import { followKept, isKiosk, openExhibit, startQuery } from '../../../src/ui/exhibit/open_exhibit.ts';
import { readExhibit } from '../../../src/ui/exhibit/read_exhibit.ts';
import { exhibitSchema } from '../../../tools/exhibit_schema.ts';

const read = (text: string) => readExhibit(text, 'hall.json');
const messages = (text: string) => read(text).issues.map(({ message }) => message);

describe('a configuration file', () => {
  it('may say nothing', () => {
    for (const text of ['', '{}', '// nothing yet\n{}'])
      expect(read(text)).toMatchObject({ exhibit: NO_EXHIBIT, issues: [] });
  });

  it('may begin with the mark that some editors save', () => {
    expect(read('\uFEFF{ "countdown": 3 }')).toMatchObject({ exhibit: { countdown: 3 }, issues: [] });
  });

  it('may hold comments, and commas at the end', () => {
    const { exhibit, issues } = read('{\n  // quiet\n  "countdown": 0,\n}');
    expect(issues).toEqual([]);
    expect(exhibit.countdown).toBe(0);
  });

  it('is read whole', () => {
    const text = `{
      "start": { "kiosk": true, "view": "grad-cam" },
      "attract": { "words": "Come in", "views": [{ "view": "saliency", "seconds": 5, "words": "What counts?" }] },
      "house": { "name": "House of Light", "logo": "logo.svg" },
      "tools": { "networks": false },
      "hours": { "from": "09:00", "to": "18:00", "days": ["mon"] },
      "restart": "04:30",
      "camera": { "mirror": true, "crop": { "top": 0.25 } },
      "health": { "post": "health" }
    }`;
    const { exhibit, issues } = read(text);
    expect(issues).toEqual([]);
    expect(exhibit).toMatchObject({
      attract: { words: 'Come in', hint: 'Touch the screen', views: [{ view: 'saliency', seconds: 5 }] },
      house: { name: 'House of Light', text: '' },
      tools: { networks: false, sources: true },
      hours: { days: ['mon'], words: 'Closed' },
      camera: { mirror: true, crop: { left: 0, top: 0.25, right: 0, bottom: 0 } },
      health: { every: 30 },
    });
  });

  it('that is no JSON is told with its line, and does not count', () => {
    expect(messages('{\n  "countdown": 3\n  "restart": "04:00"\n}')[0]).toMatch(
      /^Line 3 of hall\.json is no JSON/,
    );
    expect(read('[1]').exhibit).toEqual(NO_EXHIBIT);
    expect(messages('[1]')[0]).toContain('has to hold { … }');
    expect(messages('['.repeat(50_000))[0]).toContain('too deep');
    expect(messages(`{"start":${'['.repeat(50_000)}`)[0]).toContain('too deep');
    expect(messages(' '.repeat(1_000_001))[0]).toContain('too long');
  });

  it.each([
    ['{\n "countdwn": 3 }', 2, '“countdwn” is no setting. Is “countdown” meant?'],
    ['{\n\n "countdown": "ten" }', 3, '“countdown” has to be a number, and is "ten"'],
    [
      '{ "camera":\n { "crop": { "left": 0.5 } } }',
      2,
      '“camera.crop.left” has to be at most 0.45, and is 0.5',
    ],
    ['{ "countdown":\n 61 }', 1, '“countdown” has to be at most 60, and is 61'],
    ['{ "hours": {\n "from": "9:00", "to": "18:00" } }', 2, '“hours.from” has to be a time such as "09:30"'],
    ['{\n "hours": { "from": "09:00" } }', 2, '“hours.to” is missing'],
    [
      '{ "attract": { "views": [\n{ "view": "a" },\n{ "view": 3 } ] } }',
      3,
      '“attract.views.1.view” has to be a string',
    ],
    ['{ "__proto__": 1 }', 1, '“__proto__” is no setting'],
    ['{\n "handOver": { "address": "http://hall:port/" } }', 2, '“handOver.address” has to be an address'],
  ])('%j is told with its line', (text, line, words) => {
    const [message] = messages(text);
    expect(message).toContain(`Line ${line} of hall.json: `);
    expect(message).toContain(words);
  });

  it('keeps its other parts where one makes no sense', () => {
    const { exhibit, issues } = read(
      '{ "countdown": -1, "restart": "04:00", "tools": { "save": 0, "hlp": true } }',
    );
    expect(exhibit).toEqual({ ...NO_EXHIBIT, restart: '04:00' });
    expect(issues).toHaveLength(3);
  });

  it('names every setting that it does not know, and keeps the others', () => {
    const { exhibit, issues } = read('{\n "countdwn": 3,\n "restart": "04:00",\n "hourss": {},\n "x": 1 }');
    expect(exhibit).toEqual({ ...NO_EXHIBIT, restart: '04:00' });
    const told = issues.map(({ message }) => message.slice(0, 'Line 2 of hall.json: “countdwn”'.length));
    expect(told[0]).toBe('Line 2 of hall.json: “countdwn”');
    expect(told[1]).toContain('Line 4 of hall.json: “hourss”');
    expect(told[2]).toContain('Line 5 of hall.json: “x”');
    expect(told).toHaveLength(3);
  });

  it('knows where a setting stands', () => {
    const { placeOf } = read('{ "start": {\n "view": "x",\n "fit": "wide" } }');
    expect(placeOf(['start', 'fit'])).toEqual(told('pieces.lineOfFile', { line: 3, file: 'hall.json' }));
    expect(placeOf(['start', 'seed'])).toBeNull();
  });
});

describe('the start', () => {
  const query = (start: object, search: string) =>
    decodeURIComponent(startQuery(read(JSON.stringify({ start })), search));

  it('is written as an address says it', () => {
    expect(
      query(
        { kiosk: true, opacity: 0.5, views: ['a', 'b'], ablation: ['x:1', 'y:2'], 'grad-cam.layer': 'l' },
        '',
      ),
    ).toBe('kiosk=1&opacity=0.5&views=a,b&ablation=x:1&ablation=y:2&grad-cam.layer=l');
  });

  it('gives way to the address, whatever the address says of the same thing', () => {
    const start = { view: 'a', class: 3, beside: 'b', 'beside.size': 4 };
    expect(query(start, '?channel=x:1&beside=c')).toBe('view=a');
  });

  it('makes the page a kiosk, unless the address says otherwise', () => {
    const kiosk = read('{ "start": { "kiosk": true } }');
    expect([isKiosk(kiosk, ''), isKiosk(kiosk, '?kiosk=0')]).toEqual([true, false]);
    expect([isKiosk(read('{}'), ''), isKiosk(read('{}'), '?kiosk=1')]).toEqual([false, true]);
  });
});

describe('the file that counts', () => {
  const serve = (files: Record<string, string>) =>
    (async (address: URL) => {
      const text = files[address.pathname];
      return text === undefined ? new Response('', { status: 404 }) : new Response(text);
    }) as unknown as typeof fetch;
  const base = 'https://house.example/scope/';
  const files = {
    '/scope/convoscope.json': '{ "countdown": 1 }',
    '/scope/hall/a.json': '{ "countdown": 2 }',
  };

  it('lies beside index.html, or where the address says', async () => {
    const countdown = async (search: string) =>
      (await openExhibit(search, base, serve(files))).exhibit.countdown;
    expect([await countdown(''), await countdown('?config=hall/a.json')]).toEqual([1, 2]);
  });

  it('need not be there, unless the address names it', async () => {
    expect(await openExhibit('', base, serve({}))).toMatchObject({ exhibit: NO_EXHIBIT, issues: [] });
    const { exhibit, issues } = await openExhibit('?config=b.json', base, serve({}));
    expect(exhibit).toEqual(NO_EXHIBIT);
    expect(issues[0]?.message).toContain('There is no configuration b.json on this server (404)');
  });

  it('lies on the same server', async () => {
    const { issues } = await openExhibit('?config=https://elsewhere.example/a.json', base, serve({}));
    expect(issues[0]?.message).toContain('lies on another server');
  });

  it('has an address that makes sense', async () => {
    const { exhibit, issues } = await openExhibit('?config=http://[', base, serve(files));
    expect(exhibit).toEqual(NO_EXHIBIT);
    expect(issues[0]?.message).toContain('“http://[” is no address of a configuration');
  });

  it('is found by browsers of 2023, too, whose URL has no canParse', async () => {
    const { canParse } = URL;
    Reflect.deleteProperty(URL, 'canParse');
    try {
      expect((await openExhibit('', base, serve(files))).exhibit.countdown).toBe(1);
      expect((await openExhibit('?config=http://[', base, serve(files))).issues).toHaveLength(1);
    } finally {
      URL.canParse = canParse;
    }
  });

  const broken = (() => Promise.reject(new TypeError('Failed to fetch'))) as typeof fetch;
  const says = (status: number) => (async () => new Response('', { status })) as typeof fetch;

  it.each([
    ['no server answers', broken, 'the server does not answer'],
    ['the server fails', says(503), 'the server fails (503)'],
    ['it is asked too often', says(429), 'the server fails (429)'],
  ])(
    'is missed where %s, the usual one too: it may say that the page is an exhibit',
    async (_, read, words) => {
      for (const search of ['', '?config=a.json']) {
        const { exhibit, issues } = await openExhibit(search, base, read);
        expect(exhibit).toEqual(NO_EXHIBIT);
        expect(issues.map(({ message }) => message).join()).toContain(words);
      }
    },
  );

  it('counts as it was last where its server fails and the browser has kept it, not where it is there no more', async () => {
    const headers = { 'x-convoscope-health': 'health' };
    const kept = new Map([[`${base}convoscope.json`, '{ "countdown": 7 }']]);
    vi.stubGlobal('caches', {
      async match(address: URL) {
        const text = kept.get(address.href);
        return text === undefined ? undefined : new Response(text, { headers });
      },
    });
    try {
      for (const read of [broken, says(502)])
        expect(await openExhibit('', base, read)).toMatchObject({
          exhibit: { countdown: 7, health: { post: 'health' } },
          issues: [],
        });
      expect(await openExhibit('', base, says(404))).toMatchObject({ exhibit: NO_EXHIBIT, issues: [] });
      expect((await openExhibit('?config=b.json', base, broken)).issues).toHaveLength(1);
    } finally {
      vi.unstubAllGlobals();
    }
  });
});

describe('a page that was opened before its server was there', () => {
  const base = 'https://house.example/scope/';
  const dated = (text: string, agoMs: number) =>
    new Response(text, { headers: { date: new Date(Date.now() - agoMs).toUTCString() } });
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });

  it('knows its configuration for one that was kept', async () => {
    const read = async (agoMs: number) =>
      (await openExhibit('', base, async () => dated('{ "countdown": 7 }', agoMs))).kept;
    expect(await read(86_400_000)).toMatchObject({ text: '{ "countdown": 7 }' });
    expect(await read(500)).toBe(undefined);
    expect((await openExhibit('', base, async () => new Response('{}'))).kept).toBe(undefined);
  });

  it.each([
    ['another one', '{ "countdown": 9 }', 1],
    ['the same', '{ "countdown": 7 }', 0],
  ])('asks until the server gives its own: %s', async (_, text, times) => {
    let answer: () => Response = () => {
      throw new TypeError('Failed to fetch');
    };
    const asked = vi.fn(async (_address: URL, _init: RequestInit) => answer());
    vi.stubGlobal('fetch', asked);
    const changed = vi.fn();
    const yesterday = dated('', 86_400_000).headers.get('date');
    followKept('?config=hall.json', base, { text: '{ "countdown": 7 }', date: yesterday }, changed);
    await vi.advanceTimersByTimeAsync(60_000);
    // The service worker hands out what it kept, and a server that starts says that it fails.
    answer = () => new Response('{ "countdown": 5 }', { headers: { date: yesterday ?? '' } });
    await vi.advanceTimersByTimeAsync(60_000);
    answer = () => new Response('', { status: 502 });
    await vi.advanceTimersByTimeAsync(60_000);
    expect(changed).not.toHaveBeenCalled();
    // Its clock is five minutes late.
    answer = () => dated(text, 300_000);
    await vi.advanceTimersByTimeAsync(30_000);
    expect(changed).toHaveBeenCalledTimes(times);
    const before = asked.mock.calls.length;
    await vi.advanceTimersByTimeAsync(300_000);
    expect(asked).toHaveBeenCalledTimes(before);
    expect(`${asked.mock.calls[0]?.[0]}`).toBe('https://house.example/scope/hall.json');
  });
});

it('public/convoscope.schema.json says what the page reads: else run npm run readme', () => {
  expect(readFileSync('public/convoscope.schema.json', 'utf8')).toBe(exhibitSchema());
});

it('the example in docs/hosting.md is one', () => {
  const page = readFileSync('docs/hosting.md', 'utf8');
  const [, example = ''] = /### The configuration file[\s\S]*?```json\n([\s\S]*?)```/.exec(page) ?? [];
  const { exhibit, issues } = readExhibit(example, 'convoscope.json');
  expect(issues).toEqual([]);
  expect(exhibit.hours?.days).toHaveLength(6);
});

it('the configuration that ships says nothing', () => {
  expect(readExhibit(readFileSync('public/convoscope.json', 'utf8'), 'convoscope.json')).toMatchObject({
    exhibit: NO_EXHIBIT,
    issues: [],
  });
});
