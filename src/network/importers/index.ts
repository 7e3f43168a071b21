import { told } from '../../contract/told.ts';
import { sha256Of } from '../../numeric/sha256.ts';
import type { InputDescription } from '../description.ts';
import { ModelFileError } from '../errors.ts';
import { type NetworkPlan, planFor } from '../load.ts';
import { brokenBeginning, refusalOf } from './foreign.ts';
import type { Files, ImportedNetwork, Importer, Surroundings } from './importer.ts';
import { keras } from './keras.ts';
import { checkedLabels } from './labels.ts';
import { onnx } from './onnx.ts';
import { pytorch } from './pytorch.ts';
import { safetensors } from './safetensors.ts';
import { baseName, firstBytes } from './text_files.ts';
import { isZip, unpack } from './unpack.ts';

export type { Files, ImportedNetwork, NetworkCard, Surroundings } from './importer.ts';

/** In the order in which they are asked; the first that recognises the files reads them. A new one is a file and a line here. */
const ownImporters: readonly Importer[] = [safetensors, pytorch, onnx, keras];

/**
 * Reads a network that a person brought: one file, the files of a folder, or a ZIP of them. Nothing in them is executed.
 * @param files by path
 * @param importers of the formats that are read; the program's own by default
 * @throws {ModelFileError} saying what is missing, broken, foreign or refused, and what to do
 */
export async function importNetwork(
  chosen: Files,
  around: Surroundings,
  importers: readonly Importer[] = ownImporters,
): Promise<ImportedNetwork> {
  const files = withoutFolder(await unpacked(chosen, importers));
  if (files.size === 0) throw new ModelFileError(told('importErrors.noFile'));
  for (const [path, content] of files) {
    const isNetwork = importers.some(({ names }) => names?.test(path));
    const broken = isNetwork && brokenBeginning(baseName(path), await firstBytes(content, 64));
    if (broken) throw new ModelFileError(broken);
  }
  for (const importer of importers)
    if (await importer.recognises(files))
      return identified(await importer.read(files, around), files, around);
  throw await refusalOf(files);
}

/** With the SHA-256 of its largest file, which tells its weights from others' in indices of pictures. */
async function identified(
  network: ImportedNetwork,
  files: Files,
  { hashOf = async (content) => sha256Of(await content.arrayBuffer()) }: Surroundings,
): Promise<ImportedNetwork> {
  const [largest = new Blob()] = [...files.values()].sort((a, b) => b.size - a.size);
  return { ...network, description: { ...network.description, weights: { sha256: await hashOf(largest) } } };
}

/**
 * The same network with what a person corrected on its card.
 * @param input size, mean, deviation, order or crop, as far as they were wrong
 * @param labels names of the classes, in their order; not looked at where there are none
 * @throws {ModelFileError} if there are more or fewer labels than classes, or the network takes no other size
 */
export function corrected(
  network: ImportedNetwork,
  input: Partial<InputDescription>,
  labels: readonly string[] = network.description.labels,
): ImportedNetwork {
  const named = network.card.featuresOnly
    ? []
    : checkedLabels('The list', labels, network.card.classes).labels;
  const whole = { ...network.description.input, ...input };
  const layers = network.layersFor(whole);
  const description = { ...network.description, input: whole, labels: named, layers };
  return { ...network, description, card: { ...network.card, input: whole } };
}

/** A network of files, ready to be built for any size of image that its layers take. */
export const planOf = ({ description, weights, layersFor, kinds }: ImportedNetwork): NetworkPlan =>
  planFor(description, weights, layersFor, kinds);

/** The files of an archive, where it is the only file and no network by itself, as PyTorch's are. */
async function unpacked(files: Files, importers: readonly Importer[]): Promise<Files> {
  const [only] = files;
  if (!only || files.size > 1 || !(await isZip(only[1]))) return files;
  if (importers.some(({ names, isArchive }) => isArchive && names?.test(only[0]))) return files;
  return unpack(baseName(only[0]), only[1]);
}

/** Without the folder that holds all of the files. */
function withoutFolder(files: Files): Files {
  const paths = [...files.keys()];
  const [first = ''] = paths;
  const folder = first.slice(0, first.indexOf('/') + 1);
  if (!folder || paths.some((path) => !path.startsWith(folder))) return files;
  return withoutFolder(new Map([...files].map(([path, content]) => [path.slice(folder.length), content])));
}
