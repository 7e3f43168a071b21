import '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs-core';
import * as Comlink from 'comlink';
import { afterEach, describe, expect, it } from 'vitest';
import type { GpuCanvas } from '../../src/engine/encode/gpu_canvas.ts';
import { proveCanvas } from '../../src/worker/live_style/gpu_canvas/gpu_canvas.ts';
import type { Rig } from './gpu_canvas.worker.ts';

let worker: Worker;
afterEach(() => worker.terminate());

function startRig() {
  worker = new Worker(new URL('./gpu_canvas.worker.ts', import.meta.url), { type: 'module' });
  return Comlink.wrap<Rig>(worker);
}

/** Red, green and blue of every pixel. */
function coloursOf(bitmap: ImageBitmap): number[] {
  const { width, height } = bitmap;
  const context = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true });
  context?.drawImage(bitmap, 0, 0);
  return Array.from(context?.getImageData(0, 0, width, height).data ?? []).filter((_, i) => i % 4 !== 3);
}

describe.each(['webgl', 'webgpu'] as const)('on %s', (backend) => {
  it('draws every pixel as it would be read, picture after picture and size after size', async () => {
    const rig = startRig();
    expect(await rig.open(backend, false)).toBe(true);
    for (const [height, width] of [
      [40, 30],
      [17, 63],
      [192, 256],
      [40, 30],
    ] as const) {
      // Halves fall between two bytes: a quarter off on either side does not.
      const numbers = Float32Array.from({ length: height * width * 3 }, (_, i) => ((i * 61) % 350) - 50.75);
      const { bitmap, sum, left } = await rig.draw(numbers, height, width);
      expect([bitmap.width, bitmap.height, left]).toEqual([width, height, 0]);
      expect(coloursOf(bitmap)).toEqual(Array.from(new Uint8ClampedArray(numbers.map((n) => n + 1))));
      const wanted = numbers.reduce((a, b) => a + b);
      expect(Math.abs((sum ?? Number.NaN) - wanted)).toBeLessThan(1e-4 * numbers.length);
    }
  });

  it('stays away from a card that software plays, unless asked for', async () => {
    expect(await startRig().open(backend, null)).toBe(false);
  });
});

it('has no canvas where the processor computes', async () => {
  expect(await startRig().open('cpu', false)).toBe(false);
});

/** A canvas that reads and puts pixels, each from where `from` says. */
const canvasWith = (from: (row: number, height: number, colour: number) => [number, number]): GpuCanvas => ({
  async draw(picture) {
    const [height, width] = picture.shape;
    const numbers = await picture.data();
    const image = new ImageData(width, height);
    image.data.fill(255);
    for (let i = 0; i < numbers.length; i++) {
      const [row, colour] = from(Math.floor(i / 3 / width), height, i % 3);
      const pixel = row * width + (Math.floor(i / 3) % width);
      image.data[4 * pixel + colour] = numbers[i] as number;
    }
    return createImageBitmap(image);
  },
});

describe('the chart', () => {
  it.each([
    ['as it should be', 'drawn right', canvasWith((row, _, colour) => [row, colour])],
    ['upside down', 'drawn wrong', canvasWith((row, height, colour) => [height - 1 - row, colour])],
    ['red for blue', 'drawn wrong', canvasWith((row, _, colour) => [row, 2 - colour])],
  ])('%s is %s', async (_, verdict, canvas) => {
    await tf.setBackend('cpu');
    const said = await proveCanvas(canvas).then(
      () => 'drawn right',
      ({ message }) => message,
    );
    expect(said).toContain(verdict);
  });
});
