/** A place is given up only to a tile that is stronger by such a share of what the other has. */
const MARGIN = 0.2;
/** So much of the strength of a frame goes into the running mean. */
const FRESH = 0.15;

const isClearlyStronger = (one: number, other: number): boolean => one > other + MARGIN * Math.abs(other);

/** Tiles by their strength, frame after frame, without tiles that dance: neighbours trade places only when one is clearly stronger. */
export class StableOrder {
  #key = '';
  #means: Float64Array = new Float64Array();
  #order: number[] = [];

  /**
   * @param key tells what is sorted; another one begins anew
   * @param strengths of every tile
   * @returns the tiles, strongest first
   */
  follow(key: string, strengths: ArrayLike<number>): readonly number[] {
    if (key !== this.#key || strengths.length !== this.#means.length) {
      this.#key = key;
      this.#means = Float64Array.from(strengths);
      this.#order = Array.from(this.#means.keys()).sort((a, b) => this.#mean(b) - this.#mean(a));
      return this.#order;
    }
    this.#means.forEach((mean, tile) => {
      this.#means[tile] = mean + FRESH * ((strengths[tile] as number) - mean);
    });
    const order = this.#order;
    for (let place = 1; place < order.length; place++) {
      const tile = order[place] as number;
      let to = place;
      while (to > 0 && isClearlyStronger(this.#mean(tile), this.#mean(order[to - 1] as number))) to--;
      order.splice(place, 1);
      order.splice(to, 0, tile);
    }
    return order;
  }

  #mean(tile: number): number {
    return this.#means[tile] as number;
  }
}
