/** Answers to one question before their times say how long the next may take: what is compiled or loaded comes before. */
const ANSWERS = 20;
/** So many times the longest of them. */
const TIMES = 10;
/** The same for the event loop, of a usual answer: it goes round several times in most, and nothing is compiled. */
const STILL_TIMES = 3;
/** Of so many answers one may be longer than usual: the first of a view opens or builds something. */
const ONE_IN = 10;
/** Questions whose answers are remembered. */
const QUESTIONS = 8;
/** Answers of late whose times are known. */
const RECENT = 100;

/**
 * After how much silence a worker is taken to hang: soon where it has answered the same question again and again, late where it may
 * compile or load something. Of one worker's life.
 */
export class AnswerTimeouts {
  readonly #least: number;
  readonly #most: number;
  readonly #leastStill: number;
  readonly #answers = new Map<string, { count: number; longestMs: number }>();
  #recent: number[] = [];

  /**
   * All in milliseconds.
   * @param least for a question that is always answered at once
   * @param most for a new one
   * @param leastStill for the event loop, whatever the question
   */
  constructor(least: number, most: number, leastStill: number) {
    this.#least = least;
    this.#most = most;
    this.#leastStill = leastStill;
  }

  /** Milliseconds. */
  silenceMs(question: string): number {
    const { count, longestMs } = this.#answers.get(question) ?? { count: 0, longestMs: 0 };
    return count < ANSWERS ? this.#most : Math.min(this.#most, Math.max(this.#least, TIMES * longestMs));
  }

  /**
   * For how long the event loop of a worker that computes on the processor may stand still, whatever it was asked: it compiles
   * nothing, and loads while its loop goes round. Milliseconds.
   */
  stillMs(): number {
    if (this.#recent.length < ANSWERS) return this.#most;
    const longestFirst = this.#recent.toSorted((a, b) => b - a);
    const usual = longestFirst[Math.floor(longestFirst.length / ONE_IN)] ?? 0;
    return Math.min(this.#most, Math.max(this.#leastStill, STILL_TIMES * usual));
  }

  answered(question: string, elapsedMs: number): void {
    this.#recent.push(elapsedMs);
    if (this.#recent.length > RECENT) this.#recent.shift();
    const { count, longestMs } = this.#answers.get(question) ?? { count: 0, longestMs: 0 };
    if (count === 0 && this.#answers.size === QUESTIONS) this.#answers.clear();
    this.#answers.set(question, { count: count + 1, longestMs: Math.max(longestMs, elapsedMs) });
  }

  /** There is another worker, or another network in it. */
  forget(): void {
    this.#answers.clear();
    this.#recent = [];
  }
}
