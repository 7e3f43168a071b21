import { useEffect, useState } from 'preact/hooks';

const CHANGE_OF_MIND_MS = 4000;

/**
 * What cannot be brought back is asked twice: the first click asks, the second one, soon after, does it. A double click only asks.
 * @returns whether it was asked, and what a click does
 */
export function useAskedTwice(act: () => void): { asked: boolean; click: (event: MouseEvent) => void } {
  const [asked, setAsked] = useState(false);
  useEffect(() => {
    if (!asked) return;
    const timer = setTimeout(() => setAsked(false), CHANGE_OF_MIND_MS);
    // Held down, Enter would answer before anybody has read the question.
    const hold = (event: KeyboardEvent) => {
      if (event.repeat) event.preventDefault();
    };
    addEventListener('keydown', hold, { capture: true });
    return () => {
      clearTimeout(timer);
      removeEventListener('keydown', hold, { capture: true });
    };
  }, [asked]);
  const click = ({ detail }: MouseEvent) => {
    // The second of a double click comes before anybody has read the question.
    if (detail > 1) return;
    setAsked(!asked);
    if (asked) act();
  };
  return { asked, click };
}
