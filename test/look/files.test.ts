import { execFileSync } from 'node:child_process';
import {
  chmod,
  link,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rm,
  stat,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { distinctNames } from '../../tools/look/files/distinct_names.ts';
import { look } from '../support/look.ts';
import { writePhotograph } from '../support/pictures.ts';

/** Small enough to be read in no time. */
const [WIDTH, HEIGHT] = [96, 64];

let folder: string;
const at = (...names: string[]) => join(folder, ...names);
const picture = (...names: string[]) => writePhotograph(at(...names), WIDTH, HEIGHT);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'convoscope-files-'));
  for (const name of [
    'a',
    'b',
    'c',
    'originals',
    'mixed',
    'mixed/deeper',
    'mixed/looks-like.jpg',
    'empty',
    'with.dot',
  ])
    await mkdir(at(name));
  await picture('photo.png');
  await picture('photo.jpg');
  for (const file of ['a/x.jpg', 'b/x.jpg', 'c/x.jpg', 'c/x.png']) await picture(file);
  await picture('originals/x.png');
  await picture('mixed/good.jpg');
  await picture('mixed/deeper/deep.jpg');
  await writeFile(at('mixed/jfif.jfif'), await readFile(at('mixed/good.jpg')));
  for (const name of ['._good.jpg', 'empty.jpg', 'one.heic', 'two.heic', 'three.bmp'])
    await writeFile(at('mixed', name), '');
  await writeFile(at('text.jpg'), 'This is no picture.');
  await symlink(at('mixed'), at('mixed/deeper/round'));
  await symlink(at('photo.png'), at('link.png'));
  await link(at('photo.png'), at('hard.png'));
});
afterAll(() => rm(folder, { recursive: true }));

describe('a file that is read is never written over', () => {
  it.each<[string, () => string[]]>([
    ['the picture', () => ['grad-cam', at('photo.png'), '-o', at('photo.png')]],
    ['the picture by another path', () => ['grad-cam', at('photo.png'), '-o', at('a/../photo.png')]],
    ['a link to the picture', () => ['grad-cam', at('photo.png'), '-o', at('link.png')]],
    ['what a link leads to', () => ['grad-cam', at('link.png'), '-o', at('photo.png')]],
    ['another name of the same file', () => ['grad-cam', at('photo.png'), '-o', at('hard.png')]],
    ['pictures in the folder to write to', () => ['grad-cam', at('originals'), '-o', at('originals')]],
    ['the same by filters', () => ['live-style', at('photo.png'), '-o', folder]],
    [
      'the picture of a style',
      () => ['live-style', at('photo.jpg'), '--picture', at('photo.png'), '-o', at('photo.png')],
    ],
    ['the picture by paintings', () => ['deep-dream', at('photo.png'), '-o', at('photo.png')]],
    [
      'a style',
      () => ['style-transfer', at('photo.jpg'), '--style', `${at('photo.png')}=2`, '-o', at('photo.png')],
    ],
    [
      'what is painted again',
      () => ['deep-dream', at('photo.jpg'), '--again', at('photo.png'), '-o', at('photo.png')],
    ],
    ['a picture of a map', () => ['embed', at('a'), at('photo.png'), '-o', at('photo.png')]],
    ['a picture by an index', () => ['embed', at('photo.jpg'), '--index', at('photo.jpg')]],
    [
      'a picture of patches',
      () => ['top-patches', at('photo.png'), '--channels', '0', '-o', at('photo.png')],
    ],
  ])('%s', async (_what, words) => {
    const before = await readFile(at('photo.png'));
    const files = await readdir(at('originals'));
    const { code, err } = await look(...words());
    expect(err).toContain('which is read: name another file');
    expect(code).toBe(1);
    expect(Buffer.compare(await readFile(at('photo.png')), before)).toBe(0);
    expect(await readdir(at('originals'))).toEqual(files);
  });

  it('nor a picture by a time-lapse that counts up to its name', async () => {
    const file = at('a/deep-dream-00003.png');
    await picture('a/deep-dream-00003.png');
    const { err } = await look('deep-dream', file, '--timelapse', at('a'));
    await rm(file);
    expect(err).toContain('which is read');
  });
});

describe('several pictures', () => {
  it.each<[string[], string[]]>([
    [
      ['a/x.jpg', 'b/y.jpg'],
      ['x', 'y'],
    ],
    [
      ['a/x.jpg', 'b/x.jpg'],
      ['a-x', 'b-x'],
    ],
    [
      ['c/x.jpg', 'c/x.png'],
      ['x.jpg', 'x.png'],
    ],
    [
      ['a/x.jpg', 'b/X.jpg'],
      ['a-x', 'b-X'],
    ],
    [
      ['p/a/x.jpg', 'q/a/x.jpg'],
      ['p-a-x', 'q-a-x'],
    ],
    [
      ['a/x.jpg', 'c/x.jpg', 'c/x.png'],
      ['a-x.jpg', 'c-x.jpg', 'c-x.png'],
    ],
  ])('%j are called %j', (images, names) => {
    expect(distinctNames(images)).toEqual(names);
  });

  it('of the same name have pictures and numbers of their own in one folder', async () => {
    const out = at('new/folder');
    const { out: said, code } = await look(
      ...['grad-cam', at('a/x.jpg'), at('b/x.jpg'), at('c'), '-o', out, '--raw', out, '--json'],
    );
    expect(code).toBe(0);
    const written = (JSON.parse(said) as { output: string; raw: string }[]).map(({ output, raw }) => [
      output,
      raw,
    ]);
    const names = ['a-x.jpg', 'b-x.jpg', 'c-x.jpg', 'c-x.png'];
    expect(written).toEqual(names.map((name) => [join(out, `${name}.png`), join(out, `${name}.npy`)]));
    expect(await readdir(out)).toEqual(names.flatMap((name) => [`${name}.npy`, `${name}.png`]));
    for (const [output, raw] of written) {
      expect((await sharp(output).metadata()).format).toBe('png');
      expect((await readFile(raw as string)).subarray(1, 6).toString()).toBe('NUMPY');
    }
  });

  it('get the name of the file that is asked for in front of theirs', async () => {
    const { out } = await look(
      'grad-cam',
      at('a/x.jpg'),
      at('photo.jpg'),
      '-o',
      at('new/map.webp'),
      '--json',
    );
    const written = (JSON.parse(out) as { output: string }[]).map(({ output }) => output);
    expect(written).toEqual([at('new/map-x.webp'), at('new/map-photo.webp')]);
  });

  it('that are one are looked at once', async () => {
    const { out } = await look('classify', at('a'), at('a/x.jpg'), '--json');
    expect(JSON.parse(out)).toHaveLength(1);
  });
});

const good = () => ['photo.jpg', 'photo.png'].map((name) => at(name));

describe('one bad file', () => {
  const bad = () => ['mixed/empty.jpg', 'text.jpg', 'missing.jpg', 'empty'].map((name) => at(name));

  it.each<[string, (...images: string[]) => string[]]>([
    ['classify', (...images) => ['classify', ...images]],
    ['saliency', (...images) => ['saliency', ...images, '-o', at('bad'), '--raw', at('bad')]],
    ['embedding', (...images) => ['embedding', ...images]],
    ['live-style', (...images) => ['live-style', ...images, '-o', at('bad'), '--resolution', '160']],
    ['neighbours', (...images) => ['neighbours', ...images, '--index', at('pictures.idx')]],
  ])('costs %s its own answer alone', async (command, words) => {
    if (command === 'neighbours')
      await look('embed', at('a'), '--index', at('pictures.idx'), '--method', 'pca');
    const [first, second] = good() as [string, string];
    const { out, err, code } = await look(...words(first, ...bad(), second), '--json');
    const answers = JSON.parse(out) as { image: string; error?: string }[];
    expect(answers.filter(({ error }) => !error).map(({ image }) => image)).toEqual(good());
    const failed = answers.filter(({ error }) => error);
    expect(failed.map(({ image }) => image).sort()).toEqual(bad().sort());
    for (const { error } of failed) expect(err).toContain(error);
    expect(err).toContain('4 could not be answered');
    expect(code).toBe(1);
    // The same without JSON: words about the good ones alone.
    if (command !== 'classify') return;
    const plain = await look(...words(first, ...bad()));
    expect(plain.out).not.toContain('empty.jpg');
    expect(plain.code).toBe(1);
  });

  it.each(['embed', 'top-patches'])('costs %s its own place alone', async (command) => {
    const { out, code } = await look(command, ...good(), at('a'), ...bad(), '--json');
    const answer = JSON.parse(out) as { passedOver?: object[]; errors?: object[]; pictures: unknown };
    expect(answer.passedOver ?? answer.errors).toHaveLength(4);
    expect(code).toBe(1);
  });

  it.each(['classify', 'saliency', 'embed', 'top-patches'])(
    'and nothing else ends %s with 1',
    async (command) => {
      const { out, err, code } = await look(command, at('text.jpg'), at('missing.jpg'), '--json');
      expect(JSON.stringify(JSON.parse(out))).toContain('missing.jpg does not exist.');
      expect(err).toContain('text.jpg is not a picture');
      expect(code).toBe(1);
    },
  );
});

describe('two pictures', () => {
  it('make no map, and an index that is told of', async () => {
    const index = at('two.idx');
    const { out, err, code } = await look('embed', ...good(), '--index', index, '--json');
    const answer = JSON.parse(out) as {
      map: null;
      why: string;
      pictures: { image: string }[];
      index: string;
    };
    expect(answer).toMatchObject({ map: null, index, pictures: [{}, {}] });
    expect(answer.why).toContain('at least 3 pictures');
    expect(err).toContain(answer.why);
    expect(code).toBe(0);
    const near = await look('neighbours', good()[0] as string, '--index', index, '--json');
    expect(near.code).toBe(0);
  });

  it.each([[[]], [['-o', 'two.png']]])('are too few where a map is asked for: %j', async (flags) => {
    const { out, code } = await look(
      'embed',
      ...good(),
      '--json',
      ...flags.map((it) => (it === '-o' ? it : at(it))),
    );
    expect(JSON.parse(out)).toMatchObject({ map: null, pictures: [{}, {}] });
    expect(code).toBe(1);
  });
});

describe('a folder', () => {
  it('gives its pictures, and what is passed over is said', async () => {
    const { out, err } = await look('classify', at('mixed'), '--json');
    const images = (JSON.parse(out) as { image: string }[]).map(({ image }) => image);
    expect(images).toEqual(['empty.jpg', 'good.jpg', 'jfif.jfif'].map((name) => at('mixed', name)));
    expect(err).toContain('Passed over: 2 .heic, 1 .bmp and 2 folders (--recursive looks into them).');
  });

  it('gives those of its folders too where it is asked to, each once', async () => {
    const { out, err } = await look('classify', at('mixed'), '--recursive', '--json');
    const images = (JSON.parse(out) as { image: string }[]).map(({ image }) => image);
    expect(images).toContain(at('mixed/deeper/deep.jpg'));
    expect(images).toHaveLength(4);
    expect(err).toContain('Passed over: 2 .heic and 1 .bmp.');
  });
});

describe('a path', () => {
  const failed = (out: string) =>
    (JSON.parse(out) as { error?: string }[]).flatMap(({ error }) => (error === undefined ? [] : [error]));

  it('without pictures is told of by what it holds itself', async () => {
    const { out } = await look('classify', at('mixed'), at('empty'), '--json');
    const said = failed(out).find((error) => error.startsWith(at('empty')));
    expect(said).toMatch(/ holds no pictures \([^)]*\)\.$/);
  });

  it('whose pictures were named before is not empty', async () => {
    const { out, code } = await look('classify', at('a/x.jpg'), at('a'), '--json');
    expect(JSON.parse(out)).toHaveLength(1);
    expect(code).toBe(0);
  });

  it('that cannot be reached is not said to be missing', async () => {
    const { out } = await look('classify', at('photo.jpg/x.jpg'), '--json');
    expect(failed(out)).toEqual([expect.stringContaining('x.jpg cannot be read (ENOTDIR')]);
  });

  it('that nobody may look into costs no other one its answer', async ({ skip }) => {
    if (process.getuid?.() === 0) return skip('root may look into everything');
    await mkdir(at('pictures/locked'), { recursive: true });
    await picture('pictures/x.jpg');
    await chmod(at('pictures/locked'), 0);
    const { out, code } = await look('classify', at('pictures'), '--recursive', '--json');
    await chmod(at('pictures/locked'), 0o700);
    expect(failed(out)).toEqual([expect.stringContaining('locked cannot be read (EACCES')]);
    expect(JSON.parse(out)).toHaveLength(2);
    expect(code).toBe(1);
  });
});

it('the patches of pictures that can be read once only are not drawn', async () => {
  execFileSync('mkfifo', [at('once')]);
  const { err, code } = await look('top-patches', at('once'), '--channels', '0', '-o', at('patches.png'));
  expect(err).toContain('once can be read once only');
  expect(code).toBe(1);
});

describe('before any work is done', () => {
  it.each<[string, () => string[], string]>([
    [
      'an ending that cannot be written',
      () => ['grad-cam', at('a'), '-o', at('map.pdf')],
      'must end with .png, .jpg, .jpeg or .webp',
    ],
    ['numbers as a picture', () => ['grad-cam', at('a'), '--raw', at('map.png')], 'must end with .npy'],
    [
      'a cut-out without its transparency',
      () => ['cut-out', at('a'), '-o', at('cut.jpg')],
      'must end with .png or .webp',
    ],
    [
      'a painting that forgets how it was made',
      () => ['deep-dream', at('photo.jpg'), '-o', at('dream.jpg')],
      'must end with .png',
    ],
    ['a picture of words', () => ['ranking', at('a'), '-o', at('map.png')], 'answers in words and numbers'],
    [
      'a picture of a vector',
      () => ['embedding', at('a'), '-o', at('map.png')],
      'answers in words and numbers',
    ],
    ['a painting for nobody', () => ['deep-dream', at('photo.jpg')], 'needs -o'],
    ['a live style for nobody', () => ['live-style', at('photo.jpg')], 'needs -o'],
    [
      'a folder that cannot be',
      () => ['grad-cam', at('a'), '-o', '/proc/x'],
      'Nothing can be written to the folder /proc/x',
    ],
    [
      'a file where nothing can be',
      () => ['grad-cam', at('a'), '-o', '/proc/x.png'],
      'Nothing can be written to the folder /proc',
    ],
    ['a folder in a file', () => ['grad-cam', at('a'), '-o', at('photo.jpg/map.png')], 'is a file'],
    ['a file that is a folder', () => ['embed', at('a'), '-o', at('with.dot')], 'must end with'],
    [
      'a folder for one map',
      () => ['embed', at('a'), '-o', `${at('maps')}/`],
      'maps/ is a folder: name a file in it.',
    ],
    [
      'a folder for one index',
      () => ['embed', at('a'), '--index', `${at('maps')}/`],
      'maps/ is a folder: name a file in it.',
    ],
    [
      'a folder for one painting',
      () => ['deep-dream', at('photo.jpg'), '-o', at('maps')],
      'must end with .png; this is one file, and no folder.',
    ],
    [
      'two outputs',
      () => ['grad-cam', at('a'), '-o', at('m.png'), '-o', at('n.png')],
      '--output is given 2 times: once is enough.',
    ],
    [
      'two time-lapses',
      () => ['deep-dream', at('photo.jpg'), '--timelapse', at('m'), '--timelapse', at('n')],
      '--timelapse is given 2 times: once is enough.',
    ],
    [
      'a picture and JSON in one stream',
      () => ['grad-cam', at('a'), '-o', '-', '--json'],
      'would both be standard output',
    ],
    [
      'several pictures in one stream',
      () => ['grad-cam', at('a/x.jpg'), at('b/x.jpg'), '-o', '/dev/stdout'],
      'takes one picture, and there are 2',
    ],
    ['nothing to look for', () => [], 'Say what to look for'],
  ])('%s is refused', async (_what, words, message) => {
    const { out, err, code } = await look(...words());
    expect(err).toContain(message);
    expect({ out, code }).toEqual({ out: '', code: 1 });
  });
});

it.each([
  ['map.png', 'png'],
  ['map.jpg', 'jpeg'],
  ['map.JPEG', 'jpeg'],
  ['map.webp', 'webp'],
])('%s holds %s', async (name, format) => {
  await look('grad-cam', at('photo.jpg'), '-o', at('endings', name));
  expect((await sharp(at('endings', name)).metadata()).format).toBe(format);
});

it('a folder with a dot in its name is a folder', async () => {
  await look('grad-cam', at('photo.jpg'), '-o', at('with.dot'));
  await look('grad-cam', at('photo.jpg'), '-o', `${at('new.one')}/`);
  expect((await stat(at('with.dot/photo.png'))).isFile()).toBe(true);
  expect((await stat(at('new.one/photo.png'))).isFile()).toBe(true);
});
