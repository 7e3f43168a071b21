import { describe, expect, it } from 'vitest';
import { IndexFileError } from '../../src/embedding/errors.ts';
import { Gallery, THUMBNAIL_BYTES } from '../../src/embedding/gallery.ts';
import { readIndex, writeIndex } from '../../src/embedding/index_file.ts';
import { row } from '../../src/embedding/rows.ts';
import { fromHalf, toHalf } from '../../src/numeric/half.ts';
import { seeded } from '../support/seeded.ts';

const network = { id: 'tiny', title: 'Tiny', weightsSha256: 'ab12' };
const random = seeded(6);

function galleryOf(count: number, dims = 10): Gallery {
  const gallery = new Gallery();
  for (let i = 0; i < count; i++) {
    gallery.add({
      words: {
        name: `Ünïcode ${i}.jpg`,
        kind: i % 2 ? 'added' : 'shipped',
        credit: i % 2 ? null : 'Somebody, CC0',
        label: 'dog',
        probability: 0.25 * (i % 4),
      },
      features: random.normals(dims).map(Math.abs),
      thumbnail: Uint8Array.from({ length: THUMBNAIL_BYTES }, (_, at) => (at * 7 + i) % 256),
      preview: { type: 'image/jpeg', bytes: Uint8Array.from({ length: 5 + i }, (_, at) => at + i) },
    });
  }
  return gallery;
}

const gallery = galleryOf(5);
const written = await writeIndex(gallery, network);
const read = (bytes: Uint8Array<ArrayBuffer>, as = network) => readIndex('a.idx', bytes.slice().buffer, as);

/** The file with its JSON header changed and its length put right. */
function withHeader(change: (header: Record<string, unknown>) => void): Uint8Array<ArrayBuffer> {
  const length = new DataView(written.buffer).getUint32(12, true);
  const header = JSON.parse(new TextDecoder().decode(written.subarray(16, 16 + length)));
  change(header);
  const text = new TextEncoder().encode(JSON.stringify(header));
  const opening = written.slice(0, 16);
  new DataView(opening.buffer).setUint32(12, text.length, true);
  return Uint8Array.from([...opening, ...text, ...written.subarray(16 + length)]);
}

it('gives back exactly what was saved', async () => {
  const back = await read(written);
  expect(back.words).toEqual(gallery.words);
  expect(back.previews).toEqual(gallery.previews);
  expect(back.thumbnails).toEqual(gallery.thumbnails);
  expect(back.rows).toEqual(gallery.rows);
});

it('is laid out as docs/index-file.md says', () => {
  expect(new TextDecoder().decode(written.subarray(0, 8))).toBe('CONVOIDX');
  const view = new DataView(written.buffer);
  expect(view.getUint32(8, true)).toBe(1);
  const body = 16 + view.getUint32(12, true);
  expect(view.getFloat32(body + 4 * 13, true)).toBe(row(gallery.rows, 1)[3]);
  expect(written[body + 5 * 10 * 4 + THUMBNAIL_BYTES + 2]).toBe(15);
  expect([...written.subarray(-9)]).toEqual([4, 5, 6, 7, 8, 9, 10, 11, 12]);
});

it('keeps three digits of the features in half the room', async () => {
  const half = await writeIndex(gallery, network, { dtype: 'float16' });
  expect(written.length - half.length).toBe(5 * 10 * 2 - 0);
  const back = await read(half);
  back.rows.values.forEach((value, i) => {
    const exact = gallery.rows.values[i] ?? Number.NaN;
    expect(Math.abs(value - exact)).toBeLessThanOrEqual(Math.abs(exact) / 2048);
  });
});

it('saves and opens an empty gallery', async () => {
  expect((await read(await writeIndex(new Gallery(), network))).count).toBe(0);
});

describe('a file that cannot be used is refused by name', () => {
  const other = { id: 'other', title: 'Other', weightsSha256: 'ab12' };
  it.each([
    ['of another network', () => read(written, other), /holds features of Tiny; the network here is Other/],
    ['of other weights', () => read(written, { ...network, weightsSha256: 'cd' }), /other weights of Tiny/],
    [
      'that is something else',
      () => read(new TextEncoder().encode('a long enough text file')),
      /is no index/,
    ],
    ['that is empty', () => read(new Uint8Array(0)), /is no index/],
    ['of a later version', () => read(written.with(8, 2)), /version 2/],
    ['cut off in its header', () => read(written.slice(0, 60)), /cut off/],
    ['cut off in its body', () => read(written.slice(0, -1)), /cut off/],
    ['with bytes behind it', () => read(Uint8Array.from([...written, 0])), /longer/],
    ['with a changed byte', () => read(written.with(-20, (written.at(-20) ?? 0) ^ 1)), /checksum/],
    ['whose header is no JSON', () => read(written.with(16, 0x2d)), /no JSON/],
    ['whose header lacks something', () => read(withHeader((header) => delete header.dims)), /incomplete/],
    ['whose header is no object', () => read(withHeader((header) => (header.network = 3))), /incomplete/],
    ['that counts wrongly', () => read(withHeader((header) => (header.count = 4))), /lists 5 pictures of 4/],
  ])('%s', async (_, open, message) => {
    await expect(open()).rejects.toThrow(message);
    await expect(open()).rejects.toBeInstanceOf(IndexFileError);
  });

  it('with features that are no numbers', async () => {
    const broken = galleryOf(2);
    broken.rows.values[3] = Number.NaN;
    await expect(read(await writeIndex(broken, network))).rejects.toThrow(/no finite numbers/);
  });
});

describe('halves', () => {
  it.each([
    [0, 0],
    [1, 0x3c00],
    [-2, 0xc000],
    [65504, 0x7bff],
    [65520, 0x7c00],
    [2 ** -24, 1],
    [2 ** -14, 0x0400],
    [0.1, 0x2e66],
    [1 + 1 / 2048, 0x3c00],
    [1 + 3 / 2048, 0x3c02],
    [2 ** -26, 0],
    [Number.POSITIVE_INFINITY, 0x7c00],
  ])('of %d is %d', (value, half) => {
    expect(toHalf(value)).toBe(half);
  });

  it('survive the way there and back, all of them', () => {
    for (let half = 0; half < 0x10000; half++) {
      const value = fromHalf(half);
      if (Number.isNaN(value)) expect(Number.isNaN(fromHalf(toHalf(value)))).toBe(true);
      else expect(toHalf(value)).toBe(half);
    }
  });
});
