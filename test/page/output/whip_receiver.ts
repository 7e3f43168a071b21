/** A WHIP server for tests (RFC 9725): what it is sent, a page of the same browser receives. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from 'playwright-core';

export interface WhipReceiver {
  /** Where streams are offered. */
  readonly address: string;
  readonly origin: string;
  /** Of each request that was answered: "POST 201", "DELETE 200". */
  readonly answered: readonly string[];
  /** Of the newest stream: the size of its pictures, and how many of them were shown. */
  received(): Promise<{ size: string; frames: number } | null>;
  /** Breaks the connection off, as a server that is switched off does. */
  hangUp(): Promise<void>;
  close(): Promise<void>;
}

/** @param page receives; it may be an empty one */
export async function receiveWhip(page: Page, token: string): Promise<WhipReceiver> {
  const answered: string[] = [];
  let sessions = 0;

  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    response.setHeader('Access-Control-Allow-Origin', '*');
    response.setHeader('Access-Control-Allow-Headers', 'authorization, content-type');
    response.setHeader('Access-Control-Allow-Methods', 'POST, DELETE');
    response.setHeader('Access-Control-Expose-Headers', 'Location');
    if (request.method === 'OPTIONS') return response.writeHead(204).end();
    const status = await statusOf(request, response);
    answered.push(`${request.method} ${status}`);
  };
  const statusOf = async (request: IncomingMessage, response: ServerResponse): Promise<number> => {
    let offer = '';
    for await (const part of request) offer += part;
    const end = (status: number, body?: string) => {
      response.writeHead(status).end(body);
      return status;
    };
    if (request.headers.authorization !== `Bearer ${token}`) return end(401);
    if (request.method === 'DELETE') return end(request.url === `/session/${sessions}` ? 200 : 404);
    if (request.method !== 'POST' || request.url !== '/whip') return end(404);
    if (request.headers['content-type'] !== 'application/sdp') return end(415);
    const sdp = await page.evaluate(receive, offer);
    // Below the address of the server, as the standard allows.
    response.setHeader('Location', `/session/${++sessions}`);
    response.setHeader('Content-Type', 'application/sdp');
    return end(201, sdp);
  };
  const server = createServer((request, response) => void answer(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    ...{ answered, origin, address: `${origin}/whip` },
    received: () =>
      page.evaluate(() => {
        const { whip } = window as Received;
        const { videoWidth, videoHeight } = whip?.video ?? {};
        return whip ? { size: `${videoWidth}x${videoHeight}`, frames: whip.frames } : null;
      }),
    hangUp: () => page.evaluate(() => (window as Received).whip?.connection.close()),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

type Received = Window & {
  whip?: { connection: RTCPeerConnection; video: HTMLVideoElement; frames: number };
};

/** Runs in the page. @returns the answer to the offer */
async function receive(offer: string): Promise<string> {
  const connection = new RTCPeerConnection();
  const video = Object.assign(document.createElement('video'), { muted: true, autoplay: true });
  document.body.replaceChildren(video);
  const whip = { connection, video, frames: 0 };
  (window as Received).whip = whip;
  const count = () => {
    whip.frames++;
    video.requestVideoFrameCallback(count);
  };
  video.requestVideoFrameCallback(count);
  connection.ontrack = ({ streams }) => {
    video.srcObject = streams[0] ?? null;
    void video.play();
  };
  await connection.setRemoteDescription({ type: 'offer', sdp: offer });
  await connection.setLocalDescription(await connection.createAnswer());
  while (connection.iceGatheringState !== 'complete')
    await new Promise((resolve) => connection.addEventListener('icegatheringstatechange', resolve));
  return connection.localDescription?.sdp ?? '';
}
