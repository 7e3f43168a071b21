import { readFileSync } from 'node:fs';
import * as tf from '@tensorflow/tfjs-core';
import { PNG } from 'pngjs';
import { loadNetwork } from '../../src/network/load.ts';
import type { Network } from '../../src/network/network.ts';
import { normalise } from '../../src/network/preprocess.ts';
import { fetchFrom } from './style_nets.ts';

const INPUTS = new URL('../golden/inputs/', import.meta.url);

/** A file of the network that ships, as a buffer of its own. */
export const fetchShipped = fetchFrom('efficientnet-lite0');

/**
 * The network that ships, with its weights, on the present backend.
 * @param side of its input in pixels; its layers fit any size, and a small one is fast
 */
export const loadShipped = (side = 224): Promise<Network> =>
  loadNetwork(async (file, expected) => {
    const bytes = await fetchShipped(file, expected);
    if (file !== 'network.json') return bytes;
    const description = JSON.parse(new TextDecoder().decode(bytes));
    const input = { ...description.input, height: side, width: side };
    return new TextEncoder().encode(JSON.stringify({ ...description, input })).buffer;
  });

/** An input of the golden values, preprocessed: [1, 224, 224, 3]. The caller disposes it. */
export function goldenImage({ description: { input } }: Network, name: string): tf.Tensor4D {
  const { data, width, height } = PNG.sync.read(readFileSync(new URL(`${name}.png`, INPUTS)));
  return tf.tensor4d(normalise(data, input), [1, height, width, 3]);
}
