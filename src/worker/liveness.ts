/**
 * A worker that closes itself, or that the browser kills, tells nobody. But it lets go of its locks, and the page that
 * waits for one then knows at once. Without it, or where there are no locks (pages without https), silence tells later.
 */

/** Called once in the worker. The browser knows the rest: the lock is held, from some ms later on, until the worker is gone. */
export function holdLivenessLock(): void {
  if (!navigator.locks) return;
  const lifeline = crypto.randomUUID();
  void navigator.locks.request(lifeline, () => {
    self.postMessage({ lifeline }); // comlink passes over messages that are not its own
    return new Promise(() => {});
  });
}

/** Called on the page, before the worker can have said anything. */
export function onLivenessLost(worker: Worker, cut: () => void): void {
  worker.addEventListener('message', ({ data }: MessageEvent<{ lifeline?: string } | null>) => {
    if (data?.lifeline) void navigator.locks.request(data.lifeline, cut);
  });
}
