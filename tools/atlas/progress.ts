const BAR = 30;
/** Milliseconds between two lines where the output is not a terminal. */
const LINE_EVERY = 30_000;

/** How far the drawing is, with the time left, on stderr: one line that is drawn over on a terminal, else a line now and then. */
export class Progress {
  readonly #start = performance.now();
  readonly #before: number;
  #done: number;
  #told = 0;

  constructor(
    readonly whole: number,
    done: number,
  ) {
    this.#before = done;
    this.#done = done;
  }

  /** One more is done. */
  tell(what: string): void {
    this.#done++;
    const now = performance.now();
    const each = (now - this.#start) / (this.#done - this.#before);
    const left = inWords((each * (this.whole - this.#done)) / 1000);
    const line = `${this.#done} of ${this.whole}, ${(each / 1000).toFixed(1)} s each, ${left} left: ${what}`;
    const { stderr } = process;
    if (stderr.isTTY) {
      const cells = Math.round((BAR * this.#done) / this.whole);
      // Erases what a longer line left behind.
      stderr.write(`\r[${'#'.repeat(cells)}${'.'.repeat(BAR - cells)}] ${line}\x1b[K`);
    } else if (now - this.#told > LINE_EVERY || this.#done === this.whole) {
      console.error(line);
      this.#told = now;
    }
  }

  end(): void {
    if (process.stderr.isTTY && this.#done > this.#before) process.stderr.write('\n');
    console.error(`${this.#done} of ${this.whole} are there.`);
  }
}

function inWords(seconds: number): string {
  if (seconds < 90) return `${Math.round(seconds)} s`;
  const minutes = Math.round(seconds / 60);
  return minutes < 120 ? `${minutes} min` : `${Math.round(minutes / 60)} h`;
}
