import { told } from '../../../contract/told.ts';
import { ModelFileError } from '../../errors.ts';
import { type NumberType, toFloats, widthOf } from '../../number_types.ts';
import { LARGE, type WeightArray } from '../../weights.ts';
import type { Files } from '../importer.ts';
import { countOf } from '../stored.ts';
import type { Tensor } from './messages.ts';

/** A tensor that is known before the network runs. */
export interface Constant {
  readonly dims: readonly number[];
  /** Of a large one they are made of the file's bytes each time: read them once. */
  readonly values: Float32Array | readonly number[];
  /** True of integers, which are divided without a rest. */
  readonly whole?: boolean | undefined;
  /** The numbers from one place to before another, made without the rest; absent where `values` are at hand. */
  readonly part?: WeightArray['part'];
}

/** Some of a constant's numbers. */
export const partOf = (constant: Constant, from: number, to: number): Float32Array =>
  constant.part?.(from, to) ?? Float32Array.from(constant.values.slice(from, to));

/** TensorProto.DataType, of which raw_data are read so. */
const TYPES: Readonly<Record<number, NumberType>> = {
  ...{
    1: 'F32',
    2: 'U8',
    3: 'I8',
    4: 'U16',
    5: 'I16',
    6: 'I32',
    7: 'I64',
    9: 'U8',
    10: 'F16',
    11: 'F64',
    16: 'BF16',
  },
};

/** Sides of a shape may be larger than fp32 counts. */
const wholeNumbers = (raw: ArrayBuffer): number[] => Array.from(new BigInt64Array(raw), Number);

/**
 * The numbers of a tensor, wherever they lie.
 * @param files those beside the model, for external data
 * @throws {ModelFileError} if it is of another type, or not all there
 */
export async function readConstant(file: string, tensor: Tensor, files: Files): Promise<Constant> {
  const { dims, floats, numbers, type } = tensor;
  const kind = TYPES[type];
  if (!kind || dims.some((length) => length < 0))
    throw new ModelFileError(
      told('importErrors.tensorUnread', { file, name: tensor.name, type, shape: dims }),
    );
  const count = countOf(dims);
  const whole = /^[IU]/.test(kind);
  const raw = tensor.external.size > 0 ? await externalBytes(file, tensor, files) : tensor.raw;
  if (raw) {
    const needed = count * widthOf(kind);
    if (raw.byteLength < needed)
      throw new ModelFileError(
        told('importErrors.tensorBytes', {
          file,
          name: tensor.name,
          bytes: raw.byteLength,
          shape: dims,
          needed,
        }),
      );
    const width = widthOf(kind);
    // A copy, as the bytes may begin anywhere.
    const bytes = (from: number, to: number) => raw.slice(from * width, to * width).buffer as ArrayBuffer;
    if (kind === 'I64') return { dims, values: wholeNumbers(bytes(0, count)), whole };
    const part = (from: number, to: number) => toFloats(kind, bytes(from, to));
    if (count < LARGE) return { dims, values: part(0, count), whole };
    return {
      dims,
      get values() {
        return part(0, count);
      },
      part,
    };
  }
  const listed = floats.length > 0 ? floats : numbers;
  if (listed.length !== count)
    throw new ModelFileError(
      told('importErrors.tensorNumbers', {
        file,
        name: tensor.name,
        numbers: listed.length,
        shape: dims,
        needed: count,
      }),
    );
  if (kind === 'F16' || kind === 'BF16')
    return { dims, values: toFloats(kind, Uint16Array.from(listed).buffer as ArrayBuffer) };
  return { dims, values: listed, whole };
}

async function externalBytes(file: string, { name, external }: Tensor, files: Files): Promise<Uint8Array> {
  const location = external.get('location') ?? '';
  const beside = file.slice(0, file.lastIndexOf('/') + 1) + location;
  const content = files.get(beside);
  if (!content) throw new ModelFileError(told('importErrors.numbersElsewhere', { file, location }));
  const offset = Number(external.get('offset') ?? 0);
  const length = Number(external.get('length') ?? content.size - offset);
  if (!(offset >= 0 && length >= 0 && offset + length <= content.size))
    throw new ModelFileError(
      told('importErrors.fileTruncated', { file: location, name, end: offset + length, size: content.size }),
    );
  return new Uint8Array(await content.slice(offset, offset + length).arrayBuffer());
}
