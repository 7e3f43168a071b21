import { expect, it } from 'vitest';
import { Gallery, type NewPicture, THUMBNAIL_BYTES } from '../../src/embedding/gallery.ts';
import { row } from '../../src/embedding/rows.ts';

const picture = (name: string, features: number[], grey: number): NewPicture => ({
  words: { name, kind: 'added', credit: null, label: '', probability: 1 },
  features: Float32Array.from(features),
  thumbnail: new Uint8Array(THUMBNAIL_BYTES).fill(grey),
  preview: { type: 'image/jpeg', bytes: new Uint8Array(1) },
});

function three(): Gallery {
  const gallery = new Gallery();
  gallery.add(picture('same direction, stronger', [0, 9], 0));
  gallery.add(picture('near, turned', [1, 1], 90));
  gallery.add(picture('same pixels', [7, 0], 100));
  return gallery;
}

const query = { features: Float32Array.of(0, 1), thumbnail: new Uint8Array(THUMBNAIL_BYTES).fill(101) };

it('finds other neighbours by direction, by distance and by pixels', () => {
  const { l2, cosine, pixels } = three().neighbours(query, 3);
  expect(cosine.map(({ index }) => index)).toEqual([0, 1, 2]);
  expect(l2.map(({ index }) => index)).toEqual([1, 2, 0]);
  expect(pixels.map(({ index }) => index)).toEqual([2, 1, 0]);
  expect(pixels.map(({ distance }) => distance)).toEqual([1, 11, 101]);
});

it('tells the distances of one picture as it tells them of neighbours', () => {
  const gallery = three();
  const { l2, cosine, pixels } = gallery.neighbours(query, 3);
  for (let index = 0; index < 3; index++) {
    const find = (list: typeof l2) => list.find((one) => one.index === index)?.distance;
    expect(gallery.distances(query, index)).toEqual({
      l2: find(l2),
      cosine: find(cosine),
      pixels: find(pixels),
    });
  }
});

it('grows, and keeps what it has', () => {
  const gallery = new Gallery();
  for (let i = 0; i < 300; i++) expect(gallery.add(picture(`${i}`, [i, 1, 2], i % 256))).toBe(i);
  expect(gallery.count).toBe(300);
  expect([...row(gallery.rows, 217)]).toEqual([217, 1, 2]);
  expect(gallery.thumbnails[217 * THUMBNAIL_BYTES]).toBe(217);
});

it('refuses features of another length, and stays', () => {
  const gallery = three();
  expect(() => gallery.add(picture('long', [1, 2, 3], 0))).toThrow(/long/);
  expect(gallery.count).toBe(3);
});

it('has no neighbours where it is empty', () => {
  expect(new Gallery().neighbours(query, 5)).toEqual({ l2: [], cosine: [], pixels: [] });
});
