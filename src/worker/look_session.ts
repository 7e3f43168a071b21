import * as tf from '@tensorflow/tfjs-core';
import { keepForward, type Trace } from '../network/forward.ts';
import type { Network } from '../network/network.ts';
import { channelMap } from '../techniques/activations.ts';
import { techniqueById } from '../techniques/index.ts';
import type { TensorPicture } from '../techniques/picture.ts';
import { settingsFor } from '../techniques/settings.ts';
import { tapsOf } from '../techniques/taps.ts';
import { fixTarget } from '../techniques/target.ts';
import type { FixedTarget, Stage, Subject } from '../techniques/technique.ts';
import type { HeatMap, ImagePicture, Look, Ranking, View } from './api.ts';
import { develop, rank } from './develop.ts';
import type { Ingested } from './ingest.ts';
import { StageClock } from './stage_clock.ts';
import { SteadyClass } from './steady_class.ts';

/** How many classes come along with every look. */
const RANKED = 10;

/** A progressive technique at work on one held frame. */
interface Sweep {
  /** What was asked for; another question ends the sweep. */
  readonly key: string;
  readonly stages: AsyncGenerator<Stage, void>;
  readonly image: tf.Tensor4D;
  readonly held: ImagePicture;
  readonly target: FixedTarget;
}

interface Answer {
  readonly source: TensorPicture;
  readonly target: FixedTarget;
  readonly progress: number | null;
  readonly held: ImagePicture | null;
}

/** Looks at frame after frame with one network; keeps only what a progressive technique needs between frames. */
export class LookSession {
  readonly #network: Network;
  readonly #steady = new SteadyClass();
  #sweep: Sweep | undefined;

  constructor(network: Network) {
    this.#network = network;
  }

  /**
   * @param ingest makes the frame's tensor, which this method owns and disposes
   * @throws {UnknownTechniqueError|UnknownLayerError|UnknownClassError|ParameterError} and stays usable
   */
  async look(ingest: () => Ingested, view: View): Promise<Omit<Look, 'tensors'>> {
    const network = this.#network;
    const clock = new StageClock();
    const technique = techniqueById(view.technique);
    const settings = settingsFor(technique, network, view.parameters);
    const taps = [...tapsOf(technique, settings, view.target), ...view.pins.map(({ layer }) => layer)];
    const frame = ingest();
    clock.lap('ingest');
    let trace: Trace | undefined;
    try {
      trace = keepForward(network, frame.image, { taps });
      const ranking = await this.#rank(trace);
      clock.lap('forward');
      const target = fixTarget(network, technique, view.target, () => this.#steady.follow(ranking.classes));
      const subject = { network, image: frame.image, trace, target };
      const key = JSON.stringify([view.technique, settings, view.target]);
      const answer = await this.#answer(key, frame, subject, () => technique.look(subject, settings));
      clock.lap('technique');
      const { picture } = await develop(network, answer.source);
      const pins = await this.#developPins(trace, view);
      clock.lap('read');
      return {
        ...{ picture, pins, ranking, crop: frame.crop, frameSize: frame.frameSize, stages: clock.stages },
        ...{
          target: technique.targets.length ? answer.target : null,
          progress: answer.progress,
          held: answer.held,
        },
      };
    } catch (error) {
      await this.#endSweep();
      throw error;
    } finally {
      for (const tensor of trace?.tensors() ?? []) tensor.dispose();
      if (this.#sweep?.image !== frame.image) frame.image.dispose();
    }
  }

  /** The leading classes alone. @param ingest as that of `look` */
  async classify(ingest: () => Ingested): Promise<Ranking> {
    const { image } = ingest();
    const trace = keepForward(this.#network, image);
    try {
      return await this.#rank(trace);
    } finally {
      for (const tensor of [image, ...trace.tensors()]) tensor.dispose();
    }
  }

  async #rank(trace: Trace): Promise<Ranking> {
    const scores = await trace.logits.data<'float32'>();
    return rank(this.#network.description.labels, { title: 'Leading classes', count: RANKED }, scores);
  }

  async #answer(
    key: string,
    frame: Ingested,
    subject: Subject,
    look: () => TensorPicture | Sweep['stages'],
  ): Promise<Answer> {
    if (this.#sweep?.key === key) return this.#advance(this.#sweep);
    await this.#endSweep();
    const looked = tf.tidy(() => look() as TensorPicture & tf.TensorContainerObject) as ReturnType<
      typeof look
    >;
    if (!(Symbol.asyncIterator in looked))
      return { source: looked, target: subject.target, progress: null, held: null };
    this.#sweep = {
      key,
      stages: looked,
      image: frame.image,
      held: frame.photograph(),
      target: subject.target,
    };
    return this.#advance(this.#sweep);
  }

  async #advance({ stages, target, held }: Sweep): Promise<Answer> {
    const step = await stages.next();
    if (step.done) throw new Error('A technique ended without having reached progress 1.');
    const { picture, progress } = step.value;
    if (progress >= 1) await this.#endSweep();
    return { source: picture, target, progress, held };
  }

  async #endSweep(): Promise<void> {
    const sweep = this.#sweep;
    this.#sweep = undefined;
    await sweep?.stages.return();
    sweep?.image.dispose();
  }

  async #developPins(trace: Trace, { pins }: View): Promise<HeatMap[]> {
    const maps: HeatMap[] = [];
    for (const { layer, channel } of pins) {
      const map = tf.tidy(
        () => channelMap(trace, layer, channel) as ReturnType<typeof channelMap> & tf.TensorContainerObject,
      );
      const { picture } = await develop(this.#network, map);
      maps.push(picture as HeatMap);
    }
    return maps;
  }
}
