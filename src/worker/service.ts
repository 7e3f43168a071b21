import * as Comlink from 'comlink';
import type { LoadProgress, OpenOptions } from '../contract/opening.ts';
import { told, toldOf } from '../contract/told.ts';
import { BackendLostError, type ServiceState, WorkerError } from '../contract/worker_state.ts';
import { LossBook } from './backend_loss.ts';
import { type Silence, startLife, type WorkerLife } from './worker_life.ts';

export interface Timeouts {
  /** How long the worker may say nothing while it opens: between two steps of progress. */
  readonly openSilenceMs: number;
  /** Before the first restart of a row; doubled for each further one, up to the longest wait. */
  readonly backOffMs: number;
  readonly longestWaitMs: number;
  /** Restarts in a row before it has failed for good. */
  readonly restarts: number;
  /** A worker that served this long starts a new row, whose first restart waits for nothing. */
  readonly forgiveMs: number;
}

export const TIMEOUTS: Timeouts = {
  openSilenceMs: 60_000,
  backOffMs: 500,
  longestWaitMs: 30_000,
  restarts: 5,
  forgiveMs: 60_000,
};

/** What every worker of a service exposes, besides its own work. It holds its liveness lock (liveness.ts). */
export interface Opening<O, R> {
  /** @param onProgress a comlink proxy */
  open(
    options: O & Pick<OpenOptions, 'losses' | 'hung'>,
    onProgress: (progress: LoadProgress) => void,
  ): Promise<R>;
}

export interface ServiceOptions<R> {
  create: () => Worker;
  onState: (state: ServiceState<R>) => void;
  onProgress: (progress: LoadProgress) => void;
  timeouts: Timeouts;
}

/** A worker that is started, watched and restarted. Every call settles. */
export interface Service<T, O, R> {
  /**
   * Starts the worker, or starts it anew with other options. Rides through restarts: settles when the worker is ready
   * or has failed for good.
   * @throws what the worker's open throws, under its name; WorkerError
   */
  open(options: O): Promise<R>;
  /**
   * @param silenceMs and stillMs as WorkerLife.call
   * @throws what the worker throws, under its name; WorkerError where the worker is not ready, dies or hangs
   */
  call<A>(
    start: (remote: Comlink.Remote<T>) => Promise<A>,
    silenceMs: Silence,
    stillMs?: Silence,
  ): Promise<A>;
  /** What it is started with should it die; what runs stays as it is. */
  amend(change: Partial<O>): void;
  /** To be told of signs of life that are no answers. */
  heard(): void;
  /** Ends the worker in the midst of its work and starts another at once, with the same options; no fault of its own. */
  replace(reason: WorkerError): void;
  /** Ends the worker. Pending calls reject; no state is reported any more. */
  stop(): void;
}

/** What open() started, until stop() or the next open(). */
interface Term<T, O> {
  readonly stopping: AbortController;
  asked: O;
  life: WorkerLife<T> | null;
  ready: boolean;
  replaced: boolean;
}

export function createService<T extends Opening<O, R>, O, R>(options: ServiceOptions<R>): Service<T, O, R> {
  const { create, onState, onProgress, timeouts } = options;
  const losses = new LossBook();
  let term: Term<T, O> | null = null;

  const openOnce = async (current: Term<T, O>) => {
    const life = startLife<T>(create);
    current.life = life;
    let opening = true;
    // A late word of a worker that is gone must not be shown.
    const progress = (step: LoadProgress) => {
      life.heard();
      if (opening && current.life === life) onProgress(step);
    };
    try {
      // Comlink's types cannot see through a generic remote.
      const open = (remote: Comlink.Remote<T>) =>
        (remote as unknown as Comlink.Remote<Opening<O, R>>).open(
          { ...current.asked, ...losses.options } as never,
          Comlink.proxy(progress),
        ) as Promise<R>;
      const openWatched = async (remote: Comlink.Remote<T>) => {
        const [ready] = await Promise.all([open(remote), life.watched]);
        return ready;
      };
      return { life, ready: await life.call(openWatched, timeouts.openSilenceMs) };
    } catch (cause) {
      const error = cause instanceof Error ? cause : new WorkerError(toldOf(cause));
      life.end(new WorkerError(toldOf(error)));
      throw error;
    } finally {
      opening = false;
    }
  };

  /** Serves until it is stopped or has failed for good. `opened` hears of every start. */
  const serve = async (current: Term<T, O>, opened: (ready: R) => void) => {
    const { signal } = current.stopping;
    onState({ kind: 'starting' });
    let isFirst = true;
    for (let deaths = 1; ; deaths++) {
      let error: Error;
      let servedLong = false;
      try {
        const { life, ready } = await openOnce(current);
        signal.throwIfAborted();
        current.ready = true;
        const since = performance.now();
        opened(ready);
        onState({ kind: 'ready', ready });
        error = await life.death;
        servedLong = performance.now() - since > timeouts.forgiveMs;
        if (servedLong) deaths = 1;
      } catch (cause) {
        error = cause as Error;
        // What is wrong at the first opening (a file, an address) is wrong again; after a crash it may be the crash's doing.
        if (!(error instanceof WorkerError) && isFirst) throw error;
      }
      isFirst = false;
      current.ready = false;
      signal.throwIfAborted();
      if (current.replaced) {
        current.replaced = false;
        deaths = 0;
        onState({ kind: 'starting' });
        continue;
      }
      if (error instanceof BackendLostError) {
        // No death of the worker's own, and it ends: a backend that is lost again, or hangs, is not tried once more.
        losses.note(error);
        deaths--;
        onState({ kind: 'restarting', attempt: 1, waitMs: 0, error });
        continue;
      }
      if (deaths > timeouts.restarts) throw error instanceof WorkerError ? givenUp(error, deaths) : error;
      const waitMs = servedLong
        ? 0
        : Math.min(timeouts.longestWaitMs, timeouts.backOffMs * 2 ** (deaths - 1));
      onState({ kind: 'restarting', attempt: deaths, waitMs, error });
      await sleep(waitMs, signal);
    }
  };

  const stop = (reason: WorkerError) => {
    term?.stopping.abort(reason);
    term?.life?.end(reason);
    term = null;
  };

  return {
    open(asked) {
      stop(new WorkerError(told('workerErrors.anew')));
      const current: Term<T, O> = {
        stopping: new AbortController(),
        asked,
        life: null,
        ready: false,
        replaced: false,
      };
      term = current;
      return new Promise((resolve, reject) => {
        serve(current, resolve).catch((error: Error) => {
          if (!current.stopping.signal.aborted) onState({ kind: 'failed', error });
          reject(error);
        });
      });
    },
    async call(start, silenceMs, stillMs) {
      if (!term?.ready || !term.life) throw new WorkerError(told('workerErrors.notReady'));
      return term.life.call(start, silenceMs, stillMs);
    },
    amend(change) {
      if (term) term.asked = { ...term.asked, ...change };
    },
    heard: () => term?.life?.heard(),
    replace(reason) {
      if (!term?.life) return;
      term.replaced = true;
      term.life.end(reason);
    },
    stop: () => stop(new WorkerError(told('workerErrors.stopped'))),
  };
}

const givenUp = (error: WorkerError, deaths: number) =>
  new WorkerError(told('workerErrors.givenUp', { why: toldOf(error), deaths }), { cause: error });

function sleep(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const aborted = () => {
      clearTimeout(timer);
      reject(signal.reason);
    };
    // The signal lives as long as the service does.
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', aborted);
      resolve();
    }, ms);
    signal.addEventListener('abort', aborted);
  });
}
