import * as tf from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-backend-cpu';
import '@tensorflow/tfjs-backend-webgl';
import '@tensorflow/tfjs-backend-webgpu';
import { afterAll, describe, expect, it } from 'vitest';
import type { MotionField } from '../../../src/engine/live_style/motion.ts';
import { carried } from '../../../src/engine/live_style/warp.ts';
import { seeded } from '../../support/seeded.ts';

const [HEIGHT, WIDTH] = [20, 30];
const before = tf.util.toTypedArray(
  Array.from(seeded(1).normals(HEIGHT * WIDTH * 3, 50), (value) => value + 128),
  'float32',
) as Float32Array;
const motions = (seed: number, deviation: number) => seeded(seed).normals(4 * 3, deviation);
const field = (dx: Float32Array, dy: Float32Array): MotionField => ({
  ...{ columns: 4, rows: 3, dx, dy, residual: new Float32Array(12) },
  confidence: { width: 1, height: 1, values: Float32Array.of(1) },
});
const BENT = field(motions(2, 0.1), motions(3, 0.15));

async function moved(backend: string, by: MotionField): Promise<Float32Array> {
  await tf.setBackend(backend);
  const picture = tf.tensor3d(before, [HEIGHT, WIDTH, 3]);
  const after = carried(picture, by);
  const values = await after.data<'float32'>();
  tf.dispose([picture, after]);
  return values;
}
afterAll(() => tf.setBackend('cpu'));

describe.each(['cpu', 'webgl', 'webgpu'])('on %s', (backend) => {
  it('a picture that moves by whole pixels is there, and its border goes on', async () => {
    const whole = field(new Float32Array(12).fill(3 / WIDTH), new Float32Array(12).fill(-2 / HEIGHT));
    const values = await moved(backend, whole);
    for (let y = 0; y < HEIGHT; y++)
      for (let x = 0; x < WIDTH; x++) {
        const from = Math.max(0, y - 2) * WIDTH + Math.min(WIDTH - 1, x + 3);
        expect(values[3 * (y * WIDTH + x) + 1]).toBeCloseTo(before[3 * from + 1] as number, 1);
      }
  });

  it('leaves nothing behind', async () => {
    await moved(backend, BENT);
    const idle = tf.memory().numTensors;
    await moved(backend, BENT);
    expect(tf.memory().numTensors).toBe(idle);
  });
});

it.each(['webgl', 'webgpu'])('a card (%s) moves as the processor does', async (backend) => {
  const [here, there] = [await moved('cpu', BENT), await moved(backend, BENT)];
  const apart = here.map((value, i) => Math.abs(value - (there[i] as number)));
  // A place between two pixels is rounded otherwise: where neighbours are as far apart as in noise, that shows.
  expect(Math.max(...apart)).toBeLessThan(0.5);
});
