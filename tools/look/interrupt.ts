import { constants } from 'node:os';
import { setImmediate } from 'node:timers/promises';

export const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
/** npm hands on the Ctrl-C that the terminal has given to its child, too: that is one press, whoever is busy in between. */
const SAME_PRESS_MS = 500;
/** By convention a program that a signal ended answers with this and the signal's number. */
const SIGNALLED = 128;

/** Thrown where a piece of work that cannot be shown half done was interrupted. */
class InterruptedError extends Error {
  override readonly name = 'InterruptedError';
}

/**
 * Ctrl-C, `kill` and a closed terminal, as long as something is at work that can end well. The first one ends it after
 * its present step, a later one ends the program.
 */
export class Interrupt {
  signal: (typeof SIGNALS)[number] | null = null;
  #heardAt = 0;

  constructor() {
    for (const signal of SIGNALS) process.on(signal, this.#hear);
  }

  /** Whether to end. Steps that await nothing of the outside world keep signals from arriving: this lets them in. */
  async heard(): Promise<boolean> {
    await setImmediate();
    return this.signal !== null;
  }

  /** @throws {InterruptedError} */
  async throwIfHeard(): Promise<void> {
    if (await this.heard()) throw new InterruptedError(`${this.signal}`);
  }

  /** Leaves signals to the program again, once the press is over that there was; its exit code says so. */
  end(): void {
    for (const signal of SIGNALS) process.off(signal, this.#hear);
    if (!this.signal) return;
    process.exitCode = exitCodeOf(this.signal);
    for (const signal of SIGNALS) process.on(signal, ignore);
    setTimeout(() => {
      for (const signal of SIGNALS) process.off(signal, ignore);
    }, SAME_PRESS_MS).unref();
  }

  readonly #hear = (signal: NodeJS.Signals): void => {
    const now = performance.now();
    if (this.signal) {
      if (now - this.#heardAt > SAME_PRESS_MS) process.exit(exitCodeOf(signal));
      return;
    }
    this.signal = signal as (typeof SIGNALS)[number];
    this.#heardAt = now;
  };
}

function ignore(): void {}

export const exitCodeOf = (signal: NodeJS.Signals): number => SIGNALLED + constants.signals[signal];
