import * as tf from '@tensorflow/tfjs-core';
import type { InputDescription } from '../../network/description.ts';
import { neutralColour } from '../../network/preprocess.ts';

/** Per channel of the picture (RGB): what the network's input is of a pixel, input = pixel * factor + offset. */
function scaleOf({ mean, std }: InputDescription) {
  return {
    factor: tf.tensor1d(std.map((s) => 255 / s)),
    offset: tf.tensor1d(mean.map((m, i) => -m / (std[i] as number))),
  };
}

const inOrder = (image: tf.Tensor4D, { order }: InputDescription): tf.Tensor4D =>
  order === 'rgb' ? image : tf.reverse(image, 3);

/**
 * What the network takes, of what a person sees. Call it inside tf.tidy.
 * @param pixels [batch, height, width, 3], RGB, 0..1; values beyond are carried on
 */
export function inputOf(pixels: tf.Tensor4D, description: InputDescription): tf.Tensor4D {
  const { factor, offset } = scaleOf(description);
  return tf.add(tf.mul(inOrder(pixels, description), factor), offset);
}

/** The adjoint of `inputOf`: from the gradient at the network's input to that at the pixels. */
export function pixelGradient(gradient: tf.Tensor4D, description: InputDescription): tf.Tensor4D {
  return inOrder(tf.mul(gradient, scaleOf(description).factor), description);
}

/** The colour, RGB 0..1, that says least to the network: the mean colour, which is 0 to it, or mid-grey where it knows none. */
export function meanColour(input: InputDescription): [number, number, number] {
  const { order } = input;
  const [a, b, c] = neutralColour(input).map((value) => value / 255) as [number, number, number];
  return order === 'rgb' ? [a, b, c] : [c, b, a];
}
