import * as Comlink from 'comlink';
import { told } from '../contract/told.ts';
import { BackendLostError, WorkerError } from '../contract/worker_state.ts';
import { onBackendLost } from './backend_loss.ts';
import { type CardTrial, onTrial } from './card_trial.ts';
import { isBeat, onLivenessLost } from './liveness.ts';

/** Milliseconds. */
export type Silence = number | (() => number);

/** One worker from its start to its death. Generic, so that every worker of the program can be watched in the same way. */
export interface WorkerLife<T> {
  /**
   * Calls the worker; settles at the latest when the worker dies.
   * @param silenceMs how long the worker may say nothing at all before it is declared dead; asked for again and again where it
   * may change meanwhile. While it tries a graphics card it says itself how long (card_trial.ts)
   * @param stillMs the same for its event loop: how long not even a beat (liveness.ts) may come. Where it never beat, only its words
   * count
   * @throws what the worker throws, with its name and message; WorkerError where it dies; BackendLostError where a card hangs
   */
  call<R>(
    start: (remote: Comlink.Remote<T>) => Promise<R>,
    silenceMs: Silence,
    stillMs?: Silence,
  ): Promise<R>;
  /** To be told of every sign of life that does not come as an answer (progress has a port of its own). */
  heard(): void;
  /**
   * Resolves when its death is noticed also while no call waits for it. Never for a worker that holds no liveness lock
   * (liveness.ts).
   */
  readonly watched: Promise<void>;
  /** Resolves with the reason. */
  readonly death: Promise<WorkerError>;
  /** Terminates it; its calls reject with this reason unless it died before. */
  end(reason: WorkerError): void;
}

/** Silence is counted in ticks, not by the clock: a machine that slept, or a page that was held up, misses ticks too. */
const TICKS = 10;

/** Counts for how long a number stays as it is. */
class Stillness {
  #known: number;
  #ticks = 0;

  constructor(readonly count: () => number) {
    this.#known = count();
  }

  /** @returns for how many ticks now */
  tick(): number {
    const now = this.count();
    this.#ticks = now === this.#known ? this.#ticks + 1 : 0;
    this.#known = now;
    return this.#ticks;
  }
}

const read = (silence: Silence) => (typeof silence === 'number' ? silence : silence());

export function startLife<T>(create: () => Worker): WorkerLife<T> {
  const worker = create();
  const remote = Comlink.wrap<T>(worker);
  let [signs, beats] = [0, 0];
  let dead: WorkerError | null = null;
  let trial: CardTrial | null = null;
  // A set, as Promise.race against `death` would keep every call of its life in memory.
  const pending = new Set<(reason: WorkerError) => void>();
  let die: (reason: WorkerError) => void = () => {};
  const death = new Promise<WorkerError>((resolve) => {
    die = resolve;
  });
  const heard = () => void signs++;
  const end = (reason: WorkerError) => {
    worker.terminate();
    die(reason);
    for (const reject of pending) reject(reason);
    pending.clear();
    dead ??= reason;
  };

  worker.addEventListener('message', ({ data }) => {
    if (isBeat(data)) beats++;
    else heard();
  });
  worker.addEventListener('messageerror', () => end(new WorkerError(told('workerErrors.unreadable'))));
  worker.addEventListener('error', (event) => {
    event.preventDefault(); // it is reported from here on
    end(
      new WorkerError(
        event.message
          ? told('workerErrors.crashed', { message: event.message })
          : told('workerErrors.notLoaded'),
      ),
    );
  });
  onBackendLost(worker, end);
  onTrial(worker, (now) => {
    trial = now;
  });
  const watched = onLivenessLost(worker, () => end(new WorkerError(told('workerErrors.silentEnd'))));

  const call = <R>(
    start: (remote: Comlink.Remote<T>) => Promise<R>,
    silenceMs: Silence,
    stillMs: Silence = Number.POSITIVE_INFINITY,
  ): Promise<R> => {
    if (dead) return Promise.reject(dead);
    const tickMs = Math.min(read(silenceMs), read(stillMs)) / TICKS;
    // What is allowed may be less than a tick by now; a tick with a word in it is no silence.
    const isLong = (ms: number, allowedMs: number) => ms >= Math.max(tickMs, allowedMs - tickMs / 2);
    const [words, everything] = [new Stillness(() => signs), new Stillness(() => signs + beats)];
    const watchdog = setInterval(() => {
      const [silent, still] = [words.tick() * tickMs, everything.tick() * tickMs];
      const isStill = beats > 0 && isLong(still, read(stillMs));
      if (!isStill && !isLong(silent, trial?.silenceMs ?? read(silenceMs))) return;
      const seconds = Math.round((isStill ? still : silent) / 100) / 10;
      const why = told('workerErrors.noAnswer', { seconds });
      end(trial ? new BackendLostError(trial.backend, why, true) : new WorkerError(why));
    }, tickMs);
    let forget = () => {};
    return new Promise<R>((resolve, reject) => {
      pending.add(reject);
      forget = () => void pending.delete(reject);
      start(remote).then(resolve, reject);
    }).finally(() => {
      clearInterval(watchdog);
      forget();
    });
  };
  return { call, heard, watched, death, end };
}
