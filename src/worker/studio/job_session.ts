import * as tf from '@tensorflow/tfjs-core';
import * as Comlink from 'comlink';
import type { PaintOutcome, Shown, StudioWorker, Task } from '../../contract/jobs.ts';
import type { NetworkSizes } from '../../engine/studio/lent_networks.ts';
import { Throttle } from '../../engine/studio/throttle.ts';
import { resumeOf } from '../../studio/job_records.ts';
import type { JobStore } from '../../studio/job_store.ts';
import { type JobStep, type Painting, paintingSettings } from '../../techniques/painting.ts';
import { CheckpointWriter } from './checkpoint_writer.ts';
import { prepareInputs } from './run_inputs.ts';

/** Where storage is forbidden the page has what there is. */
const nothingKept = () => null;

type OnShown = (shown: Shown) => void | Promise<void>;

/** A dream asks for its octaves again in the next painting. They share their weights. */
const NETWORKS_KEPT = 6;

/** Paints one task after another. Between two of them it holds nothing but the networks. */
export class JobSession implements Omit<StudioWorker, 'open'> {
  readonly #paintingById: (id: string) => Painting;
  readonly #networks: NetworkSizes;
  readonly #store: JobStore | null;
  readonly #rest = new Throttle();
  #stopping = false;
  #painting = false;

  /**
   * @param paintingById throws UnknownTechniqueError
   * @param store null leaves all keeping to the page
   */
  constructor(paintingById: (id: string) => Painting, networks: NetworkSizes, store: JobStore | null) {
    this.#paintingById = paintingById;
    this.#networks = networks;
    this.#store = store;
  }

  async paint(task: Task, onShown: OnShown): Promise<PaintOutcome> {
    if (this.#painting) throw new Error('paint() was called before the painting before it had ended.');
    this.#painting = true;
    this.#stopping = false;
    try {
      return await this.#paint(task, onShown);
    } finally {
      this.#painting = false;
      this.#networks.trim(NETWORKS_KEPT);
    }
  }

  async stop(): Promise<void> {
    this.#stopping = true;
    this.#rest.end();
  }

  async pace(duty: number): Promise<void> {
    this.#rest.pace(duty);
  }

  async tensors(): Promise<number> {
    return tf.memory().numTensors;
  }

  async #paint(task: Task, onShown: OnShown): Promise<PaintOutcome> {
    const painting = this.#paintingById(task.order.painting);
    const settings = paintingSettings(painting, this.#networks.usual, task.order.settings);
    const kept = async () => this.#store && resumeOf(this.#store, task.id).catch(nothingKept);
    const resume = task.resume ?? (await kept());
    const { inputs, dispose } = await prepareInputs(task, this.#networks, resume);
    const writer = new CheckpointWriter(task.id, this.#store, resume, painting.film !== undefined);
    const jobSteps = painting.paint(inputs, settings);
    try {
      return await this.#follow(jobSteps, writer, onShown);
    } finally {
      await jobSteps.return();
      dispose();
    }
  }

  async #follow(
    jobSteps: AsyncGenerator<JobStep, void>,
    writer: CheckpointWriter,
    onShown: OnShown,
  ): Promise<PaintOutcome> {
    let pageIsBusy = false;
    /** Settles when the page has taken it. */
    const show = async (shown: Shown) => {
      pageIsBusy = true;
      await onShown(Comlink.transfer(shown, buffersOf(shown)));
      pageIsBusy = false;
    };
    for (;;) {
      const start = performance.now();
      const { done, value: jobStep } = await jobSteps.next();
      if (done) return 'finished';
      const stepMs = performance.now() - start;
      writer.note(jobStep);
      const last = jobStep.step >= jobStep.steps;
      const must = last || jobStep.frame !== undefined;
      const shows = must || (!pageIsBusy && writer.isDue(performance.now()));
      const showing = shows ? show(await writer.keep(jobStep, stepMs)) : null;
      // The page must have the last word before it hears that there is none to come.
      if (last) await showing;
      await this.#rest.after(performance.now() - start);
      if (!this.#stopping || last) continue;
      await (showing ?? show(await writer.keep(jobStep, stepMs)));
      return 'stopped';
    }
  }
}

function buffersOf({ picture, unkept }: Shown): Transferable[] {
  const arrays = Object.values(unkept?.kept.checkpoint.arrays ?? {});
  return [picture.rgba.buffer, ...arrays.map(({ values }) => values.buffer)];
}
