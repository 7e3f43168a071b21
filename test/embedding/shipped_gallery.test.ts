import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const MODELS = join(import.meta.dirname, '../../models');
const { pictures } = JSON.parse(readFileSync(join(MODELS, 'gallery/gallery.json'), 'utf8')) as {
  pictures: { file: string; shows: string; author: string; licence: string }[];
};
const origin = ['gallery', 'pictures'].map((folder) =>
  readFileSync(join(MODELS, folder, 'ORIGIN.md'), 'utf8'),
);

it('lists pictures that are there, each once, and leaves none out', () => {
  const files = pictures.map(({ file }) => file);
  expect(files.every((file) => existsSync(join(MODELS, file)))).toBe(true);
  expect(new Set(files).size).toBe(files.length);
  const own = readdirSync(join(MODELS, 'gallery')).filter((name) => name.endsWith('.jpg'));
  expect(files.filter((file) => file.startsWith('gallery/')).toSorted()).toEqual(
    own.map((name) => `gallery/${name}`).toSorted(),
  );
});

it('ships only what is free, and says whose it is', () => {
  for (const { shows, author, licence } of pictures) {
    expect(['CC0', 'public domain']).toContain(licence);
    expect(author.length, shows).toBeGreaterThan(1);
  }
});

it('holds exactly the files whose origin is written down', () => {
  for (const { file } of pictures) {
    const sha256 = createHash('sha256')
      .update(readFileSync(join(MODELS, file)))
      .digest('hex');
    expect(
      origin.some((text) => text.includes(`\`${sha256}\``)),
      file,
    ).toBe(true);
  }
});

it('is small: at most 2 MB', () => {
  const bytes = pictures.reduce((sum, { file }) => sum + readFileSync(join(MODELS, file)).length, 0);
  expect(bytes).toBeLessThan(2e6);
});
