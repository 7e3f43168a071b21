import * as tf from '@tensorflow/tfjs-core';
import type { ChannelMap, GramAnswer, GramQuestion } from '../../contract/inside.ts';
import { Random } from '../../numeric/random.ts';
import { gramMatrix } from '../../techniques/style/gram.ts';
import { type Figure, numbersOf } from './figure.ts';

/** Channels that are shown: as many as can be told apart with a finger. */
const SHOWN = 32;

/** `difference` is there where the places are shuffled. */
type Numbers = Record<'gram' | 'pair' | 'difference', tf.Tensor>;

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
    const isThere = question.pair?.every((channel) => channel < of);
    const [first = 0, second = 0] = (isThere ? question.pair : null) ?? channels;
    const places = question.shuffled ? shuffledPlaces(height * width) : null;
    const numbers = await numbersOf(() => {
      const shown = channelsOf(activation, channels);
      const pair = channelsOf(activation, [first, second]);
      const matrix = gramMatrix(shown);
      if (!places) return { gram: matrix, pair } as Numbers;
      const change = tf.max(tf.abs(tf.sub(gramMatrix(shuffled(shown, places)), matrix)));
      const difference = tf.divNoNan(change, tf.max(tf.abs(matrix)));
      return { gram: matrix, pair: shuffled(pair, places), difference } as Numbers;
    });
    const one = new Float32Array(height * width);
    const other = new Float32Array(height * width);
    for (let place = 0; place < one.length; place++) {
      one[place] = numbers.pair[2 * place] as number;
      other[place] = numbers.pair[2 * place + 1] as number;
    }
    const product = one.map((value, place) => value * (other[place] as number));
    const mapOf = (values: ChannelMap['values']): ChannelMap => ({ height, width, values });
    return {
      ...{ figure: 'gram', layer: name, channels: [...channels], of, gram: numbers.gram },
      pair: [first, second],
      value: product.reduce((sum, value) => sum + value, 0) / product.length,
      maps: [mapOf(one), mapOf(other), mapOf(product)],
      difference: numbers.difference?.[0] ?? null,
    };
  },
};

/** Some channels of a layer, in this order. A product with ones and zeros: on wasm tf.gather takes fifteen times as long. */
function channelsOf(activation: tf.Tensor4D, channels: readonly number[]): tf.Tensor4D {
  const [, height, width, of] = activation.shape;
  const chosen = tf.oneHot(tf.tensor1d([...channels], 'int32'), of);
  const picked = tf.matMul(tf.reshape(activation, [-1, of]), tf.transpose(tf.cast(chosen, 'float32')));
  return tf.reshape(picked, [1, height, width, channels.length]);
}

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
