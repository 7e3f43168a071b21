import type * as tf from '@tensorflow/tfjs-core';
import type { StepPart } from '../common/slow_technique.ts';

/** The loss and its gradient at some parameters. */
export interface Evaluation {
  /** The sum of the terms. */
  readonly loss: number;
  /** The terms by name, each weighted as it enters the sum. They may be not finite. */
  readonly terms: Readonly<Record<string, number>>;
  /** What rises while the loss falls, by name: see feature_loss.ts. */
  readonly rising?: Readonly<Record<string, number>>;
  /** Where `tuning` asks for them: what each term would add to the pixels, and the terms by layer. */
  readonly parts?: readonly StepPart[];
  readonly byLayer?: Readonly<Record<string, number>>;
  /** Of the parameters' shape. The optimiser disposes it. */
  readonly gradient: tf.Tensor;
}

export interface Stepped {
  /** The parameters after the step, made anew. */
  readonly parameters: tf.Tensor;
  /** The loss, its terms and what rises, where the step began. */
  readonly loss: number;
  readonly terms: Readonly<Record<string, number>>;
  readonly rising?: Readonly<Record<string, number>>;
  readonly parts?: readonly StepPart[];
  readonly byLayer?: Readonly<Record<string, number>>;
  /** Passed on, e.g. for what follows the step; the caller disposes it. */
  readonly gradient: tf.Tensor;
}

/** What an optimiser remembers, by name; as a checkpoint takes it. */
export interface Memory {
  /** Owned by the optimiser. */
  readonly tensors: Readonly<Record<string, tf.Tensor>>;
  readonly numbers: Readonly<Record<string, number>>;
}

/** Goes downhill, step by step. It owns what it remembers until `dispose`. */
export interface Optimiser {
  /**
   * @param parameters borrowed
   * @param evaluate may be called several times (a line search), also at other parameters; each call is a pass forward
   *   and back
   */
  step(parameters: tf.Tensor, evaluate: (parameters: tf.Tensor) => Promise<Evaluation>): Promise<Stepped>;
  /** The loss is another one from here on: what was learned of its curvature is of no use. */
  lossChanged?(): void;
  memory(): Memory;
  /** Goes on from what another one of its kind remembered. @param tensors handed over */
  restore(memory: Memory): void;
  dispose(): void;
}
