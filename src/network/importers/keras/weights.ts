import { told } from '../../../contract/told.ts';
import { ModelFileError } from '../../errors.ts';
import { type NumberType, toFloats, widthOf } from '../../number_types.ts';
import { LARGE, madeAnew, type WeightArray } from '../../weights.ts';
import type { Files } from '../importer.ts';
import { countOf } from '../stored.ts';
import { recordOf } from '../text_files.ts';

/** A variable of Keras, as it has it: a kernel [height, width, in, out], a matrix [in, out]. */
export type Variable = WeightArray;

const TYPES: ReadonlyMap<string, NumberType> = new Map([
  ['float32', 'F32'],
  ['float16', 'F16'],
  ['bfloat16', 'BF16'],
  ['uint8', 'U8'],
  ['uint16', 'U16'],
  ['int32', 'I32'],
  ['bool', 'U8'],
]);

interface Spec {
  readonly name: string;
  readonly shape: readonly number[];
  readonly type: NumberType;
  /** value * scale + min, where it is quantised. */
  readonly scale: number;
  readonly min: number;
}

/**
 * The variables that weightsManifest lists, out of its files.
 * @throws {ModelFileError} if a file is missing or of another length
 */
export async function readVariables(
  manifest: unknown,
  files: Files,
  folder: string,
): Promise<Map<string, Variable>> {
  const variables = new Map<string, Variable>();
  if (!Array.isArray(manifest)) throw new ModelFileError(told('importErrors.noWeightsListed'));
  for (const group of manifest) {
    const { paths, weights } = recordOf(group) ?? {};
    if (!Array.isArray(paths) || !Array.isArray(weights))
      throw new ModelFileError(told('importErrors.manifestDamaged'));
    const parts = paths.map((path) => partOf(files, folder, String(path)));
    const bytes = await new Blob(parts).arrayBuffer();
    let at = 0;
    for (const weight of weights) {
      const { name, shape, type, scale, min } = specOf(weight);
      const [count, width, start] = [countOf(shape), widthOf(type), at];
      const length = count * width;
      if (at + length > bytes.byteLength)
        throw new ModelFileError(
          told('importErrors.dataTruncated', {
            files: paths.join(', '),
            name,
            end: at + length,
            bytes: bytes.byteLength,
          }),
        );
      const part = (from: number, to: number) => {
        const raw = toFloats(type, bytes.slice(start + from * width, start + to * width));
        return scale === 1 && min === 0 ? raw : raw.map((value) => value * scale + min);
      };
      variables.set(name, count < LARGE ? { shape, values: part(0, count) } : madeAnew(shape, part));
      at += length;
    }
  }
  return variables;
}

function partOf(files: Files, folder: string, path: string): Blob {
  const found =
    files.get(folder + path) ?? [...files].find(([one]) => one.endsWith(`/${path}`) || one === path)?.[1];
  if (found) return found;
  throw new ModelFileError(told('importErrors.weightsFileMissing', { path }));
}

function specOf(weight: unknown): Spec {
  const { name, shape, dtype, quantization } = recordOf(weight) ?? {};
  const stored = recordOf(quantization);
  const type = TYPES.get(String(stored?.dtype ?? dtype));
  const isShape = Array.isArray(shape) && shape.every((side) => Number.isInteger(side) && side >= 0);
  if (typeof name !== 'string' || !isShape || !type)
    throw new ModelFileError(told('importErrors.weightUnread', { name, dtype, shape }));
  return {
    name,
    shape: shape as number[],
    type,
    scale: Number(stored?.scale ?? 1),
    min: Number(stored?.min ?? 0),
  };
}
