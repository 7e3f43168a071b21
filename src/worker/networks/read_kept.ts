import type { Corrections, KeptCard } from '../../contract/networks.ts';
import { told } from '../../contract/told.ts';
import { ModelFileError } from '../../network/errors.ts';
import { corrected, type ImportedNetwork, importNetwork, planOf } from '../../network/importers/index.ts';
import type { NetworkPlan } from '../../network/load.ts';
import { sha256Of } from '../../numeric/sha256.ts';
import { type KeptFile, keptNetwork } from './kept_networks.ts';

/**
 * Reads a network that this browser keeps, with what was corrected on its card.
 * @throws {ModelFileError} where it is not kept any more, or a file is not what it was
 */
export async function readKept(id: string): Promise<NetworkPlan> {
  const found = await keptNetwork(id);
  if (!found) throw new ModelFileError(told('modelErrors.notKept', { id }));
  const { card, files } = found;
  for (const file of files) await verify(file, card.title);
  const hashes = new Map(files.map(({ content, sha256 }) => [content, sha256]));
  const network = await importNetwork(new Map(files.map(({ path, content }) => [path, content])), {
    imagenetLabels: async () => card.labels,
    hashOf: async (content) => hashes.get(content) ?? sha256Of(await content.arrayBuffer()),
  });
  return planOf(named(withCorrections(network, card), card));
}

/** @throws {ModelFileError} where it takes no images of such a size, or has another number of classes */
export const withCorrections = (
  network: ImportedNetwork,
  { input, mirrored, labels }: Corrections,
): ImportedNetwork => corrected(network, { ...input, mirrored }, labels);

/** Under the id by which the page knows it. */
const named = (network: ImportedNetwork, { id, title }: KeptCard): ImportedNetwork => ({
  ...network,
  description: { ...network.description, id, title },
});

async function verify({ path, sha256, content }: KeptFile, title: string): Promise<void> {
  // A file that the browser has lost cannot be read at all.
  const found = await content
    .arrayBuffer()
    .then(sha256Of)
    .catch(() => null);
  if (found !== sha256) throw new ModelFileError(told('modelErrors.keptDamaged', { path, title }));
}
