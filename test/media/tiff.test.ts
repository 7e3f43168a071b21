import sharp, { type TiffOptions } from 'sharp';
import { describe, expect, it } from 'vitest';
import { PictureFileError } from '../../src/media/errors.ts';
import { tiffPixels } from '../../src/media/tiff.ts';
import { firstPageOf } from '../../src/media/tiff_structure.ts';
import { Random } from '../../src/numeric/random.ts';
import { damaged } from '../../tools/prove/fuzz.ts';

const [WIDTH, HEIGHT] = [40, 24];
const random = new Random(5);
const picture = sharp(
  Buffer.from(Uint8Array.from({ length: WIDTH * HEIGHT * 3 }, () => random.integer(0, 255))),
  { raw: { width: WIDTH, height: HEIGHT, channels: 3 } },
);
type Packing = 'none' | 'lzw' | 'deflate' | 'packbits';
const tiff = async (compression: Packing, more: TiffOptions = {}) =>
  new Uint8Array(
    await picture
      .clone()
      .tiff({ compression, ...more })
      .toBuffer(),
  );
const bufferOf = (bytes: Uint8Array): ArrayBuffer => Uint8Array.from(bytes).buffer;

type Entries = readonly (readonly [number, number, number, number])[];

/** A TIFF of grey pixels, one unless given, written by hand: tag, type, count and value of each entry, in order. */
function byHand(entries: Entries, next = 0, pixels = [99]): ArrayBuffer {
  const end = 8 + 2 + 12 * entries.length + 4;
  const view = new DataView(new ArrayBuffer(end + pixels.length));
  view.setUint16(0, 0x4949);
  view.setUint16(2, 42, true);
  view.setUint32(4, 8, true);
  view.setUint16(8, entries.length, true);
  entries.forEach(([tag, type, count, value], i) => {
    const at = 10 + 12 * i;
    view.setUint16(at, tag, true);
    view.setUint16(at + 2, type, true);
    view.setUint32(at + 4, count, true);
    view.setUint32(at + 8, value, true);
  });
  view.setUint32(10 + 12 * entries.length, next, true);
  new Uint8Array(view.buffer).set(pixels, end);
  return view.buffer;
}
const ENTRIES = [
  [256, 3, 1, 1],
  [257, 3, 1, 1],
  [258, 3, 1, 8],
  [259, 3, 1, 1],
  [262, 3, 1, 1],
  [273, 4, 1, 8 + 2 + 12 * 8 + 4],
  [277, 3, 1, 1],
  [279, 4, 1, 1],
] as const;
const withEntry = (tag: number, ...rest: [number, number, number]) =>
  byHand(ENTRIES.map((entry) => (entry[0] === tag ? [tag, ...rest] : entry)));

describe('a whole TIFF', () => {
  it.each<[string, Packing, TiffOptions]>([
    ['not packed', 'none', {}],
    ['packed by LZW', 'lzw', {}],
    ['packed by LZW with a predictor', 'lzw', { predictor: 'horizontal' }],
    ['packed by deflate', 'deflate', {}],
    ['packed by PackBits', 'packbits', {}],
    ['in tiles', 'lzw', { tile: true, tileWidth: 16, tileHeight: 16 }],
  ])('%s is read to the last bit', async (_, packing, more) => {
    const file = await tiff(packing, more);
    const expected = await picture.clone().ensureAlpha().raw().toBuffer();
    const { rgba, width, height } = await tiffPixels(bufferOf(file));
    expect([width, height]).toEqual([WIDTH, HEIGHT]);
    expect(Buffer.compare(Buffer.from(rgba), expected)).toBe(0);
  });

  it('written by hand is its one pixel', async () => {
    const { rgba } = await tiffPixels(byHand(ENTRIES));
    expect([...rgba]).toEqual([99, 99, 99, 255]);
  });

  it('of several pages is its first page', async () => {
    const file = byHand(ENTRIES, 8);
    expect([...(await tiffPixels(file)).rgba]).toEqual([99, 99, 99, 255]);
  });

  // By the specification's words on where the first row and the first column are seen.
  it.each<[number, string]>([
    [1, '123 456'],
    [2, '321 654'],
    [3, '654 321'],
    [4, '456 123'],
    [5, '14 25 36'],
    [6, '41 52 63'],
    [7, '63 52 41'],
    [8, '36 25 14'],
    [9, '123 456'],
  ])('of orientation %d is turned upright', async (orientation, seen) => {
    const entries: Entries = [
      [256, 3, 1, 3],
      [257, 3, 1, 2],
      ...ENTRIES.slice(2, 5),
      [273, 4, 1, 8 + 2 + 12 * 10 + 4],
      [274, 3, 1, orientation],
      [277, 3, 1, 1],
      [278, 3, 1, 2],
      [279, 4, 1, 6],
    ];
    const { rgba, width, height } = await tiffPixels(byHand(entries, 0, [1, 2, 3, 4, 5, 6]));
    const reds = [...rgba].filter((_, i) => i % 4 === 0);
    const rows = Array.from({ length: height }, (_, y) => reds.slice(width * y, width * (y + 1)).join(''));
    expect(rows.join(' ')).toBe(seen);
  });

  it('keeps what says how pixels are read, and nothing else', () => {
    const notes = [37500, 7, 1, 0] as const;
    const { alone } = firstPageOf(byHand([...ENTRIES, notes].map((entry) => [...entry] as const)));
    expect(new DataView(alone).getUint16(8, true)).toBe(ENTRIES.length);
  });
});

describe('a damaged TIFF', () => {
  it.each<[string, ArrayBuffer]>([
    ['whose tag has thousands of millions of values', withEntry(279, 4, 0xffffffff, 200)],
    ['whose tag is of no known type', withEntry(273, 77, 1, 0)],
    ['whose pixels lie outside', withEntry(273, 4, 1, 4000)],
    ['without a width', withEntry(256, 3, 1, 0)],
    ['of a thousand samples', withEntry(277, 3, 1, 1000)],
    ['of tiles without pixels', byHand([...ENTRIES.slice(0, 7), [322, 3, 1, 0]])],
    ['that ends in its directory', byHand(ENTRIES).slice(0, 40)],
    ['of four bytes', byHand(ENTRIES).slice(0, 4)],
  ])('%s is refused by name', async (_, file) => {
    await expect(tiffPixels(file)).rejects.toMatchObject({
      name: 'PictureFileError',
      told: { code: 'pictureErrors.tiffDamaged' },
    });
  });

  it('says how it is packed where nobody here knows that', async () => {
    await expect(tiffPixels(withEntry(259, 3, 1, 34713))).rejects.toThrow(/compression 34,?713/);
  });

  it('says how large it is where that is too large', async () => {
    await expect(
      tiffPixels(byHand(ENTRIES.map((entry) => (entry[0] <= 257 ? [entry[0], 4, 1, 60_000] : entry)))),
    ).rejects.toThrow(/60,000 x 60,000/);
  });

  it.each<Packing>(['none', 'lzw', 'deflate', 'packbits'])(
    'is read or refused, packed by %s',
    async (packing) => {
      const whole = Uint8Array.from(await tiff(packing));
      const own = new Random(11);
      for (let i = 0; i < 400; i++) {
        const refused = await tiffPixels(bufferOf(damaged(whole, own))).catch((error) => error);
        if (refused instanceof Error) expect(refused).toBeInstanceOf(PictureFileError);
      }
    },
  );
});
