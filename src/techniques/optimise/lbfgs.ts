import * as tf from '@tensorflow/tfjs-core';
import type { Evaluation, Memory, Optimiser, Stepped } from './optimiser.ts';
import { type Probe, wolfeStep } from './wolfe_step.ts';

export interface LbfgsSettings {
  /** The mean absolute change of a parameter that the very first step tries; later steps know the curvature. */
  readonly firstMove: number;
  /** How many steps the estimate of the curvature remembers. */
  readonly history?: number;
}

/** A step and what it did to the gradient. */
export interface CurvaturePair {
  /** The move of the parameters, and the change of the gradient along it; of the parameters' shape. */
  readonly move: tf.Tensor;
  readonly change: tf.Tensor;
  /** 1 / (move . change), > 0. */
  readonly rho: number;
}

/**
 * Where L-BFGS goes: -H gradient, H the estimate of the inverse Hessian from the last pairs, by the two-loop recursion.
 * Nocedal & Wright 2006, algorithm 7.4. Call it inside tf.tidy.
 * @param pairs oldest first; without any it is the way straight down
 */
export function lbfgsDirection(gradient: tf.Tensor, pairs: readonly CurvaturePair[]): tf.Tensor {
  let direction = tf.neg(gradient);
  const shares = new Map<CurvaturePair, tf.Scalar>();
  for (const pair of pairs.toReversed()) {
    const share = tf.mul(dot(pair.move, direction), pair.rho) as tf.Scalar;
    shares.set(pair, share);
    direction = tf.sub(direction, tf.mul(pair.change, share));
  }
  const last = pairs.at(-1);
  if (last) direction = tf.div(direction, tf.mul(dot(last.change, last.change), last.rho));
  for (const pair of pairs) {
    const share = shares.get(pair) as tf.Scalar;
    const correction = tf.sub(share, tf.mul(dot(pair.change, direction), pair.rho));
    direction = tf.add(direction, tf.mul(pair.move, correction));
  }
  return direction;
}

const dot = (a: tf.Tensor, b: tf.Tensor): tf.Scalar => tf.sum(tf.mul(a, b));

/** A pair whose curvature is below this teaches nothing. */
const LEAST_CURVATURE = 1e-10;

/**
 * L-BFGS with a line search that keeps the weak Wolfe conditions, which losses with kinks (ReLU) can keep too. Liu &
 * Nocedal 1989; Lewis & Overton 2013. A step costs one evaluation where its full length is good, as it mostly is. The
 * loss must be the same function at every step.
 */
export class Lbfgs implements Optimiser {
  readonly #firstMove: number;
  readonly #history: number;
  /** Oldest first. */
  #pairs: CurvaturePair[] = [];
  /** What the line search found where it ended: the next step begins there, if nobody moved the parameters since. */
  #ahead: { readonly at: tf.Tensor; readonly evaluation: Evaluation } | undefined;

  constructor({ firstMove, history = 10 }: LbfgsSettings) {
    this.#firstMove = firstMove;
    this.#history = history;
  }

  async step(
    parameters: tf.Tensor,
    evaluate: (parameters: tf.Tensor) => Promise<Evaluation>,
  ): Promise<Stepped> {
    const { gradient, ...measured } = (await this.#takeAhead(parameters)) ?? (await evaluate(parameters));
    const { loss } = measured;
    const direction = tf.tidy(() => lbfgsDirection(gradient, this.#pairs));
    try {
      const slope = await read(() => dot(gradient, direction));
      const first = this.#pairs.length ? 1 : this.#firstMove / (await read(() => tf.mean(tf.abs(gradient))));
      const probe = async (length: number): Promise<Probe> => {
        const at = tf.tidy(() => tf.add(parameters, tf.mul(direction, length)));
        const evaluation = await evaluate(at);
        return { at, evaluation, slope: await read(() => dot(evaluation.gradient, direction)) };
      };
      const found = await wolfeStep(probe, { loss, slope, first });
      if (!found) {
        // Nothing but rounding is left in the estimate of the curvature: the next step goes straight down.
        this.#forget();
        return { parameters: tf.clone(parameters), gradient, ...measured };
      }
      await this.#learn(parameters, gradient, found);
      return { parameters: tf.clone(found.at), gradient, ...measured };
    } finally {
      direction.dispose();
    }
  }

  async #learn(from: tf.Tensor, gradient: tf.Tensor, { at, evaluation }: Probe): Promise<void> {
    const [move, change] = tf.tidy(() => [tf.sub(at, from), tf.sub(evaluation.gradient, gradient)]);
    const curvature = await read(() => dot(move, change));
    this.#ahead = { at, evaluation };
    if (!(curvature > LEAST_CURVATURE)) {
      tf.dispose([move, change]);
      return;
    }
    this.#pairs.push({ move, change, rho: 1 / curvature });
    if (this.#pairs.length > this.#history) disposePair(this.#pairs.shift());
  }

  /** The evaluation of these very parameters, if it is known. */
  async #takeAhead(parameters: tf.Tensor): Promise<Evaluation | undefined> {
    const ahead = this.#ahead;
    this.#ahead = undefined;
    if (!ahead) return undefined;
    const moved = await read(() => tf.max(tf.abs(tf.sub(ahead.at, parameters))));
    ahead.at.dispose();
    if (moved === 0) return ahead.evaluation;
    ahead.evaluation.gradient.dispose();
    return undefined;
  }

  lossChanged(): void {
    this.#forget();
  }

  memory(): Memory {
    const tensors = this.#pairs.flatMap(({ move, change }, i) => [
      [`move${i}`, move],
      [`change${i}`, change],
    ]);
    const numbers = this.#pairs.map(({ rho }, i) => [`rho${i}`, rho]);
    return { tensors: Object.fromEntries(tensors), numbers: Object.fromEntries(numbers) };
  }

  restore({ tensors, numbers }: Memory): void {
    this.#forget();
    for (let i = 0; tensors[`move${i}`]; i++) {
      const [move, change] = [tensors[`move${i}`] as tf.Tensor, tensors[`change${i}`] as tf.Tensor];
      this.#pairs.push({ move, change, rho: numbers[`rho${i}`] as number });
    }
  }

  #forget(): void {
    for (const pair of this.#pairs) disposePair(pair);
    this.#pairs = [];
    if (this.#ahead) tf.dispose([this.#ahead.at, this.#ahead.evaluation.gradient]);
    this.#ahead = undefined;
  }

  dispose(): void {
    this.#forget();
  }
}

const disposePair = (pair: CurvaturePair | undefined) => tf.dispose(pair ? [pair.move, pair.change] : []);

async function read(compute: () => tf.Tensor): Promise<number> {
  const scalar = tf.tidy(compute);
  const [value] = await scalar.data();
  scalar.dispose();
  return value as number;
}
