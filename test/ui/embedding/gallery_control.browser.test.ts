import { strToU8, zipSync } from 'fflate';
import { afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import type { PictureFeatures } from '../../../src/contract/picture_gallery.ts';
import { createGalleryControl, type GalleryControl } from '../../../src/ui/embedding/gallery_control.ts';
import { passedOver, pictures } from '../../../src/ui/embedding/gallery_store.ts';
import { forgetVisitor } from '../../../src/ui/kiosk/forgets.ts';
import { notices } from '../../../src/ui/notices_store.ts';
import * as store from '../../../src/ui/store.ts';
import { jpegFile } from '../../camera/pictures.ts';
import { lockedZip } from '../../support/locked_zip.ts';
import { catalogue } from '../small_catalogue.ts';

const seen: PictureFeatures = {
  point: {
    ...{ kind: 'point', title: '', layer: 'pool', legend: null },
    features: new Float32Array(2),
    thumbnail: new Uint8Array(32 * 32 * 3),
  },
  ranking: {
    ...{ kind: 'ranking', title: '' },
    classes: [{ index: 3, label: 'dog', probability: 0.75, logit: 9 }],
  },
};

/** The network looks at no picture before this is called. */
let look = () => {};
let looking = Promise.resolve();
let lookedAt = 0;
/** What goes wrong where it looks. */
let fault: Error | null = null;

/** The worker that holds the pictures. */
let gallery: Worker | null = null;

let control: GalleryControl;
beforeAll(() => {
  store.opened.value = { live: 'activations', slow: null };
  store.catalogue.value = catalogue;
  control = createGalleryControl({
    async describe(picture) {
      lookedAt++;
      await looking;
      picture.close();
      if (fault) throw fault;
      return seen;
    },
    grab: () => null,
    createGallery() {
      gallery = new Worker(new URL('../../../src/worker/embedding/gallery_worker.ts', import.meta.url), {
        type: 'module',
      });
      return gallery;
    },
    createMap: () =>
      new Worker(new URL('../../../src/worker/embedding/map_worker.ts', import.meta.url), { type: 'module' }),
    modelsUrl: 'http://localhost/none/',
  });
});

beforeEach(async () => {
  await control.forget(false);
  notices.value = [];
  lookedAt = 0;
  fault = null;
  looking = new Promise((resolve) => {
    look = resolve;
  });
});

afterEach(() => {
  vi.restoreAllMocks();
  store.opened.value = { live: 'activations', slow: null };
});

const names = () => pictures.value.map(({ name }) => name);
const photo = (name: string) => jpegFile(64, 48, name);
const photos = (...all: string[]) => Promise.all(all.map(photo));
/** Usually long enough for a second drop to be taken. */
const aMoment = (ms = 300) => new Promise((resolve) => setTimeout(resolve, ms));

/** A server with two built-in pictures, which fails to give what its address ends with. */
async function serveBuiltIn() {
  const server = { fails: '', lists: 0 };
  const picture = await photo('any.jpg');
  const listed = ['a', 'b'].map((shows) => ({ file: `${shows}.jpg`, shows, author: '', licence: '' }));
  vi.spyOn(window, 'fetch').mockImplementation(async (asked) => {
    const address = String(asked);
    const isList = address.endsWith('gallery.json');
    if (isList) server.lists++;
    if (server.fails && address.endsWith(server.fails)) return new Response(null, { status: 502 });
    return isList ? Response.json({ pictures: listed }) : new Response(picture);
  });
  return server;
}

const see = (live: string) => {
  store.opened.value = { live, slow: null };
};

it('built-in pictures that broke off come when the map is seen again', async () => {
  look();
  const server = await serveBuiltIn();
  fault = new Error('The network did not look.');
  see('embedding');
  await expect.poll(() => notices.value.map(({ message }) => message)).toEqual([fault.message]);
  fault = null;
  see('activations');
  await aMoment();
  expect(names()).toEqual([]);
  see('embedding');
  await expect.poll(names).toEqual(['a', 'b']);
  // They are all there.
  see('activations');
  see('embedding');
  await aMoment();
  expect(names()).toEqual(['a', 'b']);
  expect(server.lists).toBe(2);
});

it('built-in pictures that the server fails to give come when the map is seen again', async () => {
  look();
  const server = await serveBuiltIn();
  server.fails = 'gallery.json';
  await control.forget(true);
  expect(names()).toEqual([]);
  expect(notices.value).toHaveLength(1);
  server.fails = 'b.jpg';
  see('embedding');
  await expect.poll(() => passedOver.value.map(({ name }) => name)).toEqual(['b']);
  expect(names()).toEqual(['a']);
  see('activations');
  server.fails = '';
  see('embedding');
  await expect.poll(names).toEqual(['a', 'b']);
});

it('built-in pictures that are missing are asked for once more for the next visitor', async () => {
  look();
  const server = await serveBuiltIn();
  server.fails = 'gallery.json';
  await control.forget(true);
  server.fails = '';
  await forgetVisitor();
  expect(names()).toEqual(['a', 'b']);
  // They are all there.
  await forgetVisitor();
  expect(server.lists).toBe(2);
});

it('after the gallery died, its built-in pictures come when the map is seen again, also where others stood among them', async () => {
  look();
  await serveBuiltIn();
  await control.forget(true);
  await control.addFiles(await photos('c.jpg'));
  expect(names()).toEqual(['a', 'b', 'c.jpg']);
  gallery?.dispatchEvent(new ErrorEvent('error', { message: 'It is out of memory.' }));
  await expect.poll(names).toEqual([]);
  see('embedding');
  await expect.poll(names).toEqual(['a', 'b']);
});

it('a second drop joins the first, of which nothing is lost', async () => {
  const first = control.addFiles(await photos('a.jpg', 'b.jpg', 'c.jpg'));
  await expect.poll(() => lookedAt).toBe(1);
  const second = control.addFiles(await photos('d.jpg'));
  await aMoment();
  look();
  expect(await Promise.all([first, second])).toEqual([true, true]);
  expect(names()).toEqual(['a.jpg', 'b.jpg', 'c.jpg', 'd.jpg']);
});

it('a damaged picture that joins others has not come with them', async () => {
  const first = control.addFiles(await photos('a.jpg', 'b.jpg'));
  await expect.poll(() => lookedAt).toBe(1);
  const second = control.addFiles([new File(['no picture'], 'broken.jpg')]);
  await aMoment();
  look();
  expect(await Promise.all([first, second])).toEqual([true, false]);
  expect(names()).toEqual(['a.jpg', 'b.jpg']);
});

it('Stop ends both for good', async () => {
  const first = control.addFiles(await photos('a.jpg', 'b.jpg'));
  await expect.poll(() => lookedAt).toBe(1);
  const second = control.addFiles(await photos('c.jpg'));
  // What is taken only after Stop is another import.
  await aMoment(2000);
  control.cancelImport();
  look();
  await Promise.all([first, second]);
  expect(names()).toEqual([]);
  await control.addFiles(await photos('d.jpg'));
  expect(names()).toEqual(['d.jpg']);
});

it('of a damaged ZIP what came before the damage is taken, and the other files too', async () => {
  look();
  const bytes = new Uint8Array(await (await photo('in.jpg')).arrayBuffer());
  const zip = zipSync({ 'in.jpg': bytes, 'cut.jpg': new Uint8Array(9000) }, { level: 0 });
  const damaged = new File([Uint8Array.from(zip.subarray(0, bytes.length + 2000))], 'half.zip');
  expect(await control.addFiles([damaged, await photo('beside.jpg')])).toBe(true);
  expect(names()).toEqual(['in.jpg', 'beside.jpg']);
  expect(passedOver.value).toMatchObject([
    { name: 'half.zip', reason: expect.stringMatching(/^half\.zip is damaged or cut off/) },
  ]);
});

it('files with a password are told to have one', async () => {
  look();
  const zip = lockedZip(zipSync({ 'IMG_1.jpg': strToU8('x') }), ['IMG_1.jpg']);
  const locked = () => new File([zip], 'holiday.zip');
  const reason = 'IMG_1.jpg in holiday.zip cannot be unpacked: it is protected by a password.';
  expect(await control.addFiles([locked()])).toBe(false);
  expect(notices.value).toMatchObject([{ name: 'PictureFileError', message: reason }]);
  await control.addFiles([locked(), await photo('beside.jpg')]);
  expect(names()).toEqual(['beside.jpg']);
  expect(passedOver.value).toEqual([{ name: 'IMG_1.jpg', kind: 'added', reason }]);
});
