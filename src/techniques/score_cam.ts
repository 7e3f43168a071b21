import * as tf from '@tensorflow/tfjs-core';
import type { Trace } from '../network/forward.ts';
import type { Network } from '../network/network.ts';
import { fillWith, neutralOf } from '../network/preprocess.ts';
import { forwardOnly, measureOf, numberOfEach } from './common/class_probabilities.ts';
import { layerTitle } from './common/layer_name.ts';
import { targetName } from './common/target.ts';
import { type Stage, technique } from './common/technique.ts';
import { leastThrough, pointOf } from './maps/faint.ts';

/** Pictures per forward pass: enough to fill the threads, few enough to answer quickly. */
const BATCH = 7;

/** The channels of a layer, read out of one forward pass. */
export interface ChannelMaps {
  readonly height: number;
  readonly width: number;
  /** [height, width] each, by channel. */
  readonly maps: readonly Float32Array[];
}

/** @param output [1, height, width, channels]. Borrowed. */
export async function channelMapsOf(output: tf.Tensor4D): Promise<ChannelMaps> {
  const [, height, width, channels] = output.shape;
  const byChannel = tf.tidy(() => tf.transpose(output, [0, 3, 1, 2]));
  const values = await byChannel.data<'float32'>();
  byChannel.dispose();
  const cells = height * width;
  const maps = Array.from({ length: channels }, (_, k) => values.slice(k * cells, (k + 1) * cells));
  return { height, width, maps };
}

/**
 * Channels by their mean activation, the strongest first, of equals the one of lower number: by how much of the map they can
 * be. (By the largest activation many channels behind a ReLU6 would be equal.) Channels of one value everywhere are left out:
 * they hide nothing and show nothing.
 * @param most how many at most
 */
export function strongestChannels({ maps }: ChannelMaps, most: number): number[] {
  return maps
    .map((map, channel) => ({ map, channel, strength: map.reduce((sum, value) => sum + value, 0) }))
    .filter(({ map }) => map.some((value) => value !== map[0]))
    .sort((a, b) => b.strength - a.strength || a.channel - b.channel)
    .slice(0, most)
    .map(({ channel }) => channel);
}

/**
 * What the network makes of the picture seen through each channel: enlarged bilinearly (half-pixel centres) to the picture,
 * brought to 0..1 and multiplied with how far the preprocessed picture is from the neutral colour, so that what the channel is
 * silent about fades to that: to 0 where a mean is subtracted. Wang et al. 2020, equations 5 and 6.
 * @param image [1, height, width, 3], preprocessed. Borrowed.
 * @param channels numbers of channels that are not of one value everywhere, at least one
 * @param read what of a forward pass a channel's number is; runs inside tf.tidy
 * @returns one number a channel
 */
export async function valuesThrough(
  network: Network,
  image: tf.Tensor4D,
  { height, width, maps }: ChannelMaps,
  channels: readonly number[],
  read: (trace: Trace) => tf.Tensor,
): Promise<Float32Array> {
  const [, rows, columns] = image.shape;
  const values = tf.tidy(() => {
    const cells = tf.concat(channels.map((k) => tf.tensor4d(maps[k] as Float32Array, [1, height, width, 1])));
    const large = tf.image.resizeBilinear(cells as tf.Tensor4D, [rows, columns], false, true);
    const low = tf.min(large, [1, 2], true);
    const masks = tf.div(tf.sub(large, low), tf.sub(tf.max(large, [1, 2], true), low));
    const neutral = tf.tensor1d(neutralOf(network.description.input));
    const seen = tf.add(tf.mul(tf.sub(image, neutral), masks), neutral) as tf.Tensor4D;
    return read(forwardOnly(network, seen));
  });
  const numbers = await values.data<'float32'>();
  values.dispose();
  return numbers;
}

/** Where a class is seen, found by looking through the channels of a layer one after another. */
export const scoreCam = technique({
  id: 'score-cam',
  title: 'Score-CAM',
  question:
    'Where does the evidence for the class lie, measured without gradients? The picture is looked at through each channel of a layer.',
  family: 'forward',
  caption: {
    shows:
      'Which parts of the picture are enough for the network to recognise it. The channels of a layer are added up, each weighted by how much more probable the class is in the picture seen through that channel alone than in the mean colour.',
    read: 'Bright regions are those whose channels, kept while the rest fades to the mean colour, show the class to the network. The map is measured, not computed from gradients; it grows channel by channel on a held frame, the strongest first. Compare it with Grad-CAM (w).',
    paper:
      'Wang et al. 2020, Score-CAM: Score-Weighted Visual Explanations for Convolutional Neural Networks',
  },
  parameters: {
    layer: { kind: 'layer', label: 'Layer', default: 'last' },
    channels: {
      kind: 'number',
      label: 'Channels',
      help: 'How many, the strongest first; each is a forward pass. Of a layer with fewer, all. The deepest layers have 1,000 and more, too many to wait for on two cores.',
      min: 8,
      max: 2048,
      step: 8,
      default: 128,
    },
  },
  targets: ['class', 'taught'],
  progressive: true,
  async *run({ network, image, trace, target }, { layer, channels: most }): AsyncGenerator<Stage, void> {
    const read = measureOf(network, target);
    const layerMaps = await channelMapsOf(trace.at(layer));
    const { height, width, maps } = layerMaps;
    const channels = strongestChannels(layerMaps, most);
    const name = targetName(network, target);
    const plain = fillWith(new Float32Array(image.size), neutralOf(network.description.input));
    const [baseline = 0] = await numberOfEach(network, plain, read);
    const sum = new Float32Array(height * width);
    let done = 0;
    do {
      const next = channels.slice(done, done + BATCH);
      done += next.length;
      if (next.length > 0) {
        const values = await valuesThrough(network, image, layerMaps, next, read);
        next.forEach((k, i) => {
          const weight = (values[i] as number) - baseline;
          maps[k]?.forEach((activation, cell) => {
            sum[cell] = (sum[cell] as number) + weight * activation;
          });
        });
      }
      yield {
        progress: channels.length > 0 ? done / channels.length : 1,
        picture: {
          kind: 'heat',
          title: `Score-CAM for ${name}`,
          values: tf.tensor2d(
            sum.map((value) => Math.max(0, value)),
            [height, width],
          ),
          scale: 'zero',
          faint: {
            below: pointOf(target) * leastThrough(done),
            says: `Next to nothing at ${layerTitle(network, layer)} speaks for ${name}.`,
          },
          meaning: {
            unit: `activation x gain in ${target.kind === 'taught' ? 'similarity' : 'probability'}`,
            // A sum over so many channels.
            per: `${done}`,
            low: 'no evidence',
            high: 'most evidence',
          },
        },
      };
    } while (done < channels.length);
  },
});
