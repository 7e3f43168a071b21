import * as tf from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-backend-cpu';
import '@tensorflow/tfjs-backend-webgl';
import '@tensorflow/tfjs-backend-webgpu';
import { afterAll, expect, it } from 'vitest';
import { SmoothedPainting } from '../../../src/engine/live_style/painting_smoothing.ts';
import type { Luminance } from '../../../src/engine/live_style/small_luminance.ts';
import { seeded } from '../../support/seeded.ts';

const [HEIGHT, WIDTH] = [24, 36];

/** A pattern that moves to the left by a pixel a frame. */
const seen = (frame: number): Luminance => ({
  ...{ width: WIDTH, height: HEIGHT },
  values: Float32Array.from({ length: HEIGHT * WIDTH }, (_, i) => {
    const [row, column] = [Math.floor(i / WIDTH), (i % WIDTH) + frame];
    return 128 + 60 * Math.sin(column / 3) * Math.cos(row / 4) + 30 * Math.sin(column / 5);
  }),
});
const strokes = { key: 'net', vector: [1], strength: 1 };

/** The third of three paintings whose strokes lie elsewhere each time. */
async function third(backend: string): Promise<Float32Array> {
  await tf.setBackend(backend);
  const paintings = new SmoothedPainting(() => 0);
  let shown = new Float32Array();
  for (const frame of [0, 1, 2]) {
    const own = Float32Array.from(seeded(frame + 1).normals(HEIGHT * WIDTH * 3, 40), (value) => value + 128);
    const painting = {
      ...{ kind: 'painting' as const, title: '' },
      values: tf.tensor3d(own, [HEIGHT, WIDTH, 3]),
    };
    const { values } = paintings.follow(painting, seen(frame), strokes);
    shown = Float32Array.from(await values.data());
    values.dispose();
  }
  paintings.forget();
  return shown;
}
afterAll(() => tf.setBackend('cpu'));

it.each(['webgl', 'webgpu'])(
  'a card (%s) holds paintings together as the processor does',
  async (backend) => {
    const [here, there] = [await third('cpu'), await third(backend)];
    // A place between two pixels is rounded otherwise: where neighbours are as far apart as in noise, that shows.
    for (const [i, value] of here.entries()) expect(Math.abs(value - (there[i] as number))).toBeLessThan(0.5);
  },
);
