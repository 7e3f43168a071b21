import * as tf from '@tensorflow/tfjs-core';
import type { InputDescription } from '../../network/description.ts';
import type { Random } from '../../numeric/random.ts';
import { correlated, correlatedAdjoint, decorrelated, logit } from './colours.ts';
import { FourierBasis } from './fourier.ts';
import { meanColour } from './pixels.ts';

/**
 * How a picture hangs on the numbers that are optimised. Everything but `dispose` runs inside tf.tidy; pixels are
 * [1, height, width, 3], RGB, 0..1.
 */
export interface Parametrisation {
  /** To begin with: nearly grey noise. */
  noise(random: Random): tf.Tensor;
  pixelsOf(parameters: tf.Tensor): tf.Tensor4D;
  /**
   * The adjoint of the derivative: from the gradient at the pixels to that at the parameters.
   * @param pixels those of the parameters
   */
  gradientOf(pixels: tf.Tensor4D, gradient: tf.Tensor4D, parameters: tf.Tensor): tf.Tensor;
  /** The same parameters where they are such as make a picture of colours in 0..1, else the nearest that are. */
  clipped(parameters: tf.Tensor): tf.Tensor;
  /** The parameters of a picture; what no parameters reach is taken to the nearest that they do. */
  parametersOf(pixels: tf.Tensor4D): tf.Tensor;
  dispose(): void;
}

/** Deviation of the noise to begin with, in colours of 0..1 and in coefficients. */
const NOISE = { colour: 0.02, coefficient: 0.01 };

/**
 * The pixels themselves.
 * @param grey [r, g, b]: what the noise varies around
 */
export function plainPixels(height: number, width: number, grey: readonly number[]): Parametrisation {
  return {
    noise: (random) =>
      tf.add(tf.tensor4d(random.normals(height * width * 3, NOISE.colour), [1, height, width, 3]), grey),
    pixelsOf: (parameters) => parameters as tf.Tensor4D,
    gradientOf: (_pixels, gradient) => gradient,
    clipped: (parameters) => tf.clipByValue(parameters, 0, 1),
    parametersOf: (pixels) => tf.clipByValue(pixels, 0, 1),
    dispose: () => {},
  };
}

/**
 * Spatial frequencies of independent colours, brought into 0..1 by a sigmoid. Olah et al. 2017.
 * @param decorrelate whether the three colours are those that vary independently in photographs, or red, green, blue
 */
export function fourierPixels(height: number, width: number, decorrelate: boolean): Parametrisation {
  const basis = new FourierBasis(height, width);
  const unsquashed = (parameters: tf.Tensor) => {
    const colours = tf.mul(basis.toPixels(parameters as tf.Tensor3D), CONTRAST) as tf.Tensor4D;
    return decorrelate ? correlated(colours) : colours;
  };
  return {
    noise: (random) => tf.tensor3d(random.normals(height * width * 3, NOISE.coefficient), [3, height, width]),
    pixelsOf: (parameters) => tf.sigmoid(unsquashed(parameters)),
    gradientOf(pixels, gradient) {
      const inner = tf.mul(gradient, tf.mul(pixels, tf.sub(1, pixels))) as tf.Tensor4D;
      const colours = decorrelate ? correlatedAdjoint(inner) : inner;
      return basis.toCoefficients(tf.mul(colours, CONTRAST));
    },
    // The sigmoid reaches no others.
    clipped: (parameters) => parameters,
    parametersOf(pixels) {
      const colours = decorrelate ? decorrelated(logit(pixels)) : logit(pixels);
      return basis.ofPixels(tf.div(colours, CONTRAST));
    },
    dispose: () => basis.dispose(),
  };
}

/** Of a coefficient in the picture: with it a step of 0.05 changes a picture visibly but gently (as in Lucid). */
const CONTRAST = 1 / 4;

/** How a picture can be painted, as a setting: the choice and what it makes. */
export const paintsWith = {
  kind: 'choice',
  label: 'Paints with',
  help: 'Frequencies: a step changes large forms as easily as fine ones.',
  options: [
    { value: 'pixels', label: 'pixels' },
    { value: 'frequencies', label: 'spatial frequencies' },
  ],
  default: 'frequencies',
} as const;

/** The parametrisation that a setting `paintsWith` chose, for pictures of the network's size. */
export function parametrisationOf(
  choice: string,
  input: InputDescription,
  decorrelate = true,
): Parametrisation {
  const { height, width } = input;
  return choice === 'frequencies'
    ? fourierPixels(height, width, decorrelate)
    : plainPixels(height, width, meanColour(input));
}
