import * as Comlink from 'comlink';
import type { Catalogue, Description, LiveWorker, LoadProgress, Look, OpenOptions, View } from './api.ts';
import { WorkerError } from './worker_error.ts';
import { startLife, type WorkerLife } from './worker_life.ts';

export { WorkerError } from './worker_error.ts';

export type LinkState =
  | { kind: 'starting' }
  | { kind: 'ready'; catalogue: Catalogue }
  /** The worker died and comes back by itself; attempt counts from 1. */
  | { kind: 'restarting'; attempt: number; error: Error }
  /** It does not come back by itself; open() tries again. The error is the worker's own or a WorkerError. */
  | { kind: 'failed'; error: Error };

export interface LinkOptions {
  create: () => Worker;
  onState: (state: LinkState) => void;
  onProgress: (progress: LoadProgress) => void;
  patience?: Partial<typeof PATIENCE>;
}

export const PATIENCE = {
  /** How long the worker may say nothing while it looks. A software GPU compiles for many seconds. */
  lookSilenceMs: 20_000,
  /** The same while it opens: between two steps of progress. */
  openSilenceMs: 60_000,
  /** Before the first restart; doubled for each further one. */
  backOffMs: 500,
  /** Restarts in a row before it has failed for good. */
  restarts: 5,
  /** A worker that served this long starts a new row. */
  forgiveMs: 60_000,
};

export interface Link {
  /**
   * Starts the worker, or starts it anew with other options. Rides through restarts: settles when the worker is ready
   * or has failed for good.
   * @throws what the worker's open throws, under its name (ModelFileError, BackendError); WorkerError
   */
  open(options: OpenOptions): Promise<Catalogue>;
  /**
   * Looks at one frame, which is taken whatever happens (transferred, or closed).
   * @throws what the worker's look throws, under its name; WorkerError where the worker is not ready, dies or hangs
   */
  look(frame: ImageBitmap, view: View): Promise<Look>;
  /**
   * Looks at one picture for the gallery, between two frames. The picture is taken whatever happens.
   * @throws WorkerError where the worker is not ready, dies or hangs
   */
  describe(picture: ImageBitmap): Promise<Description>;
  /** Ends the worker. Pending calls reject; no state is reported any more. */
  stop(): void;
}

/** What open() started, until stop() or the next open(). */
interface Service {
  readonly stopping: AbortController;
  life: WorkerLife<LiveWorker> | null;
  ready: boolean;
}

/** Starts, watches and restarts the live worker. Every call settles. */
export function createLink({ create, onState, onProgress, patience }: LinkOptions): Link {
  const { lookSilenceMs, openSilenceMs, backOffMs, restarts, forgiveMs } = { ...PATIENCE, ...patience };
  let service: Service | null = null;

  const openOnce = async (current: Service, options: OpenOptions) => {
    const life = startLife<LiveWorker>(create);
    current.life = life;
    let opening = true;
    // A late word of a worker that is gone must not be shown.
    const progress = (step: LoadProgress) => {
      life.heard();
      if (opening && current.life === life) onProgress(step);
    };
    try {
      return {
        life,
        catalogue: await life.call((remote) => remote.open(options, Comlink.proxy(progress)), openSilenceMs),
      };
    } catch (cause) {
      const error = cause instanceof Error ? cause : new WorkerError(String(cause));
      life.end(new WorkerError(error.message));
      throw error;
    } finally {
      opening = false;
    }
  };

  /** Serves until it is stopped or has failed for good. `opened` hears of every catalogue. */
  const serve = async (current: Service, options: OpenOptions, opened: (catalogue: Catalogue) => void) => {
    const { signal } = current.stopping;
    onState({ kind: 'starting' });
    for (let deaths = 1; ; deaths++) {
      let error: Error;
      try {
        const { life, catalogue } = await openOnce(current, options);
        signal.throwIfAborted();
        current.ready = true;
        const since = performance.now();
        opened(catalogue);
        onState({ kind: 'ready', catalogue });
        error = await life.death;
        if (performance.now() - since > forgiveMs) deaths = 1;
      } catch (cause) {
        error = cause as Error;
        // What is wrong at the first opening (a file, an address) is wrong again; after a crash it may be the crash's doing.
        if (!(error instanceof WorkerError) && deaths === 1) throw error;
      }
      current.ready = false;
      signal.throwIfAborted();
      if (deaths > restarts) throw error instanceof WorkerError ? givenUp(error, deaths) : error;
      onState({ kind: 'restarting', attempt: deaths, error });
      await sleep(backOffMs * 2 ** (deaths - 1), signal);
    }
  };

  /** Calls the present worker with a picture that it takes over. */
  const send = async <T>(
    picture: ImageBitmap,
    start: (remote: Comlink.Remote<LiveWorker>) => Promise<T>,
  ): Promise<T> => {
    try {
      if (!service?.ready || !service.life) throw new WorkerError('The worker is not ready.');
      return await service.life.call(start, lookSilenceMs);
    } finally {
      picture.close(); // nothing, where it was transferred
    }
  };

  const stop = (reason: WorkerError) => {
    service?.stopping.abort(reason);
    service?.life?.end(reason);
    service = null;
  };

  return {
    open(options) {
      stop(new WorkerError('The worker was started anew.'));
      const current: Service = { stopping: new AbortController(), life: null, ready: false };
      service = current;
      return new Promise((resolve, reject) => {
        serve(current, options, resolve).catch((error: Error) => {
          if (!current.stopping.signal.aborted) onState({ kind: 'failed', error });
          reject(error);
        });
      });
    },
    look: (frame, view) => send(frame, (remote) => remote.look(Comlink.transfer(frame, [frame]), view)),
    describe: (picture) => send(picture, (remote) => remote.describe(Comlink.transfer(picture, [picture]))),
    stop: () => stop(new WorkerError('The worker was stopped.')),
  };
}

const givenUp = (error: WorkerError, deaths: number) =>
  new WorkerError(
    `${error.message} This happened ${deaths} times in a row, so it is not started again. Reload the page; if it ` +
      'happens again, choose another backend (add ?backend=wasm to the address) or close other programs.',
    { cause: error },
  );

function sleep(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      reject(signal.reason);
    });
  });
}
