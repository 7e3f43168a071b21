/** Pictures that visitors take home: kept in memory for some minutes, and reached by whoever has the link. */
import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { sniff } from '../src/media/sniff.ts';
import { isOwn, refuse } from './phones/http.ts';
import { NEVER_KEPT, sendPage } from './phones/phone_page.ts';

const MOST_BYTES = 32 * 1024 * 1024;
const MOST_PICTURES = 20;
const ID_BYTES = 16;
const SWEEP_MS = 10_000;

/** What a kiosk makes; told by content. */
const TYPES: Readonly<Record<string, readonly [type: string, extension: string]>> = {
  PNG: ['image/png', 'png'],
  JPEG: ['image/jpeg', 'jpg'],
  WebP: ['image/webp', 'webp'],
};

export interface TakeOptions {
  /** Where phones reach this server. */
  readonly address: string;
  readonly minutes: number;
  /** Milliseconds of a clock that nobody sets. Replaced by tests. */
  readonly now?: () => number;
}

interface Picture {
  readonly bytes: Buffer;
  readonly type: string;
  readonly extension: string;
  readonly until: number;
  wasFetched: boolean;
}

/**
 * @returns `onPage` for the page's own server: takes pictures, says whether it has one still, and takes them back. `onPhone` for
 * the house's network: hands them out, and does nothing else
 */
export function takeServer({ address, minutes, now = () => performance.now() }: TakeOptions) {
  const pictures = new Map<string, Picture>();
  // Of a folder, whether a slash is written behind it or not.
  const folder = `${address.replace(/\/$/, '')}/`;

  const sweep = () => {
    for (const [id, { until }] of pictures) if (now() >= until) pictures.delete(id);
  };
  // Nobody may ask for a picture again: its memory is freed all the same.
  setInterval(sweep, SWEEP_MS).unref();

  const keep = (bytes: Buffer, response: ServerResponse) => {
    const [type, extension] = TYPES[sniff(bytes)?.name ?? ''] ?? [];
    if (!type || !extension) return refuse(response, 415);
    const id = randomBytes(ID_BYTES).toString('base64url');
    const seconds = 60 * minutes;
    pictures.set(id, { bytes, type, extension, until: now() + 1000 * seconds, wasFetched: false });
    for (const oldest of [...pictures.keys()].slice(0, -MOST_PICTURES)) pictures.delete(oldest);
    response.writeHead(201, { 'Content-Type': 'application/json', 'Cache-Control': 'no-store' });
    response.end(JSON.stringify({ id, link: new URL(`take/${id}`, folder).href, seconds }));
  };

  const receive = (request: IncomingMessage, response: ServerResponse) => {
    const parts: Buffer[] = [];
    let length = 0;
    if (Number(request.headers['content-length'] ?? 0) > MOST_BYTES) return refuse(response, 413);
    request.on('data', (part: Buffer) => {
      length += part.length;
      if (length > MOST_BYTES) request.destroy();
      else parts.push(part);
    });
    request.on('end', () => keep(Buffer.concat(parts), response));
  };

  /** Answers `/take` and `/take/ID` of the page; other origins may ask in vain. */
  const onPage = (request: IncomingMessage, response: ServerResponse) => {
    sweep();
    const [path = ''] = (request.url ?? '').split('?');
    const id = path.slice('/take/'.length);
    // Browsers do not say where a HEAD comes from; it needs the id, which the page alone and its visitor have.
    if (request.method === 'HEAD')
      response.writeHead(pictures.has(id) ? 204 : 404, { 'Cache-Control': 'no-store' }).end();
    else if (!isOwn(request)) refuse(response, 403);
    else if (request.method === 'POST' && path === '/take') receive(request, response);
    else if (request.method === 'DELETE') {
      if (pictures.get(id)?.wasFetched === false) pictures.delete(id);
      response.writeHead(204).end();
    } else refuse(response, 405);
  };

  const onPhone = (request: IncomingMessage, response: ServerResponse) => {
    sweep();
    if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(response, 405);
    const [, id = '', part = ''] = /^\/take\/([\w-]{22})(\/picture)?$/.exec(request.url ?? '') ?? [];
    const picture = pictures.get(id);
    if (!picture) return sendPage(response, 404, { title: 'This picture is gone', body: GONE });
    const { bytes, type, extension } = picture;
    if (!part) return sendPage(response, 200, { title: 'Your picture', body: shown(id, minutes) });
    response.writeHead(200, {
      ...NEVER_KEPT,
      'Content-Security-Policy': "default-src 'none'",
      'Content-Type': type,
      'Content-Length': bytes.length,
      'Content-Disposition': `attachment; filename="convoscope.${extension}"`,
    });
    if (request.method === 'GET') response.on('finish', () => (picture.wasFetched = true));
    response.end(request.method === 'GET' ? bytes : undefined);
  };

  return { onPage, onPhone };
}

const GONE = '<p>Pictures stay here for some minutes only. Take it again at the exhibit.</p>';

/** Addresses begin at those of the page: a proxy may serve it in a folder. */
const shown = (id: string, minutes: number): string =>
  `<img src="${id}/picture" alt="Your picture">
<a href="${id}/picture" download>Save the picture</a>
<p>Save it now: ${minutes} minutes after it was made it is deleted here, and nobody else has it.</p>`;
