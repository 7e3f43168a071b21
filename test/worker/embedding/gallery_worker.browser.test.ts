import { strToU8, zipSync } from 'fflate';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PictureFeatures } from '../../../src/contract/picture_gallery.ts';
import {
  type GalleryLink,
  MapCancelledError,
  openGallery,
  startMap,
} from '../../../src/worker/embedding/gallery_link.ts';
import { greyPngFile, jpegFile, turnedJpegFile } from '../../camera/pictures.ts';
import { lockedZip } from '../../support/locked_zip.ts';

const network = { id: 'tiny', title: 'Tiny', weightsSha256: 'ab' };
const crop = { height: 224, width: 224, crop: 0.875 };

let gallery: GalleryLink;
beforeEach(async () => {
  gallery = openGallery(
    () =>
      new Worker(new URL('../../../src/worker/embedding/gallery_worker.ts', import.meta.url), {
        type: 'module',
      }),
  );
  await gallery.call((remote) => remote.open(network, crop));
});
afterEach(() => gallery.end());

const prepare = (file: Blob, name = 'a picture') => gallery.call((remote) => remote.prepare(file, name));

const description = (...features: number[]): PictureFeatures => ({
  point: {
    ...{ kind: 'point', title: '', layer: 'pool', legend: null },
    features: Float32Array.from(features),
    thumbnail: new Uint8Array(32 * 32 * 3).fill(features[0] ?? 0),
  },
  ranking: {
    ...{ kind: 'ranking', title: '' },
    classes: [{ index: 3, label: 'dog', probability: 0.75, logit: 9 }],
  },
});

const add = (name: string, ...features: number[]) =>
  gallery.call((remote) =>
    remote.add({ name, kind: 'added', credit: null }, description(...features), new Blob([name])),
  );

const query = (...features: number[]) => ({
  features: Float32Array.from(features),
  thumbnail: new Uint8Array(32 * 32 * 3),
});

async function colourOf(picture: ImageBitmap | Blob, x: number, y: number): Promise<number[]> {
  const bitmap = picture instanceof Blob ? await createImageBitmap(picture) : picture;
  const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
  context?.drawImage(bitmap, 0, 0);
  return [...(context?.getImageData(x * bitmap.width, y * bitmap.height, 1, 1).data.subarray(0, 3) ?? [])];
}

describe('preparing a picture', () => {
  it('gives the whole picture, small enough to send, and a square preview of what the network sees', async () => {
    const { picture, preview } = await prepare(await jpegFile(1600, 1200));
    expect([picture.width, picture.height]).toEqual([640, 480]);
    const [red = 0, , blue = 0] = await colourOf(picture, 0.1, 0.1);
    expect(red).toBeGreaterThan(200);
    expect(blue).toBeLessThan(60);
    const small = await createImageBitmap(preview);
    expect([small.width, small.height, preview.type]).toEqual([128, 128, 'image/jpeg']);
  });

  it('turns it upright', async () => {
    const { picture } = await prepare(await turnedJpegFile(3));
    const [red = 0, , blue = 0] = await colourOf(picture, 0.1, 0.1);
    expect(blue).toBeGreaterThan(200);
    expect(red).toBeLessThan(60);
  });

  it('takes one of 30 megapixels', async () => {
    const { picture } = await prepare(await greyPngFile(6000, 5000));
    expect(picture.width / picture.height).toBeCloseTo(1.2, 2);
    expect(Math.max(picture.width, picture.height)).toBeLessThanOrEqual(1280);
  });

  it('does the same with a frame', async () => {
    const frame = await createImageBitmap(await jpegFile(800, 400));
    const { picture } = await gallery.call((remote) => remote.prepareFrame(frame));
    expect([picture.width, picture.height]).toEqual([640, 320]);
  });

  it.each([
    ['no picture', async () => new Blob(['some text that is long enough']), /is not a picture/],
    ['an empty file', async () => new Blob([]), /is empty/],
    ['a video', async () => new Blob(['\x1a\x45\xdf\xa3 a film, as its first bytes say']), /not a picture/],
    ['a JPEG that is cut off', async () => (await jpegFile()).slice(0, 300), /cut off or damaged/],
  ])('says by name what is wrong with %s, and goes on', async (_, make, message) => {
    await expect(prepare(await make())).rejects.toMatchObject({
      name: 'PictureFileError',
      message: expect.stringMatching(message),
    });
    await prepare(await jpegFile());
  });
});

describe('the gallery', () => {
  it('answers what is near, and how far one picture is', async () => {
    expect(await add('a', 1, 0)).toMatchObject({
      index: 0,
      words: { name: 'a', label: 'dog', probability: 0.75 },
    });
    await add('b', 9, 9);
    const { neighbours, distances } = await gallery.call((remote) => remote.ask(query(2, 2), 5, 0));
    expect(neighbours.l2.map(({ index }) => index)).toEqual([0, 1]);
    expect(neighbours.cosine.map(({ index }) => index)).toEqual([1, 0]);
    expect(distances?.l2).toBeCloseTo(Math.sqrt(5), 6);
    expect((await gallery.call((remote) => remote.ask(query(2, 2), 5, null))).distances).toBeNull();
  });

  it('is the same after it was saved and opened again', async () => {
    await add('a', 1, 2);
    await add('b', 3, 4);
    const file = await gallery.call((remote) => remote.save());
    await gallery.call((remote) => remote.forget());
    expect((await gallery.call((remote) => remote.rows())).count).toBe(0);
    const entries = await gallery.call((remote) => remote.load(file, 'saved.idx'));
    expect(entries.map(({ words }) => words.name)).toEqual(['a', 'b']);
    expect(entries[1]?.thumbnail[0]).toBe(3);
    expect([...(await gallery.call((remote) => remote.rows())).values]).toEqual([1, 2, 3, 4]);
    expect(await (await gallery.call((remote) => remote.preview(1)))?.text()).toBe('b');
    expect(await gallery.call((remote) => remote.preview(2))).toBeNull();
  });

  it.each([
    ['that is none', async () => new Blob(['something else, long enough to be read'])],
    [
      'of another network',
      async () => {
        const file = await gallery.call((remote) => remote.save());
        await gallery.call((remote) => remote.open({ ...network, id: 'other' }, crop));
        await add('kept', 5, 6);
        return file;
      },
    ],
  ])('stays as it is where an index %s is opened', async (_, make) => {
    const file = await make();
    const before = await gallery.call((remote) => remote.rows());
    await expect(gallery.call((remote) => remote.load(file, 'x.idx'))).rejects.toMatchObject({
      name: 'IndexFileError',
    });
    expect(await gallery.call((remote) => remote.rows())).toEqual(before);
  });
});

describe('a ZIP archive', () => {
  const unpack = (bytes: Uint8Array) =>
    gallery.call((remote) => remote.unpack(new File([bytes as Uint8Array<ArrayBuffer>], 'a.zip')));

  it('gives its files, those in folders too, as they were', async () => {
    const noise = Uint8Array.from({ length: 300_000 }, (_, i) => (i * 2654435761) >>> 24);
    const found = await unpack(zipSync({ 'a.jpg': noise, folder: { 'b.PNG': strToU8('b') } }));
    expect(found.map(({ name }) => name).toSorted()).toEqual(['a.jpg', 'folder/b.PNG']);
    const a = found.find(({ name }) => name === 'a.jpg');
    expect(a && 'file' in a && new Uint8Array(await a.file.arrayBuffer())).toEqual(noise);
  });

  it('that is none, or cut off, is told by name', async () => {
    const archive = zipSync({ 'a.jpg': Uint8Array.from({ length: 9000 }, (_, i) => (i * 97) % 251) });
    for (const bytes of [strToU8('PK\x03\x04 no archive'), archive.subarray(0, archive.length / 2)])
      expect(await unpack(bytes)).toMatchObject([{ name: 'a.zip', error: { name: 'ZipFileError' } }]);
  });

  it('with a password says so of its files', async () => {
    const found = await unpack(lockedZip(zipSync({ 'a.jpg': strToU8('a') }), ['a.jpg']));
    const message = 'a.jpg in a.zip cannot be unpacked: it is protected by a password.';
    expect(found).toMatchObject([{ name: 'a.jpg', error: { name: 'PictureFileError', message } }]);
  });
});

describe('the map worker', () => {
  const create = () =>
    new Worker(new URL('../../../src/worker/embedding/map_worker.ts', import.meta.url), { type: 'module' });
  const rows = (count: number) => ({
    ...{ count, dims: 8 },
    values: Float32Array.from({ length: 8 * count }, (_, i) => Math.sin(i * i)),
  });
  const settings = { method: 'tsne', metric: 'l2', neighbours: 8, seed: 0 } as const;

  it('shows the map while it forms, and gives it when it is done', async () => {
    const progress: number[] = [];
    let maps = 0;
    const { done } = startMap(create, rows(300), settings, (step) => {
      progress.push(step.progress);
      if (step.map) maps++;
    });
    const map = await done;
    expect(map.positions).toHaveLength(600);
    expect(progress.length).toBeGreaterThan(3);
    expect(maps).toBeGreaterThan(2);
    expect(progress).toEqual(progress.toSorted((a, b) => a - b));
  });

  it('can be given up in the middle', async () => {
    const drawing = startMap(create, rows(800), settings, (step) => {
      if (step.stage === 'layout') drawing.cancel();
    });
    await expect(drawing.done).rejects.toBeInstanceOf(MapCancelledError);
  });

  it('says what is missing', async () => {
    await expect(startMap(create, rows(2), settings, () => {}).done).rejects.toMatchObject({
      name: 'GalleryError',
    });
  });
});
