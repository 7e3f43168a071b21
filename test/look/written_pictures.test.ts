import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { load } from 'npyjs';
import { PNG } from 'pngjs';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { jsonIn } from '../../src/media/png/json_chunk.ts';
import { lookup } from '../../src/render/heat/colour_maps.ts';
import { LEGEND_KEYWORD } from '../../tools/look/draw/figure.ts';
import { look } from '../support/look.ts';
import { writePhotograph } from '../support/pictures.ts';

/** Side of a figure; its legend is below. */
const SIDE = 672;
/** What the network sees of the shorter side. */
const CROP = 0.875;
const SHAPES = { wide: [360, 240], tall: [240, 360], square: [256, 256] } as const;

let folder: string;
const at = (...names: string[]) => join(folder, ...names);
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'convoscope-written-'));
  for (const [shape, [width, height]] of Object.entries(SHAPES))
    await writePhotograph(at(`${shape}.png`), width, height);
});
afterAll(() => rm(folder, { recursive: true }));

interface Written {
  readonly output: string;
  readonly raw: string;
  readonly legend: { readonly range: [number, number]; readonly signed: boolean } | null;
}

/** Runs a technique on all shapes, and reads what it wrote. */
async function written(...words: string[]) {
  const [id = '', ...flags] = words;
  const images = Object.keys(SHAPES).map((shape) => at(`${shape}.png`));
  const out = at(`${words.join(' ')}/`);
  const { out: said, err } = await look(id, ...images, '-o', out, '--raw', out, '--json', ...flags);
  expect(err).toBe('');
  return Promise.all(
    (JSON.parse(said) as Written[]).map(async ({ output, raw, legend }) => {
      const bytes = await readFile(raw);
      const { data, shape } = await load(
        bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength),
      );
      return { png: PNG.sync.read(await readFile(output)), values: data as Float32Array, shape, legend };
    }),
  );
}

const pixelOf = ({ data, width }: PNG, x: number, y: number) => [
  ...data.subarray((y * width + x) * 4).subarray(0, 4),
];

/** The byte whose colour is nearest. */
function byteOf(table: Uint8Array, pixel: readonly number[]): number {
  const distance = (byte: number) =>
    Math.hypot(
      ...[0, 1, 2].map((colour) => (table[4 * byte + colour] as number) - (pixel[colour] as number)),
    );
  return Array.from({ length: 256 }, (_, byte) => byte).reduce((a, b) => (distance(b) < distance(a) ? b : a));
}

function correlation(a: readonly number[], b: readonly number[]): number {
  const mean = (list: readonly number[]) => list.reduce((sum, value) => sum + value, 0) / list.length;
  const [meanA, meanB] = [mean(a), mean(b)];
  const product = (p: readonly number[], meanP: number, q: readonly number[], meanQ: number) =>
    p.reduce((sum, value, i) => sum + (value - meanP) * ((q[i] as number) - meanQ), 0);
  return product(a, meanA, b, meanB) / Math.sqrt(product(a, meanA, a, meanA) * product(b, meanB, b, meanB));
}

const centreOf = (cell: number, cells: number) => Math.floor(((cell + 0.5) * SIDE) / cells);

describe('the map that is drawn is the numbers that are written', () => {
  it.each([
    [['grad-cam']],
    [['saliency']],
    [['occlusion', '--size', '56', '--stride', '56']],
    [['activations', '--layer', 'blocks.2.1.act2', '--channel', '3']],
  ])('by %j', async (words) => {
    for (const { png, values, shape, legend } of await written(...words, '--opacity', '1')) {
      const [height, width] = shape as [number, number];
      const [low, high] = legend?.range ?? [0, 1];
      const table = lookup(legend?.signed ? 'blue-orange' : 'inferno');
      const [drawn, wanted]: [number[], number[]] = [[], []];
      const every = width > 100 ? 5 : 1;
      for (let y = 0; y < height; y += every) {
        for (let x = 0; x < width; x += every) {
          drawn.push(byteOf(table, pixelOf(png, centreOf(x, width), centreOf(y, height))));
          wanted.push(Math.min(high, Math.max(low, values[y * width + x] as number)));
        }
      }
      expect(correlation(drawn, wanted)).toBeGreaterThan(0.97);
    }
  });
});

/** The middle square of a photograph that the network sees, side x side. */
async function seenOf(shape: keyof typeof SHAPES, side: number): Promise<Buffer> {
  const [width, height] = SHAPES[shape];
  const seen = Math.round(CROP * Math.min(width, height));
  const middle = { left: Math.round((width - seen) / 2), top: Math.round((height - seen) / 2) };
  return sharp(at(`${shape}.png`))
    .extract({ ...middle, width: seen, height: seen })
    .resize(side, side)
    .removeAlpha()
    .raw()
    .toBuffer();
}

/** Reds, greens and blues of some places, of a figure and of what the network saw. */
async function colours(png: PNG, shape: keyof typeof SHAPES, where = (_x: number, _y: number) => true) {
  const seen = await seenOf(shape, SIDE);
  const [drawn, wanted]: [number[], number[]] = [[], []];
  for (let y = 8; y < SIDE; y += 16) {
    for (let x = 8; x < SIDE; x += 16) {
      if (!where(x, y)) continue;
      drawn.push(...pixelOf(png, x, y).slice(0, 3));
      wanted.push(...seen.subarray((y * SIDE + x) * 3, (y * SIDE + x) * 3 + 3));
    }
  }
  return { drawn, wanted };
}

it('a map without opacity shows the part of the photograph that the network saw', async () => {
  const figures = await written('grad-cam', '--opacity', '0');
  for (const [i, shape] of (Object.keys(SHAPES) as (keyof typeof SHAPES)[]).entries()) {
    const { drawn, wanted } = await colours((figures[i] as (typeof figures)[number]).png, shape);
    expect(correlation(drawn, wanted)).toBeGreaterThan(0.98);
  }
});

it('a cut-out has the mask as its alpha, over the part that the network saw', async () => {
  const figures = await written('cut-out');
  for (const [i, shape] of (Object.keys(SHAPES) as (keyof typeof SHAPES)[]).entries()) {
    const { png, values, shape: size } = figures[i] as (typeof figures)[number];
    const [height, width] = size as [number, number];
    const [alpha, mask]: [number[], number[]] = [[], []];
    for (let y = 0; y < height; y += 4) {
      for (let x = 0; x < width; x += 4) {
        alpha.push(pixelOf(png, centreOf(x, width), centreOf(y, height))[3] as number);
        mask.push(values[y * width + x] as number);
      }
    }
    expect(correlation(alpha, mask)).toBeGreaterThan(0.97);
    const { drawn, wanted } = await colours(png, shape, (x, y) => pixelOf(png, x, y)[3] === 255);
    expect(correlation(drawn, wanted)).toBeGreaterThan(0.98);
  }
});

it.each(['guided-backprop', 'guided-grad-cam'])('%s draws its three colours where they are', async (id) => {
  for (const { png, values, legend } of await written(id)) {
    const [low, high] = legend?.range ?? [-1, 1];
    const [drawn, wanted]: [number[], number[]] = [[], []];
    for (let y = 2; y < 224; y += 5) {
      for (let x = 2; x < 224; x += 5) {
        drawn.push(...pixelOf(png, centreOf(x, 224), centreOf(y, 224)).slice(0, 3));
        for (let colour = 0; colour < 3; colour++)
          wanted.push(Math.min(high, Math.max(low, values[(y * 224 + x) * 3 + colour] as number)));
      }
    }
    expect(correlation(drawn, wanted)).toBeGreaterThan(0.9);
  }
});

it('a live style paints the whole photograph in its own proportions', async () => {
  for (const [shape, [width, height]] of Object.entries(SHAPES)) {
    const output = at(`live-${shape}.png`);
    await look('live-style', at(`${shape}.png`), '-o', output, '--resolution', '256');
    const png = PNG.sync.read(await readFile(output));
    expect(png.width / png.height).toBeCloseTo(width / height, 1);
    const photograph = await sharp(at(`${shape}.png`))
      .resize(png.width, png.height, { fit: 'fill' })
      .removeAlpha()
      .raw()
      .toBuffer();
    const [drawn, wanted]: [number[], number[]] = [[], []];
    for (let i = 0; i < png.width * png.height; i += 7) {
      drawn.push(png.data[4 * i + 1] as number);
      wanted.push(photograph[3 * i + 1] as number);
    }
    expect(correlation(drawn, wanted)).toBeGreaterThan(0.3);
  }
});

it('a figure of weights names no class: they are the same for every picture', async () => {
  const output = at('filters.png');
  await look('filters', at('wide.png'), '-o', output);
  const legend = jsonIn(await readFile(output), LEGEND_KEYWORD);
  expect(legend).toHaveProperty('title');
  expect(legend).not.toHaveProperty('class');
});

it.each([
  ['grey', 'b-w'],
  ['sixteen bits', 'rgb16'],
  ['inks', 'cmyk'],
])('a photograph of %s is read', async (_what, space) => {
  const file = at(`${space}.${space === 'cmyk' ? 'jpg' : 'png'}`);
  await sharp(at('wide.png')).toColourspace(space).toFile(file);
  const { out } = await look('grad-cam', file, '--opacity', '0', '-o', at(`seen-${space}.png`), '--json');
  expect(JSON.parse(out)).toHaveLength(1);
  const { drawn, wanted } = await colours(PNG.sync.read(await readFile(at(`seen-${space}.png`))), 'wide');
  const seen = space === 'b-w' ? lumaOf : (values: number[]) => values;
  expect(correlation(seen(drawn), seen(wanted))).toBeGreaterThan(0.97);
});

/** What is left of colours in a grey photograph: one number a pixel. */
function lumaOf(rgb: number[]): number[] {
  const at = (i: number, colour: number) => rgb[3 * i + colour] as number;
  return Array.from(
    { length: rgb.length / 3 },
    (_, i) => 0.2126 * at(i, 0) + 0.7152 * at(i, 1) + 0.0722 * at(i, 2),
  );
}
