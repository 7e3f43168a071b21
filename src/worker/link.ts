import * as Comlink from 'comlink';
import type { Catalogue } from '../contract/cards.ts';
import { LIVE_METHODS, type LiveMethods, type LiveWorker } from '../contract/live_worker.ts';
import type { NetworkCard } from '../contract/network_card.ts';
import type { LoadProgress, OpenOptions } from '../contract/opening.ts';
import type { ServiceState } from '../contract/worker_state.ts';
import { createService, TIMEOUTS as SERVICE_TIMEOUTS } from './service.ts';

export interface LinkOptions {
  create: () => Worker;
  onState: (state: ServiceState<Catalogue>) => void;
  onProgress: (progress: LoadProgress) => void;
  timeouts?: Partial<typeof TIMEOUTS>;
}

export const TIMEOUTS = {
  ...SERVICE_TIMEOUTS,
  /** Without it there is nothing to see, and nobody may be there to reload the page. */
  restarts: Number.POSITIVE_INFINITY,
  /** How long the worker may say nothing while it looks. A software GPU compiles for many seconds. */
  viewSilenceMs: 20_000,
};

/**
 * The methods of the live worker. A bitmap is taken whatever happens: handed over, or closed. Each throws what the
 * worker's own throws, under its name, and a WorkerError where the worker is not ready, dies or hangs.
 */
export interface Link extends LiveMethods {
  /**
   * Starts the worker, or starts it anew with other options. Rides through restarts: settles when the worker is ready
   * or has failed for good.
   * @throws what the worker's open throws, under its name (ModelFileError, BackendError); WorkerError
   */
  open(options: OpenOptions): Promise<Catalogue>;
  /**
   * See NetworkMethods; progress goes where that of opening goes. Should the worker die later, it comes back with the
   * network that looked last, and with no second one.
   */
  changeNetwork(networkUrl: string): Promise<NetworkCard>;
  compareWith(networkUrl: string | null): Promise<NetworkCard | null>;
  /** Ends the worker. Pending calls reject; no state is reported any more. */
  stop(): void;
}

/** Any of the live worker's methods, from the page's side. */
type Method = (...given: unknown[]) => Promise<unknown>;

/** The page's end of the live worker. Every call settles. */
export function createLink({ create, onState, onProgress, timeouts }: LinkOptions): Link {
  const { viewSilenceMs: lookSilenceMs, ...serviceTimeouts } = { ...TIMEOUTS, ...timeouts };
  const service = createService<LiveWorker, OpenOptions, Catalogue>({
    ...{ create, onState, onProgress, timeouts: serviceTimeouts },
  });
  const methodOf =
    (name: string): Method =>
    async (...given) => {
      const handed = given.map((one) => (one instanceof ImageBitmap ? Comlink.transfer(one, [one]) : one));
      try {
        // Comlink's types cannot see through a method that is named by its name.
        const call = (remote: unknown) => (remote as Record<string, Method>)[name]?.(...handed);
        return await service.call((remote) => call(remote) as Promise<unknown>, lookSilenceMs);
      } finally {
        // Nothing, where it was handed over.
        for (const one of given) if (one instanceof ImageBitmap) one.close();
      }
    };
  const methods = Object.fromEntries(Object.keys(LIVE_METHODS).map((name) => [name, methodOf(name)]));
  /** Progress comes by a port of its own. */
  const heard = (progress: LoadProgress) => {
    service.heard();
    onProgress(progress);
  };
  return {
    ...(methods as unknown as LiveMethods),
    open: service.open,
    async changeNetwork(networkUrl) {
      const card = await service.call(
        (remote) => remote.changeNetwork(networkUrl, Comlink.proxy(heard)),
        serviceTimeouts.openSilenceMs,
      );
      service.amend({ networkUrl });
      return card;
    },
    compareWith: (networkUrl) =>
      service.call(
        (remote) => remote.compareWith(networkUrl, Comlink.proxy(heard)),
        serviceTimeouts.openSilenceMs,
      ),
    stop: service.stop,
  };
}
