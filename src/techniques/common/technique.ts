import type * as tf from '@tensorflow/tfjs-core';
import type { TechniqueCard } from '../../contract/cards.ts';
import type { Doubt } from '../../contract/doubt.ts';
import type { Parameter } from '../../contract/parameter.ts';
import type { Target } from '../../contract/target.ts';
import { ToldError } from '../../contract/told.ts';
import type { LayerName } from '../../network/description.ts';
import type { Trace } from '../../network/forward.ts';
import type { Network } from '../../network/network.ts';
import type { HeatTensor, TensorPicture } from './picture.ts';

export type Parameters = Record<string, Parameter>;

/** The values of declared parameters: a number, a switch, or the name of a choice or layer. */
export type Settings<P extends Parameters> = {
  readonly [K in keyof P]: P[K] extends { kind: 'number' | 'page' }
    ? number
    : P[K] extends { kind: 'toggle' }
      ? boolean
      : string;
};

/** A target with 'top' resolved to the class that leads. */
export type FixedTarget = Exclude<Target, { kind: 'top' }>;

/** What a technique looks at. Everything is borrowed. */
export interface Subject {
  /** Every pass of it switches off the channels that are switched off. */
  readonly network: Network;
  /** [1, height, width, 3], preprocessed. */
  readonly image: tf.Tensor4D;
  /** The forward pass of that image; it holds every layer that a setting or the target names. */
  readonly trace: Trace;
  readonly target: FixedTarget;
  /** How far the class scores of the image can be believed; goes with the picture. */
  readonly doubt?: Doubt | undefined;
  /** The technique that is shown beside this one. */
  readonly beside?: Asked | undefined;
}

/** A technique with its settings. */
export interface Asked {
  readonly technique: Technique;
  readonly settings: Settings<Parameters>;
}

/** One state of a picture that improves: the caller disposes its tensors. */
export interface Stage {
  readonly picture: TensorPicture;
  /** 0..1; 1 ends the sweep. */
  readonly progress: number;
}

/**
 * A technique of the lecture: what it is, what can be set, and the function itself. The page, the worker and the command
 * line know it by this object alone.
 */
export interface Technique<P extends Parameters = Parameters> extends Omit<TechniqueCard, 'parameters'> {
  readonly parameters: P;
  /** What it answers, for the table of views in README.md (`npm run readme`). */
  readonly question: string;
  /** Layers that `run` reads besides those which the settings and the target name. */
  taps?(network: Network, settings: Settings<P>): LayerName[];
  /**
   * Looks once, or step by step. A plain picture is made inside the caller's tf.tidy and must not await. An async
   * generator tidies its own steps, keeps `subject.image` for its whole life and must leave no tensor behind when it is
   * ended early. It may use `subject.trace` in its first step only. A step after which there is nothing to show yet
   * yields null.
   */
  run(subject: Subject, settings: Settings<P>): TensorPicture | AsyncGenerator<Stage | null, void>;
  /**
   * The map that is laid over the picture where one of its tiles is picked; the channel's activation where absent. Made inside the
   * caller's tf.tidy.
   */
  ofChannel?(subject: Subject, settings: Settings<P>, channel: number): HeatTensor;
}

/** Lets TypeScript infer the settings from the parameters. */
export const technique = <P extends Parameters>(definition: Technique<P>): Technique<P> => definition;

export class UnknownTechniqueError extends ToldError {
  override readonly name = 'UnknownTechniqueError';
}

export class ParameterError extends ToldError {
  override readonly name = 'ParameterError';
}
