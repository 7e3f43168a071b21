import * as tf from '@tensorflow/tfjs-core';
import type { InputDescription } from '../../network/description.ts';
import { PreviousFrame } from './previous_frame.ts';

/** How much of a pixel that did not change at all is taken from the frame before. */
const MOST_KEPT = 0.8;
/** A change of this size, of 255, is as likely noise as motion: half as much is kept of it. */
const NOISE = 10;

/**
 * Takes the camera's noise out of frames that follow each other: what changes by no more than noise leans on the frames
 * before, what moves follows at once. A style net makes a step of every grain, and another step of the next one.
 */
export class SmoothedFrame {
  readonly #before: PreviousFrame;
  #input: InputDescription | undefined;

  /** @param now in milliseconds */
  constructor(now = () => performance.now()) {
    this.#before = new PreviousFrame(now);
  }

  /**
   * @param fresh [1, height, width, 3], preprocessed as `input` says. Taken over.
   * @returns the frame to paint; the caller disposes it
   */
  follow(fresh: tf.Tensor4D, input: InputDescription): tf.Tensor4D {
    if (input !== this.#input) this.forget();
    this.#input = input;
    const before = this.#before.of(fresh);
    const frame = before ? steadied(fresh, before, input) : fresh;
    if (before) fresh.dispose();
    this.#before.keep(frame);
    return frame;
  }

  /** Takes what it keeps off the backend. */
  forget(): void {
    this.#before.forget();
  }
}

/**
 * fresh + (before - fresh) MOST_KEPT / (1 + (d / NOISE²)²), where d is the mean square of the change over the colours of the
 * 3 x 3 pixels around; beyond the border nothing changes.
 */
const steadied = (fresh: tf.Tensor4D, before: tf.Tensor4D, { std }: InputDescription): tf.Tensor4D =>
  tf.tidy(() => {
    const change = tf.sub<tf.Tensor4D>(before, fresh);
    const shares = tf.div(tf.square([...std]), 27 * NOISE ** 2);
    // The same for all three colours: a backend multiplies tensors of one shape ten times faster than others.
    const filter = tf.tile<tf.Tensor4D>(tf.reshape(shares, [1, 1, 3, 1]), [3, 3, 1, 3]);
    const moved = tf.conv2d(tf.square(change), filter, 1, 'same');
    return tf.add(fresh, tf.div(tf.mul(change, MOST_KEPT), tf.add(tf.square(moved), 1)));
  });
