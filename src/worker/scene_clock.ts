/** Frames whose strongest values differ by less than this share of them are of one scene: noise makes as much. */
const SAME = 0.15;

/**
 * The time of a stream as its scenes know it: it stands still while the scene does, so that an empty room is one moment
 * and not a new one every few seconds.
 */
export class SceneClock {
  #scene: Float32Array | null = null;
  #sinceMs = 0;

  /**
   * @param values the strongest activation of each channel in this frame; kept, so not to be changed
   * @param nowMs by a clock that does not stand still
   */
  timeOf(values: Float32Array, nowMs: number): number {
    if (!this.#scene || differs(values, this.#scene)) {
      this.#scene = values;
      this.#sinceMs = nowMs;
    }
    return this.#sinceMs;
  }
}

/** Whether the distance of two vectors is more than SAME of the length of the second. */
function differs(values: Float32Array, scene: Float32Array): boolean {
  if (values.length !== scene.length) return true;
  let [distance, length] = [0, 0];
  for (let i = 0; i < scene.length; i++) {
    const was = scene[i] as number;
    distance += ((values[i] as number) - was) ** 2;
    length += was ** 2;
  }
  return distance > SAME * SAME * length;
}
