/** Networks of others, with real weights: how often their first class is right. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { corrected, type ImportedNetwork, planOf } from '../../src/network/importers/index.ts';
import { readBrought } from '../look/brought_network.ts';
import { leadingClasses } from '../look/classify_command.ts';
import { readPhotograph } from '../look/files/photograph.ts';
import { startNodeBackend } from '../look/node_backend.ts';

export interface NetworksFlags {
  readonly models: string;
  readonly photographs: string;
  readonly every: number;
}

interface Claim {
  readonly file: string;
  /** The share of pictures whose leading class is the right one. */
  readonly atLeast: number;
  /** What a person corrects on its card; nothing where all is recognised. */
  readonly correct?: (network: ImportedNetwork) => ImportedNetwork;
}

const CLAIMS: readonly Claim[] = [
  { file: 'googlenet-bvlc/bvlc_googlenet.opset13.onnx', atLeast: 0.785 },
  { file: 'googlenet-bvlc/googlenet_bvlc.safetensors', atLeast: 0.785 },
  {
    file: 'squeezenet1_0/squeezenet1_0.safetensors',
    atLeast: 0.65,
    // These weights take pixels less their mean, not divided: 227 of 256.
    correct: (network) =>
      corrected(network, { height: 227, width: 227, crop: 227 / 256, mean: [123, 117, 104], std: [1, 1, 1] }),
  },
];

/** @returns whether every network is right as often as it must be */
export async function proveNetworks({ models, photographs, every }: NetworksFlags): Promise<boolean> {
  await startNodeBackend();
  const files = readdirSync(photographs).filter((name) => /\.(jpe?g|png)$/i.test(name));
  // One a class; sorted by their WordNet numbers they are in the order of the classes.
  const chosen = files
    .sort()
    .map((name, index) => ({ name, index }))
    .filter(({ index }) => index % every === 0);
  let holds = true;
  for (const { file, atLeast, correct = (network: ImportedNetwork) => network } of CLAIMS) {
    const network = planOf(correct(await readBrought(join(models, file)))).build();
    let right = 0;
    for (const { name, index } of chosen) {
      const read = await readPhotograph(join(photographs, name), network.description.input);
      const [leading] = await leadingClasses(network, read);
      if (leading?.index === index) right++;
    }
    network.dispose();
    const share = right / chosen.length;
    if (share < atLeast) holds = false;
    console.log(
      `${file}: the leading class of ${right} of ${chosen.length} pictures is right (${(100 * share).toFixed(1)} %, at least ${100 * atLeast} %).`,
    );
  }
  return holds;
}
