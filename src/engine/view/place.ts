import * as tf from '@tensorflow/tfjs-core';
import type { ImagePicture, Picture, Ranking } from '../../contract/picture.ts';
import type { Network } from '../../network/network.ts';
import type { TensorPicture } from '../../techniques/common/picture.ts';
import type { Stage, Subject, Technique } from '../../techniques/common/technique.ts';
import { DrawnMaps } from '../encode/drawn_maps.ts';
import type { Scored } from '../encode/encode_picture.ts';
import type { GpuCanvas } from '../encode/gpu_canvas.ts';
import type { Ingested } from '../ingested.ts';
import { StableOrder } from './stable_order.ts';

/** What a picture is of, and what is told of that frame. */
interface Aim extends Pick<Subject, 'target' | 'doubt'> {
  /** Of the class that is the target, if it is one. */
  readonly probability: number | undefined;
  /** FrameIdentity.frame */
  readonly frame: number;
  readonly ranking: Ranking;
}

/** A progressive technique at work on one held frame. */
interface Sweep extends Aim {
  /** What was asked for; another question ends the sweep. */
  readonly key: string;
  readonly stages: AsyncGenerator<Stage | null, void>;
  readonly image: tf.Tensor4D;
  readonly held: ImagePicture;
}

/** A frame that may be looked at, and what is told of it. The subject is of this frame, and borrowed. */
interface Now extends Pick<Aim, 'probability' | 'ranking'> {
  readonly frame: Ingested;
  readonly subject: Subject;
  /** Whether the picture is of the subject's target. */
  readonly isOfTarget: boolean;
}

/** One state of a technique's picture; the caller owns its tensors. */
export interface TechniqueState extends Aim {
  /** Null where there is nothing to show yet. */
  readonly source: TensorPicture | null;
  readonly progress: number | null;
  readonly held: ImagePicture | null;
}

/** A sweep that is done. Its last picture stands for a while before the next sweep begins. */
interface Finished {
  readonly key: string;
  readonly aim: Aim;
  /** As performance.now() */
  readonly untilMs: number;
}

/**
 * One picture's place on the page: keeps what a progressive technique needs from one frame to the next, and draws maps where they were
 * computed.
 */
export class Place {
  #sweep: Sweep | undefined;
  #finished: Finished | undefined;
  readonly #order = new StableOrder();
  readonly #standMs: number;
  readonly #maps: DrawnMaps | null;

  /**
   * @param standMs how long the picture of a finished sweep stands before the next sweep begins, in milliseconds
   * @param canvas null or absent: nothing is drawn
   */
  constructor(network: Network, standMs: number, canvas: GpuCanvas | null = null) {
    this.#standMs = standMs;
    this.#maps = canvas && new DrawnMaps(network, canvas);
  }

  /**
   * Looks at a frame, or goes on with the sweep over an earlier one.
   * @param asked what is asked for, in full; a sweep also ends where the source or the shape of its frames changes
   * @param now what is looked at otherwise
   * @param mayStand as of goOn
   */
  async run(
    asked: string,
    { frame, subject, isOfTarget, ...told }: Now,
    run: (subject: Subject) => ReturnType<Technique['run']>,
    mayStand: boolean,
  ): Promise<TechniqueState> {
    const goingOn = this.goOn(asked, frame, mayStand);
    if (goingOn) return goingOn;
    await this.#endSweep();
    // Of its own, as the frame's goes with the run; both share the same memory.
    const image = tf.clone(subject.image);
    let looked: ReturnType<Technique['run']>;
    try {
      const scoped = () => run({ ...subject, image }) as TensorPicture & tf.TensorContainerObject;
      looked = tf.tidy(scoped) as typeof looked;
    } catch (error) {
      image.dispose();
      throw error;
    }
    const { target, doubt } = subject;
    const key = sweepKey(asked, frame);
    const aim = { target, doubt, ...told, frame: frame.identity.frame };
    if (!(Symbol.asyncIterator in looked)) {
      image.dispose();
      // The leading class may be another one although nothing else is asked for.
      const sorted = isOfTarget ? JSON.stringify([key, target]) : key;
      return { source: this.#steadied(sorted, looked), ...aim, progress: null, held: null };
    }
    this.#sweep = { key, stages: looked, image, held: frame.photograph(), ...aim };
    return this.#advance(this.#sweep);
  }

  /**
   * Tiles that are sorted by their strength keep their places from frame to frame.
   * @param key all that the strengths depend on, besides the frame
   */
  #steadied(key: string, picture: TensorPicture): TensorPicture {
    if (picture.kind !== 'tiles' || !picture.strengths) return picture;
    const { strengths } = picture;
    return { ...picture, order: (values) => this.#order.follow(key, strengths(values)) };
  }

  /**
   * The next step of the sweep that is under way, or no picture while that of a finished one stands; null where there is
   * none, or where it is not what is asked for now.
   * @param mayStand false where more than this picture waits for the next result
   */
  goOn(asked: string, frame: Ingested, mayStand: boolean): Promise<TechniqueState> | null {
    const key = sweepKey(asked, frame);
    if (this.#sweep?.key === key) return this.#advance(this.#sweep);
    const done = this.#finished;
    const stands = mayStand && done?.key === key && performance.now() < done.untilMs;
    return stands ? Promise.resolve({ source: null, ...done.aim, progress: 1, held: null }) : null;
  }

  /**
   * Draws a map and disposes its tensor.
   * @param question all that the map depends on, besides the frame
   * @returns null for what has to be read
   */
  async draw(
    question: string,
    { source, progress }: TechniqueState,
    scored: Scored,
  ): Promise<Picture | null> {
    // A sweep's picture changes from step to step and stands at last: its legend is never of the step before.
    const draws = progress === null && source && this.#maps?.canDraw(source);
    if (draws) return this.#maps?.draw(question, source, scored) ?? null;
    await this.#maps?.forget();
    return null;
  }

  /** Gives up what is under way. */
  async end(): Promise<void> {
    await this.#endSweep();
    await this.#maps?.forget();
  }

  async #endSweep(): Promise<void> {
    const sweep = this.#sweep;
    this.#sweep = undefined;
    this.#finished = undefined;
    await sweep?.stages.return();
    sweep?.image.dispose();
  }

  async #advance({ stages, held, ...rest }: Sweep): Promise<TechniqueState> {
    const step = await stages.next();
    if (step.done) throw new Error('A technique ended without having reached progress 1.');
    const { picture, progress } = step.value ?? { picture: null, progress: 0 };
    const aim = aimOf(rest);
    if (progress >= 1) {
      await this.#endSweep();
      this.#finished = { key: rest.key, aim, untilMs: performance.now() + this.#standMs };
    }
    return { source: picture, ...aim, progress, held };
  }
}

const aimOf = ({ target, doubt, probability, frame, ranking }: Aim): Aim => ({
  ...{ target, doubt, probability, frame, ranking },
});

const sweepKey = (asked: string, { identity, frameSize }: Ingested): string =>
  JSON.stringify([identity.source, frameSize, asked]);
