import * as tf from '@tensorflow/tfjs-core';
import { relativeDistance } from '../../numeric/relative_distance.ts';
import type { StylisedTensor } from '../../techniques/common/picture.ts';
import { type Luminance, type MotionField, motionBetween } from './motion.ts';
import { LASTS_MS } from './previous_frame.ts';
import { carried, perPixel } from './warp.ts';

/** How much is taken from the painting before where the camera's motion explains the frame. */
const MOST_KEPT = 0.85;
/** Mean square of what no motion explains at which half as much is kept, in squares of 1/255. */
const UNEXPLAINED = 8;
/** A block of which no motion explains more is new; a painting is carried on where no more than this share of the blocks is. */
const NEW = 60;
const MOST_NEW = 0.15;

/** A style that is further away (relative distance) is another one, and not a step of a blend. */
const ANOTHER_STYLE = 0.1;

/** What a frame is painted with. */
export interface Strokes {
  /** Networks, size and settings: of another one, nothing is taken. */
  readonly key: string;
  /** The style, which may change step by step. */
  readonly vector: readonly number[];
}

interface Kept {
  /** [height, width, 3]. */
  readonly values: tf.Tensor3D;
  /** [height, width], where it is a part of the picture. */
  readonly cover: tf.Tensor2D | undefined;
  readonly luminance: Luminance;
  readonly strokes: Strokes;
  readonly at: number;
}

/**
 * Holds paintings of frames that follow each other together: each leans on the one before, moved as the camera's picture has moved (Ruder et
 * al. 2016 hold a film's paintings to the one before by optical flow). What no motion explains follows at once.
 */
export class SmoothedPainting {
  readonly #now: () => number;
  #kept: Kept | undefined;
  #found: { readonly before: Luminance; readonly after: Luminance; readonly field: MotionField } | undefined;

  /** @param now in milliseconds */
  constructor(now = () => performance.now()) {
    this.#now = now;
  }

  /**
   * @param painting taken over
   * @param luminance of the frame that was painted
   * @returns the caller disposes it
   */
  follow(painting: StylisedTensor, luminance: Luminance, strokes: Strokes): StylisedTensor {
    const before = this.#before(luminance, strokes);
    const { values } = painting;
    const fits = before && tf.util.arraysEqual(before.values.shape, values.shape);
    const leant = fits ? leaning(values, before.values, this.#motion(before.luminance, luminance)) : values;
    if (leant !== values) values.dispose();
    this.#keep({ ...painting, values: leant }, luminance, strokes);
    return { ...painting, values: leant };
  }

  /**
   * The painting before, moved as the camera's picture has moved since.
   * @returns null where there is none, or too much of the picture is new; the caller disposes it
   */
  carry(luminance: Luminance, strokes: Strokes, title: string): StylisedTensor | null {
    const before = this.#before(luminance, strokes);
    if (!before) return null;
    const field = this.#motion(before.luminance, luminance);
    const isNew = field.residual.filter((square) => square > NEW).length;
    if (isNew > MOST_NEW * field.residual.length) return null;
    const values = carried(before.values, field);
    const { cover } = before;
    return { kind: 'painting', title, values, ...(cover && { cover: carriedCover(cover, field) }) };
  }

  /** Takes what it keeps off the backend. */
  forget(): void {
    tf.dispose([this.#kept?.values, this.#kept?.cover].filter((tensor) => tensor !== undefined));
    this.#kept = undefined;
    this.#found = undefined;
  }

  /** Found once, also where a painting is not carried but painted. */
  #motion(before: Luminance, after: Luminance): MotionField {
    const found = this.#found;
    if (found?.before === before && found.after === after) return found.field;
    const field = motionBetween(before, after);
    this.#found = { before, after, field };
    return field;
  }

  #before(luminance: Luminance, strokes: Strokes): Kept | undefined {
    const kept = this.#kept;
    const fits =
      kept &&
      kept.strokes.key === strokes.key &&
      relativeDistance(strokes.vector, kept.strokes.vector) <= ANOTHER_STYLE &&
      this.#now() - kept.at <= LASTS_MS &&
      kept.luminance.width === luminance.width &&
      kept.luminance.height === luminance.height;
    return fits ? kept : undefined;
  }

  #keep({ values, cover }: StylisedTensor, luminance: Luminance, strokes: Strokes): void {
    this.forget();
    this.#kept = { values: values.clone(), cover: cover?.clone(), luminance, strokes, at: this.#now() };
  }
}

const carriedCover = (cover: tf.Tensor2D, field: MotionField): tf.Tensor2D =>
  tf.tidy(() => tf.squeeze(carried(tf.expandDims(cover, 2), field), [2]));

/** values + (before, moved, - values) MOST_KEPT / (1 + (residual / UNEXPLAINED)²). */
const leaning = (values: tf.Tensor3D, before: tf.Tensor3D, field: MotionField): tf.Tensor3D =>
  tf.tidy(() => {
    const [height, width] = values.shape;
    const kept = field.residual.map((square) => MOST_KEPT / (1 + (square / UNEXPLAINED) ** 2));
    // The same for all three colours: a backend multiplies tensors of one shape ten times faster than others.
    const share = tf.tile(perPixel(kept, field, height, width), [1, 1, 3]);
    return tf.add(values, tf.mul(tf.sub(carried(before, field), values), share));
  });
