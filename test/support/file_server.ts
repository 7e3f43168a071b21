import { stat } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/** How a server answers one request after another; the last one stays. */
export type Answer = (request: IncomingMessage, response: ServerResponse) => void;

/** A server of this machine alone. */
export interface FileServer extends AsyncDisposable {
  /** Without a slash at its end. */
  readonly address: string;
  /** The ranges that were asked for, in order; null where the whole was. */
  readonly ranges: (string | null)[];
}

export async function serve(...answers: Answer[]): Promise<FileServer> {
  const ranges: (string | null)[] = [];
  const server = createServer((request, response) => {
    const answer = answers[Math.min(ranges.length, answers.length - 1)] as Answer;
    ranges.push(request.headers.range ?? null);
    answer(request, response);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    ranges,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}

/** A good server: the file, or the rest of it where a range is asked for. */
export const whole =
  (content: Uint8Array): Answer =>
  (request, response) => {
    const from = Number(/^bytes=(\d+)-$/.exec(request.headers.range ?? '')?.[1] ?? 0);
    if (from >= content.length) {
      response.writeHead(416, { 'content-range': `bytes */${content.length}` }).end();
      return;
    }
    const range = `bytes ${from}-${content.length - 1}/${content.length}`;
    if (from > 0) response.writeHead(206, { 'content-range': range });
    response.end(content.subarray(from));
  };

/** Hangs up once a file has so many bytes: what has only been sent may be lost with the connection. */
export async function hangUpAt(response: ServerResponse, file: string, bytes: number): Promise<void> {
  const stored = () =>
    stat(file).then(
      ({ size }) => size,
      () => 0,
    );
  while (!response.destroyed && (await stored()) < bytes) await sleep(5);
  response.destroy();
}

/**
 * Promises `promised` bytes, sends the first `sent` ones of the file, and hangs up when they are stored.
 * @param stored the file that they are downloaded to
 */
export const cutOff =
  (content: Uint8Array, sent: number, stored: string, promised = content.length): Answer =>
  (_, response) => {
    response.writeHead(200, { 'content-length': promised });
    response.write(content.subarray(0, sent));
    void hangUpAt(response, stored, sent);
  };

export const refusing =
  (status: number): Answer =>
  (_, response) =>
    void response.writeHead(status).end('no');

/** An address of this machine at which nobody listens. */
export async function nobody(): Promise<string> {
  const server = await serve(refusing(500));
  await server[Symbol.asyncDispose]();
  return server.address;
}
