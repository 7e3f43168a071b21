import { strToU8, zipSync } from 'fflate';
import { expect, it } from 'vitest';
import { englishOf, toldOf } from '../../src/contract/told.ts';
import { unpackedEntry, zipDirectory } from '../../src/media/zip_directory.ts';
import { zipEntries } from '../../src/media/zip_entries.ts';
import { lockedZip } from '../support/locked_zip.ts';

const archive = (bytes: Uint8Array) => new File([Uint8Array.from(bytes)], 'a.zip');

/** What comes out of an archive: texts and reasons by their paths, and the error at its end. */
async function entriesOf(
  bytes: Uint8Array,
): Promise<{ found: [path: string, what: string][]; error?: Error }> {
  const found: [path: string, what: string][] = [];
  try {
    for await (const { path, content } of zipEntries(archive(bytes)))
      found.push([path, content instanceof Error ? englishOf(toldOf(content)) : await content.text()]);
    return { found };
  } catch (error) {
    return { found, error: error as Error };
  }
}

const two = () => zipSync({ 'a.jpg': strToU8('first'), 'b.jpg': strToU8('second') });

it('says of files with a password that they have one', async () => {
  const { found, error } = await entriesOf(lockedZip(two(), ['a.jpg', 'b.jpg']));
  expect(found).toEqual([
    ['a.jpg', 'it is protected by a password'],
    ['b.jpg', 'it is protected by a password'],
  ]);
  expect(error).toBeUndefined();
});

it('gives the files beside one with a password', async () => {
  const { found } = await entriesOf(lockedZip(two(), ['a.jpg']));
  expect(found).toEqual([
    ['a.jpg', 'it is protected by a password'],
    ['b.jpg', 'second'],
  ]);
});

it('gives the files before the damage, and says that there is some', async () => {
  const zip = zipSync({ 'a.jpg': strToU8('first'), 'b.jpg': new Uint8Array(9000) }, { level: 0 });
  const { found, error } = await entriesOf(zip.subarray(0, 5000));
  expect(found).toEqual([['a.jpg', 'first']]);
  expect(error).toMatchObject({ name: 'ZipFileError' });
});

it('lists what a person put into an archive, and reads one file of it', async () => {
  const text = 'over and over and over and over and over';
  const file = archive(
    zipSync({
      'ä.txt': strToU8(text),
      'plain.txt': [strToU8('as it is'), { level: 0 }],
      ...{ '__MACOSX/._a.txt': strToU8('x'), '.DS_Store': strToU8('x') },
    }),
  );
  const listed = (await zipDirectory(file)) ?? [];
  expect(listed.map(({ name, encrypted }) => [name, encrypted])).toEqual([
    ['ä.txt', false],
    ['plain.txt', false],
  ]);
  const texts = await Promise.all(listed.map(async (one) => (await unpackedEntry(file, one))?.text()));
  expect(texts).toEqual([text, 'as it is']);
});

it('reads no file with a password, and lists nothing where the end is missing', async () => {
  const file = archive(lockedZip(two(), ['a.jpg']));
  const [first] = (await zipDirectory(file)) ?? [];
  expect(first && (await unpackedEntry(file, first))).toBeNull();
  expect(await zipDirectory(archive(two().subarray(0, 40)))).toBeNull();
});
