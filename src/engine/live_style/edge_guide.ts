import * as tf from '@tensorflow/tfjs-core';
import { EDGE_BYTE_ONE, EDGE_BYTE_ZERO } from '../../contract/picture.ts';
import { EDGE_GUIDE, type EdgeMeasure } from '../../network/kernels/picture.ts';
import type { EdgeGuide } from '../../techniques/common/picture.ts';
import { luminance } from '../../techniques/style/luminance.ts';

/** Side of the window in which a painting is compared with its frame, in pixels of the painting. */
const WINDOW = 5;
/**
 * Variance of the luminance (0..1) in a window below which the slope is held down: a camera's noise is no edge. He et al. add it; as a floor it leaves
 * alone what is well above.
 */
const LEAST_VARIANCE = 0.002;
/** The same of a colour of the painting: where all is one colour, nothing follows the frame. */
const LEAST_COLOUR_VARIANCE = 1e-4;

/** How far a painting may leave what its window spans, of 0..1: a step of a byte. */
const SLACK = 1 / 255;
/** Less light than this between a pixel and the lightest or darkest of its window is none. */
const LEAST_LIGHT = 1e-4;
/** The same, for a kernel that does all of it at once. */
const MEASURE: EdgeMeasure = {
  ...{ leastVariance: LEAST_VARIANCE, leastColourVariance: LEAST_COLOUR_VARIANCE },
  ...{ slack: SLACK, leastLight: LEAST_LIGHT, one: EDGE_BYTE_ONE, zero: EDGE_BYTE_ZERO },
};

/**
 * How a painting follows the light and dark of its frame, so that it can be drawn at the frame's own size with the frame's edges: He & Sun
 * 2015, "Fast Guided Filter". In each window the painting is `slope * luminance + rest`; the stage adds to the enlarged painting `slope` times what the
 * whole frame's luminance has beyond the small one's (`src/render/live_style`). So the rest stays pixel by pixel, where the paper takes its
 * mean: strokes are kept that the frame knows nothing of. A slope counts as far as it explains the painting (times the square of the correlation), and no
 * further than what is as light or dark as the frame's window becomes as any colour of the painting's: where the two have their edges side by side, there would be seams.
 * Call it inside tf.tidy.
 * @param painting [height, width, 3], RGB 0..255, as it is drawn
 * @param photograph [1, height, width, 3], RGB 0..255: the frame that lies below it, made small
 * @returns a slope of 0 is `EDGE_BYTE_ZERO`, and one of 1 `EDGE_BYTE_ONE` more
 */
export function edgeGuide(painting: tf.Tensor3D, photograph: tf.Tensor4D): EdgeGuide {
  if (tf.getKernel(EDGE_GUIDE, tf.getBackend())) {
    const made: unknown = tf.engine().runKernel(EDGE_GUIDE, { painting, photograph }, { ...MEASURE });
    const [slopes, luminance] = made as [tf.Tensor3D, tf.Tensor2D];
    return { slopes, luminance };
  }
  const grey = tf.div<tf.Tensor4D>(luminance(photograph), 255);
  const light = tf.tile(grey, [1, 1, 1, 3]);
  const colours = tf.div<tf.Tensor4D>(tf.clipByValue(tf.expandDims(painting, 0), 0, 255), 255);
  const mean = (x: tf.Tensor) => tf.avgPool(x as tf.Tensor4D, WINDOW, 1, 'same');
  const [lights, means] = [mean(light), mean(colours)];
  const variance = tf.maximum(tf.sub(mean(tf.square(light)), tf.square(lights)), LEAST_VARIANCE);
  const own = tf.maximum(tf.sub(mean(tf.square(colours)), tf.square(means)), LEAST_COLOUR_VARIANCE);
  const together = tf.sub(mean(tf.mul(light, colours)), tf.mul(lights, means));
  const slope = tf.div(together, variance);
  const explained = tf.minimum(tf.div(tf.mul(slope, together), own), 1);
  const held = heldInWindow(tf.mul(slope, explained), colours, light);
  const slopes = tf.add(tf.mul(held, EDGE_BYTE_ONE), EDGE_BYTE_ZERO);
  return { slopes: tf.squeeze(slopes, [0]), luminance: tf.squeeze(grey, [0, 3]) };
}

/** Slopes that take no pixel beyond the colours of its window, when its light becomes the lightest or the darkest there. All [1, height, width, 3]. */
function heldInWindow(slopes: tf.Tensor, colours: tf.Tensor4D, light: tf.Tensor4D): tf.Tensor {
  const most = (x: tf.Tensor4D) => tf.maxPool(x, WINDOW, 1, 'same');
  const above = (x: tf.Tensor4D) => tf.sub(most(x), x);
  const below = (x: tf.Tensor4D) => tf.add(most(tf.neg(x)), x);
  const [higher, lower] = [above(colours), below(colours)].map((room) => tf.add(room, SLACK)) as [
    tf.Tensor,
    tf.Tensor,
  ];
  const [lighter, darker] = [above(light), below(light)].map((room) => tf.maximum(room, LEAST_LIGHT)) as [
    tf.Tensor,
    tf.Tensor,
  ];
  const rising = tf.minimum(tf.div(higher, lighter), tf.div(lower, darker));
  const falling = tf.minimum(tf.div(lower, lighter), tf.div(higher, darker));
  return tf.minimum(rising, tf.maximum(tf.neg(falling), slopes));
}
