import { existsSync, readFileSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { type IndexEntry, indexOf, installedIn, MODELS } from '../../tools/networks/installed.ts';

const text = readFileSync(join(MODELS, 'index.json'), 'utf8');

it('models/index.json names the networks that the folders hold, and none else', async () => {
  expect(text).toBe(await indexOf(MODELS));
  expect((await installedIn(MODELS)).unreadable).toEqual([]);
});

it('the network that the program starts with is in it, and is shipped', async () => {
  const { installed } = await installedIn(MODELS);
  expect(installed).toContainEqual(
    expect.objectContaining({ id: 'efficientnet-lite0', folder: 'efficientnet-lite0', isShipped: true }),
  );
  for (const { folder } of JSON.parse(text) as IndexEntry[])
    expect(existsSync(join(MODELS, folder, 'network.json'))).toBe(true);
});

it('says of a network that an atlas lies in its folder', async () => {
  const models = await mkdtemp(join(tmpdir(), 'convoscope-models-'));
  try {
    const network = JSON.stringify({ id: 'toy', title: 'Toy', licence: 'MIT', weights: { bytes: 8 } });
    for (const folder of ['plain', 'drawn']) {
      await mkdir(join(models, folder, 'atlas'), { recursive: true });
      await writeFile(join(models, folder, 'network.json'), network);
    }
    await writeFile(join(models, 'drawn/atlas/index.json'), '{}');
    expect(JSON.parse(await indexOf(models))).toEqual([
      { id: 'toy', title: 'Toy', folder: 'drawn', atlas: true },
      { id: 'toy', title: 'Toy', folder: 'plain' },
    ]);
  } finally {
    await rm(models, { recursive: true });
  }
});
