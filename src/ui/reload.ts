const BETWEEN_TRIES_MS = 5_000;

const always = () => true;

/** A reload that waits for the server. */
let wish: { before: () => void; isWanted: () => boolean } | null = null;

/**
 * Reloads the page once its server answers: without a server the browser shows its own error page, for good. A page whose program
 * is kept on the machine needs none.
 * @param before called at the last moment
 * @param isWanted asked again with each of the server's answers: the page stays where nobody wants it opened anew any more
 */
export function reloadOnceServed(before: () => void = () => {}, isWanted = always): void {
  const waits = wish !== null;
  // What a person or the clock wants is not called off by a remedy that is needed no more.
  if (wish?.isWanted !== always) wish = { before, isWanted };
  if (!waits) void attempt();
}

async function attempt(): Promise<void> {
  const isKept = Boolean(navigator.serviceWorker?.controller);
  const isServed = isKept || (await isServerThere());
  if (!wish?.isWanted()) {
    wish = null;
    return;
  }
  if (!isServed) {
    setTimeout(attempt, BETWEEN_TRIES_MS);
    return;
  }
  wish.before();
  location.reload();
}

async function isServerThere(): Promise<boolean> {
  const answer = await fetch(location.href, { method: 'HEAD', cache: 'no-store' }).catch(() => null);
  return answer?.ok === true;
}
