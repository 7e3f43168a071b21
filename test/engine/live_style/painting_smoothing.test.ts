import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Luminance } from '../../../src/engine/live_style/motion.ts';
import { SmoothedPainting, type Strokes } from '../../../src/engine/live_style/painting_smoothing.ts';
import { use } from '../../support/backends.ts';
import { seeded } from '../../support/seeded.ts';

const [WIDTH, HEIGHT] = [48, 36];
const STROKES: Strokes = { key: 'net', vector: [1, 0.5] };
let now = 0;
let paintings: SmoothedPainting;
beforeAll(() => use('cpu'));
beforeEach(() => {
  now = 0;
  paintings = new SmoothedPainting(() => now);
});

/** A frame of smooth stripes, moved to the left by so many pixels. */
function striped(moved = 0): Luminance {
  const values = Float32Array.from({ length: WIDTH * HEIGHT }, (_, i) => {
    const [row, column] = [Math.floor(i / WIDTH), (i % WIDTH) + moved];
    return 128 + 60 * Math.sin(column / 3) * Math.cos(row / 5) + 30 * Math.sin(column / 7);
  });
  return { width: WIDTH, height: HEIGHT, values };
}
const noise = (seed: number): Luminance => ({
  ...{ width: WIDTH, height: HEIGHT },
  values: seeded(seed).normals(WIDTH * HEIGHT, 50),
});

/** A painting whose pixels are `value` of their column, in all three colours. */
function painted(value: (column: number, row: number) => number, cover?: number) {
  const numbers = Array.from({ length: WIDTH * HEIGHT * 3 }, (_, i) =>
    value(Math.floor(i / 3) % WIDTH, Math.floor(i / 3 / WIDTH)),
  );
  return {
    ...{ kind: 'painting' as const, title: 'Waves' },
    values: tf.tensor3d(numbers, [HEIGHT, WIDTH, 3]),
    ...(cover !== undefined && { cover: tf.fill<tf.Rank.R2>([HEIGHT, WIDTH], cover) }),
  };
}

/** What is shown of a painting, as red of each pixel. */
async function shown(value: (column: number) => number, frame: Luminance, strokes = STROKES, afterMs = 60) {
  now += afterMs;
  const { values } = paintings.follow(painted(value), frame, strokes);
  const numbers = Array.from(await values.data()).filter((_, i) => i % 3 === 0);
  values.dispose();
  return numbers;
}
const MIDDLE = (HEIGHT / 2) * WIDTH + WIDTH / 2;

describe('a painting', () => {
  it('of a still frame leans on the one before', async () => {
    await shown(() => 100, striped());
    // 100 + (200 - 100) (1 - 0.85).
    for (const value of await shown(() => 200, striped())) expect(value).toBeCloseTo(115, 3);
  });

  it('leans on the one before where that has moved to', async () => {
    const ramp = (column: number) => 4 * column;
    await shown(ramp, striped());
    const next = await shown((column) => ramp(column + 2), striped(2));
    // The strokes have gone along with the picture: both agree, so that nothing is blurred or late.
    for (let column = 8; column < WIDTH - 8; column++)
      expect(Math.abs((next[(HEIGHT / 2) * WIDTH + column] as number) - ramp(column + 2))).toBeLessThan(1.5);
  });

  it('of another scene is shown as it is', async () => {
    await shown(() => 100, noise(1));
    expect((await shown(() => 200, noise(2)))[MIDDLE]).toBeGreaterThan(199.9);
  });

  it.each<[string, Strokes, number]>([
    ['of another network or size', { ...STROKES, key: 'other' }, 60],
    ['of another style', { ...STROKES, vector: [0.2, 1] }, 60],
    ['of more styles', { ...STROKES, vector: [1, 0.5, 0] }, 60],
    ['after a pause', STROKES, 600],
  ])('%s is shown as it is', async (_, strokes, afterMs) => {
    await shown(() => 100, striped());
    expect((await shown(() => 200, striped(), strokes, afterMs))[MIDDLE]).toBe(200);
    expect(paintings.carry(striped(9), { ...strokes, key: 'third' }, 'Waves')).toBeNull();
  });

  it('follows a style that changes step by step', async () => {
    await shown(() => 100, striped());
    const next = await shown(() => 200, striped(), { ...STROKES, vector: [1, 0.55] });
    expect(next[MIDDLE]).toBeCloseTo(115, 3);
  });
});

describe('carried along', () => {
  it('a painting is where the picture has moved to, with its cover', async () => {
    const ramp = (column: number) => 4 * column;
    paintings.follow(painted(ramp, 0.25), striped(), STROKES).values.dispose();
    const carried = paintings.carry(striped(3), STROKES, 'Waves');
    expect(carried?.title).toBe('Waves');
    const values = Array.from((await carried?.values.data()) ?? []);
    for (let column = 8; column < WIDTH - 8; column++)
      expect(
        Math.abs((values[3 * ((HEIGHT / 2) * WIDTH + column)] as number) - ramp(column + 3)),
      ).toBeLessThan(2);
    expect(new Set(await carried?.cover?.data())).toEqual(new Set([0.25]));
    tf.dispose(carried ? [carried.values, carried.cover as tf.Tensor] : []);
  });

  it('of a still frame, a painting is the same to the last bit', async () => {
    const before = await shown((column) => Math.sin(column), striped());
    const carried = paintings.carry(striped(), STROKES, 'Waves');
    const values = Array.from((await carried?.values.data()) ?? []).filter((_, i) => i % 3 === 0);
    expect(values).toEqual(before);
  });

  it('is nothing where there is none before, or the scene is another one', () => {
    expect(paintings.carry(striped(), STROKES, 'Waves')).toBeNull();
    paintings
      .follow(
        painted(() => 1),
        noise(1),
        STROKES,
      )
      .values.dispose();
    expect(paintings.carry(noise(2), STROKES, 'Waves')).toBeNull();
  });
});

it('keeps one painting on the backend, and none once it has forgotten', () => {
  const idle = tf.memory().numTensors;
  for (let i = 0; i < 3; i++) {
    const { values, cover } = paintings.follow(
      painted(() => i, 0.5),
      striped(i),
      STROKES,
    );
    tf.dispose([values, cover as tf.Tensor]);
  }
  expect(tf.memory().numTensors).toBe(idle + 2);
  paintings.forget();
  expect(tf.memory().numTensors).toBe(idle);
});
