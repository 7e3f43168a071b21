import sharp from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import { motionBetween } from '../../../src/engine/live_style/motion.ts';
import { type Luminance, luminanceOf } from '../../../src/engine/live_style/small_luminance.ts';
import { seeded } from '../../support/seeded.ts';

const [WIDTH, HEIGHT] = [256, 192];
/** The photograph is larger than the frame, which is cut out of it. */
const WHOLE = { width: WIDTH + 80, height: HEIGHT + 40 };
let photograph: Buffer;
beforeAll(async () => {
  const picture = sharp('models/pictures/dog.jpg').resize(WHOLE.width, WHOLE.height, { fit: 'cover' });
  photograph = await picture.ensureAlpha().raw().toBuffer();
});

/** What a camera with noise (deviation 4 of 255) sees whose frame begins at (x, y) of the photograph; between pixels, bilinear. */
function frameAt(x: number, y: number, seed: number): Uint8ClampedArray {
  const noise = seeded(seed);
  const [x0, y0] = [Math.floor(x), Math.floor(y)];
  const [u, v] = [x - x0, y - y0];
  return Uint8ClampedArray.from({ length: WIDTH * HEIGHT * 4 }, (_, i) => {
    const [row, column] = [Math.floor(i / 4 / WIDTH), Math.floor(i / 4) % WIDTH];
    const at = (down: number, right: number) =>
      photograph[4 * ((row + y0 + down) * WHOLE.width + column + x0 + right) + (i % 4)] as number;
    const above = (1 - u) * at(0, 0) + u * at(0, 1);
    const below = (1 - u) * at(1, 0) + u * at(1, 1);
    return (1 - v) * above + v * below + 4 * noise.normal();
  });
}
const seen = (x: number, y: number, seed: number): Luminance =>
  luminanceOf(frameAt(x, y, seed), WIDTH, HEIGHT);
const median = (values: ArrayLike<number>) =>
  [...Array.from(values)].sort((a, b) => a - b)[values.length >> 1] as number;

describe('the motion of a camera that passes a photograph', () => {
  it.each([
    [2, 1],
    [5, -3],
    [0.5, 0],
    [-1.5, 0.75],
    [20, -6],
  ])('by %d pixels to the right and %d down is found to a quarter of a pixel', (right, down) => {
    const { dx, dy } = motionBetween(seen(40, 20, 1), seen(40 + right, 20 + down, 2));
    expect(Math.abs(median(dx) * WIDTH - right)).toBeLessThan(0.25);
    expect(Math.abs(median(dy) * HEIGHT - down)).toBeLessThan(0.25);
  });

  it('is the same for all blocks, to a quarter of a pixel, and is trusted', () => {
    const { dx, dy, confidence } = motionBetween(seen(40, 20, 1), seen(42, 21, 2));
    for (const motion of dx) expect(Math.abs(motion * WIDTH - 2)).toBeLessThan(0.25);
    for (const motion of dy) expect(Math.abs(motion * HEIGHT - 1)).toBeLessThan(0.25);
    expect([confidence.width, confidence.height]).toEqual([96, 72]);
    expect(median(confidence.values)).toBeGreaterThan(0.9);
  });

  it('is not trusted at the border that something came in at', () => {
    const { width, height, values } = motionBetween(seen(40, 20, 1), seen(45, 20, 2)).confidence;
    for (let row = 0; row < height; row++) expect(values[row * width + width - 1]).toBeLessThan(0.01);
  });

  it('is nothing where the camera stands, for all its noise', () => {
    const { dx, dy, residual } = motionBetween(seen(40, 20, 1), seen(40, 20, 2));
    expect(dx.filter((motion) => motion !== 0).length).toBeLessThan(0.1 * dx.length);
    expect(Math.max(...dx.map(Math.abs), ...dy.map(Math.abs)) * WIDTH).toBeLessThan(0.5);
    expect(median(residual)).toBeLessThan(2);
  });
});

/** A smooth pattern, with a bright square of 24 x 24 pixels on it whose corner is at (x, 30) of 96 x 72. */
function withSquare(x: number): Luminance {
  const values = Float32Array.from({ length: 96 * 72 }, (_, i) => {
    const [row, column] = [Math.floor(i / 96), i % 96];
    const inSquare = row >= 30 && row < 54 && column >= x && column < x + 24;
    return inSquare
      ? 180 + 40 * Math.sin((column - x) / 2) * Math.cos(row / 2)
      : 90 + 30 * Math.sin(column / 3) * Math.cos(row / 4);
  });
  return { width: 96, height: 72, values };
}

it('is each block’s own', () => {
  const { dx, columns, residual } = motionBetween(withSquare(30), withSquare(36));
  const at = (column: number, row: number) => row * columns + column;
  // Blocks are 6 pixels apart: columns 7 and 8 of row 6 lie in the square, now and before.
  for (const column of [7, 8]) expect((dx[at(column, 6)] as number) * 96).toBeCloseTo(-6, 0);
  for (const [column, row] of [
    [1, 1],
    [14, 1],
    [2, 10],
    [14, 10],
  ] as const) {
    expect((dx[at(column, row)] as number) * 96).toBeCloseTo(0, 1);
    expect(residual[at(column, row)]).toBeLessThan(1);
  }
});

it('explains nothing of a picture that was not there before', () => {
  const noise = (seed: number): Luminance => ({
    ...{ width: 96, height: 72 },
    values: seeded(seed).normals(96 * 72, 40),
  });
  const { residual, confidence } = motionBetween(noise(1), noise(2));
  expect(Math.min(...residual)).toBeGreaterThan(200);
  expect(median(confidence.values)).toBeLessThan(0.01);
});

describe('light and dark', () => {
  it('is the weighted mean of the colours, at 96 pixels the longer side', () => {
    const rgba = Uint8ClampedArray.from(
      { length: 200 * 100 * 4 },
      (_, i) => [200, 100, 50, 255][i % 4] as number,
    );
    const { width, height, values } = luminanceOf(rgba, 200, 100);
    expect([width, height]).toEqual([96, 48]);
    for (const value of values) expect(value).toBeCloseTo(0.299 * 200 + 0.587 * 100 + 0.114 * 50, 3);
  });

  it('of a small picture keeps its size', () => {
    expect(luminanceOf(new Uint8ClampedArray(5 * 3 * 4), 5, 3)).toMatchObject({ width: 5, height: 3 });
  });
});

it('works on pictures of one pixel', () => {
  const one = { width: 1, height: 1, values: Float32Array.of(7) };
  const field = motionBetween(one, one);
  expect(field).toMatchObject({ columns: 1, rows: 1 });
  expect([...field.dx, ...field.dy, ...field.residual]).toEqual([0, 0, 0]);
});
