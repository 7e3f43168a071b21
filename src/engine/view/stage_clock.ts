import type { RunStage } from '../../contract/view.ts';

/** Milliseconds per stage of one run, in the order of the laps. */
export class StageClock {
  readonly stages: Partial<Record<RunStage, number>> = {};
  #last = performance.now();

  /** Ends a stage; one that comes several times adds up. */
  lap(stage: RunStage): void {
    const now = performance.now();
    this.stages[stage] = (this.stages[stage] ?? 0) + now - this.#last;
    this.#last = now;
  }
}
