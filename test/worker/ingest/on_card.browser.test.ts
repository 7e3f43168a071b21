import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { motionBetween } from '../../../src/engine/live_style/motion.ts';
import type { InputDescription } from '../../../src/network/description.ts';
import { cropOf } from '../../../src/network/preprocess.ts';
import { relativeDistance } from '../../../src/numeric/relative_distance.ts';
import { startBackend } from '../../../src/worker/backend.ts';
import { createIngest } from '../../../src/worker/ingest/ingest.ts';
import { type CardFrames, openCardFrames, proveFrames } from '../../../src/worker/ingest/on_card.ts';
import { seeded } from '../../support/seeded.ts';

const INPUT = {
  ...{ width: 29, height: 23, crop: 0.875, mirrored: false, order: 'rgb' },
  ...{ mean: [10, 20, 30], std: [2, 3, 4] },
} as unknown as InputDescription;

let card: CardFrames;
beforeAll(async () => {
  const backend = await startBackend({ backend: 'webgpu', wasmUrl: `${location.origin}/tfjs-wasm/` });
  expect(await openCardFrames(backend, null)).toBe(null);
  const opened = await openCardFrames(backend, false);
  if (!opened) throw new Error('Frames are not taken on the card.');
  card = opened;
});

/** Noise; `alpha` of every pixel. */
function noise(width: number, height: number, seed: number, alpha = 255): ImageData {
  const { data } = new ImageData(width, height);
  const values = seeded(seed).normals(data.length, 60);
  return new ImageData(
    data.map((_, i) => (i % 4 === 3 ? alpha : 128 + (values[i] as number))),
    width,
    height,
  );
}

/** Shares of `from` pixels in each of `to` numbers along one side: a triangle around each number's middle. */
function shares(from: number, to: number, start: number, length: number): number[][] {
  const scale = length / to;
  const reach = Math.max(1, scale);
  return Array.from({ length: to }, (_, i) => {
    const middle = start + (i + 0.5) * scale;
    const row = new Array<number>(from).fill(0);
    for (let at = Math.floor(middle - reach) - 1; at <= middle + reach + 1; at++) {
      const inside = Math.min(from - 1, Math.max(0, at));
      row[inside] = (row[inside] as number) + Math.max(0, 1 - Math.abs(at + 0.5 - middle) / reach);
    }
    const sum = row.reduce((a, b) => a + b);
    return row.map((share) => share / sum);
  });
}

/** By two products of matrices, in JavaScript. */
function expected({ data, width, height }: ImageData, input: InputDescription): number[] {
  const crop = cropOf(input, width, height);
  const [across, down] = [
    shares(width, input.width, crop.x, crop.width),
    shares(height, input.height, crop.y, crop.height),
  ];
  const colours = input.order === 'rgb' ? [0, 1, 2] : [2, 1, 0];
  const value = (row: number[], column: number[], colour: number) => {
    let sum = 0;
    for (const [y, v] of row.entries())
      for (const [x, u] of column.entries())
        if (u * v > 0) {
          const at = 4 * (y * width + x);
          const alpha = (data[at + 3] as number) / 255;
          sum += u * v * ((data[at + colour] as number) * alpha + 255 * (1 - alpha));
        }
    return sum;
  };
  const columns = input.mirrored ? across.toReversed() : across;
  return down.flatMap((row) =>
    columns.flatMap((column) =>
      colours.map(
        (from, i) => (value(row, column, from) - (input.mean[i] as number)) / (input.std[i] as number),
      ),
    ),
  );
}

describe('a frame on the card', () => {
  it.each([
    ['smaller', 97, 71, {}],
    ['larger', 20, 15, {}],
    ['as large', 29, 23, { crop: 1 }],
    ['wider', 120, 40, {}],
    ['of another shape', 120, 40, { whole: true }],
    ['mirrored, in other order', 97, 71, { mirrored: true, order: 'bgr' }],
  ] as const)('is made %s as by products of matrices', async (_, width, height, given) => {
    const input = { ...INPUT, ...given } as InputDescription;
    const picture = noise(width, height, width);
    const frame = await createImageBitmap(picture);
    const left = tf.memory().numTensors;
    const image = card.resample(frame, input);
    expect(image.shape).toEqual([1, 23, 29, 3]);
    // The backend goes on as if the tensor were its own.
    const more = tf.add(image, 1);
    const [numbers, again] = await Promise.all([image.data<'float32'>(), more.data<'float32'>()]);
    tf.dispose([image, more]);
    expect(tf.memory().numTensors).toBe(left);
    expect(relativeDistance(numbers, expected(picture, input))).toBeLessThan(1e-5);
    expect(again).toEqual(numbers.map((value) => Math.fround(value + 1)));
  });

  it('lies on white where it is transparent', async () => {
    const picture = noise(40, 30, 3, 128);
    const frame = await createImageBitmap(picture, { premultiplyAlpha: 'none' });
    const image = card.resample(frame, INPUT);
    expect(relativeDistance(await image.data<'float32'>(), expected(picture, INPUT))).toBeLessThan(0.01);
    image.dispose();
  });

  it('is the one that was given, frame after frame and size after size', async () => {
    const pictures = [noise(50, 40, 1), noise(50, 40, 2), noise(64, 64, 3)];
    const frames = await Promise.all(pictures.map((picture) => createImageBitmap(picture)));
    // All are under way at the same time.
    const images = [...frames, ...frames].map((frame) => card.resample(frame, INPUT));
    for (const [i, image] of images.entries()) {
      const wanted = expected(pictures[i % 3] as ImageData, INPUT);
      expect(relativeDistance(await image.data<'float32'>(), wanted)).toBeLessThan(1e-5);
      image.dispose();
    }
  });
});

it('is not used where a chart comes out wrong', async () => {
  await expect(proveFrames(card)).resolves.toBeUndefined();
  const swapped: CardFrames = { resample: (frame, how) => card.resample(frame, { ...how, order: 'rgb' }) };
  await expect(proveFrames(swapped)).rejects.toThrow('apart');
});

describe('light and dark', () => {
  it('shows the same motion as what the processor takes', async () => {
    const input = { ...INPUT, width: 192, height: 144, crop: 1 };
    const scene = new OffscreenCanvas(400, 300);
    const context = scene.getContext('2d') as OffscreenCanvasRenderingContext2D;
    const large = await createImageBitmap(noise(100, 75, 7));
    const at = async (x: number) => {
      context.drawImage(large, x - 40, -30, 480, 360);
      const frame = await createImageBitmap(scene);
      const identity = { source: 1, frame: x };
      return Promise.all(
        [card, null].map(async (how) => {
          const { luminance, image } = createIngest(input, how)(frame, identity);
          image.dispose();
          return luminance();
        }),
      );
    };
    const [[before, beforeThere], [after, afterThere]] = [await at(0), await at(12)] as const;
    if (!(before && after && beforeThere && afterThere)) throw new Error('Four are wanted.');
    expect([before.width, before.height]).toEqual([96, 72]);
    const [here, there] = [motionBetween(before, after), motionBetween(beforeThere, afterThere)];
    expect(relativeDistance(here.dx, there.dx)).toBeLessThan(0.1);
    // Twelve of 400 pixels to the right: it was further left before.
    const middle = Math.floor(here.rows / 2) * here.columns + Math.floor(here.columns / 2);
    expect(here.dx[middle]).toBeCloseTo(-0.03, 2);
  });
});
