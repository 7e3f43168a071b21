/** Random numbers whose whole state is one whole number, so that a checkpoint can hold it (mulberry32). */
export class Random {
  /** @param state a whole number; two generators of the same state give the same numbers from here on */
  constructor(public state: number) {}

  /** From 0, inclusive, to 1. */
  uniform(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let t = Math.imul(this.state ^ (this.state >>> 15), this.state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  }

  /** Of mean 0 and deviation 1 (Box-Muller). */
  normal(): number {
    const radius = Math.sqrt(-2 * Math.log(1 - this.uniform()));
    return radius * Math.cos(2 * Math.PI * this.uniform());
  }

  /** A whole number from `low` to `high`, both inclusive. */
  integer(low: number, high: number): number {
    return low + Math.floor(this.uniform() * (high - low + 1));
  }

  /** `count` independent normal numbers. */
  normals(count: number, deviation = 1, mean = 0): Float32Array {
    const values = new Float32Array(count);
    for (let i = 0; i < count; i++) values[i] = mean + deviation * this.normal();
    return values;
  }
}
