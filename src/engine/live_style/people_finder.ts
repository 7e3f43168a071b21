import * as tf from '@tensorflow/tfjs-core';
import type { InputDescription } from '../../network/description.ts';
import type { FetchFile } from '../../network/network_file.ts';
import { photographOf, preprocessed } from '../../network/pixels.ts';
import { run } from '../../network/run.ts';
import { loadSegmenter, type Segmenter } from '../../network/segmenter.ts';

/** Folder of the network, in models/. */
const FOLDER = 'selfie-segmentation';

/** Tells the pixels of people from those of everything else. Its network is read at the first use and kept. */
export class PeopleFinder {
  readonly #folder: (folder: string) => FetchFile;
  #loading: Promise<Segmenter> | undefined;

  /** @param folder brings the files of a folder of models/ */
  constructor(folder: (folder: string) => FetchFile) {
    this.#folder = folder;
  }

  /**
   * @param image [1, height, width, 3], preprocessed as `input` says. Borrowed.
   * @returns [1, height, width, 1], 1 where there is a person and 0 where there is none; the caller disposes it
   * @throws {ModelFileError|NetworkError}
   */
  async maskOf(image: tf.Tensor4D, input: InputDescription): Promise<tf.Tensor4D> {
    const network = await this.#load();
    const own = network.description.input;
    const [, height, width] = image.shape;
    return tf.tidy(() => {
      const small = tf.image.resizeBilinear(photographOf(image, input), [own.height, own.width], false, true);
      return tf.image.resizeBilinear(run(network, preprocessed(small, own)), [height, width], false, true);
    });
  }

  #load(): Promise<Segmenter> {
    const loading = this.#loading ?? loadSegmenter(this.#folder(FOLDER));
    this.#loading = loading;
    // What failed may be there at the next try.
    loading.catch(() => {
      this.#loading = undefined;
    });
    return loading;
  }
}
