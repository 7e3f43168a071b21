import type { RefObject } from 'preact';
import { useRef, useState } from 'preact/hooks';

interface Held<Row> {
  readonly rows: readonly Row[];
  readonly list: {
    readonly ref: RefObject<HTMLOListElement>;
    readonly onFocusOut: () => void;
  };
}

/**
 * The rows of a list that changes by itself. While the focus is in it each row keeps its place, and the one that has the focus
 * stays though it is gone: none is taken from under a key that is about to be pressed.
 * @param gone what such a row says
 * @returns the rows to show, and what their `ol` takes; each `li` has its key as `data-row`
 */
export function useHeld<Row>(
  rows: readonly Row[],
  keyOf: (row: Row) => number,
  gone: (row: Row) => Row = (row) => row,
): Held<Row> {
  const ref = useRef<HTMLOListElement>(null);
  const shown = useRef(rows);
  const [, again] = useState({});
  const focused = focusedIn(ref.current);
  if (focused === null) shown.current = rows;
  else {
    const now = new Map(rows.map((row) => [keyOf(row), row]));
    const before = new Set(shown.current.map(keyOf));
    const others = rows.filter((row) => !before.has(keyOf(row)));
    const kept = shown.current.flatMap<Row>((row) => {
      const key = keyOf(row);
      return now.get(key) ?? (key === focused ? gone(row) : (others.shift() ?? []));
    });
    shown.current = [...kept, ...others];
  }
  return { rows: shown.current, list: { ref, onFocusOut: () => again({}) } };
}

/** The key of the row that has the focus; null where none has it. */
function focusedIn(list: HTMLElement | null): number | null {
  const active = list && document.activeElement;
  if (!active || !list.contains(active) || !active.matches(':enabled')) return null;
  const row = active.closest('[data-row]')?.getAttribute('data-row');
  return row ? Number(row) : null;
}
