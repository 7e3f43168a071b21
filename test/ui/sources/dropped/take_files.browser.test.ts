import { strToU8, zipSync } from 'fflate';
import { beforeEach, expect, it, vi } from 'vitest';
import { notices } from '../../../../src/ui/notices_store.ts';
import { chosen } from '../../../../src/ui/sources/dropped/dropped_files.ts';
import { type FileTakers, takeFiles } from '../../../../src/ui/sources/dropped/take_files.ts';
import * as store from '../../../../src/ui/store.ts';
import { jpegFile } from '../../../camera/pictures.ts';
import { lockedZip } from '../../../support/locked_zip.ts';

const show = vi.fn(async (_file: File): Promise<'still' | null> => 'still');

/** @param works what they answer */
const takers = (works: boolean): FileTakers => ({
  show,
  gallery: { addFiles: async () => works },
  teach: { open: async () => works },
  scanPictures() {},
  liveStyle: { addNet: async () => works },
  card: { bring() {} },
  studio: { takeSaved: async () => works },
  addStyle: undefined,
});

beforeEach(() => {
  store.opened.value = { live: 'activations', slow: null };
  notices.value = [];
  show.mockClear();
});

const TAUGHT = '{\n "format": "convoscope-taught-classes",\n "version": 1';

it.each([
  ['an index', new File(['CONVOIDX....'], 'mine.idx'), /mine\.idx is laid out/],
  ['taught classes', new File([TAUGHT], 'mine.json'), /mine\.json are opened/],
  ['a style net', new File(['[]'], 'manifest.json'), /manifest\.json is opened as a style/],
])('of %s it is said what was done once it is done, and not where it fails', async (_, file, words) => {
  await takeFiles(Promise.resolve(chosen([file])), takers(false));
  expect(notices.value).toEqual([]);
  await takeFiles(Promise.resolve(chosen([file])), takers(true));
  expect(notices.value.map(({ message }) => message)).toEqual([expect.stringMatching(words)]);
});

it('which of several is shown is said where it is', async () => {
  const dropped = () => Promise.resolve(chosen([new File(['x'], 'a.txt'), new File(['y'], 'b.txt')]));
  show.mockResolvedValueOnce(null);
  await takeFiles(dropped(), takers(true));
  expect(notices.value).toEqual([]);
  await takeFiles(dropped(), takers(true));
  expect(notices.value.map(({ message }) => message)).toEqual([expect.stringContaining('a.txt')]);
});

it('files go to the view that they were dropped on, whatever is seen once they are read', async () => {
  store.opened.value = { live: 'embedding', slow: null };
  const addFiles = vi.fn(async (_files: readonly File[]) => true);
  const photos = await Promise.all(['a.jpg', 'b.jpg'].map((name) => jpegFile(64, 48, name)));
  const reading = Promise.withResolvers<ReturnType<typeof chosen>>();
  const taking = takeFiles(reading.promise, { ...takers(true), gallery: { addFiles } });
  store.opened.value = { live: 'activations', slow: null };
  reading.resolve(chosen(photos));
  await taking;
  expect(addFiles).toHaveBeenCalledExactlyOnceWith(photos);
  expect(show).not.toHaveBeenCalled();
});

it('a ZIP with a password is told to have one', async () => {
  const zip = lockedZip(zipSync({ 'IMG_1.jpg': strToU8('x') }), ['IMG_1.jpg']);
  await takeFiles(Promise.resolve(chosen([new File([zip], 'holiday.zip')])), takers(true));
  expect(show).not.toHaveBeenCalled();
  expect(notices.value).toMatchObject([
    {
      name: 'PictureFileError',
      message: 'IMG_1.jpg in holiday.zip cannot be unpacked: it is protected by a password.',
    },
  ]);
});
