import { describe, expect, it } from 'vitest';
import { isCollection, readDrop } from '../../src/ui/dropped_files.ts';

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
  it('is one picture where it is one', () => {
    const { first, isCollection } = drop([fileEntry('a.jpg')], [file('a.jpg')]);
    expect([first?.name, isCollection]).toEqual(['a.jpg', false]);
  });

  it('is a collection where it is a folder, several files or an archive', () => {
    expect(drop([folder('photos', [])], [file('photos')]).isCollection).toBe(true);
    expect(isCollection([file('a.jpg'), file('b.jpg')])).toBe(true);
    expect(isCollection([file('photos.ZIP')])).toBe(true);
    expect(isCollection([file('a.jpg')])).toBe(false);
  });

  it('holds every file of its folders within folders', async () => {
    const entries = [
      folder('photos', [
        ...['a', 'b', 'c', 'd', 'e'].map((name) => fileEntry(`${name}.jpg`)),
        folder('more', [fileEntry('f.jpg'), folder('empty', [])]),
      ]),
      fileEntry('g.jpg'),
    ];
    const all = await drop(entries, [file('photos'), file('g.jpg')]).all();
    expect(all.map(({ name }) => name).toSorted()).toEqual(
      ['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((name) => `${name}.jpg`),
    );
  });

  it('of an empty folder is no file', async () => {
    expect(await drop([folder('photos', [])], [file('photos')]).all()).toEqual([]);
  });

  it('of nothing is nothing', () => {
    expect(drop([], [])).toMatchObject({ first: null, isCollection: false });
  });
});
