import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Network } from '../../src/network/network.ts';
import {
  type Bound,
  type Bytes,
  boundsUpTo,
  bytesOf,
  leaderOf,
  lengthOf,
  lookAt,
  smallestChange,
} from '../../src/techniques/fool/attack.ts';
import { readPhotograph } from '../look/files/photograph.ts';
import { loadNetworkFolder } from '../look/network_folder.ts';
import { startNodeBackend } from '../look/node_backend.ts';
import { drawClasses } from './draw_classes.ts';

export interface FoolFlags {
  readonly photographs: string;
  readonly count: number;
  readonly steps: number;
  readonly norm: Bound['norm'];
  readonly most: number;
  readonly seed: number;
}

/** Of twenty. */
const LEAST_SHARE = 18 / 20;

/** A changed picture, measured. */
interface Fooled {
  /** Whether the wanted class leads. */
  readonly fooled: boolean;
  /** In 1/255: the bound that was tried last, the largest change of a number, the length of all. */
  readonly bound: number;
  readonly largest: number;
  readonly length: number;
}

/** PGD from the picture itself, in the smallest bound in which the class leads. @param input [height, width, 3], preprocessed */
export async function foolPicture(
  network: Network,
  input: Float32Array,
  wanted: number,
  { norm, most, steps }: Pick<FoolFlags, 'norm' | 'most' | 'steps'>,
): Promise<Fooled> {
  const base = bytesOf(input, network.description.input);
  const first = await lookAt(network, base, wanted);
  const rate = ({ size }: Bound) => (2.5 * size) / steps;
  const search = { bounds: boundsUpTo(norm, most), steps, sure: 0, rate };
  let picture: Bytes = base;
  let scores = first.scores;
  let bound = 0;
  for await (const { best } of smallestChange(network, base, first, wanted, search)) {
    ({ picture, scores } = best);
    bound = best.bound.size;
  }
  const change = Float32Array.from(picture, (byte, at) => byte - (base[at] as number));
  return {
    ...{ fooled: leaderOf(scores) === wanted, bound, length: lengthOf(change) },
    largest: change.reduce((found, value) => Math.max(found, Math.abs(value)), 0),
  };
}

/** @returns whether 18 of 20 photographs become a class drawn at random within the bound, and none leaves it */
export async function proveFool({ photographs, count, seed, ...how }: FoolFlags): Promise<boolean> {
  await startNodeBackend();
  const network = await loadNetworkFolder('efficientnet-lite0');
  const files = readdirSync(photographs)
    .filter((name) => /\.(jpe?g|png)$/i.test(name))
    .sort();
  const classes = drawClasses(count, network.classes, seed);
  let [fooled, within] = [0, 0];
  for (const [i, wanted] of classes.entries()) {
    const file = files[Math.floor(((i + 0.5) * files.length) / count)] as string;
    const { input } = await readPhotograph(join(photographs, file), network.description.input);
    const found = await foolPicture(network, input, wanted, how);
    if (found.fooled) fooled++;
    if ((how.norm === 'linf' ? found.largest : found.length) <= found.bound) within++;
    const label = network.description.labels[wanted];
    console.log(
      `${file} as ${label}: ${found.fooled ? 'fooled' : 'not fooled'} within ${found.bound}/255 (largest ${found.largest}, length ${found.length.toFixed(1)})`,
    );
  }
  console.log(
    `The class leads on ${fooled} of ${count} photographs; the bound is kept on ${within} of ${count}.`,
  );
  return fooled >= LEAST_SHARE * count && within === count;
}
