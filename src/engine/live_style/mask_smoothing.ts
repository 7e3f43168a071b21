import * as tf from '@tensorflow/tfjs-core';
import type { InputDescription } from '../../network/description.ts';
import type { PeopleFinder } from './people_finder.ts';
import { PreviousFrame } from './previous_frame.ts';

/** How much of a wholly uncertain pixel is taken from the frame before. */
const MOST_KEPT = 0.8;

/**
 * Finds people in frame after frame, without flicker at their outlines: the less a pixel's share says, the more of it is
 * taken from the frame before. Pixels that are sure follow at once, so that nothing trails behind who moves. In the manner
 * of MediaPipe's SegmentationSmoothingCalculator.
 */
export class SmoothedPeople implements Pick<PeopleFinder, 'maskOf'> {
  readonly #finder: Pick<PeopleFinder, 'maskOf'>;
  readonly #before: PreviousFrame;

  /** @param now in milliseconds */
  constructor(finder: Pick<PeopleFinder, 'maskOf'>, now = () => performance.now()) {
    this.#finder = finder;
    this.#before = new PreviousFrame(now);
  }

  /** As that of PeopleFinder, and steadied by the masks of the frames before. */
  async maskOf(image: tf.Tensor4D, input: InputDescription): Promise<tf.Tensor4D> {
    const fresh = await this.#finder.maskOf(image, input);
    const before = this.#before.of(fresh);
    const mask = before ? steadied(fresh, before) : fresh.clone();
    fresh.dispose();
    this.#before.keep(mask);
    return mask;
  }

  /** Takes what it keeps off the backend. */
  forget(): void {
    this.#before.forget();
  }
}

/** fresh + (before - fresh) MOST_KEPT 4 p (1 - p), where p is the fresh share: 1 at a half, 0 at both ends. */
const steadied = (fresh: tf.Tensor4D, before: tf.Tensor4D): tf.Tensor4D =>
  tf.tidy(() => {
    const kept = tf.mul(tf.mul(fresh, tf.sub(1, fresh)), 4 * MOST_KEPT);
    return tf.add(fresh, tf.mul(tf.sub(before, fresh), kept));
  });
