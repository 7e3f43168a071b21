import { PNG } from 'pngjs';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import type { CutOut, HeatMap, ImagePicture, Tiles } from '../../src/contract/picture.ts';
import { lookup } from '../../src/render/heat/colour_maps.ts';
import { type Paint, type Paintable, paint } from '../../tools/look/draw/paint.ts';
import { paintMap } from '../../tools/look/draw/paint_map.ts';
import { seeded } from '../support/seeded.ts';

const MAP_ALONE: Paint = { opacity: 1, colours: 'viridis', signedColours: 'blue-orange' };
/** Of bytes. */
const ROUNDING = 2;

/** How far noise may be off at the centre of its cell: libvips enlarges with a shift of half a pixel of the figure. */
const slackOf = (width: number, height: number) => Math.max(6, (255 * Math.max(width, height)) / 672);

const photographAt = (x: number, y: number) => [x % 251, y % 241, (x + y) % 239];

/** Every pixel of it is another colour. */
const photograph = {
  input: new Float32Array(),
  async crop(side: number) {
    return Buffer.from(
      Array.from({ length: side * side }, (_, i) => photographAt(i % side, Math.floor(i / side))).flat(),
    );
  },
};

async function painted(picture: Paintable, options: Partial<Paint> = {}) {
  const png = PNG.sync.read(await paint(picture, photograph, { ...MAP_ALONE, ...options }));
  const at = (x: number, y: number) => [...png.data.subarray((y * png.width + x) * 4).subarray(0, 4)];
  return { at, width: png.width, height: png.height };
}

const legend = (signed: boolean) => ({
  ...{ range: [signed ? -1 : 0, 1] as [number, number], signed, unit: '', low: 'less', high: 'more' },
});

/** Random bytes, in rows that are padded as WebGL wants them. */
function bytesOf(width: number, height: number) {
  const random = seeded(width * 31 + height);
  const rowBytes = 4 * Math.ceil(width / 4);
  const values = new Uint8Array(rowBytes * height).fill(255);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) values[y * rowBytes + x] = Math.floor(256 * random.uniform());
  return { width, height, rowBytes, values };
}

const heat = (width: number, height: number, signed = false): HeatMap => ({
  ...{ kind: 'heat', title: 'A map', legend: legend(signed) },
  ...bytesOf(width, height),
});

/** The pixel at the centre of a cell, where a bilinear map has the cell's own value. */
const centreOf = (cell: number, cells: number) => Math.floor(((cell + 0.5) * 672) / cells);

function expectBytes(got: readonly number[], wanted: ArrayLike<number>, slack = ROUNDING): void {
  const distance = Math.max(...Array.from(wanted, (byte, i) => Math.abs((got[i] as number) - byte)));
  expect(distance, `${got} instead of ${Array.from(wanted)}`).toBeLessThanOrEqual(slack);
}

describe('a map', () => {
  it.each([
    [1, 1],
    [7, 7],
    [14, 14],
    [28, 14],
    [6, 96],
    [224, 224],
  ])('of %i x %i cells has the colour of every cell at its centre', async (width, height) => {
    const map = heat(width, height);
    const { at } = await painted(map, { colours: 'grey' });
    for (let y = 0; y < height; y++) {
      for (let x = 0; x < width; x++) {
        const byte = map.values[y * map.rowBytes + x] as number;
        const slack = slackOf(width, height);
        expectBytes(at(centreOf(x, width), centreOf(y, height)), [byte, byte, byte], slack);
      }
    }
  });

  it.each([false, true])('is coloured by the chosen map (signed: %s)', async (signed) => {
    const map = heat(1, 1, signed);
    const table = lookup(signed ? 'blue-orange' : 'viridis');
    const byte = map.values[0] as number;
    expectBytes((await painted(map)).at(300, 400), table.subarray(4 * byte, 4 * byte + 3), 0);
  });

  it('of no opacity leaves the photograph as it is', async () => {
    const { at } = await painted(heat(7, 7), { opacity: 0 });
    for (const [x, y] of [
      [0, 0],
      [671, 0],
      [0, 671],
      [671, 671],
      [123, 456],
    ] as const)
      expectBytes(at(x, y), photographAt(x, y), 0);
  });

  it('lies over the photograph by its opacity, more where it is strong', async () => {
    const { at } = await painted({ ...heat(1, 1), values: Uint8Array.of(255, 0, 0, 0) }, { opacity: 0.5 });
    const colour = lookup('viridis').subarray(4 * 255);
    expectBytes(
      at(123, 456),
      photographAt(123, 456).map((below, i) => (below + (colour[i] as number)) / 2),
    );
  });
});

it.each([
  [224, 224],
  [112, 96],
  [7, 5],
])('a cut-out of %i x %i has its mask as alpha and the photograph as colours', async (width, height) => {
  const cut: CutOut = {
    kind: 'cut-out',
    title: 'A cut-out',
    share: 0.5,
    legend: null,
    ...bytesOf(width, height),
  };
  const { at } = await painted(cut);
  for (let y = 0; y < height; y += 3) {
    for (let x = 0; x < width; x += 2) {
      const [pixelX, pixelY] = [centreOf(x, width), centreOf(y, height)];
      const [red, green, blue, alpha] = at(pixelX, pixelY);
      const slack = slackOf(width, height);
      expectBytes([alpha as number], [cut.values[y * cut.rowBytes + x] as number], slack);
      expectBytes([red as number, green as number, blue as number], photographAt(pixelX, pixelY), 0);
    }
  }
});

it('a colour picture has its own colours', async () => {
  const [width, height] = [224, 224];
  const rgba = new Uint8ClampedArray(width * height * 4).fill(255);
  for (let i = 0; i < width * height; i++) rgba.set(photographAt(i % width, Math.floor(i / width)), 4 * i);
  const picture: ImagePicture = { kind: 'image', title: 'Colours', width, height, rgba, legend: null };
  const { at } = await painted(picture);
  for (let y = 20; y < 200; y += 20)
    for (let x = 20; x < 200; x += 20) expectBytes(at(3 * x + 1, 3 * y + 1), photographAt(x, y), 4);
});

it.each([1, 4] as const)('tiles of %i bytes a pixel have the colour of every cell', async (pixelBytes) => {
  const [columns, count, tileWidth, tileHeight] = [3, 5, 4, 2];
  const { values, rowBytes } = bytesOf(columns * tileWidth * pixelBytes, 2 * tileHeight);
  const tiles: Tiles = {
    ...{ kind: 'tiles', title: 'Tiles', of: 'activations', layer: 'conv', legend: legend(false) },
    ...{ count, columns, tileWidth, tileHeight, pixelBytes, rowBytes, values, channels: [], ranges: [] },
  };
  const { at, width, height } = await painted(tiles, { colours: 'grey' });
  const cellPx = 56;
  expect([width, height]).toEqual([3 * 4 * cellPx + 2 * 2, 2 * 2 * cellPx + 2]);
  for (let tile = 0; tile < count; tile++) {
    for (let cell = 0; cell < tileWidth * tileHeight; cell++) {
      const [column, row] = [tile % columns, Math.floor(tile / columns)];
      const [x, y] = [cell % tileWidth, Math.floor(cell / tileWidth)];
      const from = (row * tileHeight + y) * rowBytes + (column * tileWidth + x) * pixelBytes;
      const wanted =
        pixelBytes === 4 ? values.subarray(from, from + 3) : new Uint8Array(3).fill(values[from] as number);
      const pixel = (at: number, size: number, cellAt: number) =>
        at * (size * cellPx + 2) + cellAt * cellPx + 28;
      expectBytes(at(pixel(column, tileWidth, x), pixel(row, tileHeight, y)), wanted, 0);
    }
  }
});

it('a map of pictures has every picture at its place', async () => {
  const colours = ['#f00000', '#00f000', '#0000f0', '#f0f000'];
  const previews = await Promise.all(
    colours.map(async (background) => ({
      type: 'image/png',
      bytes: await sharp({ create: { width: 16, height: 16, channels: 3, background } })
        .png()
        .toBuffer(),
    })),
  );
  const positions = Float32Array.of(-1, -3, 3, 1, 1, -1, -1, 1);
  const map = { method: 'pca', metric: 'l2', positions } as unknown as Parameters<typeof paintMap>[0];
  const { data, width, height } = PNG.sync.read(await paintMap(map, previews));
  expect([width, height]).toEqual([1600, 1600]);
  const [left, pitch] = [40 + 64, (1600 - 80 - 128) / 4];
  for (const [i, colour] of colours.entries()) {
    const x = Math.round(left + ((positions[2 * i] as number) + 1) * pitch);
    const y = Math.round(left + ((positions[2 * i + 1] as number) + 3) * pitch);
    const wanted = Buffer.from(colour.slice(1), 'hex');
    expectBytes([...data.subarray((y * width + x) * 4).subarray(0, 3)], wanted, 0);
  }
});
