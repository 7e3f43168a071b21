import * as tf from '@tensorflow/tfjs-core';
import type { LayerName } from '../network/description.ts';
import { answerOf, type FilterState, filtersOf } from '../network/filters.ts';
import type { Network } from '../network/network.ts';
import { layerTitle } from './common/layer_name.ts';
import { technique } from './common/technique.ts';
import { filterState } from './filters/filter_state.ts';

/**
 * One page of a convolution's kernels: those of one filter, a tile for each input channel; or all of them, where every
 * filter has one input only (depthwise).
 * @returns values [height, width, tiles]; `layer` and `channels` say whose activations belong to the tiles
 */
function pageOf(network: Network, layer: LayerName, page: number, state: FilterState) {
  const bank = filtersOf(network, layer, state);
  const [height, width, inputs, outputs] = bank.shape;
  if (inputs === 1) {
    const values = tf.reshape(bank, [height, width, outputs]) as tf.Tensor3D;
    return {
      values,
      layer: answerOf(network, layer),
      what: `${outputs} filters of ${layerTitle(network, layer)}`,
    };
  }
  const { layer: described, inputShapes } = network.step(layer);
  const groups = (inputShapes[0]?.[2] ?? inputs) / inputs;
  const first = Math.floor((page * groups) / outputs) * inputs;
  return {
    values: tf.squeeze(tf.slice(bank, [0, 0, 0, page], [-1, -1, -1, 1]), [3]) as tf.Tensor3D,
    layer: described.inputs[0] as LayerName,
    channels: Array.from({ length: inputs }, (_, i) => first + i),
    what: `Filter ${page} of ${layerTitle(network, layer)}, one tile for each of its ${inputs} inputs`,
  };
}

/** The kernels of a layer in the middle, grey by grey. Zeiler & Fergus 2014 say why other pictures are needed there. */
export const weights = technique({
  id: 'weights',
  title: 'Weights',
  question: 'What do the weights of the other layers look like, and why do they tell so little?',
  family: 'weights',
  caption: {
    shows:
      'A look inside the middle of the network. These are the weights of a layer, one filter a page: a small grey tile for each channel that the filter takes.',
    read: 'Mid-grey is zero, light adds, dark takes away. There is little to recognise, and that is the lesson: these tiles do not weigh colours but the answers of the layer before, whose meaning is not in the tile. A 1 × 1 tile is a single number. Point at a tile to see the activation that belongs to it; to learn what a deep filter looks for, look at its activations and its strongest patches.',
    paper: 'Zeiler & Fergus 2014, Visualizing and Understanding Convolutional Networks',
  },
  parameters: {
    layer: { kind: 'layer', label: 'Layer', default: 'first', offers: 'filters' },
    filter: {
      kind: 'page',
      label: 'Filter',
      help: 'The output channel whose weights are shown.',
      layer: 'layer',
      default: 0,
    },
    scaling: {
      kind: 'choice',
      label: 'Contrast',
      help: 'Per tile: each uses the whole scale. Whole page: tiles can be compared.',
      options: [
        { value: 'page', label: 'whole page' },
        { value: 'tile', label: 'per tile' },
      ],
      default: 'page',
    },
    state: filterState(
      'Stored: as in the weights file. Applied: multiplied with the batch norm behind the layer.',
    ),
  },
  targets: [],
  progressive: false,
  run({ network }, { layer, filter, scaling, state }) {
    const { what, ...page } = pageOf(network, layer, filter, state as FilterState);
    return {
      kind: 'tiles',
      of: 'weights',
      title: `${what}, ${state}`,
      ...page,
      scale: 'symmetric',
      scaling: scaling === 'page' ? 'layer' : 'channel',
      meaning: { unit: 'weight', low: 'takes away', high: 'adds' },
    };
  },
});
