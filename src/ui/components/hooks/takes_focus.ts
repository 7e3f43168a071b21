import { type ComponentChildren, h, type RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

/** What had the focus last, which may be gone; null where a pointer gave it, which leaves none behind. */
let last: Element | null = null;
globalThis.document?.addEventListener('focusin', ({ target }) => {
  last = target instanceof Element && target.matches(':focus-visible') ? target : null;
});

/** Whether what had the focus was taken from the page, and nobody has chosen anything else since. */
const isLost = () => document.activeElement === document.body && last !== null && !last.isConnected;

/**
 * What comes in the place of what had the focus has it, too: else keys begin at the top of the page, and aids say nothing.
 * @returns for the `ref` of what can have it
 */
export function useTakesFocus<T extends HTMLElement>(when = true): RefObject<T> {
  const element = useRef<T>(null);
  useLayoutEffect(() => {
    if (when && isLost()) element.current?.focus();
  }, []);
  return element;
}

interface ArrivalProps {
  as?: 'h1' | 'h2' | 'p';
  class?: string;
  children: ComponentChildren;
}

/** The first words of what takes the place of something else: aids go on from here. */
export function Arrival({ as = 'h2', class: name, children }: ArrivalProps) {
  const ref = useTakesFocus<HTMLElement>();
  return h(as, { ref, class: name, tabIndex: -1 }, children);
}
