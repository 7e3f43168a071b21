import { type ErrorRecord, recordOf } from '../contract/told.ts';
import { type ErrorWords, wordsOf } from './error_words.ts';
import { forgets, ofPage } from './kiosk/forgets.ts';

/** What a person can do about it, by one click. */
export interface NoticeAction {
  readonly label: string;
  readonly run: () => void;
}

export interface Notice extends ErrorWords {
  id: number;
  kind: 'error' | 'hint';
  /** Of the error; of what is none, the headline. */
  name: string;
  /** It tells of something that goes on: who tells of it takes it away. */
  lasting: boolean;
  /** When it came last, on the clock of `performance.now`. */
  at: number;
  /** How often it came, where the same thing happens again and again. */
  times: number;
  action: NoticeAction | null;
}

const MOST_AT_ONCE = 4;
/** Enough to find it, and to read it at the pace of a slow reader. */
const HINT_MS = 5_000;
const MS_PER_SIGN = 70;
let nextId = 1;

export const notices = ofPage<Notice[]>([]);

const leaving = new Map<number, ReturnType<typeof setTimeout>>();

/** A hint stays as long as it is pointed at or has the focus. */
export function holdHint(id: number): void {
  clearTimeout(leaving.get(id));
  leaving.delete(id);
}

/** From now on the time of a hint runs; an error stays, and what goes on. */
export function letHintGo(id: number): void {
  holdHint(id);
  const notice = notices.value.find((one) => one.id === id);
  if (notice?.kind !== 'hint' || notice.lasting) return;
  const ms = HINT_MS + MS_PER_SIGN * (notice.headline.length + notice.message.length);
  const leave = () => {
    leaving.delete(id);
    dismiss((one) => one.id === id);
  };
  leaving.set(id, setTimeout(leave, ms));
}

/** Where nobody can point at them any more, hints that were held go, too. */
export function letHeldGo(): void {
  for (const { id } of notices.peek()) if (!leaving.has(id)) letHintGo(id);
}

/**
 * Shows a message: an error until it is dismissed, a hint for some seconds; the same message again only counts up.
 * @param name of an error, or a headline; see `wordsOf`
 * @param text several lines are a list
 * @param lasting for what goes on: the next visitor has to see it too
 */
export const notify = (
  kind: Notice['kind'],
  name: string,
  text: string,
  lasting = false,
  action: NoticeAction | null = null,
): void => show(kind, { name, message: text }, lasting, action);

function show(kind: Notice['kind'], error: ErrorRecord, lasting: boolean, action: NoticeAction | null): void {
  const { name } = error;
  const words = wordsOf(error);
  const isSame = (notice: Notice) =>
    notice.name === name && notice.message === words.message && notice.detail === words.detail;
  const known = notices.value.find(isSame);
  const at = performance.now();
  if (known) {
    notices.value = notices.value.map((n) => (n === known ? { ...n, at, times: n.times + 1, action } : n));
    letHintGo(known.id);
    return;
  }
  const id = nextId++;
  const notice = { id, kind, name, lasting, ...words, at, times: 1, action };
  notices.value = [...notices.value, notice].slice(-MOST_AT_ONCE);
  letHintGo(id);
}

export function notifyError(error: unknown, lasting = false, action: NoticeAction | null = null): void {
  show('error', recordOf(error instanceof Error ? error : new Error(String(error))), lasting, action);
}

/** @param only takes away those it accepts, e.g. when what they told of is over */
export function dismiss(only: (notice: Notice) => boolean): void {
  if (notices.value.some(only)) notices.value = notices.value.filter((notice) => !only(notice));
}

/**
 * Takes away what was told of something that is past, e.g. of a file that somebody gave.
 * @param ms for how long it has to have been there
 */
export const sweepNotices = (ms = 0) =>
  dismiss(({ lasting, at }) => !lasting && performance.now() - at >= ms);
forgets(() => sweepNotices());
