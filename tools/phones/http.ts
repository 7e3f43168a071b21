/** What the servers of the house's network share: whose request it is, what it may hold, and how it is refused. */
import type { IncomingMessage, ServerResponse } from 'node:http';

export type Handler = (request: IncomingMessage, response: ServerResponse) => void;

/** Browsers say where a POST, a PUT or a DELETE comes from. */
export function isOwn({ headers }: IncomingMessage): boolean {
  const { origin, host } = headers;
  return origin !== undefined && URL.canParse(origin) && new URL(origin).host === host;
}

/** Whether another site's page sends it; old browsers do not say. */
export const isFromElsewhere = ({ headers }: IncomingMessage): boolean =>
  !/^(same-origin|none)$/.test(`${headers['sec-fetch-site'] ?? 'none'}`);

export const refuse = (response: ServerResponse, status: number): void =>
  void response.writeHead(status, { 'Cache-Control': 'no-store', Connection: 'close' }).end();

export function answer(response: ServerResponse, status: number, value: object): void {
  response.writeHead(status, { 'Content-Type': 'application/json', 'Cache-Control': 'no-store' });
  response.end(JSON.stringify(value));
}

export const pathOf = ({ url = '' }: IncomingMessage): string => url.split('?')[0] ?? '';

/**
 * Reads what a request holds, and answers 413 where that is more than `most` bytes.
 * @param then is given the text; what it throws answers 400
 */
export function readText(
  request: IncomingMessage,
  response: ServerResponse,
  most: number,
  then: (text: string) => void,
): void {
  const parts: Buffer[] = [];
  let length = 0;
  request.on('data', (part: Buffer) => {
    length += part.length;
    if (length <= most) parts.push(part);
    else if (!response.headersSent) refuse(response, 413);
    else request.destroy();
  });
  request.on('end', () => {
    if (response.headersSent) return;
    try {
      then(Buffer.concat(parts).toString('utf8'));
    } catch {
      refuse(response, 400);
    }
  });
}

/**
 * Who asks.
 * @param proxies addresses of the house's proxy; null where none stands in front. Of what comes from there, or from this machine
 * itself, the last address that the header names counts: no phone can write it
 * @param onUnbelieved hears who else sends the header
 */
export function clientOf(
  { socket, headers }: IncomingMessage,
  proxies: readonly string[] | null,
  onUnbelieved: (asks: string) => void = () => {},
): string {
  // A port of both kinds writes an IPv4 address as an IPv6 one.
  const asks = (socket.remoteAddress ?? '').replace(/^::ffff:(?=\d+\.)/, '');
  const isProxy = proxies !== null && (/^(127\.|::1$)/.test(asks) || proxies.includes(asks));
  const forwarded = headers['x-forwarded-for'];
  if (forwarded !== undefined && !isProxy) onUnbelieved(asks);
  const named = isProxy ? [forwarded].flat().join(',').split(',').at(-1)?.trim() : '';
  return named || asks;
}

const MINUTE_MS = 60_000;

/** @returns says whether a client may ask once more: so many times a minute */
export function rateLimit(most: number, now: () => number): (client: string) => boolean {
  const counts = new Map<string, number>();
  let since = now();
  return (client) => {
    if (now() - since >= MINUTE_MS) {
      counts.clear();
      since = now();
    }
    const count = (counts.get(client) ?? 0) + 1;
    counts.set(client, count);
    return count <= most;
  };
}
