/** What `npm start` serves beside the program: the configuration of the exhibit, and how its page is. */
import { readFileSync, statSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { basename, dirname, extname, join } from 'node:path';
import type { Health, Incident } from '../src/ui/exhibit/health.ts';
import { isFromElsewhere, readText, refuse } from './phones/http.ts';

/** Files of the house lie beside its configuration, and are served under this folder. */
const HOUSE = '/house/';
const PHONES = '/phones/';
const TYPES: Readonly<Record<string, string>> = {
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.webp': 'image/webp',
};
const MOST_BYTES = 64 * 1024;
const MOST_INCIDENTS = 200;
/** Seconds, as the configuration's. */
const LONGEST_INTERVAL = 3600;
/** A page that has told nothing for so many of its intervals is taken to be gone. */
const MISSED = 3;
/** And one that lies behind another tab for so long is not what stands on the screen. */
const HIDDEN_MS = 60_000;

export interface ExhibitServerOptions {
  /** The configuration file; null: the one that ships. */
  readonly config: string | null;
  readonly version: string;
  /** Takes the pictures that are handed over; without it none are. */
  readonly onTake?: (request: IncomingMessage, response: ServerResponse) => void;
  /** What phones can do here, and what answers the page about it; without it they can do nothing. */
  readonly phones?: {
    readonly uses: readonly string[];
    readonly onPage: (request: IncomingMessage, response: ServerResponse) => void;
  };
  /** Seconds between two words of the page, as its configuration has it. */
  readonly every?: number;
  /** Milliseconds of a clock that nobody sets. Replaced by tests. */
  readonly now?: () => number;
}

type Middleware = (request: IncomingMessage, response: ServerResponse, next: () => void) => void;
interface ViteServer {
  readonly middlewares: { use(middleware: Middleware): unknown };
}

/** What the page told last. */
interface Told {
  readonly receivedAt: number;
  readonly every: number;
  readonly page: Omit<Health, 'incidents' | 'every'>;
}

/**
 * A plugin for Vite's two servers. `/convoscope.json` is the file given; a page that is a kiosk posts to `/health`, and
 * whoever watches over it reads it there: 503 where the page does not run, lies hidden for a minute, or has told nothing for three of its
 * intervals. A server that was just started has heard nothing yet, and answers 200 for so long.
 */
export function exhibitServer({
  config,
  version,
  onTake,
  phones,
  every: configured = 30,
  now = () => performance.now(),
}: ExhibitServerOptions) {
  let startedAt = now();
  let told: Told | null = null;
  /** By what they are and when they began: a page that is opened by hand has forgotten them. */
  const incidents = new Map<string, Incident>();

  const health = () => {
    const silentMs = told && Math.round(now() - told.receivedAt);
    // A page that was there before this server tells of itself at its next interval.
    const isQuiet = (silentMs ?? now() - startedAt) >= MISSED * 1000 * (told?.every ?? configured);
    const isKnown = told !== null || isQuiet;
    const isSeen = told === null || !(told.page.hiddenMs >= HIDDEN_MS);
    return {
      ...{ runs: isKnown ? !isQuiet && isSeen && told?.page.worker === 'ready' : null, version },
      ...{ servedSeconds: Math.round((now() - startedAt) / 1000), silentMs },
      ...{ page: told?.page ?? null, incidents: [...incidents.values()] },
    };
  };

  const take = (text: string) => {
    const { incidents: own, every, ...page } = JSON.parse(text) as Health;
    const isPage = typeof page.worker === 'string' && every > 0 && every <= LONGEST_INTERVAL;
    if (!isPage || !Array.isArray(own) || !own.every((one) => typeof one?.what === 'string'))
      throw new Error('It is not what a page tells of itself.');
    told = { receivedAt: now(), every, page };
    for (const { at, what, over, remedies } of own) {
      const key = `${at} ${what}`;
      incidents.delete(key);
      incidents.set(key, { at, what, over, remedies });
    }
    for (const key of [...incidents.keys()].slice(0, -MOST_INCIDENTS)) incidents.delete(key);
  };

  const onHealth = (request: IncomingMessage, response: ServerResponse) => {
    if (request.method !== 'POST') {
      const now = health();
      return answer(response, now.runs === false ? 503 : 200, now);
    }
    // A page of another site could tell that all is well.
    if (isFromElsewhere(request)) return refuse(response, 403);
    readText(request, response, MOST_BYTES, (text) => {
      try {
        take(text);
      } catch (error) {
        return answer(response, 400, { error: (error as Error).message });
      }
      response.writeHead(204).end();
    });
  };

  /** Whichever configuration the page was opened with reads here what there is. */
  const tellWhatThereIs = (response: ServerResponse) => {
    response.setHeader('X-Convoscope-Health', 'health');
    if (phones) response.setHeader('X-Convoscope-Phones', phones.uses.join(' '));
  };

  const onConfig = (response: ServerResponse, next: () => void) => {
    tellWhatThereIs(response);
    if (config === null) return next();
    response.setHeader('Content-Type', 'application/json');
    response.setHeader('Cache-Control', 'no-cache');
    response.end(readFileSync(config));
  };

  /** The name alone counts: no other folder is served. */
  const onHouse = (path: string, response: ServerResponse, next: () => void) => {
    const name = basename(decodeURIComponent(path));
    const type = TYPES[extname(name).toLowerCase()];
    const file = config === null ? null : join(dirname(config), name);
    if (!type || !file || !statSync(file, { throwIfNoEntry: false })?.isFile()) return next();
    const picture = readFileSync(file);
    response.setHeader('Content-Type', type);
    response.end(picture);
  };

  const middleware: Middleware = (request, response, next) => {
    const [path = ''] = (request.url ?? '').split('?');
    try {
      if (path === '/health') onHealth(request, response);
      else if (path === '/convoscope.json') onConfig(response, next);
      else if (onTake && (path === '/take' || path.startsWith('/take/'))) onTake(request, response);
      else if (phones && path.startsWith(PHONES)) phones.onPage(request, response);
      else if (path.startsWith(HOUSE)) onHouse(path, response, next);
      else {
        if (path.endsWith('.json')) tellWhatThereIs(response);
        next();
      }
    } catch (error) {
      answer(response, 500, { error: (error as Error).message });
    }
  };

  const use = (server: ViteServer): void => {
    // What it serves was built meanwhile.
    startedAt = now();
    server.middlewares.use(middleware);
  };
  return { name: 'convoscope:exhibit', configureServer: use, configurePreviewServer: use };
}

function answer(response: ServerResponse, status: number, value: object): void {
  response.writeHead(status, { 'Content-Type': 'application/json', 'Cache-Control': 'no-store' });
  response.end(`${JSON.stringify(value, null, 2)}\n`);
}
