/**
 * A worker that closes itself, or that the browser kills, tells nobody. But it lets go of its locks, and the page that
 * waits for one then knows at once. Without it, or where there are no locks (pages without https, frames that
 * may keep nothing), silence tells later.
 */

interface Word {
  /** The name of the lock; null where there are none. */
  liveness: string | null;
}

/** Says that the worker's event loop goes round, whatever its calls wait for. */
interface Beat {
  beat: true;
}
const BEAT_MS = 250;

/** Whether a message of a worker is a beat, and nothing else. */
export const isBeat = (data: unknown): data is Beat => (data as Partial<Beat> | null)?.beat === true;

/**
 * Called once in the worker. The browser knows the rest: the lock is held, from some ms later on, until the worker is gone. It also
 * beats from now on, so that one that computes without end is told from one that waits for a file.
 */
export function holdLivenessLock(): void {
  const beat = () => self.postMessage({ beat: true } satisfies Beat);
  beat();
  setInterval(beat, BEAT_MS);
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
