import * as tf from '@tensorflow/tfjs-core';
import type { InputDescription } from '../network/description.ts';
import { run } from '../network/run.ts';
import { filter } from './filter.ts';
import { withColoursOf } from './luminance.ts';

/** The longer side of the painting in pixels, for the setting `resolution`. */
export const RESOLUTIONS = [160, 192, 224, 256, 320, 384, 448, 512, 640, 768, 1024] as const;

/** The frame repainted in a style by one forward pass. Johnson et al. 2016; Dumoulin et al. 2017; Ghiasi et al. 2017. */
export const liveStyle = filter({
  id: 'live-style',
  title: 'Live style',
  family: 'forward',
  caption: {
    shows:
      'The camera repainted in the manner of a picture. A second network, trained beforehand, paints every frame in a single pass.',
    read: 'Pick a style, or blend several: the networks keep what is where and replace how it is painted. In the nets of many styles only a scale and a shift of every channel tell one style from another.',
    paper:
      'Johnson et al. 2016, Perceptual Losses for Real-Time Style Transfer; Ulyanov et al. 2016; Dumoulin et al. 2017; Ghiasi et al. 2017',
  },
  parameters: {
    style: { kind: 'styles', label: 'Style', most: 4, default: 'starry-night' },
    strength: {
      kind: 'number',
      label: 'Strength',
      help: 'How much of the painting lies over the camera’s picture.',
      min: 0,
      max: 1,
      step: 0.01,
      default: 1,
    },
    keepColours: {
      kind: 'toggle',
      label: 'Keep the camera’s colours',
      help: 'Only light and dark are painted.',
      default: false,
    },
    resolution: {
      kind: 'choice',
      label: 'Resolution',
      help: 'Longer side in pixels. Automatic: as large as leaves 15 pictures a second.',
      options: [
        { value: 'auto', label: 'automatic' },
        ...RESOLUTIONS.map((side) => ({ value: `${side}`, label: `${side}` })),
      ],
      default: 'auto',
    },
  },
  targets: [],
  progressive: false,

  paint({ network, image, style, title }, { strength, keepColours }) {
    const { input, range } = network.description;
    const painted = rescaled(run(network, image, style), range.factor, range.offset);
    const camera = strength < 1 || keepColours ? photographOf(image, input) : null;
    const coloured = camera && keepColours ? withColoursOf(camera, tf.clipByValue(painted, 0, 255)) : painted;
    const mixed =
      camera && strength < 1
        ? tf.add<tf.Tensor4D>(camera, tf.mul(tf.sub(tf.clipByValue(coloured, 0, 255), camera), strength))
        : coloured;
    return { kind: 'painting', title, values: tf.squeeze(mixed, [0]) };
  },
});

const rescaled = (x: tf.Tensor4D, factor: number, offset: number): tf.Tensor4D =>
  offset === 0 ? tf.mul(x, factor) : tf.add(tf.mul(x, factor), offset);

/** The preprocessed picture as RGB of 0..255 again. */
function photographOf(image: tf.Tensor4D, { mean, std, order }: InputDescription): tf.Tensor4D {
  const values = tf.add<tf.Tensor4D>(tf.mul(image, [...std]), [...mean]);
  return order === 'rgb' ? values : tf.reverse(values, 3);
}
