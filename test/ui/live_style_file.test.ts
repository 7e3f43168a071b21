import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { readStyles, writeStyles } from '../../src/ui/live_style/style_file.ts';

const picture = (text: string) => new Blob([text], { type: 'image/png' });
const STYLES = [
  { title: 'My desk', picture: picture('one') },
  { title: '봄', picture: picture('two') },
];
const fileOf = (contents: Record<string, string>) =>
  new File(
    [
      Uint8Array.from(
        zipSync(
          Object.fromEntries(
            Object.entries(contents).map(([name, text]) => [name, new TextEncoder().encode(text)]),
          ),
        ),
      ),
    ],
    'mine.zip',
  );
const list = (styles: unknown, format = 'convoscope-styles', version = 1) =>
  JSON.stringify({ format, version, styles });

describe('a file of styles', () => {
  it('is read as it was written', async () => {
    const read = await readStyles(new File([await writeStyles(STYLES)], 'mine.zip'));
    expect(read.map(({ title }) => title)).toEqual(['My desk', '봄']);
    expect(await Promise.all(read.map(({ picture }) => picture.text()))).toEqual(['one', 'two']);
  });

  it('cuts a name that is too long', async () => {
    const [read] = await readStyles(
      new File([await writeStyles([{ title: 'x'.repeat(200), picture: picture('one') }])], 'mine.zip'),
    );
    expect(read?.title).toBe('x'.repeat(60));
  });

  it.each<[string, Record<string, string>]>([
    ['without a list', { 'a.png': 'one' }],
    ['with a list that is no JSON', { 'styles.json': '{' }],
    ['of another program', { 'styles.json': list([], 'other') }],
    ['of another version', { 'styles.json': list([], 'convoscope-styles', 2) }],
    [
      'whose styles have no names',
      { 'styles.json': list([{ title: ' ', picture: 'a.png' }]), 'a.png': 'one' },
    ],
    [
      'of too many styles',
      { 'styles.json': list(Array.from({ length: 25 }, () => ({ title: 'a', picture: 'a.png' }))) },
    ],
    ['that lacks a picture', { 'styles.json': list([{ title: 'a', picture: 'a.png' }]) }],
  ])('%s is refused by name', async (_, contents) => {
    await expect(readStyles(fileOf(contents))).rejects.toMatchObject({ name: 'StyleFileError' });
  });

  it('that is no ZIP is refused by name', async () => {
    await expect(readStyles(new File(['hello'], 'mine.zip'))).rejects.toMatchObject({ name: 'ZipFileError' });
  });
});
