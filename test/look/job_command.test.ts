import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as tf from '@tensorflow/tfjs-core';
import { cac } from 'cac';
import sharp from 'sharp';
import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { recordOf, withRecord } from '../../src/media/png/job_record.ts';
import { slowTechniqueById } from '../../src/techniques/slow_techniques.ts';
import { jobCommand } from '../../tools/look/job/job_command.ts';

const DOG = fileURLToPath(new URL('../golden/inputs/dog.png', import.meta.url));

let folder: string;
const printed = vi.spyOn(console, 'log').mockImplementation(() => {});
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'convoscope-look-'));
});
beforeEach(() => printed.mockClear());
afterAll(() => rm(folder, { recursive: true }));

/** Runs a command line as `npm run look` would. */
async function look(...words: string[]): Promise<void> {
  const cli = cac('look');
  jobCommand(cli, slowTechniqueById(words[0] ?? ''), 'efficientnet-lite0');
  cli.parse(['node', 'look', ...words], { run: false });
  await cli.runMatchedCommand();
}

const SMALL = ['--size', '64', '--octaves', '1', '--steps', '2'];

it('a picture is written with all that made it in its metadata, and painted again from that alone', async () => {
  const [first, second] = [join(folder, 'first.png'), join(folder, 'second.png')];
  // The plain gradient, and so little smoothing that two steps climb above a score of 0.
  const way = ['--preset', 'plain', '--smoothing', '0.7'];
  const target = ['--of', 'target', '--class', 'castle', '--seed', '7', ...way];
  await look('deep-dream', DOG, ...SMALL, ...target, '-o', first, '--json');
  const file = await readFile(first);
  expect(recordOf(file)).toMatchObject({
    ...{ painting: 'deep-dream', seed: 7, network: 'efficientnet-lite0', step: 2 },
    settings: { size: 64, octaves: 1, steps: 2, of: 'target', layer: 'blocks.4.0.act2' },
    target: { kind: 'class', index: 483 },
  });
  const weights = await readFile('models/efficientnet-lite0/weights.safetensors');
  const sha256 = createHash('sha256').update(weights).digest('hex');
  expect(recordOf(file)?.weightsSha256).toBe(sha256);
  expect(await sharp(file).metadata()).toMatchObject({ width: 64, height: 64, channels: 3 });
  const [answer] = printed.mock.calls.map(([text]) => JSON.parse(text as string));
  expect(answer).toMatchObject({ title: 'castle', output: first, step: 2 });
  expect(answer.losses.score).toBeLessThan(0);

  await look('deep-dream', DOG, '--again', first, '-o', second);
  expect(Buffer.compare(await readFile(second), file)).toBe(0);
});

it('settings of a picture that was made with other weights are taken, and it is said', async () => {
  const file = await readFile(join(folder, 'first.png'));
  const record = recordOf(file);
  if (!record) throw new Error('The first picture says how it was painted.');
  const [other, out] = [join(folder, 'other-weights.png'), join(folder, 'fourth.png')];
  await writeFile(other, withRecord(file, { ...record, weightsSha256: '5e'.repeat(32) }));
  const said = vi.spyOn(console, 'error').mockImplementation(() => {});
  await look('deep-dream', DOG, '--again', other, '-o', out);
  const words = said.mock.calls.flat().join('\n');
  said.mockRestore();
  expect(words).toMatch(
    /other-weights\.png: It was painted with other weights of the network efficientnet-lite0/,
  );
  expect(Buffer.compare(await readFile(out), file)).toBe(0);
});

it('what is typed goes over what a picture says', async () => {
  const [first, second] = [join(folder, 'first.png'), join(folder, 'third.png')];
  await look('deep-dream', DOG, '--again', first, '--class', 'volcano', '--steps', '1', '-o', second);
  expect(recordOf(await readFile(second))).toMatchObject({
    ...{ seed: 7, step: 1 },
    target: { kind: 'class', index: 980 },
  });
});

it('a dream of a whole layer names no target, and takes none', async () => {
  const [layer, none] = [join(folder, 'layer.png'), join(folder, 'none.png')];
  await look('deep-dream', DOG, ...SMALL, '-o', layer, '--json');
  expect(recordOf(await readFile(layer))).toMatchObject({ settings: { of: 'layer' }, target: null });
  const [answer] = printed.mock.calls.map(([text]) => JSON.parse(text as string));
  expect(answer).toMatchObject({ title: null, target: null });
  const again = look('deep-dream', DOG, '--again', layer, '--class', 'volcano', '-o', none);
  await expect(again).rejects.toThrow('--class counts with --of target only: add it.');
});

it('a taught class, of which a picture has the name alone, is not taken for another one', async () => {
  const file = await readFile(join(folder, 'first.png'));
  const record = recordOf(file);
  if (!record) throw new Error('The first picture says how it was painted.');
  const [mug, none] = [join(folder, 'mug.png'), join(folder, 'none.png')];
  const target = { kind: 'taught', name: 'my mug', direction: [] } as const;
  await writeFile(mug, withRecord(file, { ...record, target }));
  const again = look('deep-dream', DOG, '--again', mug, '-o', none);
  await expect(again).rejects.toThrow('mug.png was painted towards the taught class “my mug”');
});

it('a time-lapse has a picture of every n-th step and of the last', async () => {
  const lapse = join(folder, 'lapse');
  await look('feature-inversion', DOG, '--size', '64', '--steps', '5', '--timelapse', lapse, '--every', '2');
  expect(await readdir(lapse)).toEqual([2, 4, 5].map((step) => `feature-inversion-0000${step}.png`));
});

it('a film gives its frames', async () => {
  const frames = join(folder, 'film');
  await look('dream-zoom', DOG, ...SMALL, '--frames', '3', '--timelapse', frames);
  expect(await readdir(frames)).toEqual([0, 1, 2].map((frame) => `dream-zoom-0000${frame}.png`));
});

it.each<[string, string[], string]>([
  ['a preset that there is not', ['deep-dream', DOG, '--preset', 'rococo'], 'has no preset "rococo"'],
  ['a style where none is taken', ['deep-dream', DOG, '--style', DOG], 'Unknown option `--style`'],
  ['a style without weight', ['style-transfer', DOG, '--style', `${DOG}=0`], 'must be a number over 0.'],
  ['a picture that is none', ['deep-dream', fileURLToPath(import.meta.url)], 'is not a picture'],
  ['an idle target', ['deep-dream', DOG, '--class', 'castle'], '--class counts with --of target'],
  ['an idle picture', ['texture', DOG, '--style', DOG], 'takes no picture but those of --style'],
  ['a pace of nothing', ['deep-dream', DOG, '--every', '2'], '--every counts with --timelapse only'],
  ['the pace of a film', ['dream-zoom', DOG, '--every', '2'], 'Unknown option `--every`'],
  ['nothing to climb to', ['gradient-ascent'], 'Say what gradient-ascent is to paint: --class'],
  ['a picture that does not say how it was painted', ['deep-dream', DOG, '--again', DOG], 'does not say how'],
  [
    'two beginnings',
    ['deep-dream', DOG, '--again', DOG, '--preset', 'plain'],
    '--again and --preset both say what to begin with',
  ],
])('%s is refused, and nothing is left behind', async (_what, words, message) => {
  const before = tf.memory().numTensors;
  await expect(look(...words, '-o', join(folder, 'none.png'))).rejects.toThrow(message);
  expect(tf.memory().numTensors).toBe(before);
});
