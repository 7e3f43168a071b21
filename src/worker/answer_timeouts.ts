/** Answers to one question before their times say how long the next may take: what is compiled or loaded comes before. */
const ANSWERS = 20;
/** So many times the longest of them. */
const TIMES = 10;
/** The same for the event loop, of a usual answer: it goes round several times in most, and nothing is compiled. */
const STILL_TIMES = 3;
/** The same for the first answer to a question, which opens or builds something. */
const FIRST_TIMES = 30;
/** Of so many answers one may be longer than usual: the first of a view opens or builds something. */
const ONE_IN = 10;
/** Questions whose answers are remembered. */
const QUESTIONS = 8;
/** Answers of late whose times are known. */
const RECENT = 100;
/** A worker that hangs again so soon may only be slow: each hang but the first doubles what the next one may take. */
const PATIENT_MS = 600_000;
const MOST_PATIENCE = 4;

interface Answers {
  readonly count: number;
  readonly longestMs: number;
  readonly lastMs: number;
}

/**
 * After how much silence a worker is taken to hang: soon where it has answered the same question again and again, late where it may
 * compile or load something. Of one worker's life, but for its hangs.
 */
export class AnswerTimeouts {
  readonly #least: number;
  readonly #most: number;
  readonly #leastStill: number;
  readonly #answers = new Map<string, Answers>();
  #recent: number[] = [];
  #hangs: number[] = [];

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

  /** Milliseconds. @param question null where it is not one that is asked again and again */
  silenceMs(question: string | null): number {
    const { count, longestMs } = this.#answers.get(question ?? '') ?? { count: 0, longestMs: 0 };
    const patience = this.#patience();
    const most = patience * this.#most;
    return count < ANSWERS ? most : Math.min(most, patience * Math.max(this.#least, TIMES * longestMs));
  }

  /**
   * For how long the event loop of a worker that computes on the processor may stand still, whatever it was asked: it compiles
   * nothing, and loads while its loop goes round. Milliseconds.
   * @param questions that wait for their answers: one that was slow just now may be again
   */
  stillMs(questions: Iterable<string>): number {
    const patience = this.#patience();
    const most = patience * this.#most;
    if (this.#recent.length < ANSWERS) return most;
    const longestFirst = this.#recent.toSorted((a, b) => b - a);
    const usual = longestFirst[Math.floor(longestFirst.length / ONE_IN)] ?? 0;
    const theirs = Array.from(questions, (question) => {
      const last = this.#answers.get(question)?.lastMs;
      return last === undefined ? FIRST_TIMES * usual : STILL_TIMES * last;
    });
    return Math.min(most, patience * Math.max(this.#leastStill, STILL_TIMES * usual, ...theirs));
  }

  answered(question: string, elapsedMs: number): void {
    this.#recent.push(elapsedMs);
    if (this.#recent.length > RECENT) this.#recent.shift();
    const { count, longestMs } = this.#answers.get(question) ?? { count: 0, longestMs: 0 };
    if (count === 0 && this.#answers.size === QUESTIONS) this.#answers.clear();
    this.#answers.set(question, {
      count: count + 1,
      longestMs: Math.max(longestMs, elapsedMs),
      lastMs: elapsedMs,
    });
  }

  /** There is another worker, or another network in it. */
  forget(): void {
    this.#answers.clear();
    this.#recent = [];
  }

  /** It was silent for so long that it was ended. */
  hung(): void {
    this.#hangs.push(performance.now());
  }

  #patience(): number {
    const since = performance.now() - PATIENT_MS;
    this.#hangs = this.#hangs.filter((at) => at > since);
    return Math.min(MOST_PATIENCE, 2 ** Math.max(0, this.#hangs.length - 1));
  }
}
