/** What a person reads of an error: plain words first, the technical name as a small detail. */
import type { ErrorRecord } from '../contract/told.ts';
import { english } from './language/en/index.ts';
import { phrase, sentence, t } from './language/language.ts';
import type { PlainKey } from './language/words.ts';

export interface ErrorWords {
  headline: string;
  /** What was wrong, where, and what to do. */
  message: string;
  /** For whoever reports it; null where there is nothing technical about it. */
  detail: string | null;
}

/** The program's own errors, whose messages say what to do. A test holds the list against the source. */
export const HEADLINES: Readonly<Record<string, string>> = english.errors;

const isOwn = (name: string): name is keyof typeof english.errors => Object.hasOwn(HEADLINES, name);

interface BrowserWords {
  /** Of the error's name and message, as `NAME: MESSAGE`. */
  readonly fits: RegExp;
  readonly headline: PlainKey;
  readonly message: PlainKey;
}

/** What browsers throw: their messages are for programmers. The first that fits counts. */
const OF_BROWSERS: readonly BrowserWords[] = [
  {
    fits: /Failed to fetch|NetworkError when attempting|Load failed|dynamically imported module|Importing a module script/i,
    headline: 'browserErrors.unread',
    message: 'browserErrors.unreadAdvice',
  },
  {
    fits: /^NotAllowedError|^SecurityError/,
    headline: 'browserErrors.notAllowed',
    message: 'browserErrors.notAllowedAdvice',
  },
  {
    fits: /^NotReadableError|^NotFoundError/,
    headline: 'browserErrors.unreadable',
    message: 'browserErrors.unreadableAdvice',
  },
  {
    fits: /^EncodingError|DEMUXER_ERROR|^MediaError|source image could not be decoded|^InvalidStateError.*image/i,
    headline: 'browserErrors.unopened',
    message: 'browserErrors.unopenedAdvice',
  },
  {
    fits: /^QuotaExceededError/,
    headline: 'browserErrors.noRoom',
    message: 'browserErrors.noRoomAdvice',
  },
  {
    fits: /out of memory|allocation failed|could not be allocated|^RangeError: (Array buffer|Invalid (typed )?array)/i,
    headline: 'browserErrors.noMemory',
    message: 'browserErrors.noMemoryAdvice',
  },
  {
    fits: /^AbortError/,
    headline: 'browserErrors.calledOff',
    message: 'browserErrors.calledOffAdvice',
  },
];

/** @param error a thrown one, one that was kept, or a hint, whose name is its headline */
export function wordsOf({ name, message, told }: ErrorRecord): ErrorWords {
  const technical = `${name}: ${message}`;
  const headline = isOwn(name) ? t(`errors.${name}`) : undefined;
  const detail = name === 'Error' ? null : name;
  if (told) return { headline: headline ?? t('errors.Error'), message: sentence(told), detail };
  const known = OF_BROWSERS.find(({ fits }) => fits.test(technical));
  if (headline && !(known && name === 'Error')) return { headline, message: phrase(message), detail };
  if (known) return { headline: t(known.headline), message: t(known.message), detail: technical };
  return /Error$|Exception$/.test(name)
    ? { headline: t('browserErrors.unknown'), message: t('browserErrors.unknownAdvice'), detail: technical }
    : { headline: name, message, detail: null };
}
