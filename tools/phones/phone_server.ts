/** What `npm start --phones` serves: rooms that a screen opens and phones of the house's network enter. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { clientOf, type Handler, isOwn, pathOf, rateLimit, refuse } from './http.ts';
import { voteServer } from './vote_server.ts';

/** A phone that votes asks 30 times a minute. */
const MOST_A_MINUTE = 300;

export interface PhonesOptions {
  /** Where phones reach this server: ends with a slash. */
  readonly address: string;
  /** Whether a proxy of the house stands at that address. */
  readonly isProxied?: boolean;
  /** Replaced by tests. */
  readonly now?: () => number;
}

/**
 * @returns `uses`: what the page is told that there is; `onPage` for the page's own server, below `/phones/`; `onPhone` for the
 * house's network: pages of rooms that there are, and nothing else
 */
export function phoneServer({ address, isProxied = false, now = Date.now }: PhonesOptions) {
  const votes = voteServer({ address, now });
  const mayAsk = rateLimit(MOST_A_MINUTE, now);

  const onPage: Handler = (request, response) => {
    const [, , use] = pathOf(request).split('/');
    // Browsers do not say where a GET comes from; it needs the key of a room.
    if (request.method !== 'GET' && !isOwn(request)) refuse(response, 403);
    else if (use === 'vote') votes.onScreen(request, response);
    else refuse(response, 404);
  };

  const onPhone = (request: IncomingMessage, response: ServerResponse): void => {
    const client = clientOf(request, isProxied);
    if (!mayAsk(client)) refuse(response, 429);
    else if (pathOf(request).startsWith('/v/')) votes.onPhone(request, response, client);
    else refuse(response, 404);
  };

  return { uses: ['vote'] as const, onPage, onPhone };
}
