import * as tf from '@tensorflow/tfjs-core';
import { once } from '../../contract/once.ts';
import type { InputDescription } from '../../network/description.ts';
import type { FetchFile } from '../../network/network_file.ts';
import { photographOf, preprocessed } from '../../network/pixels.ts';
import { run } from '../../network/run.ts';
import { loadSegmenter, type Segmenter } from '../../network/segmenter.ts';

/** Folder of the network, in models/. */
const FOLDER = 'selfie-segmentation';

/** @param mask how sure it is that there is a person, 0..1 @returns the share of pixels with rather one than none */
export const shareOfMask = (mask: tf.Tensor): tf.Scalar =>
  tf.mean(tf.cast(tf.greater(mask, 0.5), 'float32')) as tf.Scalar;

/** @returns the network's own mask, at the size that it looks at */
function found(network: Segmenter, image: tf.Tensor4D, input: InputDescription): tf.Tensor4D {
  const own = network.description.input;
  const small = tf.image.resizeBilinear(photographOf(image, input), [own.height, own.width], false, true);
  return run(network, preprocessed(small, own)) as tf.Tensor4D;
}

/** Tells the pixels of people from those of everything else. Its network is read at the first use and kept. */
export class PeopleFinder {
  readonly #load: () => Promise<Segmenter>;

  /** @param folder brings the files of a folder of models/ */
  constructor(folder: (folder: string) => FetchFile) {
    this.#load = once(() => loadSegmenter(folder(FOLDER)));
  }

  /**
   * @param image [1, height, width, 3], preprocessed as `input` says. Borrowed.
   * @returns [1, height, width, 1], 1 where there is a person and 0 where there is none; the caller disposes it
   * @throws {ModelFileError|NetworkError}
   */
  async maskOf(image: tf.Tensor4D, input: InputDescription): Promise<tf.Tensor4D> {
    const network = await this.#load();
    const [, height, width] = image.shape;
    return tf.tidy(() => tf.image.resizeBilinear(found(network, image, input), [height, width], false, true));
  }

  /**
   * @param image as for `maskOf`
   * @returns the share of people among its pixels, 0..1
   * @throws {ModelFileError|NetworkError}
   */
  async shareOf(image: tf.Tensor4D, input: InputDescription): Promise<number> {
    const network = await this.#load();
    const share = tf.tidy(() => shareOfMask(found(network, image, input)));
    try {
      const [value = 0] = await share.data();
      return value;
    } finally {
      share.dispose();
    }
  }
}
