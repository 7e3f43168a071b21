import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import type { WeightArray, Weights } from '../../src/network/weights.ts';
import { fitHalves, toHalves } from './half_floats.ts';

/** What was written. */
interface WrittenWeights {
  readonly bytes: number;
  readonly sha256: string;
  /** Kernels that stayed in fp32, because fp16 does not hold their numbers. */
  readonly keptWhole: readonly string[];
}

/**
 * Writes safetensors: kernels rounded to fp16, where fp16 holds them; vectors (biases, batch norms), which are short and which
 * divide and shift everything, in fp32.
 * @param pause awaited before each array; ends the writing where it throws
 */
export async function writeWeights(
  path: string,
  weights: Weights,
  pause: () => Promise<void>,
): Promise<WrittenWeights> {
  const arrays = [...weights].map(([name, array]) => ({ name, array, isHalf: isHalf(array) }));
  let end = 0;
  const entries = arrays.map(({ name, array, isHalf: half }) => {
    const start = end;
    end += array.values.length * (half ? 2 : 4);
    return [name, { dtype: half ? 'F16' : 'F32', shape: array.shape, data_offsets: [start, end] }];
  });
  const text = JSON.stringify({ __metadata__: { format: 'pt' }, ...Object.fromEntries(entries) });
  // The data begin at a multiple of eight bytes, as the format's own library writes them.
  const header = new TextEncoder().encode(text.padEnd(Math.ceil(text.length / 8) * 8));
  const length = new Uint8Array(8);
  new DataView(length.buffer).setBigUint64(0, BigInt(header.length), true);
  const hash = createHash('sha256');
  const file = await open(path, 'wx');
  try {
    const put = async (bytes: Uint8Array) => {
      hash.update(bytes);
      await file.writeFile(bytes);
    };
    await put(length);
    await put(header);
    for (const { array, isHalf: half } of arrays) {
      await pause();
      const { buffer, byteOffset, byteLength } = half ? toHalves(array.values) : array.values;
      await put(new Uint8Array(buffer, byteOffset, byteLength));
    }
  } finally {
    await file.close();
  }
  const keptWhole = arrays.filter(({ array, isHalf: half }) => isKernel(array) && !half);
  return {
    bytes: 8 + header.length + end,
    sha256: hash.digest('hex'),
    keptWhole: keptWhole.map(({ name }) => name),
  };
}

const isKernel = ({ shape }: WeightArray): boolean => shape.length > 1;

const isHalf = (array: WeightArray): boolean => isKernel(array) && fitHalves(array.values);
