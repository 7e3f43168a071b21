/**
 * A worker that closes itself, or that the browser kills, tells nobody. But it lets go of its locks, and the page that
 * waits for one then knows at once. Without it, or where there are no locks (pages without https), silence tells later.
 */

/** Called once in the worker. The browser knows the rest: the lock is held, from some ms later on, until the worker is gone. */
export function holdLivenessLock(): void {
  if (!navigator.locks) return;
  const liveness = crypto.randomUUID();
  void navigator.locks.request(liveness, () => {
    self.postMessage({ liveness }); // comlink passes over messages that are not its own
    return new Promise(() => {});
  });
}

/** Called on the page, before the worker can have said anything. */
export function onLivenessLost(worker: Worker, cut: () => void): void {
  worker.addEventListener('message', ({ data }: MessageEvent<{ liveness?: string } | null>) => {
    if (data?.liveness) void navigator.locks.request(data.liveness, cut);
  });
}
