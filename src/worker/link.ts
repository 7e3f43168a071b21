import type { Catalogue, LoadProgress, Look, OpenOptions, View } from './api.ts';
import { WorkerError } from './worker_error.ts';

export { WorkerError } from './worker_error.ts';

export type LinkState =
  | { kind: 'starting' }
  | { kind: 'ready'; catalogue: Catalogue }
  /** The worker died and comes back by itself; attempt counts from 1. */
  | { kind: 'restarting'; attempt: number; error: Error }
  /** It does not come back by itself. open() tries again. */
  | { kind: 'failed'; error: Error };

export interface LinkOptions {
  create: () => Worker;
  onState: (state: LinkState) => void;
  onProgress: (progress: LoadProgress) => void;
}

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
  /** Ends the worker. Pending calls reject; no state is reported any more. */
  stop(): void;
}

/** Starts, watches and restarts the live worker. */
export function createLink(options: LinkOptions): Link {
  throw new WorkerError(String(options));
}
