import { signal } from '@preact/signals';

export interface Notice {
  id: number;
  kind: 'error' | 'hint';
  name: string;
  message: string;
  /** How often it came, where the same thing happens again and again. */
  times: number;
}

const MOST_AT_ONCE = 4;
let nextId = 1;

export const notices = signal<Notice[]>([]);

/** Shows a message until it is dismissed; the same message again only counts up. */
export function notify(kind: Notice['kind'], name: string, message: string): void {
  const known = notices.value.find((notice) => notice.name === name && notice.message === message);
  if (known) {
    notices.value = notices.value.map((n) => (n === known ? { ...n, times: n.times + 1 } : n));
    return;
  }
  notices.value = [...notices.value, { id: nextId++, kind, name, message, times: 1 }].slice(-MOST_AT_ONCE);
}

export function notifyError(error: unknown): void {
  const { name, message } = error instanceof Error ? error : new Error(String(error));
  notify('error', name, message);
}

/** @param only takes away those it accepts, e.g. when what they told of is over */
export function dismiss(only: (notice: Notice) => boolean): void {
  if (notices.value.some(only)) notices.value = notices.value.filter((notice) => !only(notice));
}
