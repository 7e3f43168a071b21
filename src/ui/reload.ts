const BETWEEN_TRIES_MS = 5_000;
let waiting = false;

/**
 * Reloads the page once its server answers: without a server the browser shows its own error page, for good. A page whose program
 * is kept on the machine needs none.
 */
export function reloadOnceServed(): void {
  if (waiting) return;
  waiting = true;
  if (navigator.serviceWorker?.controller) {
    location.reload();
    return;
  }
  const attempt = async () => {
    const answer = await fetch(location.href, { method: 'HEAD', cache: 'no-store' }).catch(() => null);
    if (answer?.ok) location.reload();
    else setTimeout(attempt, BETWEEN_TRIES_MS);
  };
  void attempt();
}
