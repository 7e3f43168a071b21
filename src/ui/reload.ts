const BETWEEN_TRIES_MS = 5_000;
let waiting = false;

/**
 * Reloads the page once its server answers: without a server the browser shows its own error page, for good. A page whose program
 * is kept on the machine needs none.
 * @param before called at the last moment
 */
export function reloadOnceServed(before: () => void = () => {}): void {
  if (waiting) return;
  waiting = true;
  const reload = () => {
    before();
    location.reload();
  };
  if (navigator.serviceWorker?.controller) {
    reload();
    return;
  }
  const attempt = async () => {
    const answer = await fetch(location.href, { method: 'HEAD', cache: 'no-store' }).catch(() => null);
    if (answer?.ok) reload();
    else setTimeout(attempt, BETWEEN_TRIES_MS);
  };
  void attempt();
}
