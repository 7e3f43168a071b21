import { chmod, copyFile, mkdtemp, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { ModelFileError, NetworkError } from '../../src/network/errors.ts';
import type { ImportedNetwork } from '../../src/network/importers/index.ts';
import { megabytes } from '../../src/network/importers/text_files.ts';
import { paddedFor } from '../../src/network/same_padding.ts';
import { architecture } from '../../src/network/zoo/index.ts';
import { cardInWords } from '../look/brought_network.ts';
import { installedIn, MODELS, writeIndex } from './installed.ts';
import { writeWeights } from './weights_file.ts';

const TORCHVISION_LICENCE = join(MODELS, 'efficientnet-lite0/LICENSE.torchvision');

/** What the folder of a network is called until it is whole. */
const ADDING = '.adding-';
const DAY_MS = 24 * 60 * 60 * 1000;

/** What is known of a network beside what its files say. */
export interface Provenance {
  /** Its folder's name. */
  readonly id: string;
  readonly title: string;
  /** Name of the file that it was read from, and its SHA-256; of a folder, that of its largest file. */
  readonly file: string;
  readonly sha256: string;
  /** The address that its authors give it out at; null where nobody said so. */
  readonly address: string | null;
}

/** Ids are names of folders and stand in addresses. */
const ID = /^[a-z0-9][a-z0-9._-]{0,63}$/;

/** @throws {Error} if the id is none, or its folder is taken */
export async function checkId(models: string, id: string, isTaken: (path: string) => boolean): Promise<void> {
  if (!ID.test(id))
    throw new Error(
      `"${id}" is no id: letters a to z, digits, dots, hyphens and underscores, 64 at most. Choose one with --id.`,
    );
  if (!isTaken(join(models, id))) return;
  const { installed } = await installedIn(models);
  const isNetwork = installed.some(({ folder, isShipped }) => folder === id && !isShipped);
  throw new Error(
    isNetwork
      ? `${id} is installed. Remove it first, or choose another --id.`
      : `${join(models, id)} holds something else. Choose another --id.`,
  );
}

/**
 * Writes a network into models/, as a folder that appears whole or not at all, and the index anew.
 * @param pause awaited before each array; ends the writing where it throws
 * @returns what fp16 could not hold
 */
export async function install(
  models: string,
  network: ImportedNetwork,
  from: Provenance,
  pause: () => Promise<void>,
): Promise<readonly string[]> {
  await clearLeftBehind(models);
  const folder = await mkdtemp(join(models, ADDING));
  try {
    // The folder keeps itself out of the repository.
    await writeFile(join(folder, '.gitignore'), '*\n');
    const { keptWhole, ...weights } = await writeWeights(
      join(folder, 'weights.safetensors'),
      network.weights,
      pause,
    );
    await writeFile(join(folder, 'network.json'), json(descriptionOf(network, from, weights)));
    await writeFile(join(folder, 'labels.json'), json(network.description.labels));
    await writeFile(join(folder, 'ORIGIN.md'), originOf(network, from, weights.sha256, keptWhole));
    if (from.address) await copyFile(TORCHVISION_LICENCE, join(folder, 'LICENSE'));
    // Temporary folders are their owner's alone; a web server may be someone else.
    await chmod(folder, 0o777 & ~process.umask());
    await pause();
    await rename(folder, join(models, from.id));
    await writeIndex(models);
    return keptWhole;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Removes what additions left behind that were ended by force. A young one may be at work. */
async function clearLeftBehind(models: string): Promise<void> {
  for (const name of await readdir(models)) {
    if (!name.startsWith(ADDING)) continue;
    const folder = join(models, name);
    const written = (await stat(folder).catch(() => null))?.mtimeMs ?? Date.now();
    if (Date.now() - written > DAY_MS) await rm(folder, { recursive: true, force: true });
  }
}

const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

/** Whether the layers are those of an architecture of the zoo, whose name then stands for them at any size. */
const isZoos = ({ card, description: { input, layers } }: ImportedNetwork): boolean =>
  card.architecture !== null && isDeepStrictEqual(architecture(card.architecture, input), layers);

/**
 * Whether pictures of another size need other layers than those that are written down give: poolings of whole maps. Paddings
 * that go by the size are marked, and found anew.
 */
export function isOfOneSize(network: ImportedNetwork): boolean {
  const { description, weights } = network;
  const { input, layers } = description;
  if (isZoos(network)) return false;
  const others = [
    { height: input.height + 1, width: input.width + 1 },
    { height: 2 * input.height, width: 2 * input.width },
  ];
  return others.some((size) => {
    try {
      return !isDeepStrictEqual(network.layersFor(size), paddedFor(layers, weights, size));
    } catch (error) {
      // It takes no such size, neither from its file nor from here.
      if (error instanceof ModelFileError) return false;
      // What is written down does not fit, where its file did.
      if (error instanceof NetworkError) return true;
      throw error;
    }
  });
}

/** network.json, as `readNetwork` takes it. */
function descriptionOf(
  network: ImportedNetwork,
  { id, title, file, sha256, address }: Provenance,
  weights: { readonly bytes: number; readonly sha256: string },
) {
  const { paper, input, layers, logits } = network.description;
  // A head of its own or groups are not the zoo's: then the layers are listed.
  const named = isZoos(network) ? network.card.architecture : null;
  return {
    ...{ id, title, ...(named !== null && { architecture: named }), paper },
    source: `${address ?? basename(file)}, SHA-256 ${sha256}; kernels rounded to fp16, the rest fp32`,
    licence: address ? 'BSD-3-Clause' : 'unknown',
    ...{ input, ...(named === null && { layers }), logits },
    weights: { file: 'weights.safetensors', bytes: weights.bytes, sha256: weights.sha256 },
    labels: 'labels.json',
  };
}

function originOf(
  { card }: ImportedNetwork,
  { title, file, sha256, address }: Provenance,
  written: string,
  keptWhole: readonly string[],
): string {
  const licence = address
    ? 'BSD-3-Clause, by the repository of torchvision: LICENSE'
    : 'not known: nobody said so. Find it out before this folder is given on';
  const kept =
    keptWhole.length > 0
      ? ` Kept in fp32, because fp16 does not hold their numbers: ${keptWhole.join(', ')}.`
      : '';
  const of = address ? `, as its authors give it out at\n${address}` : '';
  return `# Where these files come from

${title}: ${basename(file)}, ${megabytes(card.bytes)}, SHA-256
\`${sha256}\`${of}.

Licence: ${licence}.

Changed: kernels rounded to fp16, biases and batch norms kept in fp32; torch's layouts kept; what no forward pass reads left out.${kept}
The SHA-256 of weights.safetensors is \`${written}\`. Written by \`npm run networks -- add\`.

## What was recognised

${cardInWords(card)
  .split('\n')
  .map((line) => `- ${line}`)
  .join('\n')}
`;
}
