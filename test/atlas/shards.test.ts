import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readAtlas, whereIsUnit } from '../../src/contract/atlas.ts';
import { runAtlas } from '../../tools/atlas/command_line.ts';
import { type Said, saidBy } from '../support/look.ts';
import { TOY, toyFolder } from '../support/toys/toy_networks.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
/** Processes that draw, each of which starts TensorFlow.js. */
const PATIENCE = 180_000;
/** 8 and 16 channels and 3 classes: who draws them is at it long enough to be stopped on the way. */
const MANY = ['--layers', 'first_relu,second_relu,scores'];

let folder: string;
const at = (name: string) => join(folder, name);
const flags = () => ['--network', at('toy')];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'convoscope-atlas-'));
  mkdirSync(at('toy'));
  for (const [name, body] of Object.entries(toyFolder(TOY))) writeFileSync(join(at('toy'), name), body);
});
afterAll(() => rm(folder, { recursive: true }));

/** In this process. */
const atlas = (...words: string[]): Promise<Said> =>
  saidBy(() => runAtlas(['node', 'atlas', ...words, ...flags()]));

/** In one of its own. */
const started = (...words: string[]) =>
  spawn(process.execPath, ['--import', 'tsx', 'tools/atlas/index.ts', ...words, ...flags()], {
    ...{ cwd: ROOT, stdio: 'ignore' },
  });

const ended = (child: ReturnType<typeof started>) =>
  new Promise<number | null>((done) => child.once('exit', done));

/** The paths of all files below a folder, from it on. */
const pathsOf = (name: string): string[] =>
  readdirSync(at(name), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(at(name).length))
    .sort();

/** Every file below a folder that nobody writes to, by its path there. */
const filesOf = (name: string): Record<string, string> =>
  Object.fromEntries(pathsOf(name).map((path) => [path, readFileSync(join(at(name), path), 'base64')]));

it('shards that several processes draw, merged, are to the bit what one draws', {
  timeout: PATIENCE,
}, async () => {
  const some = ['draw', '--layers', 'first_relu,scores'];
  const whole = await atlas(...some, '--cache', at('whole'));
  expect(whole).toMatchObject({ code: 0, err: expect.stringContaining('are there') });
  // Two processes on one folder, and this one on a folder of its own.
  const two = ended(started(...some, '--cache', at('a'), '--shard', '0/2', '--threads', '2'));
  await atlas(...some, '--cache', at('b'), '--shard', '1/2');
  expect(await two).toBe(0);
  // Of the patches and 8 units every second piece, from the patches on.
  const units = (name: string) => pathsOf(name).filter((path) => /first_relu-units/.test(path));
  expect([units('a').length, units('b').length]).toEqual([4, 4]);
  await atlas('merge', at('whole'), '--out', at('of-one'));
  await atlas('merge', at('b'), at('a'), '--out', at('of-both-halves'));
  const files = filesOf('of-one');
  expect(Object.keys(files)).toContain('/index.json');
  expect(filesOf('of-both-halves')).toEqual(files);

  const index = readAtlas(JSON.parse(readFileSync(join(at('of-one'), 'index.json'), 'utf8')));
  expect(index.layers.map(({ layer }) => layer)).toEqual(['first_relu']);
  expect(index.classes).toMatchObject({ layer: 'scores', channels: 3, drawn: [[0, 2]], silent: [] });
  for (const { file, x, y, side } of [0, 1, 2]
    .map((one) => whereIsUnit(index, 'scores', one))
    .flatMap((one) => one ?? [])) {
    const { channels } = await sharp(join(at('of-one'), file))
      .extract({ left: x, top: y, width: side, height: side })
      .stats();
    expect(Math.max(...channels.map(({ stdev }) => stdev))).toBeGreaterThan(10);
  }
});

it('goes on where it was stopped: a file is there as a whole, or not at all', {
  timeout: PATIENCE,
}, async () => {
  const words = ['draw', '--cache', at('stopped'), ...MANY];
  const child = started(...words);
  const end = ended(child);
  // Paths alone: a part that is listed can have its whole name before it could be read.
  const drawn = () =>
    existsSync(at('stopped')) ? pathsOf('stopped').filter((path) => /(png|silent)$/.test(path)) : [];
  while (drawn().length < 2 && child.exitCode === null) await sleep(20);
  child.kill('SIGKILL');
  await end;
  // In the midst of its work.
  expect(child.signalCode).toBe('SIGKILL');
  const before = filesOf('stopped');
  await atlas(...words);
  const after = filesOf('stopped');
  for (const path of Object.keys(before).filter((one) => !one.endsWith('.part')))
    expect(after[path]).toBe(before[path]);
  for (const [path, bytes] of Object.entries(after))
    if (path.endsWith('.png')) expect((await sharp(Buffer.from(bytes, 'base64')).metadata()).width).toBe(128);
  expect((await atlas(...words)).err).toMatch(/(\d+) of \1 are there/);
});

it('processes that draw end with the one that started them, also where a signal ends it', {
  timeout: PATIENCE,
}, async () => {
  const words = ['draw', '--cache', at('ended'), ...MANY, '--threads', '2'];
  const child = spawn(process.execPath, ['--import', 'tsx', 'tools/atlas/index.ts', ...words, ...flags()], {
    cwd: ROOT,
    // All of them hold it open.
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  child.stdout.resume();
  const end = new Promise<number | null>((done) => child.once('close', done));
  const drawn = () =>
    existsSync(at('ended')) ? pathsOf('ended').filter((path) => /-units.*(png|silent)$/.test(path)) : [];
  while (drawn().length < 1 && child.exitCode === null) await sleep(20);
  child.kill('SIGTERM');
  expect(await end).toBe(143);
  expect(drawn().length).toBeLessThan(27);
});

it('an index says what is drawn, and a second merge leaves no old sheets', {
  timeout: PATIENCE,
}, async () => {
  await atlas('draw', '--cache', at('part'), '--layers', 'scores', '--classes', '1');
  await atlas('merge', at('part'), '--out', at('of-part'));
  const first = filesOf('of-part');
  expect(JSON.parse(Buffer.from(first['/index.json'] ?? '', 'base64').toString())).toMatchObject({
    ...{ layers: [], classes: { drawn: [1], sheets: [{ first: 0, count: 3, columns: 3 }] } },
  });
  await atlas('draw', '--cache', at('part'), '--layers', 'scores', '--classes', '2');
  await atlas('merge', at('part'), '--out', at('of-part'));
  expect(pathsOf('of-part')).toHaveLength(2);
  expect(pathsOf('of-part')).not.toEqual(Object.keys(first));
});

it('caches that hold different pictures of a unit are not merged', { timeout: PATIENCE }, async () => {
  await atlas('draw', '--cache', at('mine'), '--layers', 'scores', '--classes', '0');
  const [path = ''] = pathsOf('mine').filter((one) => one.endsWith('.png'));
  const theirs = join(at('theirs'), path);
  mkdirSync(join(theirs, '..'), { recursive: true });
  writeFileSync(
    theirs,
    await sharp(join(at('mine'), path))
      .negate()
      .png()
      .toBuffer(),
  );
  const { code, err } = await atlas('merge', at('mine'), at('theirs'), '--out', at('of-both'));
  expect({ code, err }).toEqual({
    code: 1,
    err: expect.stringContaining('Two caches hold different pictures of scores, channel 0'),
  });
  rmSync(at('theirs'), { recursive: true });
});

describe('merge leaves what it does not replace', () => {
  const out = () => at('shipped');
  beforeAll(async () => {
    await atlas('draw', '--cache', at('drawn'), '--layers', 'scores', '--classes', '0');
    await atlas('merge', at('drawn'), '--out', out());
    writeFileSync(join(out(), 'own.webp'), 'a picture of somebody');
  }, PATIENCE);

  it.each([
    ['another seed', ['--seed', '2'], 'No picture of this network, drawn with --seed 2'],
    ['no quality', ['--quality', '0'], '--quality takes'],
    ['a quality that is no number', ['--quality', 'best'], '--quality takes'],
  ])('%s is told, and the atlas stays', async (_title, words, why) => {
    const before = filesOf('shipped');
    const { code, err } = await atlas('merge', at('drawn'), '--out', out(), ...words);
    expect({ code, err }).toEqual({ code: 1, err: expect.stringContaining(why) });
    expect(filesOf('shipped')).toEqual(before);
  });

  it('a file that the earlier index does not name stays', async () => {
    await atlas('draw', '--cache', at('drawn'), '--layers', 'scores', '--classes', '1');
    await atlas('merge', at('drawn'), '--out', out());
    // The index, one sheet and the file.
    expect(pathsOf('shipped')).toHaveLength(3);
    expect(pathsOf('shipped')).toContain('/own.webp');
  });

  it('an index of something else is not written over', async () => {
    mkdirSync(at('else'));
    writeFileSync(join(at('else'), 'index.json'), '[]\n');
    const { code, err } = await atlas('merge', at('drawn'), '--out', at('else'));
    expect({ code, err }).toEqual({ code: 1, err: expect.stringContaining('not the index of an atlas') });
    expect(filesOf('else')).toEqual({ '/index.json': Buffer.from('[]\n').toString('base64') });
  });

  it('a network outside models/ has no folder of its own', async () => {
    const { code, err } = await atlas('merge', at('drawn'));
    expect({ code, err }).toEqual({ code: 1, err: expect.stringContaining('say with --out') });
  });
});
