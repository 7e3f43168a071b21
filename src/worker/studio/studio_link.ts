import * as Comlink from 'comlink';
import type { AlgorithmStage, Shown, StudioOptions, StudioReady, StudioWorker } from '../../contract/jobs.ts';
import type { LoadProgress } from '../../contract/opening.ts';
import type { StudioLink, StudioState } from '../../contract/studio_link.ts';
import { told } from '../../contract/told.ts';
import { WorkerError } from '../../contract/worker_state.ts';
import { createService, TIMEOUTS as SERVICE_TIMEOUTS } from '../service.ts';

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
  /** How long a job that is to end may go on with its step before its worker is ended. */
  stopMs: 250,
};

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
  let dutyCycle = 1;
  let painting: { end: ReturnType<typeof setTimeout> | undefined } | null = null;

  const ignored = () => {}; // a worker that is not there hears nothing, and needs not
  const sendPace = () =>
    void service.call((remote) => remote.setDutyCycle(dutyCycle), paintSilenceMs).catch(ignored);

  return {
    open: service.open,
    async paint(task, onShown, onStage) {
      const mine: NonNullable<typeof painting> = { end: undefined };
      painting = mine;
      const shown = (moment: Shown) => {
        service.heard();
        if (painting === mine) onShown(moment);
      };
      const begun = (stage: AlgorithmStage) => {
        if (painting === mine) onStage?.(stage);
      };
      try {
        return await service.call(
          (remote) => remote.paint(task, Comlink.proxy(shown), Comlink.proxy(begun)),
          paintSilenceMs,
        );
      } finally {
        clearTimeout(mine.end);
        painting = null;
      }
    },
    endJob(atOnce) {
      if (!painting) return;
      void service.call((remote) => remote.stop(), paintSilenceMs).catch(ignored);
      if (!atOnce) return;
      painting.end ??= setTimeout(
        () => service.replace(new WorkerError(told('workerErrors.endedMidway'))),
        stopMs,
      );
    },
    setDutyCycle(share) {
      if (share === dutyCycle) return;
      dutyCycle = share;
      sendPace();
    },
    tune(id, tuning) {
      void service.call((remote) => remote.tune(id, tuning), paintSilenceMs).catch(ignored);
    },
    tensors: () => service.call((remote) => remote.tensors(), paintSilenceMs),
    stop: service.stop,
  };
}
