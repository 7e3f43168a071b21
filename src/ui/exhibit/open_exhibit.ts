/** Finds the configuration file, and lays its start under the address. */
import { type Told, told } from '../../contract/told.ts';
import { mayPass } from '../may_pass.ts';
import { parseAddress } from '../parse_address.ts';
import { DEFAULT_SETTINGS, type UrlIssue } from '../url_state/settings.ts';
import { placesIn } from '../url_state/spoken_issue.ts';
import { readUrlState } from '../url_state/url_state.ts';
import { noExhibit, type ReadExhibit, readExhibit } from './read_exhibit.ts';

/** A server that wants to hear how the page is says where. */
const HEALTH_HEADER = 'x-convoscope-health';

/** And so does one that phones can reach. */
const PHONES_HEADER = 'x-convoscope-phones';

const withPhones = (read: ReadExhibit, uses: string | null): ReadExhibit =>
  uses === null ? read : { ...read, phones: uses.split(' ') };

const withHealth = (read: ReadExhibit, post: string | null): ReadExhibit =>
  post === null || read.exhibit.health
    ? read
    : { ...read, exhibit: { ...read.exhibit, health: { post, every: 30 } } };

const USUAL_FILE = 'convoscope.json';

/** The file that an address names; null where it names none. */
const askedFile = (search: string): string | null => new URLSearchParams(search).get('config');
const fileOf = (search: string): string => askedFile(search) ?? USUAL_FILE;

/** Whether it is one that the staff's page holds in memory, to show what it makes. */
export const isDraft = (file: string | null): boolean => file?.startsWith('blob:') ?? false;

/**
 * The configuration that the address names with `config=`, else the one beside index.html. While its server fails, what it said
 * last counts where the browser keeps it; else that it fails is an issue of the usual file, too: it may say what the page is.
 * @param base address of the folder that index.html lies in
 * @param read replaced by tests
 */
export async function openExhibit(
  search: string,
  base: string,
  read: typeof fetch = fetch,
): Promise<ReadExhibit> {
  const asked = askedFile(search);
  const file = fileOf(search);
  const title = isDraft(file) ? USUAL_FILE : file;
  // The usual file is one's own choice: without it all is as the address says.
  const missing = (why: Told) => noExhibit(asked === null ? null : why);
  const address = parseAddress(file, base);
  if (!address) return missing(told('exhibitErrors.noAddress', { file }));
  if (address.origin !== new URL(base).origin) return missing(told('exhibitErrors.otherServer', { file }));
  let why = told('exhibitErrors.noAnswer', { file });
  try {
    const answer = await read(address, { cache: 'no-cache' });
    if (answer.ok) return await readAnswer(answer, title);
    const { status } = answer;
    if (!mayPass(status)) return missing(told('exhibitErrors.notThere', { file, status }));
    why = told('exhibitErrors.notNow', { file, status });
  } catch {
    // The server is gone, or went while it answered.
  }
  return (await lastSaid(address, title)) ?? noExhibit(why);
}

async function readAnswer(answer: Response, title: string): Promise<ReadExhibit> {
  const { headers } = answer;
  const text = await answer.text();
  const read = withHealth(readExhibit(text, title), headers.get(HEALTH_HEADER));
  return {
    ...withPhones(read, headers.get(PHONES_HEADER)),
    ...(isKept(answer) && { kept: { text, date: dateOf(answer) } }),
  };
}

/** A server dates what it sends. What is older was kept: by the service worker too, which hands it out where no server answers. */
const OLD_MS = 60_000;

const dateOf = ({ headers }: Response): string | null => headers.get('date');
const isKept = (answer: Response): boolean => Date.now() - Date.parse(dateOf(answer) ?? '') > OLD_MS;

/** So often it is asked whether the server is there. */
const ASK_MS = 30_000;

/**
 * Of a page that was opened before its server was there: asks for its configuration until the server gives it.
 * @param kept with which it was opened; the server's has another date, whatever clocks there are
 * @param changed called where the server's is another one
 */
export function followKept(
  search: string,
  base: string,
  kept: NonNullable<ReadExhibit['kept']>,
  changed: () => void,
): void {
  const timer = setInterval(async () => {
    try {
      const answer = await fetch(new URL(fileOf(search), base), { cache: 'no-store' });
      if (!answer.ok || dateOf(answer) === kept.date) return;
      const text = await answer.text();
      clearInterval(timer);
      if (text !== kept.text) changed();
    } catch {
      // It is not there yet.
    }
  }, ASK_MS);
}

/** As tools/offline.ts calls it. */
const CACHE = 'configuration';

/**
 * Has the browser keep the file, as its service worker does with what later pages ask for: that one serves no page that was opened
 * before it was there.
 */
export async function keepConfiguration(search: string, base: string): Promise<void> {
  if (navigator.serviceWorker.controller) return;
  try {
    await (await caches.open(CACHE)).add(new URL(fileOf(search), base));
  } catch {
    // The next page is kept with its file.
  }
}

/** What was kept of it, which the service worker hands out only where no server answers; else null. */
async function lastSaid(address: URL, title: string): Promise<ReadExhibit | null> {
  try {
    const kept = await globalThis.caches?.match(address, { cacheName: CACHE });
    return kept ? await readAnswer(kept, title) : null;
  } catch {
    // Forbidden, as in a page without storage.
    return null;
  }
}

/**
 * Settings of `start` as an address says them, those left out that the address has itself.
 * @returns a query without its question mark
 */
export function startQuery({ exhibit }: ReadExhibit, search: string): string {
  const own = [...new URLSearchParams(search).keys()].map(overrides);
  const query = new URLSearchParams();
  for (const [key, value] of Object.entries(exhibit.start)) {
    if (own.includes(overrides(key))) continue;
    if (key === 'ablation' && Array.isArray(value)) for (const one of value) query.append(key, `${one}`);
    else query.set(key, typeof value === 'boolean' ? `${+value}` : `${value}`);
  }
  return query.toString();
}

/** What of `start` cannot be had, each with its line. @param file what messages call it */
export const startIssues = (read: ReadExhibit, file: string): readonly UrlIssue[] =>
  readUrlState(startQuery(read, ''), DEFAULT_SETTINGS, placesIn(read, file)).issues;

const TARGETS = ['class', 'channel', 'neuron'];

/** A key of the address, or what it is one of: a target is one thing however it is said, and so is the second view. */
function overrides(key: string): string {
  if (TARGETS.includes(key)) return 'target';
  return key.startsWith('beside.') ? 'beside' : key;
}

/** Whether the page is an exhibit, by its address or its configuration. */
export const isKiosk = (read: ReadExhibit, search: string): boolean =>
  readUrlState(`${startQuery(read, search)}&${search.replace(/^\?/, '')}`).settings.kiosk;
