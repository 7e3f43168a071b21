import * as tf from '@tensorflow/tfjs-core';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { drawStylised, encodeStylised } from '../../../src/engine/encode/encode_stylised.ts';
import type { StylisedTensor } from '../../../src/techniques/common/picture.ts';
import { NODE_BACKENDS, use } from '../../support/backends.ts';
import { seeded } from '../../support/seeded.ts';

afterEach(() => expect(tf.memory().numTensors).toBe(0));

const byteOf = (value: number) => Math.floor(Math.min(255, Math.max(0, value)) + 0.5);

/** @param colours three a pixel, `alphas` one, 0..1 */
const bytesOf = (colours: ArrayLike<number>, alphas?: ArrayLike<number>) =>
  Array.from({ length: (4 * colours.length) / 3 }, (_, i) => {
    const [pixel, c] = [Math.floor(i / 4), i % 4];
    if (c < 3) return byteOf(colours[3 * pixel + c] as number);
    return alphas ? byteOf(255 * (alphas[pixel] as number)) : 255;
  });

describe.each(NODE_BACKENDS)('on %s', (backend) => {
  beforeAll(() => use(backend));

  // Whole vectors of four pixels, and what is left over.
  it.each([
    [1, 1],
    [3, 1],
    [2, 2],
    [5, 3],
    [16, 2],
  ])(
    'a painting of %d x %d pixels becomes bytes, with its cover and its guide as alphas',
    async (width, height) => {
      const random = seeded(width);
      const count = width * height;
      const colours = random.normals(3 * count, 150).map((value) => 128 + value);
      colours.set([-1e6, 1e6, 12.5].slice(0, colours.length));
      const slopes = random.normals(3 * count, 150);
      const [cover, luminance] = [1, 2].map((n) =>
        Float32Array.from({ length: count }, (_, i) => ((n * (i + 1) * 37) % 256) / 255),
      ) as [Float32Array, Float32Array];
      const picture = (values: Float32Array) => tf.tensor3d(values, [height, width, 3]);
      const alpha = (values: Float32Array) => tf.tensor2d(values, [height, width]);
      const painting = { kind: 'painting', title: 'x' } as const;

      const plain = await encodeStylised({ ...painting, values: picture(colours) });
      expect(plain).toEqual({
        ...{ kind: 'image', title: 'x', width, height, legend: null },
        rgba: Uint8ClampedArray.from(bytesOf(colours)),
      });
      const whole = await encodeStylised({
        ...{ ...painting, values: picture(colours), cover: alpha(cover) },
        guide: { slopes: picture(slopes), luminance: alpha(luminance) },
      });
      expect(Array.from(whole.rgba)).toEqual(bytesOf(colours, cover));
      expect(Array.from(whole.guide ?? [])).toEqual(bytesOf(slopes, luminance));
    },
  );

  it('a painting that cannot be drawn leaves nothing', async () => {
    const painting: StylisedTensor = {
      kind: 'painting',
      title: 'x',
      values: tf.tensor3d(new Float32Array(18), [2, 3, 3]),
      cover: tf.tensor2d(new Float32Array(6), [2, 3]),
      guide: {
        slopes: tf.tensor3d(new Float32Array(18), [2, 3, 3]),
        luminance: tf.tensor2d(new Float32Array(6), [2, 3]),
      },
    };
    const canvas = { draw: () => Promise.reject(new Error('No canvas.')) };
    await expect(drawStylised(painting, canvas)).rejects.toThrow('No canvas.');
    expect(tf.memory().numTensors).toBe(0);
  });
});
