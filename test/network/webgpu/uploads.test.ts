import * as tf from '@tensorflow/tfjs-core';
import { describe, expect, it, vi } from 'vitest';
import { writeUploads } from '../../../src/network/webgpu/uploads.ts';
import { startSoftwareWebGpu } from './software_webgpu.ts';

const lacking = await startSoftwareWebGpu();

describe.skipIf(lacking)(`what is uploaded${lacking ? ` (left out: ${lacking})` : ''}`, () => {
  // Larger than what TensorFlow.js computes on the processor.
  const COUNT = 2000;

  /** Twice the numbers, computed on the card. */
  const twice = async (tensor: tf.Tensor): Promise<ArrayLike<number>> => {
    const sum = tf.add(tensor, tensor);
    const values = await sum.data();
    tf.dispose([tensor, sum]);
    return values;
  };

  it('arrives whole, of every type, from a part of an array too, and makes no buffer once one is free', async () => {
    writeUploads();
    const numbers = Float32Array.from({ length: COUNT + 3 }, (_, at) => at / 8);
    const integers = Int32Array.from(numbers.subarray(0, COUNT), (number) => -8 * number);
    const kinds: [() => tf.Tensor, (at: number) => number][] = [
      [() => tf.tensor1d(numbers.subarray(3)), (at) => (at + 3) / 4],
      [() => tf.tensor1d(integers, 'int32'), (at) => 0 - 2 * at],
      [
        () =>
          tf.cast(
            tf.tensor1d(
              Array.from(integers, (one) => one % 2 === 0),
              'bool',
            ),
            'float32',
          ),
        (at) => 2 * +(at % 2 === 0),
      ],
    ];
    const { device } = tf.backend() as unknown as { device: GPUDevice };
    for (const [make, wanted] of kinds) {
      const expected = Array.from({ length: COUNT }, (_, at) => wanted(at));
      expect(Array.from(await twice(tf.tidy(make)))).toEqual(expected);
    }
    const made = vi.spyOn(device, 'createBuffer');
    for (const [make, wanted] of kinds.slice(0, 2))
      expect((await twice(make()))[COUNT - 1]).toBe(wanted(COUNT - 1));
    expect(made).not.toHaveBeenCalled();
    made.mockRestore();
  });

  it('does not overtake what was issued before', async () => {
    const results: tf.Tensor[] = [];
    for (let value = 0; value < 20; value++) {
      const tensor = tf.fill([COUNT], value);
      const given = tf.tensor1d(new Float32Array(COUNT).fill(value));
      results.push(tf.add(tensor, given));
      tf.dispose([tensor, given]);
    }
    for (const [value, result] of results.entries()) expect((await result.data())[7]).toBe(2 * value);
    tf.dispose(results);
  });
});
