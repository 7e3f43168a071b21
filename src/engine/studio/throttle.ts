/** However slow the pace: the job must be seen to go on. */
const LONGEST_MS = 4000;

/** Pauses between steps, so that others get their share of the machine, and so that messages are heard at all. */
export class Throttle {
  #dutyCycle = 1;
  #wake = () => {};

  /** @param duty the share of the time that is worked, 0..1 */
  setDutyCycle(dutyCycle: number): void {
    this.#dutyCycle = Math.min(1, Math.max(0, dutyCycle));
    this.#wake();
  }

  /** Cuts the present rest short. */
  end(): void {
    this.#wake();
  }

  /** @param workedMs since the rest before */
  after(workedMs: number): Promise<void> {
    const restMs = workedMs * (1 / Math.max(this.#dutyCycle, 1e-3) - 1);
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, Math.min(LONGEST_MS, restMs));
      this.#wake = () => {
        clearTimeout(timer);
        // Not at once: a message may be waiting.
        setTimeout(resolve);
      };
    });
  }
}
