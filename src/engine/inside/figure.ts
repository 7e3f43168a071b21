import * as tf from '@tensorflow/tfjs-core';
import type { Place, SeenPicture } from '../../contract/inside.ts';
import type { LayerName } from '../../network/description.ts';
import type { Trace } from '../../network/forward.ts';
import type { Network } from '../../network/network.ts';
import { photographOf } from '../../network/pixels.ts';
import type { FixedTarget } from '../../techniques/common/technique.ts';
import type { StableOrder } from '../view/stable_order.ts';

/** What a figure looks at. Everything is borrowed. */
export interface Moment {
  /** With what is switched off. */
  readonly network: Network;
  /** Holds the layers that the figure named in its taps. */
  readonly trace: Trace;
  /** What the view looks for; null where it looks for a class and the network has none. */
  readonly target: FixedTarget | null;
  /** Keeps rows in their places from frame to frame. */
  readonly order: StableOrder;
}

/** A figure of an algorithm: small numbers of the pass that the view itself is made of. */
export interface Figure<Question, Answer> {
  /** Layers that it must find in the trace. @throws {UnknownLayerError} */
  taps(network: Network, question: Question): LayerName[];
  /** Leaves no tensor behind. The answer's arrays are the caller's. Null where the view looks for nothing that it could be of. */
  look(moment: Moment, question: Question): Promise<Answer | null>;
}

/**
 * The numbers of some small tensors, which are disposed.
 * @param make runs inside tf.tidy
 */
export async function numbersOf<Names extends string>(
  make: () => Record<Names, tf.Tensor>,
): Promise<Record<Names, Float32Array<ArrayBuffer>>> {
  const tensors = tf.tidy(make);
  try {
    const read = await Promise.all(
      Object.entries<tf.Tensor>(tensors).map(async ([name, tensor]) => [
        name,
        // A copy: a backend's own memory cannot be transferred.
        new Float32Array(await tensor.data<'float32'>()),
      ]),
    );
    return Object.fromEntries(read) as Record<Names, Float32Array<ArrayBuffer>>;
  } finally {
    tf.dispose(tensors);
  }
}

/** What the network sees in an input, as a picture. @param image [1, height, width, 3], preprocessed. Borrowed. */
export async function seenPicture({ description }: Network, image: tf.Tensor4D): Promise<SeenPicture> {
  const { height, width } = description.input;
  const { rgb } = await numbersOf(() => ({ rgb: photographOf(image, description.input) }));
  const rgba = new Uint8ClampedArray(height * width * 4);
  for (let from = 0, to = 0; from < rgb.length; from += 3, to += 4) {
    rgba[to] = rgb[from] as number;
    rgba[to + 1] = rgb[from + 1] as number;
    rgba[to + 2] = rgb[from + 2] as number;
    rgba[to + 3] = 255;
  }
  return { width, height, rgba };
}

/** The cell of a map that a place lies in. */
const cellAt = (place: number, cells: number): number =>
  Math.min(cells - 1, Math.max(0, Math.floor(place * cells)));

/** The cell of a map of this size. */
export const cellOf = ({ y, x }: Place, height: number, width: number) => ({
  y: cellAt(y, height),
  x: cellAt(x, width),
});
