import { expect, it } from 'vitest';
import type { Entry, PictureFeatures, Prepared } from '../../../src/contract/picture_gallery.ts';
import { told } from '../../../src/contract/told.ts';
import { WorkerError } from '../../../src/contract/worker_state.ts';
import {
  followed,
  type Incoming,
  importPictures,
  incomingOf,
  joinImport,
} from '../../../src/ui/embedding/import_pictures.ts';
import * as store from '../../../src/ui/store.ts';
import type { GalleryLink } from '../../../src/worker/embedding/gallery_link.ts';

const one = (name: string, kind: Incoming['kind'] = 'added'): Incoming => ({
  ...{ name, kind, credit: null },
  open: async () => new Blob([name]),
});

/** Knows each picture by what its file says. */
const remote = {
  prepare: async (file: Blob) => ({ picture: await file.text(), preview: file }) as unknown as Prepared,
  add: async ({ name }: { name: string }) => ({ words: { name } }) as Entry,
};
const gallery = {
  call: (start: (remote: unknown) => Promise<unknown>) => start(remote),
} as unknown as GalleryLink;

/** Imports these, and does something while one of them is looked at. @returns the names that came, and those passed over */
async function imported(incoming: Incoming[], meanwhile: (name: string) => void) {
  const came: string[] = [];
  const passedOver: string[] = [];
  await importPictures(incoming, {
    ...{ gallery, signal: new AbortController().signal },
    async describe(picture) {
      meanwhile(picture as unknown as string);
      return {} as PictureFeatures;
    },
    onEntry: ({ words }) => void came.push(words.name),
    onPassedOver: ({ reason }) => void passedOver.push(reason),
    onProgress() {},
  });
  return { came, passedOver };
}

it('pictures that join while the last one is looked at come too', async () => {
  const incoming = [one('a'), one('b')];
  const { came, passedOver } = await imported(incoming, (name) => {
    if (name === 'b') joinImport(incoming, 1, [one('c'), one('d')]);
  });
  expect(came).toEqual(['a', 'b', 'c', 'd']);
  expect(passedOver).toEqual([]);
});

it('what a person brings comes before the rest of the built-in ones, which come all the same', async () => {
  const incoming = ['a', 'b', 'c', 'd'].map((name) => one(name, 'shipped'));
  const { came } = await imported(incoming, (name) => {
    // The second one is being decoded.
    if (name === 'a') joinImport(incoming, 0, [one('mine')]);
  });
  expect(came).toEqual(['a', 'b', 'mine', 'c', 'd']);
});

it('what cannot be had is passed over by name', async () => {
  const error = { name: 'ZipFileError', message: 'a.zip is damaged.' };
  const { came, passedOver } = await imported(
    [incomingOf({ name: 'a.zip', error }), incomingOf({ name: 'b.jpg', file: new Blob(['b']) })],
    () => {},
  );
  expect(came).toEqual(['b.jpg']);
  expect(passedOver).toEqual(['a.zip is damaged.']);
});

it('whether they came is known of those that joined once they had their turn, before the rest', async () => {
  const {
    incoming: mine,
    all,
    hasCome,
  } = followed([
    incomingOf({ name: 'a.zip', error: { name: 'ZipFileError', message: 'a.zip is damaged.' } }),
    one('mine'),
  ]);
  const told: string[] = [];
  void all.then(() => told.push(`all by now, any: ${hasCome()}`));
  const incoming = ['a', 'b', 'c', 'd'].map((name) => one(name, 'shipped'));
  await imported(incoming, (name) => {
    if (name === 'a') joinImport(incoming, 0, mine);
    if (name === 'mine' || name === 'c') told.push(`${name}, any: ${hasCome()}`);
  });
  expect(told).toEqual(['mine, any: false', 'all by now, any: true', 'c, any: true']);
});

it('a picture that the worker ended with is looked at again once that is back', async () => {
  const order: string[] = [];
  const { came, passedOver } = await imported([one('a'), one('b'), one('c')], (name) => {
    order.push(name);
    if (order.length !== 2) return;
    store.workerState.value = 'restarting';
    setTimeout(() => {
      order.push('back');
      store.workerState.value = 'ready';
    }, 20);
    throw new WorkerError(told('workerErrors.silentEnd'));
  });
  expect(order).toEqual(['a', 'b', 'back', 'b', 'c']);
  expect(came).toEqual(['a', 'b', 'c']);
  expect(passedOver).toEqual([]);
});

it('a picture that ends the worker each time ends the import', async () => {
  store.workerState.value = 'ready';
  const order: string[] = [];
  const importing = imported([one('a'), one('b')], (name) => {
    order.push(name);
    throw new WorkerError(told('workerErrors.silentEnd'));
  });
  await expect(importing).rejects.toThrow(WorkerError);
  expect(order).toEqual(['a', 'a', 'a']);
});
