import { spawn } from 'node:child_process';
import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mergeShards, type PatchesShard, readPatchesShard, textIn } from '../../tools/look/patches_shard.ts';
import type { TopPatches } from '../../tools/look/top_patches.ts';
import { look } from '../support/look.ts';
import { TOY, toyFolder } from '../support/toys/toy_networks.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
/** More than are kept of a channel, and no multiple of a batch. */
const PICTURES = 15;
const PATIENCE = 120_000;

let folder: string;
const at = (name: string) => join(folder, name);
const words = (...more: string[]) => [
  ...['top-patches', at('pictures'), at('missing.jpg')],
  ...['--network', at('toy'), '--layer', 'second_relu', ...more],
];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'convoscope-shards-'));
  for (const name of ['toy', 'pictures']) mkdirSync(at(name));
  for (const [name, body] of Object.entries(toyFolder(TOY))) writeFileSync(join(at('toy'), name), body);
  const file = (number: number) => join(at('pictures'), `${String(number).padStart(2, '0')}.png`);
  for (let number = 0; number < PICTURES; number++) {
    const pixels = Buffer.from(Array.from({ length: 8 * 8 * 3 }, (_, i) => (i * (37 + 11 * number)) % 256));
    await sharp(pixels, { raw: { width: 8, height: 8, channels: 3 } })
      .resize(64, 64)
      .png()
      .toFile(file(number));
  }
  // Equals, each in another part: the earlier picture comes first.
  for (const twin of [6, 12]) copyFileSync(file(1), file(twin));
  writeFileSync(file(9), 'no picture');
});
afterAll(() => rm(folder, { recursive: true }));

/** In a process of its own. @returns what it prints */
function started(...args: string[]): Promise<string> {
  const child = spawn(process.execPath, ['tools/convoscope-look.mjs', ...args], {
    ...{ cwd: ROOT, stdio: ['ignore', 'pipe', 'ignore'] as const },
  });
  let out = '';
  child.stdout?.on('data', (chunk: Buffer) => {
    out += chunk.toString();
  });
  return new Promise((resolve) => child.once('close', () => resolve(out)));
}

it('parts of a search by several processes, merged, are to the bit what one finds', {
  timeout: PATIENCE,
}, async () => {
  const whole = await look(...words('--json'));
  const found: TopPatches = JSON.parse(whole.out);
  expect(found).toMatchObject({ pictures: PICTURES - 1, errors: [{}, {}] });
  const twins = found.channels.flatMap(({ patches }) => {
    const names = patches.map(({ image }) => image.slice(-6, -4)).filter((name) => /01|06|12/.test(name));
    return names.length === 3 ? [names.join()] : [];
  });
  expect(new Set(twins)).toEqual(new Set(['01,06,12']));

  const files = ['1/3', '0/3', '2/3'].map((part) => ({ part, path: at(`part-${part[0]}.json`) }));
  const printed = await Promise.all(files.map(({ part }) => started(...words('--shard', part))));
  for (const [i, { path }] of files.entries()) writeFileSync(path, printed[i] ?? '');
  const merged = await look('merge-patches', ...files.map(({ path }) => path), '--json');
  expect(merged.out).toBe(whole.out);
  expect(merged.code).toBe(whole.code);

  // Their patches are cut out of what that network sees, and over no picture that they are cut out of.
  const paths = files.map(({ path }) => path);
  const other = await look('merge-patches', ...paths, '-o', at('none.png'));
  expect(other).toMatchObject({ out: '', err: expect.stringContaining('were searched with toy, not with') });
  const image = found.channels.flatMap(({ patches }) => patches)[0]?.image ?? '';
  const over = await look('merge-patches', ...paths, '--network', at('toy'), '-o', image);
  expect(over).toMatchObject({ out: '', err: expect.stringContaining('which is read: name another file') });

  // The picture of all of them, too.
  const drawn = (name: string) => ['--network', at('toy'), '-o', at(name)];
  await look('merge-patches', ...files.map(({ path }) => path), ...drawn('merged.png'));
  await look(...words('-o', at('whole.png')));
  const pixels = (name: string) => sharp(at(name)).raw().toBuffer();
  expect(Buffer.compare(await pixels('merged.png'), await pixels('whole.png'))).toBe(0);
});

describe('parts', () => {
  const part = (index: number, count: number, change: Partial<PatchesShard> = {}): PatchesShard => ({
    ...{ version: 1, shard: { index, count }, network: { id: 'toy', sha256: 'a' }, list: 'b', layer: 'c' },
    ...{ geometry: { size: [1, 1], jump: [1, 1], start: [0, 0] }, pictures: 1, channels: [], errors: [] },
    ...change,
  });

  it.each<[string, PatchesShard[]]>([
    ['Parts are missing: 1/3.', [part(0, 3), part(2, 3)]],
    ['A part is there twice.', [part(0, 2), part(0, 2), part(1, 2)]],
    ['in different numbers of parts', [part(0, 2), part(1, 3)]],
    ['they differ in the network', [part(0, 2), part(1, 2, { network: { id: 'toy', sha256: 'other' } })]],
    ['they differ in the pictures', [part(0, 2), part(1, 2, { list: 'other' })]],
    ['they differ in the layer', [part(0, 2), part(1, 2, { layer: 'other' })]],
    ['they differ in their channels', [part(0, 2), part(1, 2, { channels: [{ channel: 0, patches: [] }] })]],
  ])('that are no whole: %s', (message, parts) => {
    expect(() => mergeShards(parts)).toThrow(message);
  });

  it('that are something else are named', () => {
    expect(() => readPatchesShard('{', 'a.json')).toThrow('a.json is no JSON.');
    expect(() => readPatchesShard('{"version": 2}', 'a.json')).toThrow(
      'a.json is not what top-patches --shard prints: version',
    );
  });

  it.each(['utf16le', 'utf8'] as const)('are read as %s with a mark, as Windows writes them', (encoding) => {
    expect(textIn(Buffer.from('\ufeff{"version": 1}', encoding))).toBe('{"version": 1}');
  });

  it('have no picture of their own', async () => {
    const { err, code } = await look(...words('--shard', '0/2', '-o', at('part.png')));
    expect(err).toContain('give -o to merge-patches');
    expect(code).toBe(1);
  });
});
