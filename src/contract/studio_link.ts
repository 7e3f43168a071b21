import type {
  AlgorithmStage,
  JobId,
  PaintOutcome,
  Shown,
  StudioOptions,
  StudioReady,
  Task,
  Tuning,
} from './jobs.ts';
import type { ServiceState } from './worker_state.ts';

export type StudioState = ServiceState<StudioReady>;

/** The page's end of the studio worker, as the scheduler knows it. Every call settles. */
export interface StudioLink {
  /** @throws what the worker's open throws, under its name; WorkerError */
  open(options: StudioOptions): Promise<StudioReady>;
  /**
   * Paints until it is done or stopped.
   * @throws what the worker's paint throws, under its name; WorkerError where the worker is not ready, dies, hangs or
   * is replaced
   * @param onStage called as a stage begins, while the job's tuning asks for stages
   */
  paint(
    task: Task,
    onShown: (shown: Shown) => void,
    onStage?: (stage: AlgorithmStage) => void,
  ): Promise<PaintOutcome>;
  /**
   * Ends the job. paint() settles.
   * @param atOnce after a moment the worker is replaced, and what was not shown yet is lost; else the step at hand is
   * waited for
   */
  endJob(atOnce: boolean): void;
  /** @param duty the share of its time that the worker may paint, 0..1; kept over its deaths */
  setDutyCycle(dutyCycle: number): void;
  /** Changes a job while it runs. A worker that is not there hears nothing: say it again when it is ready. */
  tune(id: JobId, tuning: Tuning): void;
  /** Tensors alive in the worker. */
  tensors(): Promise<number>;
  /** Ends the worker. Pending calls reject; no state is reported any more. */
  stop(): void;
}
