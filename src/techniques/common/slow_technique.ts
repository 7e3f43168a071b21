import type * as tf from '@tensorflow/tfjs-core';
import type { AlgorithmStage, Checkpoint, Tuning } from '../../contract/jobs.ts';
import type { ParameterValue } from '../../contract/parameter.ts';
import type { FixedTarget, TargetKind } from '../../contract/target.ts';
import { ToldError, told } from '../../contract/told.ts';
import type { Network } from '../../network/network.ts';
import { settingsFor } from './settings.ts';
import { ParameterError, type Parameters, type Settings } from './technique.ts';

/** A style or texture to paint after. Borrowed. */
export interface StyleReference {
  readonly title: string;
  /** [1, height, width, 3], RGB, 0..1; as large as the person gave it. */
  readonly pixels: tf.Tensor4D;
  /** Its share among the models, > 0. */
  readonly weight: number;
}

/** What a job is made from. Everything is borrowed. */
export interface RunInputs {
  /** The network for images of this size, kept by the lender. */
  networkFor(height: number, width: number): Network;
  /** The network for images of the size that it was trained with, kept by the lender. */
  usualNetwork(): Network;
  /** The frozen frame or dropped picture, [1, height, width, 3], RGB, 0..1; null where `needs.content` is false. */
  readonly content: tf.Tensor4D | null;
  readonly references: readonly StyleReference[];
  readonly target: FixedTarget;
  /** The same seed and settings paint the same picture. */
  readonly seed: number;
  /** Where to go on; null to begin. */
  readonly resume: Checkpoint | null;
  /** What a person has changed by now; asked at each step. Absent: nothing ever is. */
  readonly tuning?: () => Tuning;
  /** Called as a stage of the algorithm begins. */
  readonly onStage?: OnStage | undefined;
}

export type OnStage = (stage: AlgorithmStage) => void;

/** What is heard and told while it paints. */
export type Followed = Pick<RunInputs, 'tuning' | 'onStage'>;

/** What one part of a step adds to the pixels. */
export interface StepPart {
  readonly name: string;
  readonly width: number;
  readonly height: number;
  /** height x width x 3, row by row: minus the derivative of a term by the colours of 0..1, or a change of them. */
  readonly values: Float32Array;
  /** The square root of the sum of the squares of the values. */
  readonly length: number;
}

/** The state after a step. Its functions may be called until the next step is asked for. */
export interface JobStep {
  /** Steps done, 1..steps. */
  readonly step: number;
  readonly steps: number;
  /** The loss terms of this step by name, each weighted as it enters the sum; finite. */
  readonly losses: Readonly<Record<string, number>>;
  /** What rises while the losses fall, as a person reads it: a score, a probability. In the place of a loss of its name. */
  readonly rising?: Readonly<Record<string, number>>;
  /** What moved the picture in this step, where `tuning` asks for it: each term, what followed, and all of it. */
  readonly parts?: readonly StepPart[];
  /** The terms by layer, each weighted as it enters the sum, where `tuning` asks for parts and there are several layers. */
  readonly byLayer?: Readonly<Record<string, number>>;
  /** Of a film: the number of the frame, from 0, that this step completed and that `picture` shows. Else absent. */
  readonly frame?: number;
  /**
   * [height, width, 3], RGB, 0..1, or [height, width, 4] with its opacity, made anew; the caller disposes it. Its size may
   * change from step to step.
   */
  picture(): tf.Tensor3D;
  checkpoint(): Promise<Checkpoint>;
}

/** Named settings; those that it does not name have their declared default. A layer may be a depth, 0..1. */
interface Preset<P extends Parameters = Parameters> {
  readonly id: string;
  readonly title: string;
  readonly settings: { readonly [K in keyof P]?: ParameterValue };
}

/**
 * A slow technique: it optimises an image step by step. The studio worker and the command line know it by this object
 * alone.
 */
export interface SlowTechnique<P extends Parameters = Parameters> {
  readonly id: string;
  readonly title: string;
  /** What it makes, for the table of jobs in README.md (`npm run readme`). */
  readonly makes: string;
  readonly caption: { readonly shows: string; readonly read: string; readonly paper: string };
  readonly parameters: P;
  /** Named settings to begin with, e.g. those of a paper; the first is the default. */
  readonly presets: readonly Preset<P>[];
  readonly needs: { readonly content: boolean; readonly references: 'none' | 'one' | 'many' };
  /** Empty where it climbs towards nothing in particular (texture, style). */
  readonly targets: readonly TargetKind[];
  /** Where the job is a film: how its frames are to be played. */
  readonly film?: { readonly framesPerSecond: number };
  /** Where the picture is a row of panels: the depth in the network, 0..1, that each one shows, from left to right. */
  readonly panels?: readonly number[];
  /**
   * How a finished job is painted further: with more `steps` (the default), anew with its picture as the content,
   * or not at all.
   */
  readonly further?: 'steps' | 'picture' | 'not';
  /** Settings that can be switched off while it runs: they count as 0 then. */
  readonly switchable?: readonly (keyof P & string)[];
  /** Set where the target counts only while a choice has this value. */
  readonly targetIf?: { readonly setting: keyof P & string; readonly value: string };
  /** Set where something is left to chance only while a choice has this value: else every seed paints the same picture. */
  readonly seedIf?: { readonly setting: keyof P & string; readonly value: string };
  /**
   * One step per `next()`. It tidies its own steps, and ended at any step it leaves no tensor behind.
   * @throws {DivergedError} where a loss is no finite number, naming the setting to change
   * @throws {ParameterError|UnknownLayerError|UnknownClassError|ModelPictureError}
   */
  paint(inputs: RunInputs, settings: Settings<P>): AsyncGenerator<JobStep, void>;
}

/** Lets TypeScript infer the settings from the parameters. */
export const slowTechnique = <P extends Parameters>(definition: SlowTechnique<P>): SlowTechnique<P> =>
  definition;

/**
 * The settings of a job: a preset's, with what was given on top.
 * @param presetId the first preset by default
 * @throws {ParameterError} if there is no such preset or setting, or a value is out of range
 * @throws {UnknownLayerError}
 */
export function slowTechniqueSettings<P extends Parameters>(
  technique: SlowTechnique<P>,
  network: Network,
  given: Readonly<Record<string, ParameterValue>>,
  presetId?: string,
): Settings<P> {
  const { id, presets } = technique;
  const preset = presetId === undefined ? presets[0] : presets.find((one) => one.id === presetId);
  if (presetId !== undefined && !preset) {
    throw new ParameterError(
      told('settingErrors.noPreset', {
        id,
        preset: presetId,
        all: presets.map((one) => one.id).join(', ') || 'none',
      }),
    );
  }
  return settingsFor(technique, network, { ...preset?.settings, ...given });
}

/** The optimisation left the finite numbers. */
export class DivergedError extends ToldError {
  override readonly name = 'DivergedError';
}

/** A style or texture picture that cannot be painted after. */
export class ModelPictureError extends ToldError {
  override readonly name = 'ModelPictureError';
}
