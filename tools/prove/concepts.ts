import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs-core';
import { forward, keepForward } from '../../src/network/forward.ts';
import type { Network } from '../../src/network/network.ts';
import { recommendedLayers } from '../../src/network/structure.ts';
import { Random } from '../../src/numeric/random.ts';
import { channelShares } from '../../src/techniques/concepts.ts';
import { readPhotograph } from '../look/files/photograph.ts';
import { loadNetworkFolder } from '../look/network_folder.ts';
import { startNodeBackend } from '../look/node_backend.ts';

export interface ConceptsFlags {
  readonly photographs: string;
  readonly count: number;
  readonly seed: number;
}

/** How many channels are switched off. */
const SILENCED = 5;
/** Of twenty. */
const LEAST_SHARE = 18 / 20;

/**
 * By how many points the score of the leading class falls when channels of the last layer with places are switched off: those
 * five that have the largest share in it, and five drawn at random among all.
 * @param image [1, height, width, 3], preprocessed. Borrowed.
 * @param seed of the draw
 */
export async function concernOf(network: Network, image: tf.Tensor4D, seed: number) {
  const layer = recommendedLayers(network).at(-1) as string;
  const channels = network.shape(layer)[2];
  const trace = keepForward(network, image, { taps: [layer] });
  try {
    const scores = await trace.logits.data<'float32'>();
    const top = scores.indexOf(Math.max(...scores));
    const target = { kind: 'class', index: top } as const;
    const measured = channelShares({ network, image, trace, target }, target, layer);
    const shares = await measured.data<'float32'>();
    measured.dispose();
    const ranked = Array.from(shares.keys()).sort((a, b) => (shares[b] as number) - (shares[a] as number));
    const random = new Random(seed);
    const drawn = new Set<number>();
    while (drawn.size < SILENCED) drawn.add(Math.floor(random.uniform() * channels));
    const fallWithout = async (silenced: readonly number[]) => {
      const open = Array.from({ length: channels }, (_, channel) => +!silenced.includes(channel));
      const mask = tf.tensor4d(open, [1, 1, 1, channels]);
      const without = network.withAblation(new Map([[network.resolve(layer), mask]]));
      const logits = tf.tidy(() => forward(without, image).logits);
      const left = await logits.data<'float32'>();
      tf.dispose([mask, logits]);
      return (scores[top] as number) - (left[top] as number);
    };
    return { leading: await fallWithout(ranked.slice(0, SILENCED)), others: await fallWithout([...drawn]) };
  } finally {
    tf.dispose(trace.tensors());
  }
}

/** @returns whether on 18 of 20 photographs the class falls further without its leading channels than without others */
export async function proveConcepts({ photographs, count, seed }: ConceptsFlags): Promise<boolean> {
  await startNodeBackend();
  const network = await loadNetworkFolder('efficientnet-lite0');
  const { height, width } = network.description.input;
  const files = readdirSync(photographs).filter((name) => /\.(jpe?g|png)$/i.test(name));
  files.sort();
  let right = 0;
  for (let i = 0; i < count; i++) {
    // From the middle of every one of `count` equal parts of the sorted list.
    const file = files[Math.floor(((i + 0.5) * files.length) / count)] as string;
    const { input } = await readPhotograph(join(photographs, file), network.description.input);
    const image = tf.tensor4d(input, [1, height, width, 3]);
    const { leading, others } = await concernOf(network, image, seed + i);
    image.dispose();
    if (leading > others) right++;
    console.log(
      `${file}: ${leading.toFixed(3)} points without the leading five, ${others.toFixed(3)} without five others`,
    );
  }
  console.log(
    `On ${right} of ${count} photographs the class falls further without its five leading channels.`,
  );
  return right >= LEAST_SHARE * count;
}
