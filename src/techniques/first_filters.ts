import * as tf from '@tensorflow/tfjs-core';
import { told } from '../contract/told.ts';
import { answerOf, type FilterState, filtersOf, firstConvolution } from '../network/filters.ts';
import { layerTitle } from './common/layer_name.ts';
import { ParameterError, technique } from './common/technique.ts';
import { type BankShape, type FilterSort, filterOrder } from './filters/filter_order.ts';
import { filterState } from './filters/filter_state.ts';

/** Every filter of the first convolution in the colours that it looks for. Krizhevsky et al. 2012, figure 3. */
export const firstFilters = technique({
  id: 'filters',
  title: 'Filters',
  question:
    'Which colours and edges do the filters of the first layer weigh? Point at one to see where it answers now.',
  family: 'weights',
  caption: {
    shows:
      'The small patterns that the network lays over every place of the picture first of all. They are the weights of its first layer: templates of colour.',
    read: 'Grey is zero: what is not grey is weighed, brighter than grey for more of that colour, darker for less. Striped filters find edges in their direction, coloured blobs find colours. Point at a filter to see where it answers in the live picture. With the contrast “whole bank”, a filter that stays grey was given up in training: its weights are next to nothing. All of them were learned; nobody drew them.',
    paper:
      'Krizhevsky, Sutskever & Hinton 2012, ImageNet Classification with Deep Convolutional Neural Networks',
  },
  parameters: {
    scaling: {
      kind: 'choice',
      label: 'Contrast',
      help: 'Per filter: each uses the whole scale. Whole bank: strong filters look strong, weak ones grey.',
      options: [
        { value: 'filter', label: 'per filter' },
        { value: 'bank', label: 'whole bank' },
      ],
      default: 'filter',
    },
    sort: {
      kind: 'choice',
      label: 'Order',
      help: 'Norm: the longest weight vector first. Colour: the largest share of weight that is not grey first. Direction: by the angle of the stripes, from lying over rising to standing and falling; blobs last.',
      options: [
        { value: 'index', label: 'network' },
        { value: 'norm', label: 'norm' },
        { value: 'colour', label: 'colour' },
        { value: 'orientation', label: 'direction' },
      ],
      default: 'index',
    },
    state: filterState(
      'Stored: as in the weights file. Applied: multiplied with the batch norm behind the layer, which can change a filter’s strength and turn light into dark.',
    ),
  },
  targets: [],
  progressive: false,
  run({ network }, { scaling, sort, state }) {
    const layer = firstConvolution(network);
    const { grey = false, order } = network.description.input;
    const stored = filtersOf(network, layer, state as FilterState);
    const bank = grey ? inGrey(stored) : stored;
    if (bank.shape[2] !== 3)
      throw new ParameterError(
        told('settingErrors.filtersHaveNoColours', { layer, channels: bank.shape[2] }),
      );
    return {
      kind: 'tiles',
      of: 'weights',
      title: `${bank.shape[3]} filters of ${layerTitle(network, layer)}, ${bank.shape[0]} × ${bank.shape[1]}, ${state}`,
      layer: answerOf(network, layer),
      values: order === 'rgb' ? bank : tf.reverse(bank, 2),
      order: (values) => filterOrder(sort as FilterSort, values, bank.shape as BankShape),
      scale: 'symmetric',
      scaling: scaling === 'bank' ? 'layer' : 'channel',
      meaning: grey
        ? { unit: 'weight', low: 'takes away', high: 'adds' }
        : { unit: 'weight', low: 'less of this colour', high: 'more of this colour' },
    };
  },
});

/** What filters of a network for grey pictures weigh: the weights of the colours are shares of a grey's, which they add up to. */
const inGrey = (bank: tf.Tensor4D): tf.Tensor4D => tf.tile(tf.sum<tf.Tensor4D>(bank, 2, true), [1, 1, 3, 1]);
