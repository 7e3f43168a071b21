import * as Comlink from 'comlink';
import type { Catalogue } from '../contract/cards.ts';
import { LIVE_METHODS, type LiveMethods, type LiveWorker } from '../contract/live_worker.ts';
import type { BackendName, LoadProgress, OpenOptions } from '../contract/opening.ts';
import { withoutShares } from '../contract/style_mix.ts';
import { type ServiceState, WorkerError } from '../contract/worker_state.ts';
import { AnswerTimeouts } from './answer_timeouts.ts';
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
  /** How long the worker may say nothing while it looks. A slow card or a software GPU compiles for many seconds. */
  viewSilenceMs: 30_000,
  /** The same where it has answered the same question again and again, always at once. */
  leastSilenceMs: 2_000,
  /** The same for its event loop, where it computes on the processor. */
  leastStillMs: 2_500,
};

/** Backends that compile nothing. */
const PROCESSOR: ReadonlySet<BackendName> = new Set<BackendName>(['wasm', 'cpu']);

/** What is asked again and again, with the same things beside its picture. */
const REPEATED: ReadonlySet<string> = new Set<keyof LiveMethods>(['runView', 'shareOfPeople']);

/**
 * The methods of the live worker. A bitmap is taken whatever happens: handed over, or closed; a function that is told of
 * progress stays here. Each throws what the worker's own throws, under its name, and a WorkerError where the worker is not
 * ready, dies or hangs.
 */
export interface Link extends LiveMethods {
  /**
   * Starts the worker, or starts it anew with other options. Rides through restarts: settles when the worker is ready
   * or has failed for good.
   * @throws what the worker's open throws, under its name (ModelFileError, BackendError); WorkerError
   */
  open(options: OpenOptions): Promise<Catalogue>;
  /** Ends the worker. Pending calls reject; no state is reported any more. */
  stop(): void;
}

const isHang = (error: Error): boolean =>
  error instanceof WorkerError && error.told.code === 'workerErrors.noAnswer';

/** Any of the live worker's methods, from the page's side. */
type Method = (...given: unknown[]) => Promise<unknown>;

type Told = (progress: LoadProgress) => void;
const isTold = (given: unknown): given is Told => typeof given === 'function';

/** Pictures count by their size. Which frame it is does not matter. */
const questionOf = (name: string, [picture, _identity, view]: readonly unknown[]): string =>
  JSON.stringify(
    [name, picture instanceof ImageBitmap && [picture.width, picture.height], view],
    withoutShares,
  );

/** The page's end of the live worker. Every call settles. */
export function createLink({ create, onState, onProgress, timeouts }: LinkOptions): Link {
  const { viewSilenceMs, leastSilenceMs, leastStillMs, ...serviceTimeouts } = { ...TIMEOUTS, ...timeouts };
  const answerTimeouts = new AnswerTimeouts(leastSilenceMs, viewSilenceMs, leastStillMs);
  let isOnProcessor = false;
  /**
   * The silence that each call allows that waits for its answer, and its question. One without may build a network, for which the event
   * loop stands still. What takes long holds up the others; what is allowed changes with the network.
   */
  const allowed = new Set<{ readonly ms: () => number; readonly question: string | null }>();
  const longestAllowed = () => Math.max(...[...allowed].map(({ ms }) => ms()));
  const stillMs = () => {
    const questions = [...allowed].flatMap(({ question }) => question ?? []);
    const builds = questions.length < allowed.size;
    return isOnProcessor && !builds ? answerTimeouts.stillMs(questions) : Number.POSITIVE_INFINITY;
  };
  const service = createService<LiveWorker, OpenOptions, Catalogue>({
    ...{ create, onProgress, timeouts: serviceTimeouts },
    onState(state) {
      if (state.kind === 'restarting' && isHang(state.error)) answerTimeouts.hung();
      answerTimeouts.forget();
      if (state.kind === 'ready') isOnProcessor = PROCESSOR.has(state.ready.backend.name);
      onState(state);
    },
  });
  const methodOf =
    (name: string): Method =>
    async (...given) => {
      const handed = given.map((one) => {
        if (one instanceof ImageBitmap) return Comlink.transfer(one, [one]);
        return isTold(one) ? Comlink.proxy(heardBy(one)) : one;
      });
      const opens = given.some(isTold);
      const question = REPEATED.has(name) ? questionOf(name, given) : null;
      const ms = () => (opens ? serviceTimeouts.openSilenceMs : answerTimeouts.silenceMs(question));
      const mine = { ms, question };
      allowed.add(mine);
      const start = performance.now();
      try {
        // Comlink's types cannot see through a method that is named by its name.
        const call = (remote: unknown) => (remote as Record<string, Method>)[name]?.(...handed);
        const answer = await service.call(
          (remote) => call(remote) as Promise<unknown>,
          longestAllowed,
          stillMs,
        );
        if (opens) answerTimeouts.forget();
        if (question !== null) answerTimeouts.answered(question, performance.now() - start);
        return answer;
      } finally {
        allowed.delete(mine);
        // Nothing, where it was handed over.
        for (const one of given) if (one instanceof ImageBitmap) one.close();
      }
    };
  /** Progress comes by a port of its own. */
  const heardBy = (told: Told) => (progress: LoadProgress) => {
    service.heard();
    told(progress);
  };
  const methods = Object.fromEntries(
    Object.keys(LIVE_METHODS).map((name) => [name, methodOf(name)]),
  ) as unknown as LiveMethods;
  return {
    ...methods,
    async changeNetwork(networkUrl, told) {
      const card = await methods.changeNetwork(networkUrl, told);
      service.amend({ networkUrl });
      return card;
    },
    open: service.open,
    stop: service.stop,
  };
}
