import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { SmoothedPainting, type Strokes } from '../../../src/engine/live_style/painting_smoothing.ts';
import type { Luminance } from '../../../src/engine/live_style/small_luminance.ts';
import { use } from '../../support/backends.ts';
import { seeded } from '../../support/seeded.ts';

const [WIDTH, HEIGHT] = [48, 36];
const STROKES: Strokes = { key: 'net', vector: [1, 0.5], strength: 1 };
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
  // A painting may change by 1.5 on the mean: as far from the one before, it leans by 1 - 1.5 / change, within 0.85 and 0.95.
  it.each([
    [1, 0.85],
    [20, 1 - 1.5 / 20],
    [100, 0.95],
  ])('of a still frame that is %d away leans on the one before by %d', async (change, kept) => {
    await shown(() => 100, striped());
    for (const value of await shown(() => 100 + change, striped()))
      expect(value).toBeCloseTo(100 + (1 - kept) * change, 3);
  });

  it('of a still frame is the network’s own after 60 frames, however far away it was', async () => {
    const own = (column: number) => 128 + 60 * Math.sin(1.3 * column);
    await shown((column) => 128 + 60 * Math.cos(0.9 * column), striped());
    let last: number[] = [];
    for (let frame = 0; frame < 60; frame++) last = await shown(own, striped());
    // At the beginning they are up to 118 apart: a twentieth is left at most.
    for (const [i, value] of last.entries()) expect(Math.abs(value - own(i % WIDTH))).toBeLessThan(5.9);
  });

  it('leans on the one before where that has moved to', async () => {
    const ramp = (column: number) => 4 * column;
    await shown(ramp, striped());
    const next = await shown((column) => ramp(column + 2), striped(2));
    // The strokes have gone along with the picture: both agree, so that nothing is blurred or late.
    for (let column = 8; column < WIDTH - 8; column++)
      expect(Math.abs((next[(HEIGHT / 2) * WIDTH + column] as number) - ramp(column + 2))).toBeLessThan(1.5);
  });

  it('leaves no ghost of something that moved on', async () => {
    // A bright square with a pattern of its own on smooth stripes, painted bright red; it goes 3 pixels on in each frame.
    const [side, step] = [14, 3];
    const squareAt = (frame: number) => 6 + step * frame;
    const isSquare = (column: number, row: number, frame: number) =>
      row >= 10 && row < 10 + side && column >= squareAt(frame) && column < squareAt(frame) + side;
    const seen = (frame: number): Luminance => {
      const { values, ...size } = striped();
      const at = (i: number) => [i % WIDTH, Math.floor(i / WIDTH)] as const;
      return {
        ...size,
        values: values.map((value, i) => {
          const [column, row] = at(i);
          const place = column - squareAt(frame);
          return isSquare(column, row, frame) ? 220 + 30 * Math.sin(place) * Math.cos(row) : value / 2;
        }),
      };
    };
    const own = (frame: number) => (column: number, row: number) => (isSquare(column, row, frame) ? 250 : 50);
    for (const frame of [0, 1, 2, 3, 4]) {
      now += 60;
      const { values } = paintings.follow(painted(own(frame)), seen(frame), STROKES);
      const red = Array.from(await values.data()).filter((_, i) => i % 3 === 0);
      values.dispose();
      if (frame < 2) continue;
      // What it has just left is shown as the network paints it: less than a twentieth of the square is still there.
      for (let row = 12; row < 8 + side; row++)
        for (let column = squareAt(frame - 1); column < squareAt(frame) - 1; column++)
          expect(red[row * WIDTH + column]).toBeLessThan(60);
    }
  });

  it('of another scene is shown as it is', async () => {
    await shown(() => 100, noise(1));
    const next = await shown(() => 200, noise(2));
    expect(next.reduce((sum, value) => sum + value, 0) / next.length).toBeGreaterThan(199);
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
    expect(next[MIDDLE]).toBeCloseTo(105, 3);
  });

  it('leans as much on the one before where only its strength is another', async () => {
    await shown(() => 100, striped());
    const next = await shown(() => 200, striped(), { ...STROKES, strength: 0.3 });
    expect(next[MIDDLE]).toBeCloseTo(105, 3);
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
    const cover = Array.from((await carried?.cover?.data()) ?? []);
    expect(cover).toHaveLength(WIDTH * HEIGHT);
    for (const value of cover) expect(value).toBeCloseTo(0.25, 5);
    tf.dispose(carried ? [carried.values, carried.cover as tf.Tensor] : []);
  });

  it('of a still frame, a painting is the same to the last bit', async () => {
    const before = await shown((column) => Math.sin(column), striped());
    const carried = paintings.carry(striped(), STROKES, 'Waves');
    const values = Array.from((await carried?.values.data()) ?? []).filter((_, i) => i % 3 === 0);
    expect(values).toEqual(before);
  });

  // Where half of a pixel is painted and strength is 0.5, a quarter of it is covered: at 0.8 it is 0.4.
  it.each<[string, number | undefined, number, number, number]>([
    ['of a part', 0.25, 0.5, 0.8, 0.4],
    ['of the whole', undefined, 1, 0.3, 0.3],
    ['of the whole, towards all of it', 0.3, 0.3, 1, 1],
  ])('a painting %s covers as the strength of the moment says', async (_, cover, was, strength, wanted) => {
    const { values, cover: own } = paintings.follow(
      painted(() => 100, cover),
      striped(),
      { ...STROKES, strength: was },
    );
    tf.dispose(own ? [values, own] : values);
    const idle = tf.memory().numTensors;
    const carried = paintings.carry(striped(), { ...STROKES, strength }, 'Waves');
    const covers = Array.from((await carried?.cover?.data()) ?? []);
    expect(covers).toHaveLength(WIDTH * HEIGHT);
    for (const value of covers) expect(value).toBeCloseTo(wanted, 5);
    tf.dispose(carried ? [carried.values, carried.cover as tf.Tensor] : []);
    expect(tf.memory().numTensors).toBe(idle);
  });

  it('a painting of strength 0 is not: which pixels it would cover is lost', () => {
    const { values, cover } = paintings.follow(
      painted(() => 100, 0),
      striped(),
      { ...STROKES, strength: 0 },
    );
    tf.dispose([values, cover as tf.Tensor]);
    expect(paintings.carry(striped(), STROKES, 'Waves')).toBeNull();
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
