import * as tf from '@tensorflow/tfjs-core';
import type { Layer } from '../../../src/network/description.ts';
import type { StylePlan } from '../../../src/network/style_nets/style_plan.ts';

/** The same network as a TensorFlow.js program without kernels of its own would run it: one stock operation after another. */
export function stockStyleNet({ description }: StylePlan, weightOf: (name: string) => tf.Tensor) {
  const filters = new Map<string, tf.Tensor4D>();
  const filter = (name: string) => {
    const made =
      filters.get(name) ??
      tf.keep(tf.transpose<tf.Tensor4D>(weightOf(`${name}.weight`) as tf.Tensor4D, [2, 3, 1, 0]));
    filters.set(name, made);
    return made;
  };
  const scaleAndShift = new Map<string, tf.Tensor>();

  /** @param vector the style, whose scales and shifts are made once */
  const tell = (vector: tf.Tensor1D) => {
    for (const { kind, name } of description.layers)
      if (kind === 'dense')
        scaleAndShift.set(
          name,
          tf.keep(
            tf.tidy(() =>
              tf.squeeze(
                tf.matMul(weightOf(`${name}.weight`) as tf.Tensor2D, tf.expandDims(vector, 1) as tf.Tensor2D),
                [1],
              ),
            ),
          ),
        );
  };

  const step = (layer: Layer, inputs: tf.Tensor4D[]): tf.Tensor4D => {
    const [x] = inputs as [tf.Tensor4D];
    switch (layer.kind) {
      case 'reflectPad':
        return tf.mirrorPad(
          x,
          [[0, 0], layer.pad.slice(0, 2) as [number, number], layer.pad.slice(2) as [number, number], [0, 0]],
          'reflect',
        );
      case 'conv':
        return tf.conv2d(x, filter(layer.name), layer.stride, 'valid');
      case 'resizeConv': {
        const doubled = tf.image.resizeNearestNeighbor(x, [2 * x.shape[1], 2 * x.shape[2]]);
        return tf.conv2d(
          tf.mirrorPad(
            doubled,
            [
              [0, 0],
              [1, 1],
              [1, 1],
              [0, 0],
            ],
            'reflect',
          ),
          filter(layer.name),
          1,
          'valid',
        );
      }
      case 'conditionalInstanceNorm': {
        const { mean, variance } = tf.moments(x, [1, 2], true);
        const unit = tf.div(tf.sub(x, mean), tf.sqrt(tf.add(variance, layer.epsilon)));
        return tf.add(tf.mul(unit, inputs[1] as tf.Tensor), inputs[2] as tf.Tensor);
      }
      case 'relu':
        return tf.relu(x);
      case 'add':
        return tf.add(x, inputs[1] as tf.Tensor4D);
      case 'sigmoid':
        return tf.sigmoid(x);
      default:
        throw new Error(`The bench has no stock operation for ${layer.kind}.`);
    }
  };

  const paint = (image: tf.Tensor4D): tf.Tensor4D =>
    tf.tidy(() => {
      const outputs = new Map<string, tf.Tensor>([['image', image], ...scaleAndShift]);
      for (const layer of description.layers) {
        if (outputs.has(layer.name)) continue;
        outputs.set(
          layer.name,
          step(
            layer as Layer,
            layer.inputs.map((name) => outputs.get(name) as tf.Tensor4D),
          ),
        );
      }
      return outputs.get(description.output) as tf.Tensor4D;
    });
  return { tell, paint };
}
