import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import type { DroppedFile } from '../../../src/contract/live_style.ts';
import { ModelFileError } from '../../../src/network/errors.ts';
import { readDroppedNet } from '../../../src/worker/live_style/dropped_net.ts';
import { lockedZip } from '../../support/locked_zip.ts';
import { ml5Folder } from '../../support/model_files/ml5_folder.ts';
import { adainNet } from '../../support/toys/adain_net.ts';

const WAVE = '../shared/models/ml5-style-wave';

const dropped = (name: string, content: BlobPart): DroppedFile => ({ name, content: new Blob([content]) });

/** The small net's files below a path. */
const folder = (path = ''): DroppedFile[] =>
  Array.from(ml5Folder(), ([name, bytes]) => dropped(path + name, bytes));

/** A ZIP of files by their paths. */
const zip = (files: Record<string, Uint8Array>) => zipSync(files) as Uint8Array<ArrayBuffer>;

const zipped = (path: string) =>
  zip(Object.fromEntries(Array.from(ml5Folder(), ([name, bytes]) => [path + name, new Uint8Array(bytes)])));

/** A trained net of ours, as its folder lies in models/. */
const ours = (path: string): DroppedFile[] =>
  readdirSync('models/trained/starry-night').map((name) =>
    dropped(path + name, readFileSync(`models/trained/starry-night/${name}`)),
  );

const CLASSIFIER = dropped('site/classifier/network.json', '{ "task": "classify" }');

describe('a dropped style net is read', () => {
  it.each([
    ['as a folder of ml5', folder('wave/'), 'wave'],
    ['as a folder within a folder', folder('models/styles/wave/'), 'wave'],
    ['as files without a folder', folder(), 'Variable'],
    ['as a ZIP', [dropped('wave.zip', zipped(''))], 'wave'],
    ['as a ZIP of a folder', [dropped('download.zip', zipped('wave/'))], 'wave'],
    ['as a ZIP by another name', [dropped('wave', zipped(''))], 'wave'],
    ['in the form of this program', ours('mine/'), 'Starry night'],
    [
      'beside the manifest of a web page and a classifier',
      [dropped('site/manifest.json', '{ "name": "A page" }'), ...ours('site/net/'), CLASSIFIER],
      'Starry night',
    ],
    [
      'beside documents, which are ZIPs',
      [...folder('wave/'), dropped('a.docx', zipped('')), dropped('b.docx', zipped(''))],
      'wave',
    ],
  ])('%s', async (_how, files, title) => {
    const { description } = await readDroppedNet(files);
    expect(description.title).toBe(title);
    expect(description.layers.length).toBeGreaterThan(10);
  });

  it.skipIf(!existsSync(WAVE))("from ml5's own wave, where shared/ lies beside the checkout", async () => {
    const files = readdirSync(WAVE).map((name) => dropped(`wave/${name}`, readFileSync(`${WAVE}/${name}`)));
    const plan = await readDroppedNet(files);
    expect(plan.description.layers.filter(({ kind }) => kind === 'add').length).toBe(5);
  });
});

it('what a Mac leaves behind in a ZIP is no part of a net', async () => {
  const files = { 'any.onnx': adainNet().bytes, '__MACOSX/._any.onnx': new Uint8Array(9) };
  const { description } = await readDroppedNet([dropped('any.zip', zip(files))]);
  expect(description.title).toBe('any');
});

describe('what is no style net is refused with what to do:', () => {
  const onnx = new Uint8Array([8, 10, 18, 7, 112, 121, 116, 111]);
  const big = { name: 'huge.zip', content: { size: 3e8 } as Blob };
  it.each([
    ['nothing', [], 'There is no style net in what was dropped (nothing)'],
    ['a photograph', [dropped('me.jpg', 'x')], 'There is no style net in what was dropped (me.jpg)'],
    ['ONNX', [dropped('net.onnx', onnx)], 'net.onnx'],
    [
      'PyTorch',
      [dropped('style.pth', 'x')],
      'style.pth is a file of another program. Export it in the format of ml5',
    ],
    [
      'TensorFlow.js',
      [dropped('net/model.json', '{}'), dropped('net/shard1', 'x')],
      'model.json is a TensorFlow.js model',
    ],
    ['a damaged ZIP', [dropped('wave.zip', zipped('').slice(0, 2000))], 'wave.zip is a damaged ZIP file'],
    [
      'a ZIP of something else',
      [dropped('holiday.zip', zip({ 'a/beach.jpg': new Uint8Array(9) }))],
      'no style net in what was dropped (beach.jpg)',
    ],
    [
      'two folders of nets',
      [...folder('wave/'), ...folder('scream/')],
      'There are several style nets in what was dropped (wave, scream). Drop one at a time.',
    ],
    [
      'two ZIPs',
      [dropped('wave.zip', zipped('')), dropped('scream.zip', zipped(''))],
      'There are several style nets in what was dropped (wave.zip, scream.zip). Drop one at a time.',
    ],
    [
      'a ZIP with a password',
      [dropped('wave.zip', lockedZip(zipped(''), ['manifest.json']))],
      'wave.zip: manifest.json is protected by a password. Pack it without one.',
    ],
    ['too much', [big], '300 MB are too much for a style net'],
    [
      'a folder with a file missing',
      folder('w/').filter(({ name }) => name !== 'w/Variable_3'),
      'The file Variable_3 is missing',
    ],
    [
      'our own with its weights missing',
      ours('m/').filter(({ name }) => !name.endsWith('.safetensors')),
      'The file weights.safetensors is missing',
    ],
    [
      'our own with other weights',
      [
        ...ours('m/').filter(({ name }) => !name.endsWith('.safetensors')),
        dropped('m/weights.safetensors', 'x'),
      ],
      'weights.safetensors is truncated',
    ],
    [
      'a classifier of ours',
      [dropped('c/network.json', readFileSync('models/efficientnet-lite0/network.json'))],
      'of a network to classify, where one to stylise is needed',
    ],
  ])('%s', async (_what, files, message) => {
    const reading = readDroppedNet(files);
    await expect(reading).rejects.toBeInstanceOf(ModelFileError);
    await expect(reading).rejects.toThrow(message);
  });
});
