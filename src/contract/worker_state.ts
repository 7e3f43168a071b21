/** How a worker stands, as the page hears of it. */

import type { BackendName } from './opening.ts';
import { type Told, ToldError, told } from './told.ts';

/** How the page stands with one of its workers. R is what the worker answers when it is ready. */
export type ServiceState<R> =
  | { kind: 'starting' }
  | { kind: 'ready'; ready: R }
  /** The worker died and comes back by itself after a wait; attempt counts from 1. */
  | { kind: 'restarting'; attempt: number; waitMs: number; error: Error }
  /** It does not come back by itself; open() tries again. The error is the worker's own or a WorkerError. */
  | { kind: 'failed'; error: Error };

/** The worker died, hung or could not be started; the message says what to do. */
export class WorkerError extends ToldError {
  override readonly name: string = 'WorkerError';
}

/** What a worker says where a network's files are missing or broken: nothing that it computes on is to blame. */
const WITHOUT_NETWORK: ReadonlySet<string> = new Set(['ModelFileError', 'NetworkError']);
export const isForWantOfNetwork = ({ name }: Error): boolean => WITHOUT_NETWORK.has(name);

/** The worker lost the graphics card that it computed on. */
export class BackendLostError extends WorkerError {
  override readonly name = 'BackendLostError';

  /** @param hangs whether it said nothing any more while it was started: it is not tried again */
  constructor(
    readonly backend: BackendName,
    reason: string | Told,
    readonly hangs = false,
  ) {
    super(told('workerErrors.lost', { backend, reason }));
  }
}
