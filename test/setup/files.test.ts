import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const sources = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.tsx?$/.test(name))
  .map((name) => ({ name, text: readFileSync(join('src', name), 'utf8') }));
const lines = sources.map(({ name, text }) => ({ name, count: text.trimEnd().split('\n').length }));

it('no file of src is over 350 lines', () => {
  expect(lines.filter(({ count }) => count > 350)).toEqual([]);
});

it('half of the files of src are at most 100 lines', () => {
  const counts = lines.map(({ count }) => count).sort((a, b) => a - b);
  expect(counts[Math.floor(counts.length / 2)]).toBeLessThanOrEqual(100);
});

it('no folder of src, test and tools holds more than 25 files, lists of one kind excepted', () => {
  // A language has a file for each feature, a technique one and its test, and golden values have one for each set.
  const languages = readdirSync('src/ui/language', { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ parentPath, name }) => join(parentPath, name));
  const lists = [
    'src/network/layers',
    'src/techniques',
    'test/techniques',
    'test/golden',
    'tools/golden',
    ...languages,
  ];
  const folders = ['src', 'test', 'tools'].flatMap((root) => [
    root,
    ...readdirSync(root, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ parentPath, name }) => join(parentPath, name)),
  ]);
  const full = folders
    // Packages of Python and its compiled modules lie beside its programs.
    .filter((folder) => !lists.includes(folder) && !/(^|[/\\])(\.|__pycache__)/.test(folder))
    .map((folder) => ({
      folder,
      count: readdirSync(folder, { withFileTypes: true }).filter((e) => e.isFile()).length,
    }))
    .filter(({ count }) => count > 25);
  expect(full).toEqual([]);
});

it('no test or tool takes the pathname of its address for a path: it holds %20 where a folder has a space', () => {
  const files = ['test', 'tools'].flatMap((root) =>
    readdirSync(root, { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.(tsx?|mjs)$/.test(name) && !/(^|[/\\])\./.test(name))
      .map((name) => join(root, name)),
  );
  // Addresses of the program's own files and folders are constants, in capitals.
  const taken = /(?:import\.meta\.url|\b[A-Z][A-Z_]+),?\s*\)?\.pathname/;
  const wrong = files.filter((file) => taken.test(readFileSync(file, 'utf8')));
  expect(wrong).toEqual([]);
});
