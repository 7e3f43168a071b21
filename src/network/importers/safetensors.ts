import { told } from '../../contract/told.ts';
import { ModelFileError } from '../errors.ts';
import type { NumberType } from '../number_types.ts';
import { checkEntry, headerEnd, readHeader } from '../safetensors.ts';
import { fromStateDict } from './from_state_dict.ts';
import type { Importer } from './importer.ts';
import { type StateDict, type Stored, storedIn } from './stored.ts';
import { baseName, findFile, megabytes } from './text_files.ts';

const NAME = /\.safetensors$/i;

/** The format's own limit. */
const LONGEST_HEADER = 100e6;

/** Weights in safetensors, with the names of torchvision, timm or BVLC's GoogLeNet. */
export const safetensors: Importer = {
  title: 'safetensors',
  names: NAME,

  recognises: async (files) => findFile(files, NAME) !== undefined,

  async read(files, around) {
    const found = [...files].filter(([path]) => NAME.test(path));
    const [first] = found;
    if (!first || found.length > 1)
      throw new ModelFileError(
        told('importErrors.severalSafetensors', {
          count: found.length,
          files: found.map(([path]) => baseName(path)).join(', '),
        }),
      );
    const [file, content] = first;
    const origin = { file, format: 'safetensors', bytes: content.size };
    return fromStateDict(origin, await stateOf(baseName(file), content), files, around);
  },
};

/** The arrays of a file, which stay in it until they are read. @throws {ModelFileError} */
async function stateOf(file: string, content: Blob): Promise<StateDict> {
  const end = headerEnd(file, await content.slice(0, 8).arrayBuffer(), content.size);
  if (end > LONGEST_HEADER)
    throw new ModelFileError(told('importErrors.hugeHeader', { file, size: megabytes(end) }));
  const { start, entries } = readHeader(file, await content.slice(0, end).arrayBuffer(), content.size);
  const state = new Map<string, Stored>();
  for (const [name, entry] of Object.entries(entries)) {
    const { dtype, shape, data_offsets } = entry;
    const [from, to] = data_offsets;
    checkEntry(file, name, entry, { start, fileBytes: content.size });
    const part = content.slice(start + from, start + to);
    state.set(name, storedIn({ file, name }, part, dtype as NumberType, shape));
  }
  return state;
}
