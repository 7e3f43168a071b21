import * as tf from '@tensorflow/tfjs-core';
import type { Layer, LayerName, PredictorDescription, StyliserDescription } from '../description.ts';
import { Network } from '../network.ts';
import { preprocessed } from '../pixels.ts';
import { run } from '../run.ts';
import type { Weights } from '../weights.ts';

/** Looks at pictures for a net that paints in the style of any. */
export interface StyleReader {
  /**
   * @param photograph RGB of 0..255, [1, height, width, 3]. Borrowed.
   * @returns the vector of its style, description.styleLength numbers
   * @throws {NetworkError} if it is too small for the net
   */
  read(photograph: tf.Tensor4D): Promise<Float32Array>;
}

/** A layer whose channels' means and deviations say what the style is, and what comes before it. */
export interface Measured {
  readonly layers: readonly Layer[];
  readonly layer: LayerName;
  readonly weights: Weights;
  /** What the variance is over, n pixels or n - 1; added to it; and added to its root. */
  readonly unbiased: boolean;
  readonly epsilon: number;
  readonly margin: number;
}

/**
 * The style of a picture by the deviations, then the means of each measured layer (Huang & Belongie 2017). What looks at it is on
 * the backend only meanwhile.
 */
export function statisticsReader(net: StyliserDescription, measured: readonly Measured[]): StyleReader {
  const about = { id: net.id, title: net.title, paper: net.paper, source: net.source, licence: net.licence };
  return {
    async read(photograph) {
      const [, height, width] = photograph.shape;
      const input = { ...net.input, height, width };
      const vectors: Float32Array[] = [];
      for (const { layers, layer, weights, ...how } of measured) {
        const description: PredictorDescription = { ...about, task: 'predict', input, layers, output: layer };
        const network = new Network(description, weights);
        try {
          const made = tf.tidy(() => statistics(run(network, preprocessed(photograph, input)), how));
          vectors.push(await made.data<'float32'>());
          made.dispose();
        } finally {
          network.dispose();
        }
      }
      return Float32Array.from(vectors.flatMap((vector) => [...vector]));
    },
  };
}

/**
 * Call it inside tf.tidy.
 * @param features [1, height, width, channels]
 * @returns each channel's deviation, then each channel's mean
 */
export function statistics(
  features: tf.Tensor4D,
  { unbiased, epsilon, margin }: Pick<Measured, 'unbiased' | 'epsilon' | 'margin'>,
): tf.Tensor1D {
  const [, height, width] = features.shape;
  const { mean, variance } = tf.moments(features, [1, 2]);
  const pixels = height * width;
  const factor = unbiased && pixels > 1 ? pixels / (pixels - 1) : 1;
  const deviation = tf.add(tf.sqrt(tf.add(tf.mul(variance, factor), epsilon)), margin);
  return tf.concat([tf.reshape(deviation, [-1]), tf.reshape(mean, [-1])]) as tf.Tensor1D;
}
