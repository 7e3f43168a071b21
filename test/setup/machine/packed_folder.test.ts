import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { packInto } from '../../../tools/gpu/packed_folder.ts';

let top: string;
let folder: string;
beforeEach(() => {
  top = mkdtempSync(join(tmpdir(), 'convoscope-pack-'));
  folder = join(top, 'bench');
});
afterEach(() => rmSync(top, { recursive: true }));

const write = (into: string, ...names: string[]) => {
  mkdirSync(into, { recursive: true });
  for (const name of names) writeFileSync(join(into, name), 'old');
};
const PACKED = ['run.sh', 'bench.mjs', 'node.gz'];
const pack = () => packInto(folder, async (waiting) => writeFileSync(join(waiting, 'run.sh'), 'new'));
const expectPacked = () => {
  expect(readdirSync(top)).toEqual(['bench']);
  expect(readdirSync(folder)).toEqual(['run.sh']);
  expect(readFileSync(join(folder, 'run.sh'), 'utf8')).toBe('new');
};

it.each<[string, () => void]>([
  ['that is not there', () => {}],
  ['that is empty', () => write(folder)],
  ['that was packed before', () => write(folder, ...PACKED, 'dawn.gz')],
])('a folder %s is packed', async (_what, prepare) => {
  prepare();
  await pack();
  expectPacked();
});

it.each([
  ['other files', ['thesis.txt']],
  ['a packed bench and other files', [...PACKED, 'results.txt']],
  ['a part of what is packed', ['bench.mjs', 'node.gz']],
])('a folder with %s keeps them', async (_what, names) => {
  write(folder, ...names);
  await expect(pack()).rejects.toThrow(
    `${folder} holds other files: name a new folder, or one that was packed before.`,
  );
  expect(readdirSync(folder).sort()).toEqual([...names].sort());
  expect(readdirSync(top)).toEqual(['bench']);
});

it('a file stays', async () => {
  write(top, 'bench');
  await expect(pack()).rejects.toThrow(`${folder} is a file: name a folder.`);
  expect(readFileSync(folder, 'utf8')).toBe('old');
});

it('what was packed before stays where packing fails, and nothing is left beside it', async () => {
  write(folder, ...PACKED);
  const packing = packInto(folder, async (waiting) => {
    writeFileSync(join(waiting, 'run.sh'), 'new');
    throw new Error('no Vulkan loader');
  });
  await expect(packing).rejects.toThrow('no Vulkan loader');
  expect(readdirSync(top)).toEqual(['bench']);
  expect(readFileSync(join(folder, 'run.sh'), 'utf8')).toBe('old');
});
