import * as tf from '@tensorflow/tfjs-core';
import * as Comlink from 'comlink';
import type { PaintOutcome, Shown, StudioWorker, Task } from '../../contract/jobs.ts';
import type { LentNetworks } from '../../engine/studio/lent_networks.ts';
import { Rest } from '../../engine/studio/throttle.ts';
import { resumeOf } from '../../studio/job_records.ts';
import type { Shelf } from '../../studio/job_store.ts';
import { type Painting, paintingSettings, type Stroke } from '../../techniques/painting.ts';
import { Keeper } from './checkpoint_writer.ts';
import { prepareSitting } from './run_inputs.ts';

/** Where storage is forbidden the page has what there is. */
const nothingKept = () => null;

type OnShown = (shown: Shown) => void | Promise<void>;

/** A dream asks for its octaves again in the next painting. They share their weights. */
const NETWORKS_KEPT = 6;

/** Paints one task after another. Between two of them it holds nothing but the networks. */
export class StudioSession implements Omit<StudioWorker, 'open'> {
  readonly #paintingById: (id: string) => Painting;
  readonly #networks: LentNetworks;
  readonly #shelf: Shelf | null;
  readonly #rest = new Rest();
  #stopping = false;
  #painting = false;

  /**
   * @param paintingById throws UnknownTechniqueError
   * @param shelf null leaves all keeping to the page
   */
  constructor(paintingById: (id: string) => Painting, networks: LentNetworks, shelf: Shelf | null) {
    this.#paintingById = paintingById;
    this.#networks = networks;
    this.#shelf = shelf;
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
    const kept = async () => this.#shelf && resumeOf(this.#shelf, task.id).catch(nothingKept);
    const resume = task.resume ?? (await kept());
    const { sitting, dispose } = await prepareSitting(task, this.#networks, resume);
    const keeper = new Keeper(task.id, this.#shelf, resume, painting.film !== undefined);
    const strokes = painting.paint(sitting, settings);
    try {
      return await this.#follow(strokes, keeper, onShown);
    } finally {
      await strokes.return();
      dispose();
    }
  }

  async #follow(
    strokes: AsyncGenerator<Stroke, void>,
    keeper: Keeper,
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
      const { done, value: stroke } = await strokes.next();
      if (done) return 'finished';
      const stepMs = performance.now() - start;
      keeper.note(stroke);
      const last = stroke.step >= stroke.steps;
      const must = last || stroke.frame !== undefined;
      const shows = must || (!pageIsBusy && keeper.isDue(performance.now()));
      const showing = shows ? show(await keeper.keep(stroke, stepMs)) : null;
      // The page must have the last word before it hears that there is none to come.
      if (last) await showing;
      await this.#rest.after(performance.now() - start);
      if (!this.#stopping || last) continue;
      await (showing ?? show(await keeper.keep(stroke, stepMs)));
      return 'stopped';
    }
  }
}

function buffersOf({ picture, unkept }: Shown): Transferable[] {
  const arrays = Object.values(unkept?.kept.checkpoint.arrays ?? {});
  return [picture.rgba.buffer, ...arrays.map(({ values }) => values.buffer)];
}
