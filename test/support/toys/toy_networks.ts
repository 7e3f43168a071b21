/** Networks of a few layers as files, for tests of the page: seconds to open, and all that a network has. */
import { createHash } from 'node:crypto';
import { strToU8, zipSync } from 'fflate';
import type { BrowserContext } from 'playwright-core';
import type { Layer } from '../../../src/network/description.ts';
import { formulaWeights } from '../formula_weights.ts';
import { safetensorsFile } from '../model_files/safetensors_file.ts';

export const TOY = { id: 'toy', title: 'Toy network', labels: ['hand', 'face', 'German shepherd'] } as const;

/** The same network under another name. */
export const TWIN = { id: 'twin', title: 'Twin of it' } as const;

/** The same convolutions with a head that holds nearly all of its weights: 4 MB. */
export const HEAVY = { id: 'heavy', title: 'Heavy network' } as const;

const SIDE = 64;

const LAYERS: readonly Layer[] = [
  { kind: 'conv', name: 'first', inputs: ['image'], stride: 2, pad: [1, 1, 1, 1], title: 'First' },
  { kind: 'relu', name: 'first_relu', inputs: ['first'], title: 'First, rectified' },
  { kind: 'conv', name: 'second', inputs: ['first_relu'], stride: 2, pad: [1, 1, 1, 1], title: 'Second' },
  { kind: 'relu', name: 'second_relu', inputs: ['second'], title: 'Second, rectified' },
  { kind: 'globalAvgPool', name: 'pool', inputs: ['second_relu'], title: 'Feature vector' },
  { kind: 'dense', name: 'scores', inputs: ['pool'], title: 'Class scores' },
];

const SHAPES = {
  ...{ 'first.weight': [8, 3, 3, 3], 'first.bias': [8], 'second.weight': [16, 8, 3, 3] },
  ...{ 'second.bias': [16], 'scores.weight': [3, 16], 'scores.bias': [3] },
};

/** 256 x (16 x 16 x 16) numbers. */
const HEAVY_HEAD: readonly Layer[] = [
  { kind: 'dense', name: 'hidden', inputs: ['second_relu'], title: 'Hidden' },
  { kind: 'relu', name: 'hidden_relu', inputs: ['hidden'], title: 'Hidden, rectified' },
  { kind: 'dense', name: 'scores', inputs: ['hidden_relu'], title: 'Class scores' },
];
const HEAVY_SHAPES = {
  ...SHAPES,
  'hidden.weight': [256, 4096],
  'hidden.bias': [256],
  'scores.weight': [3, 256],
};

/** The files of a toy network's folder, by name. */
export function toyFolder({ id, title }: Named) {
  const isHeavy = id === HEAVY.id;
  const layers = isHeavy ? [...LAYERS.slice(0, 4), ...HEAVY_HEAD] : LAYERS;
  const entries = [...formulaWeights(isHeavy ? HEAVY_SHAPES : SHAPES)].map(([name, { shape, values }]) => [
    name,
    { dtype: 'F32', shape, bytes: values },
  ]);
  const weights = Buffer.from(safetensorsFile(Object.fromEntries(entries)));
  const description = {
    ...{ id, title, paper: 'none', source: 'this test', licence: 'Apache-2.0' },
    input: {
      ...{ height: SIDE, width: SIDE, mean: [127, 127, 127], std: [64, 64, 64], order: 'rgb', crop: 1 },
    },
    ...{ layers, logits: 'scores', labels: 'labels.json' },
    weights: {
      file: 'weights.safetensors',
      bytes: weights.length,
      sha256: createHash('sha256').update(weights).digest('hex'),
    },
  };
  return {
    'network.json': JSON.stringify(description),
    'labels.json': JSON.stringify(TOY.labels),
    'weights.safetensors': weights,
  };
}

/** Its weights are cut off. */
export const BROKEN = { id: 'broken', title: 'Broken network' } as const;

interface Named {
  readonly id: string;
  readonly title: string;
}

/** A list of networks with the toy network, its twin and some more beside the one that ships, and their files, by place. */
export function toyFiles(more: readonly Named[] = []): Record<string, string | Buffer> {
  const toys = [TOY, TWIN, ...more];
  const index = [
    { id: 'efficientnet-lite0', title: 'EfficientNet-Lite0', folder: 'efficientnet-lite0' },
    ...toys.map(({ id, title }) => ({ id, title, folder: id })),
  ];
  const files: Record<string, string | Buffer> = { 'models/index.json': JSON.stringify(index) };
  for (const toy of toys)
    for (const [name, body] of Object.entries(toyFolder(toy))) {
      const isCut = toy === BROKEN && typeof body !== 'string';
      files[`models/${toy.id}/${name}`] = isCut ? body.subarray(0, 100) : body;
    }
  return files;
}

/** Has the server serve them. */
export async function serveToy(context: BrowserContext, more: readonly Named[] = []): Promise<void> {
  for (const [place, body] of Object.entries(toyFiles(more)))
    await context.route(`**/${place}`, (route) => route.fulfill({ body }));
}

/** A project of Teachable Machine as its site hands it out: a ZIP of a model of a few layers. */
export async function teachableZip(labels: readonly string[]): Promise<Buffer> {
  const tfjs = await import('@tensorflow/tfjs');
  const { layers } = tfjs;
  await tfjs.setBackend('cpu');
  const model = tfjs.sequential({
    layers: [
      layers.conv2d({
        inputShape: [SIDE, SIDE, 3],
        filters: 8,
        kernelSize: 3,
        strides: 2,
        activation: 'relu',
      }),
      layers.globalAveragePooling2d({}),
      layers.dense({ units: labels.length, activation: 'softmax', useBias: false }),
    ],
  });
  let files: Record<string, Uint8Array> = {};
  await model.save({
    async save({ modelTopology, weightSpecs, weightData }) {
      const weightsManifest = [{ paths: ['weights.bin'], weights: weightSpecs }];
      const metadata = { tmVersion: '2.4.7', packageName: '@teachablemachine/image', labels };
      files = {
        'model.json': strToU8(JSON.stringify({ modelTopology, weightsManifest })),
        'metadata.json': strToU8(JSON.stringify(metadata)),
        'weights.bin': new Uint8Array(tfjs.io.concatenateArrayBuffers([weightData as ArrayBuffer].flat())),
      };
      return { modelArtifactsInfo: { dateSaved: new Date(0), modelTopologyType: 'JSON' } };
    },
  });
  model.dispose();
  return Buffer.from(zipSync(files));
}

/** Weights whose names say that they are a detector's. */
export const detectorFile = (): Buffer =>
  Buffer.from(
    safetensorsFile({
      'model.0.conv.weight': { dtype: 'F32', shape: [2, 3, 1, 1], bytes: new Float32Array(6).fill(0.5) },
      'model.22.cv2.0.0.conv.weight': {
        dtype: 'F32',
        shape: [1, 2, 1, 1],
        bytes: new Float32Array(2).fill(1),
      },
    }),
  );
