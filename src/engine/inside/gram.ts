import * as tf from '@tensorflow/tfjs-core';
import type { ChannelMap, GramAnswer, GramQuestion } from '../../contract/inside.ts';
import { Random } from '../../numeric/random.ts';
import { gramMatrix } from '../../techniques/style/gram.ts';
import { type Figure, numbersOf } from './figure.ts';

/** Channels that are shown: as many as can be told apart with a finger. */
const SHOWN = 32;

/**
 * The Gram matrix of a layer's strongest channels, and how one of its numbers comes about: the mean of the product of two maps.
 * Where the places of the layer are shuffled, both maps are, and the mean stays.
 */
export const gram: Figure<GramQuestion, GramAnswer> = {
  taps: (_network, { layer }) => [layer],

  async look({ network, trace, order }, question) {
    const name = network.resolve(question.layer);
    const activation = trace.at(name);
    const [, height, width, of] = activation.shape;
    const { strengths } = await numbersOf(() => ({ strengths: tf.mean(tf.square(activation), [0, 1, 2]) }));
    const channels = order.follow(`gram ${name}`, strengths).slice(0, SHOWN);
    const [first = 0, second = 0] = question.pair ?? channels;
    const places = shuffledPlaces(height * width);
    const numbers = await numbersOf(() => {
      const shown = tf.gather(activation, [...channels], 3) as tf.Tensor4D;
      const pair = tf.gather(activation, [first, second], 3) as tf.Tensor4D;
      const matrix = gramMatrix(shown);
      const change = tf.sub(gramMatrix(shuffled(shown, places)), matrix);
      const largest = tf.max(tf.abs(matrix));
      return {
        gram: matrix,
        change: question.shuffled ? tf.divNoNan(tf.max(tf.abs(change)), largest) : tf.scalar(0),
        pair: question.shuffled ? shuffled(pair, places) : pair,
      };
    });
    const mapOf = (at: (place: number) => number): ChannelMap => ({
      ...{ height, width },
      values: Float32Array.from({ length: height * width }, (_, place) => at(place)),
    });
    const one = (place: number) => numbers.pair[2 * place] as number;
    const other = (place: number) => numbers.pair[2 * place + 1] as number;
    const product = mapOf((place) => one(place) * other(place));
    return {
      ...{ figure: 'gram', layer: name, channels: [...channels], of, gram: numbers.gram },
      pair: [first, second],
      value: product.values.reduce((sum, value) => sum + value, 0) / product.values.length,
      maps: [mapOf(one), mapOf(other), product],
      difference: question.shuffled ? (numbers.change[0] as number) : null,
    };
  },
};

/** The same numbers with its places in another order, the same in every channel. */
function shuffled(activation: tf.Tensor4D, places: readonly number[]): tf.Tensor4D {
  const [, , , channels] = activation.shape;
  const positions = tf.reshape(activation, [-1, channels]);
  return tf.reshape(tf.gather(positions, [...places]), activation.shape);
}

/** Fisher and Yates, always the same. */
function shuffledPlaces(count: number): number[] {
  const random = new Random(1);
  const places = Array.from({ length: count }, (_, place) => place);
  for (let last = count - 1; last > 0; last--) {
    const at = Math.floor(random.uniform() * (last + 1));
    [places[last], places[at]] = [places[at] as number, places[last] as number];
  }
  return places;
}
