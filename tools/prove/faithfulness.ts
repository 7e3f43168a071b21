import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs-core';
import type { Plot } from '../../src/contract/picture.ts';
import { keepForward } from '../../src/network/forward.ts';
import type { Network } from '../../src/network/network.ts';
import { tensorsOf } from '../../src/techniques/common/picture.ts';
import type { Stage } from '../../src/techniques/common/technique.ts';
import { faithfulness } from '../../src/techniques/faithfulness.ts';
import { readPhotograph } from '../look/files/photograph.ts';
import { loadNetworkFolder } from '../look/network_folder.ts';
import { startNodeBackend } from '../look/node_backend.ts';

export interface FaithfulnessFlags {
  readonly photographs: string;
  readonly count: number;
  readonly steps: number;
  readonly region: number;
}

/** Of twenty. */
const LEAST_SHARE = 18 / 20;

/** How much better a map is than chance: the gain in insertion, and the gain in deletion, which is better when small. */
export interface Gain {
  readonly insertion: number;
  readonly deletion: number;
}

/**
 * The two areas of Grad-CAM against those of a random order of squares, for the class that leads; erased squares become
 * blurred, as the mean colour, scattered over the picture, misleads the network by itself.
 */
export async function gainOverChance(
  network: Network,
  input: Float32Array,
  { steps, region }: Pick<FaithfulnessFlags, 'steps' | 'region'>,
): Promise<Gain> {
  const { height, width } = network.description.input;
  const image = tf.tensor4d(input, [1, height, width, 3]);
  const trace = keepForward(network, image);
  try {
    const scores = await trace.logits.data<'float32'>();
    const target = { kind: 'class', index: scores.indexOf(Math.max(...scores)) } as const;
    const looked = faithfulness.run(
      { network, image, trace, target },
      { map: 'grad-cam', steps, region, fill: 'blur' },
    ) as AsyncGenerator<Stage, void>;
    let plots: readonly Plot[] = [];
    for await (const { picture } of looked) {
      tf.dispose(tensorsOf(picture));
      if (picture.kind === 'curves') plots = picture.plots;
    }
    const area = (plot: string, curve: string) =>
      plots.find(({ id }) => id === plot)?.curves.find(({ id }) => id === curve)?.area ?? Number.NaN;
    const gain = (plot: string) => area(plot, 'grad-cam') - area(plot, 'random');
    return { insertion: gain('insertion'), deletion: -gain('deletion') };
  } finally {
    tf.dispose([image, ...trace.tensors()]);
  }
}

/** @returns whether Grad-CAM beats chance on 18 of 20 photographs, by insertion, and by insertion less deletion */
export async function proveFaithfulness({ photographs, count, ...how }: FaithfulnessFlags): Promise<boolean> {
  await startNodeBackend();
  const network = await loadNetworkFolder('efficientnet-lite0');
  const files = readdirSync(photographs).filter((name) => /\.(jpe?g|png)$/i.test(name));
  // From the middle of every one of `count` equal parts of the sorted list.
  const chosen = Array.from(
    { length: count },
    (_, i) => files.sort()[Math.floor(((i + 0.5) * files.length) / count)],
  );
  let [together, insertions, deletions] = [0, 0, 0];
  for (const file of chosen) {
    const { input } = await readPhotograph(join(photographs, file as string), network.description.input);
    const { insertion, deletion } = await gainOverChance(network, input, how);
    if (insertion + deletion > 0) together++;
    if (insertion > 0) insertions++;
    if (deletion > 0) deletions++;
    console.log(`${file}: insertion ${signed(insertion)}, deletion ${signed(deletion)}`);
  }
  console.log(
    `Grad-CAM beats a random order on ${insertions} of ${count} photographs by insertion, on ${deletions} by deletion, on ${together} by insertion less deletion.`,
  );
  return Math.min(together, insertions) >= LEAST_SHARE * count;
}

const signed = (value: number) => `${value < 0 ? '' : '+'}${value.toFixed(3)}`;
