import type { Network } from '../../network/network.ts';
import { numberOfEach, probabilityIn } from '../common/class_probabilities.ts';
import { impute } from './imputation.ts';

/** A picture that turns into another pixel by pixel, in a given order. All [height, width, 3], preprocessed. */
export interface Erasure {
  readonly from: Float32Array;
  readonly to: Float32Array;
  /** Pixel indices, the first to turn first. */
  readonly order: Uint32Array;
  /**
   * Where pixels that are removed are made from those around them (ROAD) in place of another picture: whether those that turn
   * are removed, or those that have not yet. Absent: they become `to`.
   */
  readonly imputed?: Imputed;
}

export interface Imputed {
  readonly removed: 'turned' | 'rest';
  /** Pixels in a row. */
  readonly width: number;
  /** What they are made from where none is left, preprocessed. */
  readonly neutral: readonly number[];
}

/** Standard deviation, in units of the picture's own: as the reference implementation of ROAD has it, for pixels of deviation 1. */
const NOISE = 0.01;

/** How many pixels have turned after a step: an equal part of the picture each, rounded. */
export const turnedAfter = (step: number, steps: number, pixels: number): number =>
  Math.round((step * pixels) / steps);

/** The picture after a number of pixels, written over `into`. */
export function writeErased({ from, to, order, imputed }: Erasure, count: number, into: Float32Array): void {
  into.set(from);
  if (imputed) {
    const turned = imputed.removed === 'turned' ? 1 : 0;
    const removed = new Uint8Array(order.length).fill(1 - turned);
    for (let i = 0; i < count; i++) removed[order[i] as number] = turned;
    impute(into, removed, imputed.width, NOISE, imputed.neutral);
    return;
  }
  for (let i = 0; i < count; i++) {
    const at = 3 * (order[i] as number);
    for (let colour = at; colour < at + 3; colour++) into[colour] = to[colour] as number;
  }
}

/**
 * The probability of a class at some steps of several erasures, in one forward pass.
 * Deletion and insertion: Petsiuk, Das, Saenko 2018, RISE, section 4.
 * @returns for each erasure one probability a step
 */
export async function erasedProbabilities(
  network: Network,
  erasures: readonly Erasure[],
  steps: readonly number[],
  ofSteps: number,
  classIndex: number,
): Promise<number[][]> {
  const size = erasures[0]?.from.length ?? 0;
  const batch = new Float32Array(erasures.length * steps.length * size);
  erasures.forEach((erasure, e) => {
    steps.forEach((step, s) => {
      const at = (e * steps.length + s) * size;
      writeErased(erasure, turnedAfter(step, ofSteps, size / 3), batch.subarray(at, at + size));
    });
  });
  const probabilities = await numberOfEach(network, batch, probabilityIn(classIndex));
  return erasures.map((_, e) => Array.from(probabilities.subarray(e * steps.length, (e + 1) * steps.length)));
}

/** The area under heights at equal distances over 0..1, by the trapezoid rule, as the reference implementation of RISE has it. */
export function areaUnder(heights: readonly number[]): number {
  const [first = 0, last = 0] = [heights[0], heights.at(-1)];
  const sum = heights.reduce((total, height) => total + height, 0);
  return (sum - (first + last) / 2) / (heights.length - 1);
}
