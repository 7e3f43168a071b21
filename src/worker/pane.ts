import * as tf from '@tensorflow/tfjs-core';
import type { TensorPicture } from '../techniques/picture.ts';
import type { FixedTarget, Stage, Subject, Technique } from '../techniques/technique.ts';
import type { ImagePicture } from './api.ts';
import type { Ingested } from './ingest.ts';
import { SteadyOrder } from './steady_order.ts';

/** A progressive technique at work on one held frame. */
interface Sweep {
  /** What was asked for; another question ends the sweep. */
  readonly key: string;
  readonly stages: AsyncGenerator<Stage, void>;
  readonly image: tf.Tensor4D;
  readonly held: ImagePicture;
  readonly target: FixedTarget;
  readonly doubt: Subject['doubt'];
  readonly probability: number | undefined;
}

/** One state of a technique's picture; the caller owns its tensors. */
export interface PaneAnswer {
  readonly source: TensorPicture;
  readonly target: FixedTarget;
  readonly doubt: Subject['doubt'];
  /** Of the class that is the target, in the frame that the picture is of. */
  readonly probability: number | undefined;
  readonly progress: number | null;
  readonly held: ImagePicture | null;
}

/** One picture's place on the page: keeps what a progressive technique needs from one frame to the next. */
export class Pane {
  #sweep: Sweep | undefined;
  readonly #order = new SteadyOrder();

  /**
   * Looks at a frame, or goes on with the sweep over an earlier one.
   * @param key what is asked for, in full
   * @param subject of this frame; borrowed
   * @param probability of the class that is the subject's target, if it is one
   */
  async look(
    key: string,
    frame: Ingested,
    subject: Subject,
    probability: number | undefined,
    look: (subject: Subject) => ReturnType<Technique['look']>,
  ): Promise<PaneAnswer> {
    if (this.#sweep?.key === key) return this.#advance(this.#sweep);
    await this.end();
    // Of its own, as the frame's goes with the look; both share the same memory.
    const image = tf.clone(subject.image);
    let looked: ReturnType<Technique['look']>;
    try {
      const scoped = () => look({ ...subject, image }) as TensorPicture & tf.TensorContainerObject;
      looked = tf.tidy(scoped) as typeof looked;
    } catch (error) {
      image.dispose();
      throw error;
    }
    const aim = { ...aimOf(subject), probability };
    if (!(Symbol.asyncIterator in looked)) {
      image.dispose();
      return { source: this.#steadied(key, looked), ...aim, progress: null, held: null };
    }
    this.#sweep = { key, stages: looked, image, held: frame.photograph(), ...aim };
    return this.#advance(this.#sweep);
  }

  /** Tiles that are sorted by their strength keep their places from frame to frame. */
  #steadied(key: string, picture: TensorPicture): TensorPicture {
    if (picture.kind !== 'tiles' || !picture.strengths) return picture;
    const { strengths } = picture;
    return { ...picture, order: (values) => this.#order.follow(key, strengths(values)) };
  }

  /** Gives up the sweep that is under way. */
  async end(): Promise<void> {
    const sweep = this.#sweep;
    this.#sweep = undefined;
    await sweep?.stages.return();
    sweep?.image.dispose();
  }

  async #advance({ stages, held, probability, ...aim }: Sweep): Promise<PaneAnswer> {
    const step = await stages.next();
    if (step.done) throw new Error('A technique ended without having reached progress 1.');
    const { picture, progress } = step.value;
    if (progress >= 1) await this.end();
    return { source: picture, ...aimOf(aim), probability, progress, held };
  }
}

const aimOf = ({ target, doubt }: Pick<Subject, 'target' | 'doubt'>) => ({ target, doubt });
