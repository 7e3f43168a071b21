/** For what needs the live worker and may wait for it. */
import { WorkerError } from '../contract/worker_state.ts';
import { workerState } from './store.ts';

/** What ends the worker each time is not tried for ever. */
const MOST_TRIES = 3;

/**
 * Has the live worker do something, and again where it ended meanwhile, once it is back.
 * @returns null where the signal ended the wait
 * @throws what `act` throws: at once what is no WorkerError, and that of the last try
 */
export async function throughRestarts<T>(act: () => Promise<T>, signal: AbortSignal): Promise<T | null> {
  for (let tries = 1; ; tries++) {
    try {
      return await act();
    } catch (error) {
      if (!(error instanceof WorkerError) || tries === MOST_TRIES) throw error;
    }
    await workerReady(signal);
    if (signal.aborted) return null;
  }
}

/** Settles once the worker is ready, or nobody waits for it any more. */
const workerReady = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const end = () => {
      unsubscribe();
      signal.removeEventListener('abort', end);
      resolve();
    };
    // Called at once, too, before there is anything to unsubscribe.
    const unsubscribe = workerState.subscribe((state) => {
      if (state === 'ready') queueMicrotask(end);
    });
    if (signal.aborted) end();
    else signal.addEventListener('abort', end);
  });
