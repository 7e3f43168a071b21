import type { Network } from '../network/network.ts';
import { type Answer, answerOf, isSame } from './backend_trial.ts';
import type { InTurn } from './turns.ts';

const EVERY_MS = 300_000;

/** Notices that a graphics card, which has computed rightly, no longer does: its driver has gone wrong without a word. */
export class BackendCheck {
  /** What each network said of the picture at first; they go with it. */
  readonly #first = new WeakMap<Network, Answer>();

  /**
   * @param network the present one
   * @param inTurn as for looks
   * @param wrong called when its numbers have become others; no check follows
   */
  constructor(
    private readonly network: () => Network,
    private readonly inTurn: InTurn,
    private readonly wrong: () => void,
  ) {}

  /** Checks every few minutes from now on. */
  start(): void {
    const timer = setInterval(async () => {
      if (await this.check()) return;
      clearInterval(timer);
      this.wrong();
    }, EVERY_MS);
  }

  /** @returns false where the numbers are not those of the first check of this network */
  check(): Promise<boolean> {
    return this.inTurn(async () => {
      const network = this.network();
      const first = this.#first.get(network);
      const answer = await answerOf(network);
      if (!first) this.#first.set(network, answer);
      return !first || isSame(answer, first);
    });
  }
}
