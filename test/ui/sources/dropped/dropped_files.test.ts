import { describe, expect, it } from 'vitest';
import { readDrop } from '../../../../src/ui/sources/dropped/dropped_files.ts';

const file = (name: string) => new File(['x'], name);

const fileEntry = (name: string) =>
  ({
    ...{ isFile: true, isDirectory: false, name },
    file: (take: (file: File) => void) => take(file(name)),
  }) as unknown as FileSystemEntry;

/** A folder that is told in parts of two, as browsers do it by the hundred. */
const folder = (name: string, entries: FileSystemEntry[]) =>
  ({
    ...{ isFile: false, isDirectory: true, name },
    createReader() {
      const left = [...entries];
      return { readEntries: (take: (part: FileSystemEntry[]) => void) => take(left.splice(0, 2)) };
    },
  }) as unknown as FileSystemEntry;

const drop = (entries: FileSystemEntry[], files: File[]) =>
  readDrop({
    items: entries.map((entry) => ({ webkitGetAsEntry: () => entry })),
    files,
  } as unknown as DataTransfer);

describe('what was dropped', () => {
  it('is the files, where it is files', async () => {
    const dropped = await drop([fileEntry('a.jpg'), fileEntry('b.jpg')], [file('a.jpg'), file('b.jpg')]);
    expect(dropped?.isFolder).toBe(false);
    expect(dropped?.files.map(({ path }) => path)).toEqual(['a.jpg', 'b.jpg']);
  });

  it('is every file of its folders within folders', async () => {
    const entries = [
      folder('photos', [
        ...['a', 'b', 'c', 'd', 'e'].map((name) => fileEntry(`${name}.jpg`)),
        folder('more', [fileEntry('f.jpg'), folder('empty', [])]),
      ]),
      fileEntry('g.jpg'),
    ];
    const dropped = await drop(entries, [file('photos'), file('g.jpg')]);
    expect(dropped?.isFolder).toBe(true);
    expect(dropped?.files.map(({ file: { name } }) => name).toSorted()).toEqual(
      ['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((name) => `${name}.jpg`),
    );
  });

  it('of an empty folder is no file', async () => {
    expect(await drop([folder('photos', [])], [file('photos')])).toEqual({ files: [], isFolder: true });
  });

  it('of nothing is nothing', () => {
    expect(drop([], [])).toBeNull();
  });
});
