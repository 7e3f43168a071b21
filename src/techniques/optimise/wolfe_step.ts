import * as tf from '@tensorflow/tfjs-core';
import type { Evaluation } from './optimiser.ts';

/** A point along a direction, evaluated. Whoever gets it disposes `at` and the evaluation's gradient. */
export interface Probe {
  readonly at: tf.Tensor;
  readonly evaluation: Evaluation;
  /** The loss's derivative along the direction, there. */
  readonly slope: number;
}

/** Armijo: at least this share of the fall that the slope promised. Curvature: at most this share of the slope left. */
const FALL = 1e-4;
const SLOPE_LEFT = 0.9;
const MOST_PROBES = 12;

/**
 * A step length that keeps the weak Wolfe conditions, by doubling and halving. Lewis & Overton 2013, "Nonsmooth
 * optimization via quasi-Newton methods", algorithm 2.6. A loss that is no finite number counts as too far.
 * @param probe evaluates the loss at a length along the direction
 * @param start the loss and its slope at length 0, and the first length to try
 * @returns the point found; where the probes run out, the lowest that has fallen; undefined if none has
 */
export async function wolfeStep(
  probe: (length: number) => Promise<Probe>,
  { loss, slope, first }: { readonly loss: number; readonly slope: number; readonly first: number },
): Promise<Probe | undefined> {
  if (!(slope < 0)) return undefined;
  let [near, far, length] = [0, Infinity, first];
  let best: Probe | undefined;
  for (let probes = 0; probes < MOST_PROBES; probes++) {
    const found = await probe(length);
    const fallen = found.evaluation.loss <= loss + FALL * length * slope && Number.isFinite(found.slope);
    if (fallen && found.slope >= SLOPE_LEFT * slope) {
      disposeProbe(best);
      return found;
    }
    if (fallen) {
      near = length;
      disposeProbe(best);
      best = found;
    } else {
      far = length;
      disposeProbe(found);
    }
    length = Number.isFinite(far) ? (near + far) / 2 : 2 * near;
  }
  return best;
}

const disposeProbe = (found: Probe | undefined) =>
  tf.dispose(found ? [found.at, found.evaluation.gradient] : []);
