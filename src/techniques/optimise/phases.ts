import * as tf from '@tensorflow/tfjs-core';
import type { Random } from '../../numeric/random.ts';
import { HartleyTransform } from '../spectrum/hartley.ts';
import { naturalMagnitudes } from '../spectrum/natural_spectrum.ts';
import { correlated, correlatedAdjoint, decorrelated, logit } from './colours.ts';
import type { Parametrisation } from './parametrisation.ts';

/** Where each of n coefficients has the one of the opposite frequency. */
const opposites = (n: number): Int32Array => Int32Array.from({ length: n }, (_, k) => (n - k) % n);

/**
 * The phases of a picture's spatial frequencies, whose magnitudes stay those of photographs: nothing can be made by
 * raising high frequencies, which networks overrate. The colours vary independently, and a sigmoid brings them into 0..1.
 * Fel et al. 2023, "Unlocking Feature Visualization for Deeper Networks with MAgnitude Constrained Optimization", section 3.
 *
 * The parameters are [3, height, width] radians. Those of opposite frequencies are opposite numbers, as the picture is
 * real; where a frequency is its own opposite (the mean colour), the phase is 0 and stays.
 * @param contrast of all frequencies but the mean colour, as a share of that of photographs
 */
export function phasePixels(height: number, width: number, contrast = 1): Parametrisation {
  const transform = new HartleyTransform(height, width);
  const magnitudes = tf.keep(tf.tensor3d(naturalMagnitudes(height, width, contrast), [3, height, width]));
  const rows = tf.keep(tf.tensor1d(opposites(height), 'int32'));
  const columns = tf.keep(tf.tensor1d(opposites(width), 'int32'));
  const down = (x: tf.Tensor3D) => tf.gather(x, rows, 1);
  const across = (x: tf.Tensor3D) => tf.gather(x, columns, 2);
  const opposite = (x: tf.Tensor3D) => across(down(x));
  /**
   * From the coefficients of cas(a + b) to those of cas(a) cas(b), a and b being the angles down and across; the same back.
   * Half an orthonormal, symmetric matrix's sums: its own inverse and its own adjoint.
   */
  const exchanged = (x: tf.Tensor3D): tf.Tensor3D =>
    tf.tidy(() => {
      const turned = down(x);
      return tf.mul(tf.sub(tf.add(tf.add(x, turned), across(x)), across(turned)), 0.5);
    });
  const coloursOf = (phases: tf.Tensor3D) => {
    // Of m exp(i phase) the Hartley transform has the real part less the imaginary one.
    const hartley = tf.mul(magnitudes, tf.sub(tf.cos(phases), tf.sin(phases))) as tf.Tensor3D;
    return correlated(transform.toPixels(exchanged(hartley)));
  };
  const hartleyGradient = (pixels: tf.Tensor4D, gradient: tf.Tensor4D): tf.Tensor3D =>
    tf.tidy(() => {
      const inner = tf.mul(gradient, tf.mul(pixels, tf.sub(1, pixels))) as tf.Tensor4D;
      return tf.mul(exchanged(transform.ofPixels(correlatedAdjoint(inner))), magnitudes);
    });
  const antisymmetric = (x: tf.Tensor3D): tf.Tensor3D => tf.mul(tf.sub(x, opposite(x)), 0.5);

  return {
    noise: (random) => tf.tensor3d(randomPhases(random, height, width), [3, height, width]),
    // Each in a tidy of its own: of a large picture the steps between would fill the memory until the end of the step.
    pixelsOf: (parameters) => tf.tidy(() => tf.sigmoid(coloursOf(parameters as tf.Tensor3D))),
    gradientOf: (pixels, gradient, parameters) =>
      tf.tidy(() => {
        const hartley = hartleyGradient(pixels, gradient);
        const [cos, sin] = [tf.cos(parameters), tf.sin(parameters)];
        // A phase moves its own coefficient, m (cos - sin), and the opposite one, m (cos + sin).
        return tf.sub(tf.mul(opposite(hartley), tf.sub(cos, sin)), tf.mul(hartley, tf.add(cos, sin)));
      }),
    // Rounding alone could part them.
    clipped: (parameters) => antisymmetric(parameters as tf.Tensor3D),
    parametersOf(pixels) {
      const hartley = exchanged(transform.ofPixels(decorrelated(logit(pixels))));
      const other = opposite(hartley);
      // An own opposite has no imaginary part; taken for positive, its phase is 0.
      const real = tf.add(hartley, other);
      const imaginary = tf.sub(other, hartley);
      return antisymmetric(tf.atan2(imaginary, real) as tf.Tensor3D);
    },
    dispose() {
      transform.dispose();
      tf.dispose([magnitudes, rows, columns]);
    },
  };
}

/** Uniform in -pi..pi, opposite at opposite frequencies. */
function randomPhases(random: Random, height: number, width: number): Float32Array {
  const phases = new Float32Array(3 * height * width);
  for (let colour = 0; colour < 3; colour++) {
    const at = (v: number, h: number) => (colour * height + (v % height)) * width + (h % width);
    for (let v = 0; v < height; v++) {
      for (let h = 0; h < width; h++) {
        const [here, there] = [at(v, h), at(height - v, width - h)];
        if (here >= there) continue;
        phases[here] = Math.PI * (2 * random.uniform() - 1);
        phases[there] = -(phases[here] as number);
      }
    }
  }
  return phases;
}
