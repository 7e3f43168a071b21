/** Ctrl-C while a command looks at many pictures. */
import { execFileSync, spawn } from 'node:child_process';
import { mkdtemp, open, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { writePhotograph } from '../support/pictures.ts';

const PROGRAM = fileURLToPath(new URL('../../tools/convoscope-look.mjs', import.meta.url));

let folder: string;
const at = (name: string) => join(folder, name);
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'convoscope-interrupted-'));
  for (const name of ['first.png', 'last.png']) await writePhotograph(at(name), 96, 64);
});
afterAll(() => rm(folder, { recursive: true }));

/** Interrupts a command as soon as it opens the second of three pictures, which only then can be read to its end. */
async function interrupted(command: string, ...flags: string[]) {
  execFileSync('mkfifo', [at(command)]);
  const words = [command, 'first.png', command, 'last.png', '--json', ...flags];
  const child = spawn(process.execPath, [PROGRAM, ...words], { cwd: folder });
  const said = { out: '', err: '' };
  child.stdout.on('data', (bytes: Buffer) => {
    said.out += bytes.toString();
  });
  child.stderr.on('data', (bytes: Buffer) => {
    said.err += bytes.toString();
  });
  const end = new Promise<number | null>((done) => child.once('close', done));
  // Waits until somebody reads.
  const pipe = await open(at(command), 'w');
  child.kill('SIGINT');
  await pipe.writeFile(await readFile(at('first.png')));
  await pipe.close();
  return { code: await end, ...said };
}

const looked = /Interrupted: ([12]) of 3 pictures were looked at\./;

it('ends embed with the index of the pictures so far', async () => {
  const { code, out, err } = await interrupted('embed', '--index', 'so-far.index');
  expect([code, err]).toEqual([130, expect.stringMatching(looked)]);
  const { pictures } = JSON.parse(out) as { pictures: { image: string }[] };
  expect(pictures.map(({ image }) => image)).toEqual(['first.png', 'embed'].slice(0, pictures.length));
  expect(String(pictures.length)).toBe(looked.exec(err)?.[1]);
  expect((await readFile(at('so-far.index'))).length).toBeGreaterThan(1000);
});

it('ends top-patches with the patches of the pictures so far', async () => {
  const flags = ['--layer', 'blocks.0.0.act1', '--channels', '0-3'];
  const { code, out, err } = await interrupted('top-patches', ...flags);
  expect([code, err]).toEqual([130, expect.stringMatching(looked)]);
  const { pictures, channels } = JSON.parse(out) as {
    pictures: number;
    channels: { patches: { image: string }[] }[];
  };
  expect(String(pictures)).toBe(looked.exec(err)?.[1]);
  const images = new Set(channels.flatMap(({ patches }) => patches.map(({ image }) => image)));
  expect(images).toContain('first.png');
  expect(images).not.toContain('last.png');
});
