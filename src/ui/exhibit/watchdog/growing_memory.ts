/** Whether the page's memory grows. */

/** Measurements that say how much is usual, once all is loaded. */
const USUAL = 5;
/** Measurements in a row that have to be too large. */
const IN_A_ROW = 3;
const LEAST_GROWTH = 500e6;

export class GrowingMemory {
  #network = '';
  #usual: number[] = [];
  #large = 0;

  /**
   * @param bytes of the page and its workers
   * @param network another one has another size: what is usual is found anew
   * @returns whether it has been twice the usual, and 500 MB more, for three measurements
   */
  take(bytes: number, network: string): boolean {
    if (network !== this.#network) {
      this.#usual = [];
      this.#large = 0;
      this.#network = network;
    }
    if (this.#usual.length < USUAL) {
      this.#usual.push(bytes);
      return false;
    }
    const most = Math.max(...this.#usual);
    this.#large = bytes > Math.max(2 * most, most + LEAST_GROWTH) ? this.#large + 1 : 0;
    return this.#large >= IN_A_ROW;
  }
}
