/** Slow techniques as jobs: the types that the page and the studio worker share. */

import type { BackendCard, LoadProgress, OpenOptions } from './opening.ts';
import type { Parameter, ParameterValue } from './parameter.ts';
import type { FixedTarget, TargetKind } from './target.ts';
import type { ErrorRecord } from './told.ts';

/** Everything from which a job goes on exactly where it stopped: plain data, fit for a database. */
export interface Checkpoint {
  /** Steps done. */
  readonly step: number;
  /** The image's parameters and what the optimiser remembers, by name. They are the taker's own. */
  readonly arrays: Readonly<
    Record<string, { readonly shape: readonly number[]; readonly values: Float32Array }>
  >;
  /** The state of the random numbers and other counters, by name. */
  readonly numbers: Readonly<Record<string, number>>;
}

/** A slow technique as the page knows it: enough to draw its tab, its caption and its controls. */
export interface SlowTechniqueCard {
  id: string;
  title: string;
  caption: { shows: string; read: string; paper: string };
  parameters: Record<string, Parameter>;
  /** The first one is the default. A layer among the settings may be a depth, 0..1. */
  presets: { id: string; title: string; settings: Record<string, ParameterValue> }[];
  needs: { content: boolean; references: 'none' | 'one' | 'many' };
  /** Empty where it climbs towards nothing in particular. */
  targets: readonly TargetKind[];
  /** Set where its frames are a film of their own, not only the steps of one picture. */
  film: { readonly framesPerSecond: number } | null;
  /** Set where its picture is a row of panels of one width, one for each of these depths among the layers offered first. */
  panels?: readonly number[];
  /** Settings, by their names, that can be switched off while it runs. */
  switchable?: readonly string[];
  /** How a finished one is painted further: with more `steps`, anew with its picture as the content, or not at all. */
  further: 'steps' | 'picture' | 'not';
  /** Set where the target counts only while a choice has this value. */
  targetIf?: { readonly setting: string; readonly value: string };
  /** Set where the seed counts only while a choice has this value. */
  seedIf?: { readonly setting: string; readonly value: string };
}

/** Whether what is looked at makes a difference to a painting with these settings. */
export const countsTarget = (
  { targets, targetIf }: Pick<SlowTechniqueCard, 'targets' | 'targetIf'>,
  settings: Readonly<Record<string, unknown>>,
): boolean => targets.length > 0 && (targetIf === undefined || settings[targetIf.setting] === targetIf.value);

export type JobId = string;

/** What is to be painted, but for the pictures that it is painted from. */
export interface Order {
  painting: string;
  /** All of them. */
  settings: Record<string, ParameterValue>;
  /** Null where the job has none. */
  target: FixedTarget | null;
  seed: number;
}

/** The bytes of a picture file (JPEG, PNG, …), with what a person calls it. */
export interface PictureFile {
  title: string;
  bytes: Uint8Array<ArrayBuffer>;
}

/** What a person changes of a job while it runs. */
export interface Tuning {
  /** Names of settings that count as 0 from the next step on. */
  readonly off: readonly string[];
  /** Whether steps tell what moved the picture, part by part. */
  readonly parts: boolean;
  /** Whether the job tells which stage of its algorithm begins. */
  readonly stages?: boolean;
}

/**
 * What an algorithm does now: `content` and `model` look once at the picture and at the style or texture, `begin` makes the
 * first picture, `enlarge` the one of the next octave, `zoom` the next frame's; each step may `shift` the picture, has the
 * network `look` forward and goes `back` to the pixels, adds what keeps it `calm`, `shape`s the gradient, `move`s the picture
 * and `filter`s it.
 */
export type AlgorithmStage =
  | 'content'
  | 'model'
  | 'begin'
  | 'enlarge'
  | 'zoom'
  | 'shift'
  | 'look'
  | 'back'
  | 'calm'
  | 'shape'
  | 'move'
  | 'filter';

/** What one part of a step adds to the picture: minus a term's derivative at the pixels, or a change that was made. */
export interface ShownPart {
  /** A term of the loss by its name; `afterwards`: what followed the optimiser's step; `step`: all of it. */
  readonly name: string;
  /** Mid-grey where it changes nothing; white and black are `scale` and minus `scale`. */
  readonly picture: Pixels;
  /** The largest magnitude of a colour in it. */
  readonly scale: number;
  /** Of all its numbers as a vector. */
  readonly length: number;
}

/** The pictures that a job is made from. */
export interface Materials {
  content: PictureFile | null;
  /** Styles or textures, each with its share. */
  models: (PictureFile & { weight: number })[];
}

/** A picture as bytes, row by row. */
export interface Pixels {
  width: number;
  height: number;
  rgba: Uint8ClampedArray<ArrayBuffer>;
}

/** What one step measured, by name: what it goes down, and what it climbs. */
export interface LossPoint {
  step: number;
  losses: Record<string, number>;
  /** Stands in the place of a loss of the same name. Absent where nothing is climbed. */
  rising?: Record<string, number>;
}

/** A moment of a job, compressed: a frame of its time-lapse. */
export interface Frame extends Pick<Pixels, 'width' | 'height'> {
  /** The step after which it was taken; of a film the number of its frame. They rise. */
  number: number;
  /** A JPEG file. */
  jpeg: Uint8Array<ArrayBuffer>;
}

/** How far a job has come: what its tile shows. */
export interface Progress {
  /** Steps done. */
  step: number;
  steps: number;
  /** Thinned out where there are many. */
  losses: LossPoint[];
  /** The newest moment. */
  frame: Frame;
  /** Milliseconds that all steps took, rests left out; absent in what older versions kept. */
  workMs?: number;
  /** The octave that it is at, from 0; absent where octaves share the steps evenly, and in what older versions kept. */
  octave?: number;
}

/** All that is kept at a shown step. */
export interface Kept {
  progress: Progress;
  picture: Pixels;
  checkpoint: Checkpoint;
  /** What the time-lapse gains and, to stay bounded, what it loses. */
  frames: { gained: Frame | null; lost: number[] };
}

/** Where a job goes on. */
export interface Resume {
  checkpoint: Checkpoint;
  losses: LossPoint[];
  /** Progress.workMs so far. */
  workMs?: number;
  /** The numbers of the frames that the time-lapse holds. */
  frames: number[];
}

export interface Task {
  id: JobId;
  order: Order;
  materials: Materials;
  /** Null: what this browser's database holds of the job, if anything. */
  resume: Resume | null;
}

/** What the page gets to see now and then while a job grows. Its buffers are transferred. */
export interface Shown {
  progress: Progress;
  picture: Pixels;
  /**
   * Set where it is in no database: the page keeps it in memory instead, so that a dead worker loses nothing that was
   * shown. The refusal is the database's (it is full, or forbidden); null where there is to be none.
   */
  unkept: {
    kept: Omit<Kept, 'progress' | 'picture'>;
    refusal: ErrorRecord | null;
  } | null;
  /** What moved the picture in this step; absent unless asked for. */
  parts?: readonly ShownPart[];
  /** The terms of this step by layer, each weighted as it enters the sum: `style features.4`. Absent unless asked for. */
  byLayer?: Readonly<Record<string, number>>;
  /** Milliseconds of the step, and of showing and keeping it. */
  stepMs: number;
  showMs: number;
}

/** How painting ended: with its last step, or because stop() was called. Everything up to there is kept. */
export type PaintOutcome = 'finished' | 'stopped';

/** What the studio worker answers when it is ready. */
export interface StudioReady {
  backend: BackendCard;
  /** Of the file that the network's weights came from; empty where they came from none. */
  weightsSha256: string;
}

export interface StudioOptions extends Omit<OpenOptions, 'modelsUrl'> {
  /** Of WASM: the live view wants the others. */
  threads: number;
  /** Nothing is written into this browser's database. */
  inMemory: boolean;
}

/** What the studio worker exposes through comlink. */
export interface StudioWorker {
  /** @throws ModelFileError, NetworkError, BackendError */
  open(options: StudioOptions, onProgress: (progress: LoadProgress) => void): Promise<StudioReady>;
  /**
   * Paints until it is done or stopped; one job at a time.
   * @param onShown a comlink proxy
   * @param onStage a comlink proxy; called as a stage begins, while the job's tuning asks for stages
   * @throws PictureFileError, ModelPictureError, ParameterError, DivergedError, …: the worker goes on living
   */
  paint(
    task: Task,
    onShown: (shown: Shown) => void,
    onStage: (stage: AlgorithmStage) => void,
  ): Promise<PaintOutcome>;
  /** Ends the job after the step at hand; paint() then settles. */
  stop(): Promise<void>;
  /** @param duty the share of its time that it may paint, 0..1; it rests between steps */
  setDutyCycle(dutyCycle: number): Promise<void>;
  /** What a person changes of a job; it counts for that one alone, from its next step on. */
  tune(id: JobId, tuning: Tuning): Promise<void>;
  /** Tensors alive. Between jobs of one size it is always the same. */
  tensors(): Promise<number>;
}
