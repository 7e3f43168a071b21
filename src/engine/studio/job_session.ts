import * as tf from '@tensorflow/tfjs-core';
import type {
  AlgorithmStage,
  Checkpoint,
  JobId,
  PaintOutcome,
  PictureFile,
  Shown,
  StudioWorker,
  Task,
  Tuning,
} from '../../contract/jobs.ts';
import { resumeOf } from '../../studio/job_records.ts';
import type { JobStore } from '../../studio/job_store.ts';
import {
  type JobStep,
  type SlowTechnique,
  slowTechniqueSettings,
} from '../../techniques/common/slow_technique.ts';
import { CheckpointWriter, type EncodeJpeg } from './checkpoint_writer.ts';
import type { NetworkSizes } from './network_sizes.ts';
import { type JobRun, type PreparedInputs, prepareInputs, runJob } from './run_job.ts';
import { shownPart } from './shown_part.ts';
import { Throttle } from './throttle.ts';

/** Where storage is forbidden the page has what there is. */
const nothingKept = () => null;

/** Where a job has no target, this stands in its place and is not looked at. */
const NO_TARGET = { kind: 'class', index: 0 } as const;

/** Nobody has changed anything. */
const UNTUNED: Tuning = { off: [], parts: false };

/** Called with each moment that is to be seen; settles when the page has taken it. */
type OnShown = (shown: Shown) => unknown;

type OnStage = (stage: AlgorithmStage) => unknown;

/** A dream asks for its octaves again in the next painting. They share their weights. */
const NETWORKS_KEPT = 6;

/** How pictures are read and written where the session runs. */
export interface PictureCodec {
  /** @returns [1, height, width, 3], RGB, 0..1. @throws {PictureFileError} */
  decode(file: PictureFile): Promise<tf.Tensor4D>;
  encodeJpeg: EncodeJpeg;
}

/** Paints one task after another. Between two of them it holds nothing but the networks. */
export class JobSession implements Omit<StudioWorker, 'open'> {
  readonly #slowTechniqueById: (id: string) => SlowTechnique;
  readonly #networks: NetworkSizes;
  readonly #store: JobStore | null;
  readonly #codec: PictureCodec;
  readonly #throttle = new Throttle();
  #stopping = false;
  #technique = false;
  #tuned: { readonly id: JobId; readonly tuning: Tuning } | null = null;

  /**
   * @param paintingById throws UnknownTechniqueError
   * @param store null leaves all keeping to the page
   */
  constructor(
    slowTechniqueById: (id: string) => SlowTechnique,
    networks: NetworkSizes,
    store: JobStore | null,
    codec: PictureCodec,
  ) {
    this.#slowTechniqueById = slowTechniqueById;
    this.#networks = networks;
    this.#store = store;
    this.#codec = codec;
  }

  async paint(task: Task, onShown: OnShown, onStage: OnStage = () => {}): Promise<PaintOutcome> {
    if (this.#technique) throw new Error('paint() was called before the painting before it had ended.');
    this.#technique = true;
    this.#stopping = false;
    try {
      return await this.#paint(task, onShown, onStage);
    } finally {
      this.#technique = false;
      this.#networks.trim(NETWORKS_KEPT);
    }
  }

  async stop(): Promise<void> {
    this.#stopping = true;
    this.#throttle.end();
  }

  async setDutyCycle(dutyCycle: number): Promise<void> {
    this.#throttle.setDutyCycle(dutyCycle);
  }

  async tune(id: JobId, tuning: Tuning): Promise<void> {
    this.#tuned = { id, tuning };
  }

  async tensors(): Promise<number> {
    return tf.memory().numTensors;
  }

  async #paint(task: Task, onShown: OnShown, onStage: OnStage): Promise<PaintOutcome> {
    const technique = this.#slowTechniqueById(task.order.painting);
    const settings = slowTechniqueSettings(technique, this.#networks.usual, task.order.settings);
    const kept = async () => this.#store && resumeOf(this.#store, task.id).catch(nothingKept);
    const resume = task.resume ?? (await kept());
    const { encodeJpeg } = this.#codec;
    const isFilm = technique.film !== undefined;
    const { inputs, dispose } = await this.#prepare(task, resume?.checkpoint ?? null, onStage);
    try {
      const writer = new CheckpointWriter(task.id, this.#store, encodeJpeg, resume, isFilm);
      return await this.#follow({ technique, settings, inputs }, writer, onShown);
    } finally {
      dispose();
    }
  }

  #prepare(
    { id, order, materials }: Task,
    resume: Checkpoint | null,
    tell: OnStage,
  ): Promise<PreparedInputs> {
    const { content, models } = materials;
    const styles = models.map((file) => ({ title: file.title, weight: file.weight, file }));
    const target = () => order.target ?? NO_TARGET;
    const tuning = () => (this.#tuned?.id === id ? this.#tuned.tuning : UNTUNED);
    const onStage = (stage: AlgorithmStage) => void (tuning().stages && tell(stage));
    const sources = { content, styles, seed: order.seed, resume, target, tuning, onStage };
    return prepareInputs<PictureFile>(sources, this.#networks, this.#codec.decode);
  }

  #follow(run: JobRun, writer: CheckpointWriter, onShown: OnShown): Promise<PaintOutcome> {
    let pageIsBusy = false;
    /** Settles when the page has taken it. */
    const show = async (shown: Shown) => {
      pageIsBusy = true;
      await onShown(shown);
      pageIsBusy = false;
    };
    return runJob(run, async (jobStep, stepMs) => {
      const shownFrom = performance.now();
      writer.note(jobStep, stepMs);
      const last = jobStep.step >= jobStep.steps;
      const must = last || jobStep.frame !== undefined;
      const shows = must || (!pageIsBusy && writer.isDue(performance.now()));
      const showing = shows ? show(await shownOf(writer, jobStep, stepMs)) : null;
      // The page must have the last word before it hears that there is none to come.
      if (last) await showing;
      if (!this.#stopping) await this.#throttle.after(stepMs + performance.now() - shownFrom);
      if (!this.#stopping || last) return true;
      await (showing ?? show(await shownOf(writer, jobStep, stepMs)));
      return false;
    });
  }
}

async function shownOf(writer: CheckpointWriter, step: JobStep, stepMs: number): Promise<Shown> {
  const shown = await writer.keep(step, stepMs);
  if (!step.parts) return shown;
  return { ...shown, parts: step.parts.map(shownPart), byLayer: step.byLayer ?? {} };
}
