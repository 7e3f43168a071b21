/** Milliseconds per stage of one run, in the order of the laps. */
export class StageClock {
  readonly stages: Record<string, number> = {};
  #last = performance.now();

  /** Ends a stage; one that comes several times adds up. */
  lap(stage: string): void {
    const now = performance.now();
    this.stages[stage] = (this.stages[stage] ?? 0) + now - this.#last;
    this.#last = now;
  }
}
