import * as tf from '@tensorflow/tfjs-core';
import { told } from '../contract/told.ts';
import type { LayerName } from '../network/description.ts';
import type { Trace } from '../network/forward.ts';
import type { Network } from '../network/network.ts';
import { layerTitle } from './common/layer_name.ts';
import type { HeatTensor } from './common/picture.ts';
import { ParameterError, technique } from './common/technique.ts';
import { LEAST_ACTIVATION } from './maps/faint.ts';

const meaning = { unit: 'activation', low: 'silent', high: 'strongest' };
const faint = (what: string) => ({
  below: LEAST_ACTIVATION,
  says: `${what} answers to next to nothing here.`,
});

/** One channel of a layer as a map over the crop. @throws {ParameterError} if there is no such channel */
export function channelMap(trace: Trace, layer: LayerName, channel: number): HeatTensor {
  const output = trace.at(layer);
  const [, height, width, channels] = output.shape;
  if (!Number.isInteger(channel) || channel < 0 || channel >= channels)
    throw new ParameterError(told('settingErrors.noChannel', { layer, channels, channel }));
  const values = tf.reshape(tf.slice(output, [0, 0, 0, channel], [1, height, width, 1]), [
    height,
    width,
  ]) as tf.Tensor2D;
  const title = `${layerTitle(trace.network, layer)}, channel ${channel}`;
  return { kind: 'heat', title, values, scale: 'minmax', faint: faint('The channel'), meaning };
}

/** All channels of one layer, live. Yosinski et al. 2015. */
export const activations = technique({
  id: 'activations',
  title: 'Activations',
  question:
    'What does each channel of a layer answer to? Pick a tile to lay it over the picture, pin it to keep it.',
  family: 'forward',
  caption: {
    shows:
      'Each small picture is bright where a part of the network finds what it looks for. They are the activation maps of all channels of one layer, at this moment.',
    read: 'Move, show a face, a text, an edge, and watch which tiles follow. Early layers answer to edges and colours, later ones to parts and things. Tap a tile to lay it over the picture; pin it to keep it while you browse other layers.',
    paper: 'Yosinski et al. 2015, Understanding Neural Networks Through Deep Visualization',
  },
  parameters: {
    layer: { kind: 'layer', label: 'Layer', default: 'first' },
    scaling: {
      kind: 'choice',
      label: 'Brightness',
      help: 'Per channel: every tile uses the whole scale. Per layer: tiles can be compared.',
      options: [
        { value: 'channel', label: 'per channel' },
        { value: 'layer', label: 'per layer' },
      ],
      default: 'channel',
    },
    sort: {
      kind: 'choice',
      label: 'Order',
      help: 'By strength: the channel with the strongest neuron comes first.',
      options: [
        { value: 'index', label: 'as in the network' },
        { value: 'strength', label: 'by strength' },
      ],
      default: 'index',
    },
  },
  targets: [],
  progressive: false,
  run: ({ network, trace }, { layer, scaling, sort }) => ({
    kind: 'tiles',
    of: 'activations',
    title: `Activations of ${layerTitle(network, layer)}`,
    layer,
    values: tf.squeeze(trace.at(layer), [0]) as tf.Tensor3D,
    scale: 'minmax',
    scaling: scaling === 'layer' ? 'layer' : 'channel',
    ...(sort === 'strength' && {
      strengths: (values: Float32Array) => largestOf(values, channelsOf(network, layer)),
    }),
    faint: faint('The layer'),
    meaning,
  }),
});

const channelsOf = (network: Network, layer: LayerName) => network.shape(layer)[2];

/** The largest value of each channel. @param values the channels of one place after those of another */
function largestOf(values: Float32Array, channels: number): Float32Array {
  const largest = new Float32Array(channels).fill(Number.NEGATIVE_INFINITY);
  values.forEach((value, i) => {
    const channel = i % channels;
    if (value > (largest[channel] as number)) largest[channel] = value;
  });
  return largest;
}
