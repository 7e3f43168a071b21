import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ModelFileError } from '../../src/network/errors.ts';
import { filesAt } from '../../tools/look/files/files_at.ts';

let folder: string;
const at = (...names: string[]) => join(folder, ...names);

/** A network beside its classes, as caches of networks keep them: by links to files that are called otherwise. */
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'convoscope-files-at-'));
  await mkdir(at('blobs'));
  await mkdir(at('net/deeper'), { recursive: true });
  await writeFile(at('blobs/1'), 'weights');
  await writeFile(at('blobs/2'), 'classes');
  await writeFile(at('net/deeper/notes'), 'of somebody');
  await symlink(at('blobs/1'), at('net/net.pth'));
  await symlink(at('blobs/2'), at('net/labels.json'));
  await symlink(at('blobs/none'), at('net/broken.json'));
  await symlink(at('net'), at('net/deeper/round'));
});
afterAll(() => rm(folder, { recursive: true }));

const read = async (...asked: Parameters<typeof filesAt>) => {
  const files = await filesAt(...asked);
  return Promise.all(Array.from(files, async ([name, content]) => [name, await content.text()]));
};

it('opens one file, alone or with what belongs to it, also by links', async () => {
  expect(await read(at('net/net.pth'))).toEqual([['net.pth', 'weights']]);
  expect(await read(at('net/net.pth'), /\.json$/)).toEqual([
    ['net.pth', 'weights'],
    ['labels.json', 'classes'],
  ]);
});

it('opens all files of a folder, each once, by their paths in it', async () => {
  const found = await read(at('net'));
  expect(found.toSorted()).toEqual([
    ['deeper/notes', 'of somebody'],
    ['labels.json', 'classes'],
    ['net.pth', 'weights'],
  ]);
});

it('says where there is nothing', async () => {
  const asked = filesAt(at('nowhere.pth'));
  await expect(asked).rejects.toThrow(ModelFileError);
  await expect(asked).rejects.toThrow('nowhere.pth does not exist.');
});
