import { afterEach, expect, it } from 'vitest';
import type { PictureWords } from '../../../src/contract/picture_gallery.ts';
import { told } from '../../../src/contract/told.ts';
import { WorkerError } from '../../../src/contract/worker_state.ts';
import { pictures } from '../../../src/ui/embedding/gallery_store.ts';
import { MapDrawer } from '../../../src/ui/embedding/map_drawer.ts';
import { notices } from '../../../src/ui/notices_store.ts';
import * as store from '../../../src/ui/store.ts';
import type { GalleryLink } from '../../../src/worker/embedding/gallery_link.ts';

let gallery: GalleryLink | null = null;
let fail: (error: Error) => void = () => {};
const drawer = new MapDrawer(
  () => {
    throw new Error('No map is drawn here.');
  },
  () => gallery,
);
drawer.follow();

afterEach(() => {
  store.latest.value = null;
  pictures.value = [];
  notices.value = [];
});

/** A frame is looked at, and the gallery asked what is near to it. */
function ask(): void {
  const call = () => new Promise<never>((_, reject) => (fail = reject));
  gallery = { call } as unknown as GalleryLink;
  pictures.value = [{ name: 'a.jpg' } as PictureWords];
  const picture = { kind: 'point', features: new Float32Array(2), thumbnail: new Uint8Array(3) };
  const result = { picture, source: store.sourceNumber.value, comparison: null };
  store.latest.value = { result, view: {}, request: store.request.value } as unknown as store.Seen;
}

const messages = () => notices.value.map(({ message }) => message);
const aMoment = () => new Promise((resolve) => setTimeout(resolve));

it('a gallery that is closed while it is asked is nothing to tell of', async () => {
  ask();
  gallery = null;
  fail(new WorkerError(told('workerErrors.galleryClosed')));
  await aMoment();
  expect(messages()).toEqual([]);
});

it('what goes wrong in the one that is there is told', async () => {
  ask();
  fail(new Error('The frame has no features.'));
  await aMoment();
  expect(messages()).toEqual(['The frame has no features.']);
});
