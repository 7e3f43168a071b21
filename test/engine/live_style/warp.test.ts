import * as tf from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import type { MotionField } from '../../../src/engine/live_style/motion.ts';
import { carried } from '../../../src/engine/live_style/warp.ts';
import { NODE_BACKENDS, use } from '../../support/backends.ts';
import { seeded } from '../../support/seeded.ts';

const field = (columns: number, rows: number, dx: Float32Array, dy: Float32Array): MotionField => ({
  ...{ columns, rows, dx, dy, residual: new Float32Array(dx.length) },
  confidence: { width: 1, height: 1, values: Float32Array.of(1) },
});
const even = (dx: number, dy: number) => field(1, 1, Float32Array.of(dx), Float32Array.of(dy));

async function moved(values: ArrayLike<number>, shape: [number, number, number], by: MotionField) {
  const before = tf.tensor3d(Float32Array.from(values), shape);
  const after = carried(before, by);
  const numbers = Array.from(await after.data());
  tf.dispose([before, after]);
  return numbers;
}

describe.each(NODE_BACKENDS)('on %s a picture', (backend) => {
  it('that does not move is the same to the last bit', async () => {
    await use(backend);
    const values = seeded(1).normals(5 * 7 * 3, 50);
    expect(await moved(values, [5, 7, 3], even(0, 0))).toEqual([...values]);
  });

  it('that moves by whole pixels is there, and its border goes on', async () => {
    await use(backend);
    const row = [1, 2, 3, 4, 5, 6, 7, 8];
    expect(await moved(row, [1, 8, 1], even(2 / 8, 0))).toEqual([3, 4, 5, 6, 7, 8, 8, 8]);
    expect(await moved(row, [8, 1, 1], even(0, -3 / 8))).toEqual([1, 1, 1, 1, 2, 3, 4, 5]);
  });

  it('is a cubic between pixels, that reaches a sixteenth beyond a step', async () => {
    await use(backend);
    // Half a pixel on: (-1, 9, 9, -1) / 16 of the four around.
    const step = [0, 0, 0, 0, 16, 16, 16, 16];
    expect(await moved(step, [1, 8, 1], even(0.5 / 8, 0))).toEqual([0, 0, -1, 8, 17, 16, 16, 16]);
    const colours = step.flatMap((value) => [value, 2 * value, -value]);
    expect(await moved(colours, [1, 8, 3], even(0.5 / 8, 0))).toEqual(
      [0, 0, -1, 8, 17, 16, 16, 16].flatMap((value) => [value, 2 * value, value === 0 ? 0 : -value]),
    );
  });
});

it.each([1, 3, 4])(
  'a picture with %d channels that bends is the same on wasm as on cpu',
  async (channels) => {
    const shape: [number, number, number] = [20, 30, channels];
    const values = seeded(2).normals(20 * 30 * channels, 50);
    const bent = field(4, 3, seeded(3).normals(12, 0.1), seeded(4).normals(12, 0.15));
    await use('cpu');
    const here = await moved(values, shape, bent);
    await use('wasm');
    const there = await moved(values, shape, bent);
    for (const [i, value] of here.entries())
      expect(Math.abs(value - (there[i] as number))).toBeLessThan(0.02);
  },
);
