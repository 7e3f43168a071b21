/**
 * A worker that closes itself, or that the browser kills, tells nobody. But it lets go of its locks, and the page that
 * waits for one then knows at once. Without it, or where there are no locks (pages without https, frames that
 * may keep nothing), silence tells later.
 */

interface Word {
  /** The name of the lock; null where there are none. */
  liveness: string | null;
}

/** Called once in the worker. The browser knows the rest: the lock is held, from some ms later on, until the worker is gone. */
export function holdLivenessLock(): void {
  // comlink passes over messages that are not its own
  const tell = (liveness: string | null) => self.postMessage({ liveness } satisfies Word);
  if (!navigator.locks) {
    tell(null);
    return;
  }
  const liveness = crypto.randomUUID();
  const held = navigator.locks.request(liveness, () => {
    tell(liveness);
    return new Promise(() => {});
  });
  // Refused in frames of other pages that keep nothing: then there are none.
  held.catch(() => tell(null));
}

/**
 * Called on the page, before the worker can have said anything.
 * @returns resolves when the death of the worker would be noticed, or where nothing but silence will tell of it
 */
export function onLivenessLost(worker: Worker, cut: () => void): Promise<void> {
  return new Promise((resolve) => {
    worker.addEventListener('message', ({ data }: MessageEvent<Partial<Word> | null>) => {
      if (data?.liveness === undefined) return;
      if (data.liveness !== null) navigator.locks.request(data.liveness, cut).catch(() => {});
      resolve();
    });
  });
}
