/** What `npm start --phones` serves: rooms that a screen opens and phones of the house's network enter. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { cameraServer } from './camera_server.ts';
import { clientOf, type Handler, isOwn, pathOf, rateLimit, refuse } from './http.ts';
import { voteServer } from './vote_server.ts';

/** A phone that votes asks 30 times a minute, one that is a camera 60 times. */
const MOST_A_MINUTE = 300;

export interface PhonesOptions {
  /** Where phones reach this server: ends with a slash. */
  readonly address: string;
  /** Where those find it that are to be cameras, over HTTPS; without it none is one. */
  readonly camera?: string | null;
  /** Whether phones warn of its certificate. */
  readonly isSelfSigned?: boolean;
  /** Of the proxy of the house that stands at that address, as far as they are known; without them there is none. */
  readonly proxies?: readonly string[] | null;
  /** Milliseconds of a clock that nobody sets. Replaced by tests. */
  readonly now?: () => number;
}

/**
 * @returns `uses`: what the page is told that there is; `onPage` for the page's own server, below `/phones/`; `onPhone` for the
 * house's network: pages of rooms that there are, and nothing else
 */
export function phoneServer({
  address,
  camera = null,
  isSelfSigned = false,
  proxies = null,
  now = () => performance.now(),
}: PhonesOptions) {
  const votes = voteServer({ address, now });
  const cameras = camera === null ? null : cameraServer({ address: camera, now });
  const mayAsk = rateLimit(MOST_A_MINUTE, now);

  const onPage: Handler = (request, response) => {
    const [, , use] = pathOf(request).split('/');
    // Browsers do not say where a GET comes from; it needs the key of a room.
    if (request.method !== 'GET' && !isOwn(request)) refuse(response, 403);
    else if (use === 'vote') votes.onScreen(request, response);
    else if (use === 'camera' && cameras) cameras.onScreen(request, response);
    else refuse(response, 404);
  };

  let isWarned = false;
  const warnOnce = (asks: string) => {
    if (!isWarned)
      console.warn(
        `  Phones: ${asks} asks for others (X-Forwarded-For) and is not believed, as --phones-address does not lead to it: all its phones count as one (docs/classroom.md).`,
      );
    isWarned = true;
  };

  const onPhone = (request: IncomingMessage, response: ServerResponse): void => {
    const client = clientOf(request, proxies, warnOnce);
    if (!mayAsk(client)) refuse(response, 429);
    else if (pathOf(request).startsWith('/v/')) votes.onPhone(request, response, client);
    else if (cameras && pathOf(request).startsWith('/c/')) cameras.onPhone(request, response);
    else refuse(response, 404);
  };

  const uses = ['vote', ...(cameras ? ['camera'] : []), ...(isSelfSigned ? ['self-signed'] : [])];
  return { uses, onPage, onPhone };
}
