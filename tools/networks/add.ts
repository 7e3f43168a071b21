import { existsSync, openAsBlob } from 'node:fs';
import { rm, stat } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { familyOf } from '../../src/network/importers/families.ts';
import { corrected, type ImportedNetwork, importNetwork } from '../../src/network/importers/index.ts';
import { stem } from '../../src/network/importers/text_files.ts';
import { cardInWords, readBrought, surroundings } from '../look/brought_network.ts';
import { Interrupt } from '../look/interrupt.ts';
import { DownloadError, download, sha256Of, type Timeout } from './download.ts';
import { idFrom } from './id_from.ts';
import { checkId, install, isOfOneSize, type Provenance } from './install.ts';
import { AUTHORS, hashStartOf, type KnownNetwork, knownNetworks } from './known.ts';
import { progressBar } from './progress_bar.ts';

/** Where things are, and come from. */
export interface Places {
  /** The folder of networks. */
  readonly models: string;
  /** Where broken downloads wait. */
  readonly cache: string;
  /** The address below which the files of known networks lie. */
  readonly from: string;
}

/** What was installed. */
export interface Added {
  readonly id: string;
  readonly title: string;
}

/**
 * Downloads a network of torchvision, or takes its file from the disk, and installs it.
 * @param file a copy of the network's file, of any name; null: it is downloaded
 * @throws {DownloadError|ModelFileError|Error} saying what is wrong and what to do; nothing is installed then
 */
export async function addKnown(
  known: KnownNetwork,
  { models, cache, from }: Places,
  { id = known.name, file = null, timeout }: { id?: string; file?: string | null; timeout?: Timeout } = {},
): Promise<Added> {
  await checkId(models, id, existsSync);
  const part = join(cache, `${known.file}.part`);
  const path = file ?? part;
  const sha256 = file ? await checkedCopy(known, file) : await fetched(known, from, part, timeout);
  const content = await openAsBlob(path);
  const network = await importNetwork(new Map([[known.file, content]]), surroundings);
  if (network.card.architecture !== known.architecture)
    throw new Error(`${known.file} holds ${network.card.network}, not ${titleOf(known)}.`);
  const cut = known.crop === undefined ? network : corrected(network, { crop: known.crop });
  const address = `${AUTHORS}/${known.file}`;
  const added = await write(models, cut, { id, title: titleOf(known), file: known.file, sha256, address });
  if (!file) await rm(part);
  return added;
}

/**
 * Installs a network that a person brought: a file, with what belongs to it beside it, or a folder. A file of a known network
 * is taken for what its name says, if its SHA-256 agrees.
 * @throws {ModelFileError|Error}
 */
export async function addFile(
  file: string,
  places: Places,
  { id }: { readonly id?: string } = {},
): Promise<Added> {
  if (!existsSync(file)) throw new Error(`There is no file ${file}.`);
  const known = knownNetworks.find((one) => one.file === basename(file));
  if (known) return addKnown(known, places, { file, ...(id !== undefined && { id }) });
  // Also of a folder that was named as "." or "..".
  const name = stem(basename(resolve(file)));
  const chosen = id ?? idFrom(name);
  await checkId(places.models, chosen, existsSync);
  const network = await readBrought(file);
  console.error(cardInWords(network.card));
  const { title, weights } = network.description;
  const isOwnName = network.card.architecture === null;
  return write(places.models, network, {
    id: chosen,
    title: isOwnName ? name : `${title} (${chosen})`,
    file: basename(resolve(file)),
    sha256: (await stat(file)).isFile() ? await sha256Of(file) : (weights?.sha256 ?? ''),
    address: null,
  });
}

const titleOf = ({ architecture, crop }: KnownNetwork): string =>
  `${familyOf(architecture).title}${crop === undefined ? '' : ' (weights V2)'}`;

/** The other way to the same network, for messages. */
const byHand = ({ name, file }: KnownNetwork): string =>
  `By hand: download ${AUTHORS}/${file} on any machine, then npm run networks -- add ${name} --file ${file}`;

async function fetched(
  known: KnownNetwork,
  from: string,
  part: string,
  timeout: Timeout | undefined,
): Promise<string> {
  const url = `${from.replace(/\/+$/, '')}/${known.file}`;
  try {
    return await download({ url, part, hashStart: hashStartOf(known) }, progressBar(known.file), timeout);
  } catch (error) {
    if (!(error instanceof DownloadError)) throw error;
    throw new DownloadError(`${error.message.replace(/[.]?$/, '.')} ${byHand(known)}`, { cause: error });
  }
}

/** @throws {Error} if the file is another one, or damaged */
async function checkedCopy(known: KnownNetwork, file: string): Promise<string> {
  if (!existsSync(file)) throw new Error(`There is no file ${file}.`);
  const [sha256, start] = [await sha256Of(file), hashStartOf(known)];
  if (sha256.startsWith(start)) return sha256;
  throw new Error(
    `${basename(file)} is not ${known.file}, or it is damaged: its SHA-256 begins with ${sha256.slice(0, start.length) || 'nothing'}, not ${start}. ${byHand(known)}`,
  );
}

async function write(models: string, network: ImportedNetwork, from: Provenance): Promise<Added> {
  const interrupt = new Interrupt();
  try {
    const keptWhole = await install(models, network, from, () => interrupt.throwIfHeard());
    if (keptWhole.length > 0)
      console.error(`In fp32, because fp16 does not hold it: ${keptWhole.join(', ')}.`);
    const { width, height } = network.description.input;
    if (isOfOneSize(network))
      console.error(
        `Its layers are written down for pictures of ${width} x ${height}: in another size its own poolings would be others.`,
      );
    return { id: from.id, title: from.title };
  } finally {
    interrupt.end();
  }
}
