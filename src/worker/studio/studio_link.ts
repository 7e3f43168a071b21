import * as Comlink from 'comlink';
import type {
  PaintOutcome,
  Shown,
  StudioOptions,
  StudioReady,
  StudioWorker,
  Task,
} from '../../contract/jobs.ts';
import type { LoadProgress } from '../../contract/opening.ts';
import { createService, TIMEOUTS as SERVICE_TIMEOUTS, type ServiceState } from '../service.ts';
import { WorkerError } from '../worker_error.ts';

export type StudioState = ServiceState<StudioReady>;

export interface StudioLinkOptions {
  create: () => Worker;
  onState: (state: StudioState) => void;
  onProgress: (progress: LoadProgress) => void;
  timeouts?: Partial<typeof STUDIO_TIMEOUTS>;
}

const STUDIO_TIMEOUTS = {
  ...SERVICE_TIMEOUTS,
  /** How long the worker may show nothing while it paints: a large step on a slow machine, and the rest after it. */
  paintSilenceMs: 90_000,
  /** How long a painting that is to end may go on with its step before its worker is ended. */
  stopMs: 250,
};

export interface StudioLink {
  /** @throws what the worker's open throws, under its name; WorkerError */
  open(options: StudioOptions): Promise<StudioReady>;
  /**
   * Paints until it is done or stopped.
   * @throws what the worker's paint throws, under its name; WorkerError where the worker is not ready, dies, hangs or
   * is replaced
   */
  paint(task: Task, onShown: (shown: Shown) => void): Promise<PaintOutcome>;
  /**
   * Ends the painting. paint() settles.
   * @param atOnce after a moment the worker is replaced, and what was not shown yet is lost; else the step at hand is
   * waited for
   */
  endPainting(atOnce: boolean): void;
  /** @param duty the share of its time that the worker may paint, 0..1; kept over its deaths */
  pace(duty: number): void;
  /** Tensors alive in the worker. */
  tensors(): Promise<number>;
  /** Ends the worker. Pending calls reject; no state is reported any more. */
  stop(): void;
}

/** The page's end of the studio worker. Every call settles. */
export function createStudioLink({ create, onState, onProgress, timeouts }: StudioLinkOptions): StudioLink {
  const { paintSilenceMs, stopMs, ...ofService } = { ...STUDIO_TIMEOUTS, ...timeouts };
  const service = createService<StudioWorker, StudioOptions, StudioReady>({
    ...{ create, onProgress, timeouts: ofService },
    onState(state) {
      if (state.kind === 'ready') sendPace();
      onState(state);
    },
  });
  let duty = 1;
  let painting: { end: ReturnType<typeof setTimeout> | undefined } | null = null;

  const ignored = () => {}; // a worker that is not there hears nothing, and needs not
  const sendPace = () => void service.call((remote) => remote.pace(duty), paintSilenceMs).catch(ignored);

  return {
    open: service.open,
    async paint(task, onShown) {
      const mine: NonNullable<typeof painting> = { end: undefined };
      painting = mine;
      const shown = (moment: Shown) => {
        service.heard();
        if (painting === mine) onShown(moment);
      };
      try {
        return await service.call((remote) => remote.paint(task, Comlink.proxy(shown)), paintSilenceMs);
      } finally {
        clearTimeout(mine.end);
        painting = null;
      }
    },
    endPainting(atOnce) {
      if (!painting) return;
      void service.call((remote) => remote.stop(), paintSilenceMs).catch(ignored);
      if (!atOnce) return;
      painting.end ??= setTimeout(
        () => service.replace(new WorkerError('The worker was ended in the middle of a step.')),
        stopMs,
      );
    },
    pace(share) {
      if (share === duty) return;
      duty = share;
      sendPace();
    },
    tensors: () => service.call((remote) => remote.tensors(), paintSilenceMs),
    stop: service.stop,
  };
}
