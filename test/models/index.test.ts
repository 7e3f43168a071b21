import { existsSync, readFileSync } from 'node:fs';
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
