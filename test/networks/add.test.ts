import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { copyFile, mkdir, mkdtemp, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs-core';
import { zipSync } from 'fflate';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { NetworkDescription } from '../../src/network/description.ts';
import { forward } from '../../src/network/forward.ts';
import { readSafetensors } from '../../src/network/safetensors.ts';
import { readNetworkFolder } from '../../tools/look/network_folder.ts';
import { addKnown } from '../../tools/networks/add.ts';
import { runNetworks } from '../../tools/networks/command_line.ts';
import { hashStartOf, knownNetworks } from '../../tools/networks/known.ts';
import { cutOff, nobody, refusing, serve, whole } from '../support/file_server.ts';
import { formulaImage, goldenFiles, imported, logitsOf, open, weightsFile } from '../support/imported.ts';
import { saidBy } from '../support/look.ts';
import { flat, pool, written } from '../support/model_files/onnx_files.ts';
import { expectClose } from '../support/relative_l2.ts';
import { startWasm } from '../support/wasm_backend.ts';

const IMPORTED = join(import.meta.dirname, '../golden/imported');
/** Rounding to fp16 moves each weight by 2^-11 of it at most; through some twenty layers that is as much of the logits. */
const TOLERANCE = 20 * 2 ** -11;

/** PyTorch's logits of the narrow ResNet-18, in float64, and what they are of. */
const GOLDEN = imported.logits.resnet18 ?? [];
const IMAGE = 'image imported resnet18';
const SIDE = imported.sides.resnet18 ?? 0;

beforeAll(startWasm);

let folder: string;
let models: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'convoscope-networks-'));
  models = join(folder, 'models');
  await mkdir(models);
});
afterEach(async () => {
  await rm(folder, { recursive: true });
  expect(tf.memory().numTensors).toBe(0);
});

const networks = (...words: string[]) =>
  saidBy(() => runNetworks(['node', 'networks', ...words, '--models', models]));

const textOf = (...path: string[]) => readFile(join(models, ...path), 'utf8');
const descriptionOf = async (id: string) =>
  JSON.parse(await textOf(id, 'network.json')) as Omit<NetworkDescription, 'labels'> & {
    architecture?: string;
    layers?: unknown;
  };

/** What an installed network answers to the formula's image. */
async function installedLogits(id: string): Promise<Float32Array> {
  const network = (await readNetworkFolder(join(models, id))).build({ height: SIDE, width: SIDE });
  const pixels = formulaImage(IMAGE, SIDE);
  const logits = tf.tidy(() => forward(network, pixels).logits);
  const values = logits.dataSync<'float32'>();
  tf.dispose([logits, pixels]);
  network.dispose();
  return values;
}

function expectAsGood(found: Float32Array, expected: ArrayLike<number>): void {
  const largest = Math.max(...Array.from(expected, Math.abs));
  expect(found).toHaveLength(expected.length);
  for (const [at, value] of found.entries())
    expect(Math.abs(value - (expected[at] as number))).toBeLessThan(TOLERANCE * largest);
}

const expectNothing = async () => expect(await readdir(models)).toEqual([]);

describe('add --file', () => {
  it.each([
    ['resnet18.pth', 'resnet18', 'F16'],
    ['resnet18-legacy.pth', 'resnet18', 'F16'],
    ['resnet18-bf16.safetensors', 'resnet18', 'F16'],
    ['resnet18-dynamo.onnx', undefined, 'F16'],
  ])('%s is installed, and answers as it did', async (file, architecture, type) => {
    const said = await networks('add', '--file', join(IMPORTED, file), '--id', 'mine');
    expect(said).toMatchObject({ code: 0, out: expect.stringContaining('mine: ') });
    expect(said.err).toContain('5 classes');
    expect((await readdir(join(models, 'mine'))).sort()).toEqual([
      '.gitignore',
      'ORIGIN.md',
      'labels.json',
      'network.json',
      'weights.safetensors',
    ]);
    // Whoever could read models/ can read it.
    expect((await stat(join(models, 'mine'))).mode).toBe((await stat(models)).mode);
    const description = await descriptionOf('mine');
    expect(description.architecture).toBe(architecture);
    expect(description.licence).toBe('unknown');
    const bytes = new Uint8Array(await readFile(join(models, 'mine/weights.safetensors')));
    expect(new TextDecoder().decode(bytes.subarray(8, 2000))).toContain(`"dtype":"${type}"`);
    const before = await open(
      goldenFiles(...[file, `${file}.data`].filter((one) => existsSync(join(IMPORTED, one)))),
    );
    expectAsGood(await installedLogits('mine'), logitsOf(before, formulaImage(IMAGE, SIDE)));
    const sha256 = createHash('sha256')
      .update(await readFile(join(IMPORTED, file)))
      .digest('hex');
    expect(await textOf('mine', 'ORIGIN.md')).toContain(sha256);
  });

  it('keeps paddings that go by the size, and says where poolings do', async () => {
    const conv = {
      ...{ operator: 'Conv', inputs: ['x', 'w'], outputs: ['m'], text: { auto_pad: 'SAME_UPPER' } },
      ints: { strides: [2, 2] },
    };
    const tensors = { w: [[5, 3, 3, 3], Array(5 * 27).fill(0.5)] } as const;
    const add = async (id: string, operator: string) => {
      const nodes = [conv, { ...pool, operator }, flat];
      const [content = new Blob()] = written({ nodes, tensors, input: [1, 3, 8, 8] }).values();
      const file = join(folder, `${id}.onnx`);
      await writeFile(file, new Uint8Array(await content.arrayBuffer()));
      return (await networks('add', '--file', file)).err;
    };
    expect(await add('means', 'GlobalAveragePool')).not.toContain('written down');
    expect(await add('largest', 'GlobalMaxPool')).toContain('written down for pictures of 8 x 8');
    // A stride of 2 puts a row of zeros below 8 rows, and one above and below 9: windows hold 2, 3, 3, 3, 2 of them.
    const plan = await readNetworkFolder(join(models, 'means'));
    const ones = tf.tensor4d(new Float32Array(9 * 9 * 3).fill(1), [1, 9, 9, 3]);
    expectClose(logitsOf(plan, ones), Array(5).fill((13 / 5) ** 2 * 3 * 0.5), 1e-5);
    for (const [name, id] of [
      ['resnet18.pth', 'named'],
      ['resnet18-dynamo.onnx', 'listed'],
    ] as const) {
      const { err } = await networks('add', '--file', join(IMPORTED, name), '--id', id);
      expect(err).not.toContain('written down');
    }
  });

  it('takes a ZIP with labels, and a name for its id from that of the file', async () => {
    const zip = join(folder, 'My Flowers (2).zip');
    const content = await readFile(join(IMPORTED, 'resnet18-bf16.safetensors'));
    const labels = new TextEncoder().encode('rose\ntulip\naster\npoppy\ndaisy\n');
    await writeFile(zip, zipSync({ 'net/model.safetensors': content, 'net/labels.txt': labels }));
    expect((await networks('add', '--file', zip)).code).toBe(0);
    expect(JSON.parse(await textOf('my-flowers-2', 'labels.json'))[3]).toBe('poppy');
    expect(JSON.parse(await textOf('index.json'))).toEqual([
      { id: 'my-flowers-2', title: 'ResNet-18 (my-flowers-2)', folder: 'my-flowers-2' },
    ]);
  });

  it('keeps kernels in fp32 that fp16 does not hold', async () => {
    const { weights } = await open(goldenFiles('resnet18.pth'));
    const conv1 = weights.get('conv1.weight');
    if (!conv1) throw new Error('conv1 is missing');
    const large = new Map(weights).set('conv1.weight', {
      ...conv1,
      values: conv1.values.map((w) => 1e6 * w),
    });
    // The first batch norm takes the factor back.
    for (const [part, factor] of [
      ['running_mean', 1e6],
      ['running_var', 1e12],
    ] as const) {
      const array = weights.get(`bn1.${part}`);
      if (array) large.set(`bn1.${part}`, { ...array, values: array.values.map((v) => factor * v) });
    }
    const file = join(folder, 'large.safetensors');
    const [content = new Blob()] = weightsFile(large).values();
    await writeFile(file, new Uint8Array(await content.arrayBuffer()));
    const { err } = await networks('add', '--file', file);
    expect(err).toContain('In fp32, because fp16 does not hold it: conv1.weight.');
    const written = await readFile(join(models, 'large/weights.safetensors'));
    const kept = readSafetensors('weights', new Uint8Array(written).buffer).get('conv1.weight');
    expect(kept?.values).toEqual(large.get('conv1.weight')?.values);
    expectAsGood(await installedLogits('large'), GOLDEN);
  });

  it.each([
    ['hostile.pth', 'ModelFileError: hostile.pth asks Python to run'],
    ['whole-module.pth', 'ModelFileError: '],
    ['nowhere.pth', 'Error: There is no file '],
  ])('%s is refused, and nothing is installed', async (file, message) => {
    const { code, err } = await networks('add', '--file', join(IMPORTED, file));
    expect(code).toBe(1);
    expect(err).toContain(message);
    await expectNothing();
  });

  it.each([
    ['../up', 'is no id'],
    ['.hidden', 'is no id'],
    ['A b', 'is no id'],
    ['pictures', 'holds something else'],
  ])('the id %s is refused before anything is read', async (id, message) => {
    await mkdir(join(models, 'pictures'));
    const { code, err } = await networks('add', '--file', join(IMPORTED, 'resnet18.pth'), '--id', id);
    expect(code).toBe(1);
    expect(err).toContain(message);
    expect(await readdir(models)).toEqual(['pictures']);
  });

  it('what an addition left behind that was ended by force is removed, and nothing that may be at work', async () => {
    const [old, young] = [join(models, '.adding-killed'), join(models, '.adding-at-work')];
    for (const left of [old, young]) await mkdir(left);
    const twoDaysAgo = Date.now() / 1000 - 2 * 24 * 60 * 60;
    await utimes(old, twoDaysAgo, twoDaysAgo);
    const { out } = await networks('add', '--file', join(IMPORTED, 'resnet18.pth'));
    expect((await readdir(models)).sort()).toEqual(['.adding-at-work', 'index.json', 'resnet18']);
    // models/ of the program is another folder.
    expect(out).toContain(`classify picture.jpg --network ${join(models, 'resnet18')} tries it.`);
    expect(out).not.toContain('npm start');
  });

  it('a network is not written over', async () => {
    const words = ['add', '--file', join(IMPORTED, 'resnet18.pth')];
    await networks(...words);
    const { code, err } = await networks(...words);
    expect(code).toBe(1);
    expect(err).toContain('resnet18 is installed. Remove it first');
  });

  it('what is added stays out of the repository', async ({ skip }) => {
    if (spawnSync('git', ['--version']).status !== 0) return skip('git is not installed');
    execFileSync('git', ['init', '-q', folder]);
    await networks('add', '--file', join(IMPORTED, 'resnet18.pth'));
    // What a person leaves out of all their repositories is no matter here.
    const words = ['-C', folder, '-c', 'core.excludesFile=', 'status', '--porcelain', '-uall'];
    const status = execFileSync('git', words, { encoding: 'utf8' });
    expect(status.trim().split('\n')).toEqual(['?? models/index.json']);
  });
});

describe('add by name', () => {
  /** A small ResNet-18 as if the authors gave it out. */
  async function small() {
    const content = await readFile(join(IMPORTED, 'resnet18.pth'));
    const start = createHash('sha256').update(content).digest('hex').slice(0, 8);
    const known = {
      ...{ name: 'resnet18-small', architecture: 'resnet18', megabytes: 1, crop: 0.5 },
      file: `resnet18-${start}.pth`,
    };
    return { content, known };
  }
  const timeout = { silenceMs: 60_000, pauseMs: 5 };

  it('downloads over a break, checks, installs with licence and origin, and leaves no part behind', async () => {
    const { content, known } = await small();
    const cache = join(folder, 'cache');
    const part = join(cache, `${known.file}.part`);
    await using server = await serve(cutOff(content, 20_000, part), whole(content));
    const said = await saidBy(async () => {
      await addKnown(known, { models, cache, from: `${server.address}/` }, { timeout });
    });
    expect(said.err).toContain(`${known.file}: 100 % of 50.9 kB`.replace('50.9', '51'));
    expect(server.ranges).toEqual([null, 'bytes=20000-']);
    const { title, licence, source, input } = await descriptionOf('resnet18-small');
    expect({ title, licence, crop: input.crop }).toEqual({
      ...{ title: 'ResNet-18 (weights V2)', licence: 'BSD-3-Clause', crop: 0.5 },
    });
    expect(source).toContain(`https://download.pytorch.org/models/${known.file}, SHA-256 `);
    expect(await textOf('resnet18-small', 'LICENSE')).toContain('BSD 3-Clause');
    expect(await readdir(cache)).toEqual([]);
    expectAsGood(await installedLogits('resnet18-small'), GOLDEN);
  });

  it('takes a copy of the file, whatever its name, and refuses another one', async () => {
    const { known } = await small();
    const places = { models, cache: folder, from: await nobody() };
    const copy = join(folder, 'download (1)');
    await copyFile(join(IMPORTED, 'resnet18-legacy.pth'), copy);
    await expect(addKnown(known, places, { file: copy })).rejects.toThrow(
      /download \(1\) is not resnet18-.+, or it is damaged: its SHA-256 begins with/,
    );
    await expectNothing();
    await copyFile(join(IMPORTED, 'resnet18.pth'), copy);
    await expect(addKnown(known, places, { file: copy })).resolves.toMatchObject({ id: 'resnet18-small' });
  });

  it('refuses a network of another architecture under the name', async () => {
    const { known } = await small();
    const places = { models, cache: folder, from: await nobody() };
    const adding = addKnown({ ...known, architecture: 'resnet34' }, places, {
      file: join(IMPORTED, 'resnet18.pth'),
    });
    await expect(adding).rejects.toThrow('holds ResNet-18, not ResNet-34 (weights V2).');
    await expectNothing();
  });

  const BY_HAND =
    'By hand: download https://download.pytorch.org/models/squeezenet1_1-b8a52dc0.pth on any machine, then npm run networks -- add squeezenet1_1 --file squeezenet1_1-b8a52dc0.pth';

  it('says how to do it by hand where the server is not there, has no such file, or another one', async () => {
    await using missing = await serve(refusing(404));
    await using wrong = await serve(whole(new Uint8Array(1000).fill(7)));
    for (const [from, message] of [
      [await nobody(), 'cannot be reached (ECONNREFUSED).'],
      [missing.address, 'squeezenet1_1-b8a52dc0.pth answers 404 Not Found.'],
      [wrong.address, 'gave out another file'],
    ] as const) {
      const { code, err } = await networks('add', 'squeezenet1_1', '--from', from);
      expect(code).toBe(1);
      expect(err).toContain(`DownloadError: `);
      expect(err).toContain(message);
      expect(err).toContain(BY_HAND);
      await expectNothing();
    }
  });

  it.each(['mirror.house/models', 'mirror:8080/models', 'file:///models'])(
    'refuses %s, which is no address of a mirror',
    async (from) => {
      const { code, err } = await networks('add', 'squeezenet1_1', '--from', from);
      expect(code).toBe(1);
      expect(err).toBe(`Error: --from takes an address that begins with https:// or http://, not ${from}.\n`);
    },
  );

  it('names what is near to a name that is not known', async () => {
    const { code, err } = await networks('add', 'resnet81');
    expect(code).toBe(1);
    expect(err).toContain('No network "resnet81" is known by its name. Near to it: resnet18');
  });
});

describe('list and remove', () => {
  it('what was added is listed until it is removed', async () => {
    await networks('add', '--file', join(IMPORTED, 'resnet18.pth'));
    expect((await networks('list')).out).toMatch(
      /^resnet18 +ResNet-18 \(resnet18\), \d+ kB, licence unknown\n/,
    );
    expect(await networks('remove', 'resnet18')).toMatchObject({
      code: 0,
      out: 'resnet18: ResNet-18 (resnet18) is removed.\n',
    });
    expect(await readdir(models)).toEqual(['index.json']);
    expect(await textOf('index.json')).toBe('[]\n');
  });

  it.each(['../models', 'pictures', ''])(
    '"%s" is not removed: it is no network that was added',
    async (id) => {
      await mkdir(join(models, 'pictures'));
      expect(await networks('remove', id)).toMatchObject({ code: 1 });
      expect(existsSync(join(models, 'pictures'))).toBe(true);
    },
  );

  it('the network that the program starts with stays', async () => {
    await networks('add', '--file', join(IMPORTED, 'resnet18.pth'), '--id', 'efficientnet-lite0');
    const { code, err } = await networks('remove', 'efficientnet-lite0');
    expect(code).toBe(1);
    expect(err).toContain('comes with the program and stays');
    expect(existsSync(join(models, 'efficientnet-lite0/network.json'))).toBe(true);
  });

  it('a folder that is damaged is named, and the others are listed', async () => {
    await networks('add', '--file', join(IMPORTED, 'resnet18.pth'));
    await mkdir(join(models, 'broken'));
    await writeFile(join(models, 'broken/network.json'), '{');
    const { code, out, err } = await networks('list');
    expect(code).toBe(1);
    expect(out).toContain('resnet18 ');
    expect(err).toContain('broken: network.json cannot be read');
  });
});

it('every known network is of the zoo, and its file carries the start of its hash', async () => {
  const { architectureNames } = await import('../../src/network/zoo/index.ts');
  for (const known of knownNetworks) {
    expect(architectureNames).toContain(known.architecture);
    expect(hashStartOf(known)).toMatch(/^[0-9a-f]{8}$/);
  }
  expect(new Set(knownNetworks.map(({ name }) => name)).size).toBe(knownNetworks.length);
});

it('a command line that says nothing is answered with what there is', async () => {
  const { code, err } = await saidBy(() => runNetworks(['node', 'networks']));
  expect(code).toBe(1);
  expect(err).toContain('Say what to do: list, add, remove.');
});
