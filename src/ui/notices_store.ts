import { signal } from '@preact/signals';
import { type ErrorWords, wordsOf } from './error_words.ts';

export interface Notice extends ErrorWords {
  id: number;
  kind: 'error' | 'hint';
  /** Of the error; of what is none, the headline. */
  name: string;
  /** How often it came, where the same thing happens again and again. */
  times: number;
}

const MOST_AT_ONCE = 4;
let nextId = 1;

export const notices = signal<Notice[]>([]);

/**
 * Shows a message until it is dismissed; the same message again only counts up.
 * @param name of an error, or a headline; see `wordsOf`
 * @param text several lines are a list
 */
export function notify(kind: Notice['kind'], name: string, text: string): void {
  const words = wordsOf(name, text);
  const isSame = (notice: Notice) =>
    notice.name === name && notice.message === words.message && notice.detail === words.detail;
  const known = notices.value.find(isSame);
  if (known) {
    notices.value = notices.value.map((n) => (n === known ? { ...n, times: n.times + 1 } : n));
    return;
  }
  notices.value = [...notices.value, { id: nextId++, kind, name, ...words, times: 1 }].slice(-MOST_AT_ONCE);
}

export function notifyError(error: unknown): void {
  const { name, message } = error instanceof Error ? error : new Error(String(error));
  notify('error', name, message);
}

/** @param only takes away those it accepts, e.g. when what they told of is over */
export function dismiss(only: (notice: Notice) => boolean): void {
  if (notices.value.some(only)) notices.value = notices.value.filter((notice) => !only(notice));
}
