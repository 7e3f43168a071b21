import * as tf from '@tensorflow/tfjs-core';
import sharp from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import { edgeGuide } from '../../../src/engine/live_style/edge_guide.ts';
import { followEdges } from '../../../src/render/live_style/follow_edges.ts';
import { NODE_BACKENDS, use } from '../../support/backends.ts';
import { enlarged, guideByHand } from '../../support/guided_upsampling.ts';
import { expectClose } from '../../support/relative_l2.ts';
import { seeded } from '../../support/seeded.ts';

const [WIDTH, HEIGHT] = [24, 16];
const TIMES = 4;

/** Grey pixels as three channels. */
const grey = (values: ArrayLike<number>) =>
  Float32Array.from({ length: 3 * values.length }, (_, i) => values[Math.floor(i / 3)] as number);

/** As guideByHand has it. */
function guideOf(
  painting: Float32Array,
  photograph: Float32Array,
  [width, height] = [WIDTH, HEIGHT],
): Float32Array {
  return tf.tidy(() => {
    const [painted, below] = [
      tf.tensor3d(painting, [height, width, 3]),
      tf.tensor4d(photograph, [1, height, width, 3]),
    ];
    const { slopes, luminance } = edgeGuide(painted, below);
    expect([slopes.shape, luminance.shape]).toEqual([
      [height, width, 3],
      [height, width],
    ]);
    return Float32Array.from([
      ...slopes.dataSync(),
      ...grey(luminance.dataSync().map((light) => 255 * light)),
    ]);
  });
}

/** @param grid RGB, rows of WIDTH. @returns RGBA at TIMES the size */
const large = (grid: ArrayLike<number>): Uint8ClampedArray => enlarged(grid, WIDTH, HEIGHT, TIMES);

/** The mean of each square of TIMES x TIMES: the frame made small. */
const small = (whole: Uint8ClampedArray): Float32Array =>
  Float32Array.from({ length: WIDTH * HEIGHT }, (_, i) => {
    const [left, top] = [(i % WIDTH) * TIMES, Math.floor(i / WIDTH) * TIMES];
    let sum = 0;
    for (let y = top; y < top + TIMES; y++)
      for (let x = left; x < left + TIMES; x++) sum += whole[4 * (y * WIDTH * TIMES + x)] as number;
    return sum / TIMES ** 2;
  });

/** A grey frame at its own size, RGBA. @param at 0..255 */
const frameOf = (at: (x: number, y: number) => number): Uint8ClampedArray =>
  Uint8ClampedArray.from({ length: 4 * WIDTH * TIMES * HEIGHT * TIMES }, (_, i) => {
    const pixel = Math.floor(i / 4);
    return i % 4 === 3 ? 255 : at(pixel % (WIDTH * TIMES), Math.floor(pixel / (WIDTH * TIMES)));
  });

/** Bars with edges between small pixels as well as in them, and much contrast in every window. */
const bars = frameOf((x, y) => ((Math.floor(x / 5) + Math.floor(y / 7)) % 2 ? 200 : 40));

function drawn(painting: Float32Array, frame: Uint8ClampedArray): Uint8ClampedArray {
  const guide = guideOf(painting, grey(small(frame))).map((value) =>
    Math.min(255, Math.max(0, Math.round(value))),
  );
  const picture = large(painting);
  const half = 3 * WIDTH * HEIGHT;
  followEdges(picture, frame, large(guide.slice(0, half)), large(guide.slice(half)));
  return picture;
}

describe.each(NODE_BACKENDS)('a painting at the size of its frame, on %s', (backend) => {
  beforeAll(() => use(backend));

  it.each([
    [0.5, 60],
    [-0.75, 220],
  ])('that is %s times the frame and %s is so at full size', async (slope, offset) => {
    const picture = drawn(grey(small(bars).map((light) => slope * light + offset)), bars);
    // A slope is a byte: a 63rd, of at most 160 that an edge is high.
    picture.forEach((value, i) => {
      if (i % 4 < 3) expect(Math.abs(value - (slope * (bars[i] as number) + offset))).toBeLessThanOrEqual(3);
    });
  });

  it('of one colour stays so, whatever the frame shows', () => {
    const picture = drawn(grey(new Float32Array(WIDTH * HEIGHT).fill(90)), bars);
    expect(picture.every((value, i) => value === (i % 4 === 3 ? 255 : 90))).toBe(true);
  });

  it('has the frame’s edge in one pixel, where it was four wide', async () => {
    const edge = 4 * 12 - 2;
    const frame = frameOf((x) => (x < edge ? 50 : 180));
    const painting = grey(small(frame).map((light) => 0.8 * light + 20));
    const [plain, sharp] = [large(painting), drawn(painting, frame)];
    const step = (picture: Uint8ClampedArray) => {
      const row = 4 * (WIDTH * TIMES * 30 + edge);
      return (picture[row] as number) - (picture[row - 4] as number);
    };
    expect(step(plain)).toBeLessThan(30);
    expect(step(sharp)).toBeGreaterThan(0.95 * 0.8 * 130);
  });

  it('keeps strokes that the frame knows nothing of', async () => {
    const flat = frameOf(() => 120);
    const strokes = grey(Float32Array.from({ length: WIDTH * HEIGHT }, (_, i) => (i % 3 ? 30 : 220)));
    expect([...drawn(strokes, flat)]).toEqual([...large(strokes)]);
  });

  it('draws no seam where its own edge lies beside the frame’s', () => {
    const frame = frameOf((x) => (x < 4 * 12 ? 50 : 200));
    const painting = grey(
      Float32Array.from({ length: WIDTH * HEIGHT }, (_, i) => (i % WIDTH < 13 ? 60 : 180)),
    );
    const picture = drawn(painting, frame);
    expect(Math.min(...picture)).toBeGreaterThan(53);
    expect(Math.max(...picture.filter((_, i) => i % 4 < 3))).toBeLessThan(188);
  });

  it('takes nothing of a camera’s noise', async () => {
    const noise = seeded(3).normals(WIDTH * HEIGHT * TIMES * TIMES, 4);
    const frame = frameOf((x, y) => 128 + (noise[y * WIDTH * TIMES + x] as number));
    const painting = grey(
      seeded(4)
        .normals(WIDTH * HEIGHT, 40)
        .map((value) => 128 + value),
    );
    const picture = drawn(painting, frame);
    const plain = large(painting);
    const off =
      picture.reduce((sum, value, i) => sum + Math.abs(value - (plain[i] as number)), 0) / picture.length;
    expect(off).toBeLessThan(0.1);
  });
});

const clipped = (value: number) => Math.min(255, Math.max(0, value));

/** A frame and a painting that follows it in part: of noise, of a photograph, of one colour. */
const PICTURES = {
  noise: ([width, height]: Size) => {
    const random = seeded(8);
    const photograph = random.normals(3 * width * height, 50).map((value) => clipped(128 + value));
    return [photograph, random.normals(3 * width * height, 30)] as const;
  },
  'a photograph': async ([width, height]: Size) => {
    const read = sharp('models/pictures/dog.jpg').resize(width, height, { fit: 'fill' });
    const photograph = Float32Array.from(await read.removeAlpha().raw().toBuffer());
    return [photograph, seeded(9).normals(photograph.length, 10)] as const;
  },
  'one colour': ([width, height]: Size) => {
    const nothing = new Float32Array(3 * width * height);
    return [nothing.map((_, i) => [30, 200, 77][i % 3] as number), nothing] as const;
  },
};
type Size = readonly [width: number, height: number];

describe.each(Object.keys(PICTURES) as (keyof typeof PICTURES)[])('of %s', (of) => {
  it.each<Size>([
    [48, 30],
    [37, 23],
    [5, 5],
    [4, 3],
    [1, 9],
    [8, 1],
    [1, 1],
  ])('%d x %d pixels it is what the sums of each window give, on every backend', async (...size) => {
    const [photograph, strokes] = await PICTURES[of](size);
    const painting = strokes.map((value, i) => value + 0.6 * (photograph[i] as number) + 30);
    // What a painting has outside 0..255 is not seen.
    painting[0] = 300;
    const wanted = guideByHand(painting.map(clipped), photograph, ...size);
    for (const backend of NODE_BACKENDS) {
      await use(backend);
      const got = guideOf(painting, photograph, [...size]);
      expectClose(got, wanted, 1e-5);
      expect(Math.max(...wanted.map((value, i) => Math.abs((got[i] as number) - value)))).toBeLessThan(0.01);
    }
  });
});
