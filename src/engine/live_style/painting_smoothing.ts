import * as tf from '@tensorflow/tfjs-core';
import { relativeDistance } from '../../numeric/relative_distance.ts';
import type { StylisedTensor } from '../../techniques/common/picture.ts';
import { withContrastOf } from './contrast.ts';
import { type MotionField, motionBetween } from './motion.ts';
import { LASTS_MS } from './previous_frame.ts';
import type { Luminance } from './small_luminance.ts';
import { carried, perPixel } from './warp.ts';

/**
 * How much is taken from the painting before where the camera's motion explains the frame: as much as lets a painting change by no more than
 * MAY_CHANGE of 255 on the mean, within these limits. A calm net is followed within 20 frames, a restless one within 60.
 */
const LEAST_KEPT = 0.85;
const MOST_KEPT = 0.95;
const MAY_CHANGE = 1.5;
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
  /** By which the share of each pixel that is painted is multiplied, 0..1; it may change at once. */
  readonly strength: number;
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
   * @returns null where there is none, too much of the picture is new, or its cover is not known; the caller disposes it
   */
  carry(luminance: Luminance, strokes: Strokes, title: string): StylisedTensor | null {
    const before = this.#before(luminance, strokes);
    // A cover of strength 0 no longer tells which pixels are painted.
    if (!before || (before.strokes.strength === 0 && strokes.strength > 0)) return null;
    const field = this.#motion(before.luminance, luminance);
    const isNew = field.residual.filter((square) => square > NEW).length;
    if (isNew > MOST_NEW * field.residual.length) return null;
    const values = carried(before.values, field);
    const cover = coverAt(before, strokes.strength, field);
    return { kind: 'painting', title, values, ...(cover && { cover }) };
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

/** The cover of a painting at another strength, moved as it is; none where all is covered. */
function coverAt(
  { values, cover, strokes }: Kept,
  strength: number,
  field: MotionField,
): tf.Tensor2D | undefined {
  const was = strokes.strength;
  const [height, width] = values.shape;
  if (!cover) return strength < 1 ? tf.fill<tf.Rank.R2>([height, width], strength) : undefined;
  return tf.tidy(() =>
    carriedCover(strength === was ? cover : tf.mul<tf.Tensor2D>(cover, strength / was), field),
  );
}

const carriedCover = (cover: tf.Tensor2D, field: MotionField): tf.Tensor2D =>
  tf.tidy(() => tf.clipByValue(tf.squeeze<tf.Tensor2D>(carried(tf.expandDims(cover, 2), field), [2]), 0, 1));

/** values + (before, moved, - values) confidence (1 - MAY_CHANGE / mean |before, moved, - values|), its contrast restored. */
const leaning = (values: tf.Tensor3D, before: tf.Tensor3D, field: MotionField): tf.Tensor3D =>
  tf.tidy(() => {
    const change = tf.sub(carried(before, field), values);
    const restless = tf.maximum(tf.mean(tf.abs(change)), MAY_CHANGE);
    const kept = tf.clipByValue(tf.sub(1, tf.div(MAY_CHANGE, restless)), LEAST_KEPT, MOST_KEPT);
    const { confidence } = field;
    const grid = { rows: confidence.height, columns: confidence.width };
    const share = tf.mul(perPixel(confidence.values, grid, values.shape), kept);
    const blend = tf.add<tf.Tensor3D>(values, tf.mul(change, share));
    return withContrastOf(values, blend);
  });
