/** Pixels of the screen to one of the page, 2 at most: more is not seen, and costs. Drawn in software, 1. */
export const drawnRatio = (software: boolean): number =>
  software ? 1 : Math.min(2, window.devicePixelRatio || 1);

/** The window comes to another screen, or is zoomed. @returns what ends the watch */
export function watchPixelRatio(onChange: () => void): () => void {
  const end = new AbortController();
  const watch = () => {
    // A query asks for one ratio: each change needs the next.
    matchMedia(`(resolution: ${window.devicePixelRatio}dppx)`).addEventListener(
      'change',
      () => {
        watch();
        onChange();
      },
      { once: true, signal: end.signal },
    );
  };
  watch();
  return () => end.abort();
}
