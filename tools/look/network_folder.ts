import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { FEATURES } from '../../src/contract/networks.ts';
import { asSaid } from '../../src/contract/told.ts';
import { ModelFileError } from '../../src/network/errors.ts';
import { planOf } from '../../src/network/importers/index.ts';
import { type NetworkPlan, readNetwork } from '../../src/network/load.ts';
import type { Network } from '../../src/network/network.ts';
import { folderFiles } from '../folder_files.ts';
import { cardInWords, isBrought, readBrought } from './brought_network.ts';

const MODELS = join(import.meta.dirname, '../../models');

/** A network of the disk, for the size that it was trained with. @throws {ModelFileError|NetworkError} */
export const loadNetworkFolder = async (id: string): Promise<Network> =>
  (await readNetworkFolder(id)).build();

/**
 * Reads a network from disk. One that is not in this program's own format is imported, and what was recognised is said on
 * stderr.
 * @param id a folder of models/, the path of any folder that holds a network.json, or of a network in another format;
 *   with FEATURES at its end the network is opened without its head
 * @throws {ModelFileError}
 */
export async function readNetworkFolder(id: string): Promise<NetworkPlan> {
  if (id.endsWith(FEATURES)) return (await readNetworkFolder(id.slice(0, -FEATURES.length))).featuresOnly();
  const folder = [join(MODELS, id), id].find((path) => existsSync(join(path, 'network.json')));
  if (!folder && isBrought(id)) {
    const brought = await readBrought(id);
    console.error(cardInWords(brought.card));
    return planOf(brought);
  }
  if (!folder)
    throw new ModelFileError(
      asSaid(`There is no network "${id}". There are: ${(await shipped()).join(', ')}.`),
    );
  return readNetwork(folderFiles(folder));
}

async function shipped(): Promise<string[]> {
  const folders = await readdir(MODELS);
  return folders.filter((folder) => existsSync(join(MODELS, folder, 'network.json')));
}
