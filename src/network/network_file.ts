import { told } from '../contract/told.ts';
import { sha256Of } from '../numeric/sha256.ts';
import type { InputDescription, LayerBase } from './description.ts';
import { ModelFileError } from './errors.ts';
import { readSafetensors } from './safetensors.ts';
import type { Weights } from './weights.ts';

/** What every network.json holds; the rest depends on the network's task. */
export interface NetworkFile {
  readonly id: string;
  readonly title: string;
  readonly paper: string;
  readonly source: string;
  readonly licence: string;
  readonly task?: 'classify' | 'stylise' | 'predict' | 'segment';
  readonly input: InputDescription;
  /** Layers are listed, or named by an architecture of the zoo. */
  readonly architecture?: string;
  readonly layers?: readonly LayerBase[];
  readonly weights: { readonly file: string; readonly bytes: number; readonly sha256: string };
}

/** What a file must hold. */
interface Expected {
  readonly sha256: string;
  readonly bytes: number;
  /** Rejects where the content is not that: a cache calls it before it keeps or hands out anything. */
  check(content: ArrayBuffer): Promise<void>;
}

/**
 * Brings a file of the network's folder: from the web, the Cache API, the disk.
 * @param expected set where the content is known; a cache may use its SHA-256 as the key
 */
export type FetchFile = (file: string, expected?: Expected) => Promise<ArrayBuffer>;

/**
 * Reads network.json and checks that it is of this task and has these fields beside those of every network.
 * @throws {ModelFileError}
 */
export async function readNetworkFile<File extends NetworkFile>(
  fetchFile: FetchFile,
  task: NonNullable<NetworkFile['task']>,
  fields: readonly (keyof File & string)[],
): Promise<File> {
  const file = parseJson<File>('network.json', await fetchFile('network.json'));
  const { input, weights, task: found = 'classify' } = (file ?? {}) as Partial<NetworkFile>;
  const required: Record<string, unknown> = {
    ...{ 'input.height': input?.height, 'input.width': input?.width, 'input.mean': input?.mean },
    ...{ 'input.std': input?.std, 'input.crop': input?.crop, 'weights.file': weights?.file },
    ...{ 'weights.bytes': weights?.bytes, 'weights.sha256': weights?.sha256 },
    ...(found === task && Object.fromEntries(fields.map((field) => [field, file?.[field]]))),
  };
  const missing = Object.keys(required).filter((field) => required[field] === undefined);
  if (missing.length > 0)
    throw new ModelFileError(told('modelErrors.lacksKeys', { keys: missing.join(', ') }));
  if (found === task) return file;
  throw new ModelFileError(told('modelErrors.otherTask', { found, task }));
}

/** @throws {ModelFileError} if the file is missing, truncated, altered or holds numbers that are not finite */
export async function readWeights(fetchFile: FetchFile, expected: NetworkFile['weights']): Promise<Weights> {
  const checked: { content?: ArrayBuffer; weights?: Weights } = {};
  const check = async (content: ArrayBuffer) => {
    await verify(expected, content);
    Object.assign(checked, { content, weights: readSafetensors(expected.file, content) });
  };
  const { file, sha256, bytes } = expected;
  const content = await fetchFile(file, { sha256, bytes, check });
  // Files from a disk come unchecked.
  if (checked.content !== content) await check(content);
  return checked.weights as Weights;
}

async function verify({ file, bytes, sha256 }: NetworkFile['weights'], content: ArrayBuffer): Promise<void> {
  if (content.byteLength !== bytes) {
    throw new ModelFileError(
      told(content.byteLength < bytes ? 'modelErrors.truncated' : 'modelErrors.tooLong', {
        file,
        bytes: content.byteLength,
        expected: bytes,
      }),
    );
  }
  const found = await sha256Of(content);
  if (found !== sha256) {
    throw new ModelFileError(
      told('modelErrors.checksum', { file, found: found.slice(0, 12), expected: sha256.slice(0, 12) }),
    );
  }
}

export function parseJson<T>(file: string, bytes: ArrayBuffer): T {
  try {
    return JSON.parse(new TextDecoder().decode(bytes)) as T;
  } catch (cause) {
    throw new ModelFileError(told('modelErrors.notJson', { file }), { cause });
  }
}
