import * as tf from '@tensorflow/tfjs-core';
import { fieldGeometry } from '../network/field/field_geometry.ts';
import { layerTitle } from './common/layer_name.ts';
import { technique } from './common/technique.ts';
import { strengthLayer, strongestIn } from './patches/strength_layer.ts';

/**
 * The strongest neuron of every channel in this frame. Who looks at many frames keeps the best of them (best_patches.ts):
 * the maximally activating patches of Zeiler & Fergus 2014, figure 2, and Springenberg et al. 2014.
 */
export const topPatches = technique({
  id: 'top-patches',
  title: 'Top patches',
  question:
    'Which pieces of picture excited a channel most: of what the camera saw, or of your own folder of photographs?',
  family: 'forward',
  caption: {
    shows:
      'The pieces of picture that a part of the network liked best. For every channel of a layer they are the nine that excited it most, out of what the camera saw since you came here or out of a collection of your own.',
    read: 'A piece is exactly what the neuron can see, no more: its receptive field. Look for what the nine have in common, for that is what the channel looks for. Deep neurons see the whole picture. Show the camera something new and watch which channels prefer it; or open a folder of photographs and mine it.',
    paper: 'Zeiler & Fergus 2014, Visualizing and Understanding Convolutional Networks, figure 2',
  },
  parameters: {
    layer: { kind: 'layer', label: 'Layer', default: 0.35 },
    gap: {
      kind: 'number',
      label: 'Seconds apart',
      help: 'One patch a moment: two of a channel are at least so far apart, so that one second cannot fill all nine places.',
      min: 1,
      max: 60,
      step: 1,
      default: 2,
    },
  },
  targets: [],
  progressive: false,
  taps: (network, { layer }) => [strengthLayer(network, layer)],
  run({ network, trace }, { layer }) {
    const [height, width] = network.shape(layer);
    const [tall, wide] = fieldGeometry(network, layer).size;
    const { values, positions } = strongestIn(network, trace, layer);
    return {
      kind: 'maxima',
      title: `Strongest patches of ${layerTitle(network, layer)}, each ${tall} × ${wide} pixels where the picture is large enough`,
      layer,
      height,
      width,
      values: tf.squeeze(values, [0]),
      positions: tf.squeeze(positions, [0]),
    };
  },
});
