import { createHash } from 'node:crypto';
import { openAsBlob } from 'node:fs';
import { mkdtemp, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs-core';
import { zipSync } from 'fflate';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { corrected, type Files, importNetwork } from '../../../src/network/importers/index.ts';
import { unpickle } from '../../../src/network/importers/pickle.ts';
import { recognise } from '../../../src/network/importers/recognise.ts';
import { architecture } from '../../../src/network/zoo/index.ts';
import { hashingFilesOnce } from '../../../src/numeric/sha256.ts';
import { formulaWeights } from '../../support/formula_weights.ts';
import { golden, goldenArrays } from '../../support/golden/golden.ts';
import {
  expectRefusal,
  formulaImage,
  goldenFiles,
  imported,
  logitsOf,
  open,
  textFiles,
  weightsFile,
} from '../../support/imported.ts';
import { safetensorsFile } from '../../support/model_files/safetensors_file.ts';
import { torchFile, ZeroTensor } from '../../support/model_files/torch_file.ts';
import { expectClose } from '../../support/relative_l2.ts';
import { startWasm } from '../../support/wasm_backend.ts';
import { zooShapes } from '../../support/zoo_network.ts';

beforeAll(startWasm);
afterEach(() => expect(tf.memory().numTensors).toBe(0));

interface ArchitectureCase {
  readonly name: string;
  readonly side: number;
  readonly draw: number;
  readonly shapes: Readonly<Record<string, readonly number[]>>;
}

const { cases, tolerance } = golden<ArchitectureCase>('architectures');
const expected = goldenArrays('architectures');
const shapesOf = (name: string) => cases.find((one) => one.name === name)?.shapes ?? {};
const INPUT = { height: 224, width: 224 };
const zooName = (name: string) => name.replace(/^squeezenet1_/, 'squeezenet1-');

/** Arrays of which only the shapes are known. */
const shapesOnly = (shapes: Readonly<Record<string, readonly number[]>>) =>
  new Map(
    Object.entries(shapes).map(([name, shape]) => [
      name,
      { shape, read: () => Promise.reject(new Error('Nothing is read to recognise.')) },
    ]),
  );

describe.each(cases)('the names and shapes of torchvision’s $name', ({ name, shapes }) => {
  it('are recognised, and give the layers of the zoo', () => {
    const found = recognise('a.pth', shapesOnly(shapes), INPUT);
    expect(found.architecture).toBe(zooName(name));
    expect(found.classes).toBe(1000);
    const input = { ...INPUT, mean: [0, 0, 0], std: [1, 1, 1], order: 'rgb', crop: 1 } as const;
    expect(found.layersFor(INPUT)).toEqual(architecture(zooName(name), input));
    expect([...found.state.keys()].sort()).toEqual(Object.keys(shapes).sort());
  });

  it('are recognised in wrappers', () => {
    const wrapped = Object.entries(shapes).map(([key, shape]) => [`state_dict.module.${key}`, shape]);
    const found = recognise('a.pth', shapesOnly(Object.fromEntries(wrapped)), INPUT);
    expect(found.architecture).toBe(zooName(name));
    expect([...found.state.keys()].sort()).toEqual(Object.keys(shapes).sort());
  });

  it('are recognised without a head: features alone', () => {
    const body = Object.entries(shapes).filter(([key]) => !/^(classifier|fc)\./.test(key));
    const found = recognise('a.pth', shapesOnly(Object.fromEntries(body)), INPUT);
    expect(found.architecture).toBe(zooName(name));
    expect(found.featuresOnly).toBe(true);
    expect(found.layersFor(INPUT).at(-1)?.kind).toBe('globalAvgPool');
  });
});

// The large ones are recognised above; what they compute is compared in architectures.test.ts.
describe.each(cases.filter(({ name }) => /^(resnet18|densenet|googlenet|squeezenet|mobilenet)/.test(name)))(
  '$name from a safetensors file',
  ({ name, side, draw, shapes }) => {
    it('gives what torchvision gives', async () => {
      const network = await open(weightsFile(formulaWeights(shapes)));
      const logits = logitsOf(network, formulaImage(`image ${name} ${draw}`, side));
      expectClose(logits, expected(`${name}.logits`).values, tolerance);
    });
  },
);

const narrow = (file: string, logits = 'resnet18') => ({ file, logits });

describe('narrow networks that PyTorch saved', () => {
  it.each([
    narrow('resnet18.pth'),
    narrow('resnet18-legacy.pth'),
    narrow('resnet18-checkpoint.pth'),
    narrow('resnet18-parameters.pth'),
    narrow('resnet18-strided.pth'),
    narrow('resnet18-bf16.safetensors', 'resnet18-bf16'),
    narrow('timm-vgg11.safetensors', 'timm-vgg11'),
  ])('$file gives what PyTorch gives', async ({ file, logits }) => {
    const network = await open(goldenFiles(file));
    const name = logits.replace('-bf16', '');
    const image = formulaImage(`image imported ${name}`, imported.sides[name] ?? 0);
    expectClose(logitsOf(network, image), imported.logits[logits] ?? [], imported.tolerance);
    expect(network.card.architecture).toBe(name.replace('timm-', ''));
    expect(network.card.classes).toBe(5);
  });

  it('say on a card what they are', async () => {
    const { card, description } = await open(goldenFiles('resnet18.pth'));
    expect(card).toMatchObject({
      ...{ format: 'PyTorch, zip', network: 'ResNet-18', from: 'resnet18.pth', bytes: 50891 },
      ...{ classes: 5, featuresOnly: false, mirrored: false, labelsFrom: 'none' },
      input: { height: 224, width: 224, mean: [123.675, 116.28, 103.53], order: 'rgb', crop: 0.875 },
    });
    // 588 + 8 numbers of the stem, 16 convolutions of 144 and 19 batch norms of 8, 3 projections of 16, 25 of the head.
    expect(card.parameters).toBe(588 + 16 * 144 + 3 * 16 + 20 * 8 + 25);
    // The size, the preparation, the names of the classes.
    expect(card.unsure).toHaveLength(3);
    expect(description.labels).toEqual(['Class 1', 'Class 2', 'Class 3', 'Class 4', 'Class 5']);
    const [[, content] = ['', new Blob()]] = goldenFiles('resnet18.pth');
    const hash = createHash('sha256').update(new Uint8Array(await content.arrayBuffer()));
    expect(description.weights?.sha256).toBe(hash.digest('hex'));
  });

  it('take input and names from timm’s config.json', async () => {
    const config = {
      architecture: 'resnet18',
      label_names: ['a', 'b', 'c', 'd', 'e'],
      pretrained_cfg: {
        input_size: [3, 160, 192],
        mean: [0.5, 0.4, 0.3],
        std: [0.2, 0.1, 0.2],
        crop_pct: 0.95,
      },
    };
    const files = new Map([
      ...goldenFiles('resnet18-bf16.safetensors'),
      ...textFiles({ 'config.json': JSON.stringify(config) }),
    ]);
    const { card, description } = await open(files);
    expect(card.input).toMatchObject({ height: 160, width: 192, crop: 0.95, order: 'rgb' });
    expect(card.input.mean[1]).toBeCloseTo(102, 9);
    expect(card.input.std[1]).toBeCloseTo(25.5, 9);
    expect(description.labels).toEqual(['a', 'b', 'c', 'd', 'e']);
    expect(card.unsure).toEqual([]);
  });
});

describe('the size of the pictures that no file says', () => {
  const doubted = 'No file says the size of the pictures: 224 x 224 is taken';
  const beside = (said: object) =>
    textFiles({ 'config.json': JSON.stringify({ architecture: 'resnet18', pretrained_cfg: said }) });
  const doubts = async (said: object) =>
    (await open(new Map([...goldenFiles('resnet18.pth'), ...beside(said)]))).card.unsure.join();

  it('is doubted, also where a config.json says all but it', async () => {
    expect((await open(goldenFiles('resnet18.pth'))).card.unsure.join()).toContain(doubted);
    expect(await doubts({ mean: [0.5, 0.5, 0.5], std: [0.5, 0.5, 0.5] })).toContain(doubted);
  });

  it('is not doubted where it is said, nor of the 1,000 classes of ImageNet', async () => {
    expect(await doubts({ input_size: [3, 32, 32] })).not.toContain('the size of the pictures');
    const { card } = await open(weightsFile(squeezed()));
    expect(card.unsure.join()).not.toContain('the size of the pictures');
  });
});

it('a card is corrected: input, size and names', async () => {
  const network = await open(goldenFiles('resnet18.pth'));
  const names = ['a', 'b', 'c', 'd', 'e'];
  const { card, description } = corrected(
    network,
    { height: 96, width: 64, mean: [1, 2, 3], order: 'bgr' },
    names,
  );
  expect(card.input).toEqual({ ...network.card.input, height: 96, width: 64, mean: [1, 2, 3], order: 'bgr' });
  expect(description).toMatchObject({ input: card.input, labels: names });
  expect(() => corrected(network, {}, ['a'])).toThrow('names 1 classes, the network has 5');
});

const resnet = (): Map<string, readonly number[]> => new Map(Object.entries(shapesOf('resnet18')));
const squeezed = () => formulaWeights(shapesOf('squeezenet1_1'));

/** ResNet-18 with another head: its shapes by name. */
async function withHead(head: Record<string, readonly number[]>) {
  const shapes = resnet();
  for (const name of ['fc.weight', 'fc.bias']) shapes.delete(name);
  return recognise('a.pth', shapesOnly({ ...Object.fromEntries(shapes), ...head }), INPUT);
}

describe('a head that was made anew', () => {
  it('has as many classes as its rows say', async () => {
    const found = await withHead({ 'fc.weight': [7, 512], 'fc.bias': [7] });
    expect(found).toMatchObject({ classes: 7, logits: 'fc', unsure: [] });
  });

  it('may be one dense layer behind a dropout', async () => {
    const found = await withHead({ 'fc.1.weight': [3, 512], 'fc.1.bias': [3] });
    expect(found).toMatchObject({ classes: 3, logits: 'fc.1', unsure: [] });
  });

  it('may be several, with rectifiers that are assumed', async () => {
    const found = await withHead({
      ...{ 'fc.0.weight': [32, 512], 'fc.0.bias': [32], 'fc.3.weight': [4, 32], 'fc.3.bias': [4] },
    });
    expect(found.classes).toBe(4);
    expect(found.layersFor(INPUT).slice(-3)).toMatchObject([
      { kind: 'dense', name: 'fc.0', inputs: ['avgpool'] },
      { kind: 'relu', inputs: ['fc.0'] },
      { kind: 'dense', name: 'fc.3', inputs: ['fc.0.relu'] },
    ]);
    expect(found.unsure[0]).toContain('rectifiers');
  });

  it('of VGG may take one number a channel', () => {
    const shapes = Object.entries(shapesOf('vgg16')).filter(([name]) => !name.startsWith('classifier'));
    const found = recognise(
      'a.pth',
      shapesOnly({ ...Object.fromEntries(shapes), 'classifier.weight': [6, 512], 'classifier.bias': [6] }),
      INPUT,
    );
    expect(found.layersFor(INPUT).slice(-2)).toMatchObject([{ kind: 'globalAvgPool' }, { kind: 'dense' }]);
  });

  it('of no class is refused', async () => {
    await expect(withHead({ 'fc.weight': [0, 512], 'fc.bias': [0] })).rejects.toThrow('0 classes');
  });

  it('of one class is doubted', async () => {
    const { unsure } = await withHead({ 'fc.weight': [1, 512], 'fc.bias': [1] });
    expect(unsure[0]).toContain('yes or no');
  });
});

describe('variants', () => {
  it('oldest names of DenseNet, with dots before the numbers, are read', () => {
    const old = Object.entries(shapesOf('densenet121')).map(([name, shape]) => [
      name.replace(/(denselayer\d+\.(?:norm|conv))(\d)/, '$1.$2'),
      shape,
    ]);
    const found = recognise('a.pth', shapesOnly(Object.fromEntries(old)), INPUT);
    expect(found.architecture).toBe('densenet121');
  });

  it('convolutions in groups, as ResNeXt has them, are seen by their shapes', () => {
    const shapes = Object.entries(shapesOf('resnet50')).map(([name, [out = 0, taken = 0, ...kernel]]) =>
      /layer\d\.\d+\.conv2\.weight/.test(name)
        ? [name, [out, taken / 32, ...kernel]]
        : [name, shapesOf('resnet50')[name]],
    );
    const found = recognise('a.pth', shapesOnly(Object.fromEntries(shapes)), INPUT);
    const layers = found.layersFor(INPUT);
    expect(layers.find(({ name }) => name === 'layer1.0.conv2')).toMatchObject({ groups: 32 });
    expect(layers.find(({ name }) => name === 'layer1.0.conv1')).not.toHaveProperty('groups');
  });

  it('auxiliary heads of GoogLeNet and counters of batch norms are left out', () => {
    const shapes = {
      ...shapesOf('googlenet'),
      'aux1.fc2.weight': [1000, 1024],
      'conv1.bn.num_batches_tracked': [],
    };
    const found = recognise('a.pth', shapesOnly(shapes), INPUT);
    expect(found.architecture).toBe('googlenet');
    expect([...found.state.keys()].filter((name) => /aux|num_batches/.test(name))).toEqual([]);
  });

  it.each([
    { name: 'resnet18', layer: 'conv1', shape: [64, 3, 3, 3], sides: '3 x 3, not 7 x 7' },
    { name: 'densenet121', layer: 'features.conv0', shape: [64, 3, 3, 3], sides: '3 x 3, not 7 x 7' },
    { name: 'resnet50', layer: 'layer1.0.conv2', shape: [64, 64, 5, 5], sides: '5 x 5, not 3 x 3' },
    { name: 'alexnet', layer: 'features.0', shape: [64, 3, 3, 3], sides: '3 x 3, not 11 x 11' },
    { name: 'squeezenet1_1', layer: 'features.0', shape: [64, 3, 7, 7], sides: '7 x 7, not 3 x 3' },
    { name: 'mobilenet_v2', layer: 'features.1.conv.0.0', shape: [32, 1, 3, 5], sides: '3 x 5, not 3 x 3' },
  ])('kernels of $sides in $layer of $name are refused, with ONNX for advice', (variant) => {
    const { name, layer, shape, sides } = variant;
    const shapes = { ...shapesOf(name), [`${layer}.weight`]: shape };
    const found = () => recognise('a.pth', shapesOnly(shapes), INPUT);
    expect(found).toThrow(`the kernels of ${layer} are ${sides}`);
    expect(found).toThrow('Export it as ONNX');
  });

  it.each([
    ['resnet18', 'conv1.weight'],
    ['vgg16', 'features.0.weight'],
  ])('%s of grey pictures is refused, with ONNX for advice', (name, array) => {
    const [outputs = 0, , ...kernel] = shapesOf(name)[array] ?? [];
    const shapes = { ...shapesOf(name), [array]: [outputs, 1, ...kernel] };
    expect(() => recognise('a.pth', shapesOnly(shapes), INPUT)).toThrow(/takes grey pictures.* as ONNX/);
  });

  it.each(['resnet18', 'densenet121'])('%s with filters that blur is refused, with ONNX instead', (name) => {
    const shapes = { ...shapesOf(name), 'layer2.0.conv2.0.filt': [64, 1, 4, 4] };
    const found = () => recognise('a.pth', shapesOnly(shapes), INPUT);
    expect(found).toThrow(/blurs before its strides .* as ONNX/);
  });

  it.each([224, 225, 32])('EfficientNet-Lite0, padded by its size, is known at %i pixels', (side) => {
    const size = { height: side, width: side };
    const { shapes } = zooShapes('efficientnet-lite0', size, 16);
    expect(recognise('a.pth', shapesOnly(shapes), size).architecture).toBe('efficientnet-lite0');
  });
});

describe('a network with the names and shapes of another one', () => {
  const config = (architecture: string) =>
    textFiles({ 'config.json': JSON.stringify({ architecture, pretrained_cfg: {} }) });
  const lite = (name: string, ...beside: [string, Blob][]): Files =>
    new Map([
      ...weightsFile(formulaWeights(zooShapes('efficientnet-lite0', INPUT, 16).shapes), name),
      ...beside,
    ]);

  it('is refused where config.json says it, whatever the file is called', async () => {
    const refused = /is efficientnet_lite0: it has the names and shapes of EfficientNet-Lite0/;
    await expectRefusal(lite('tf_efficientnet_lite0.safetensors', ...config('efficientnet_lite0')), refused);
    const blurred = new Map([...goldenFiles('resnet18-bf16.safetensors'), ...config('resnetblur18')]);
    await expectRefusal(blurred, /resnetblur18: it has the names and shapes of ResNet-18/);
  });

  it('is refused where only the name of its file says it', async () => {
    await expectRefusal(lite('efficientnet_lite0_ra-37913777.safetensors'), 'is efficientnet_lite0: it has');
  });

  it('is doubted where nothing says it', async () => {
    const doubts = async (files: Files) => (await open(files)).card.unsure.join();
    expect(await doubts(lite('model.safetensors'))).toContain('TensorFlow’s EfficientNet-Lite0');
    const told = lite('model.safetensors', ...config('tf_efficientnet_lite0'));
    expect(await doubts(told)).not.toContain('TensorFlow');
    expect(await doubts(lite('tf_efficientnet_lite0-0aa007d2.safetensors'))).not.toContain('TensorFlow');
    const [resnet18 = new Blob()] = goldenFiles('resnet18.pth').values();
    expect(await doubts(new Map([['model.pth', resnet18]]))).toContain('that blurs nothing is taken');
    expect(await doubts(goldenFiles('resnet18.pth'))).not.toContain('blurs');
  });

  /** MobileNetV2 with so many classes. */
  const mobile = (classes: number, name: string): Files => {
    const head = { 'classifier.1.weight': [classes, 1280], 'classifier.1.bias': [classes] };
    return weightsFile(formulaWeights({ ...shapesOf('mobilenet_v2'), ...head }), name);
  };

  it('is refused where its file is called after CIFAR, whose networks have smaller strides', async () => {
    await expectRefusal(
      mobile(10, 'cifar10_mobilenetv2_x1_0-fe6a5b48.safetensors'),
      'is cifar10_mobilenetv2_x1_0: it has the names and shapes of MobileNetV2',
    );
  });

  it('is doubted where it has as many classes as CIFAR, and no others', async () => {
    const doubts = async (classes: number) =>
      (await open(mobile(classes, 'mobilenet_v2.safetensors'))).card.unsure.join();
    for (const classes of [10, 100]) expect(await doubts(classes)).toContain('networks for CIFAR');
    expect(await doubts(12)).not.toContain('CIFAR');
  });
});

describe('a checkpoint', () => {
  const weights = Object.fromEntries(
    Object.entries(shapesOf('squeezenet1_1')).map(([name, shape]) => [name, new ZeroTensor(shape)]),
  );

  it('may hold tensors beside the dictionary of weights', async () => {
    const beside = { epoch: 3, best_acc1: new ZeroTensor([]), weights: new ZeroTensor([2]) };
    const { card } = await open(new Map([['a.pth', torchFile({ ...beside, state_dict: weights })]]));
    expect(card).toMatchObject({ architecture: 'squeezenet1-1', classes: 1000 });
  });

  it.each(['model_best.pth.tar', 'pytorch_model.bin', 'net/pytorch_model.bin'])(
    'may be called %s',
    async (name) => {
      const { card } = await open(new Map([[name, torchFile({ state_dict: weights })]]));
      expect(card).toMatchObject({ architecture: 'squeezenet1-1', format: 'PyTorch, zip' });
    },
  );

  it('of before PyTorch 0.4 is read: its tensors are made by another function', async () => {
    const old = Object.entries(shapesOf('squeezenet1_1')).map(([name, shape]) => [
      name,
      new ZeroTensor(shape, '_rebuild_tensor'),
    ]);
    const { card } = await open(new Map([['a.pth', torchFile(Object.fromEntries(old))]]));
    expect(card).toMatchObject({ architecture: 'squeezenet1-1', classes: 1000 });
  });

  it('of quantised weights is refused as such', async () => {
    const file = torchFile({ 'conv1.weight': new ZeroTensor([4, 3, 7, 7], '_rebuild_qtensor') });
    await expectRefusal(new Map([['a.pth', file]]), 'a.pth is quantised');
  });
});

const named = (...names: string[]): Files =>
  weightsFile(new Map(names.map((name) => [name, { shape: [2, 2], values: new Float32Array(4) }])));

describe('what is no network for this program is refused by what it is:', () => {
  it.each([
    [
      'a language model',
      ['model.embed_tokens.weight', 'model.layers.0.self_attn.q_proj.weight'],
      'a language model',
    ],
    ['a detector', ['backbone.body.conv1.weight', 'rpn.head.cls_logits.weight'], 'a detector of objects'],
    ['a transformer', ['patch_embed.proj.weight', 'blocks.0.attn.qkv.weight'], 'a transformer'],
    [
      'a diffusion model',
      ['down_blocks.0.resnets.0.conv1.weight', 'time_embed.0.weight'],
      'a diffusion model',
    ],
    ['an adapter', ['unet.lora_A.weight'], 'an adapter (LoRA)'],
    ['something else', ['stem.weight', 'tail.weight'], 'not known here (stem.weight, tail.weight'],
  ])('%s', async (_name, names, message) => {
    await expectRefusal(named(...names), message);
  });

  it('an architecture of which a layer is missing, and which', async () => {
    const weights = new Map(squeezed());
    weights.delete('features.9.squeeze.weight');
    await expectRefusal(
      weightsFile(weights),
      'looks like SqueezeNet 1.1, but it lacks features.9.squeeze.weight',
    );
  });

  it('shapes that do not hang together', async () => {
    const weights = new Map(squeezed());
    weights.set('features.3.squeeze.weight', { shape: [16, 65, 1, 1], values: new Float32Array(16 * 65) });
    await expectRefusal(
      weightsFile(weights),
      /names of SqueezeNet 1.1, but its shapes do not fit.*takes 65 channels/,
    );
  });

  it('weights that are not numbers', async () => {
    const weights = new Map(squeezed());
    const { shape } = weights.get('features.0.bias') ?? { shape: [] };
    weights.set('features.0.bias', { shape, values: new Float32Array(64).fill(Number.NaN, 3, 4) });
    await expectRefusal(weightsFile(weights), 'features.0.bias holds NaN at position 3');
  });

  it('labels of another number', async () => {
    const files = new Map([...goldenFiles('resnet18.pth'), ...textFiles({ 'labels.txt': 'cat\ndog\n' })]);
    await expectRefusal(files, 'labels.txt names 2 classes, the network has 5');
  });

  it('a file without arrays', async () => {
    await expectRefusal(new Map([['a.safetensors', new Blob([safetensorsFile({})])]]), 'holds no arrays');
  });

  it('a file that was cut off', async () => {
    for (const name of ['resnet18.pth', 'resnet18-legacy.pth', 'resnet18-bf16.safetensors']) {
      const [[, whole] = ['', new Blob()]] = goldenFiles(name);
      for (const share of [0.1, 0.5, 0.9, 0.999]) {
        const cut = whole.slice(0, Math.floor(share * whole.size));
        await expectRefusal(new Map([[name, cut]]), /truncated|damaged/);
      }
    }
  });

  it('zeros, a web page, a pointer of Git LFS, and nothing', async () => {
    const one = (name: string, ...content: BlobPart[]) => new Map([[name, new Blob(content)]]);
    await expectRefusal(one('a.pth', new Uint8Array(1000)), 'a.pth holds nothing but zeros');
    await expectRefusal(one('a.safetensors', new Uint8Array(1000)), 'a.safetensors holds nothing but zeros');
    await expectRefusal(one('a.safetensors', '<!DOCTYPE html><title>403'), 'is a web page');
    await expectRefusal(one('a.pth', 'version https://git-lfs.github.com/spec/v1'), 'Git LFS');
    await expectRefusal(one('a.pth'), 'a.pth is empty');
    await expectRefusal(new Map(), 'no file');
  });

  it('a gigabyte of zeros, by its beginning alone', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'convoscope-zeros-'));
    try {
      for (const name of ['a.pth', 'a.safetensors', 'a.onnx', 'a.zip']) {
        const file = join(folder, name);
        await writeFile(file, '');
        await truncate(file, 1e9);
        const content = await openAsBlob(file);
        const whole = vi.spyOn(content, 'arrayBuffer');
        await expectRefusal(new Map([[name, content]]), `${name} holds nothing but zeros`);
        expect(whole).not.toHaveBeenCalled();
      }
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  it('an archive that would unpack to far more than it is', async () => {
    const bomb = zipSync({ 'model.json': new Uint8Array(70e6) });
    await expectRefusal(new Map([['model.zip', new Blob([bomb])]]), /unpacks from \d+ kB to 70.0 MB/);
  });

  it('an archive that says too little of what is in it', async () => {
    const zip = zipSync({ 'model.json': new Uint8Array(5000) });
    const view = new DataView(zip.buffer);
    // The uncompressed size in the central directory, 24 bytes behind its signature.
    const directory = zip.findIndex(
      (_, at) => at + 4 <= zip.length && view.getUint32(at, true) === 0x02014b50,
    );
    view.setUint32(directory + 24, 100, true);
    await expectRefusal(new Map([['model.zip', new Blob([zip])]]), 'model.json is damaged');
  });

  it.each([
    ['model.h5', 'tensorflowjs_converter'],
    ['model_unquant.tflite', 'Tensorflow.js'],
    ['saved_model.pb', 'tf2onnx'],
    ['llama.gguf', 'language model'],
    ['manifest.json', 'style net of ml5'],
    ['weights.bin', 'only a part'],
    ['notes.txt', 'no network that is known here'],
  ])('%s', async (name, message) => {
    await expectRefusal(new Map([[name, new Blob(['abcd'])]]), message);
  });
});

describe('a pickle', () => {
  it('with a whole number of megabytes is refused before it is read', () => {
    // LONG4 and a length that is longer than the file.
    const bytes = Uint8Array.of(0x80, 2, 0x8b, 0, 0, 64, 0, 1);
    const vocabulary = { global: () => () => null, persistent: () => null };
    expect(() => unpickle('a.pth', bytes, vocabulary)).toThrow('a whole number that is too long');
  });

  it.each(['hostile.pth', 'hostile-legacy.pth'])('that calls os.system is refused: %s', async (file) => {
    await expectRefusal(goldenFiles(file), /asks Python to run (posix|os|nt)\.system: it was refused/);
  });

  it('of a whole module is refused, with what to save instead', async () => {
    await expectRefusal(goldenFiles('whole-module.pth'), /whole program object.*state_dict/);
  });
});

it('a file whose SHA-256 is needed twice is hashed once', async () => {
  const files = goldenFiles('resnet18.pth');
  const [content] = files.values() as Iterable<Blob>;
  const hashOf = hashingFilesOnce();
  const whole = vi.spyOn(content as Blob, 'arrayBuffer');
  const { description } = await importNetwork(files, { imagenetLabels: async () => [], hashOf });
  const wanted = createHash('sha256')
    .update(await readFile(new URL('../../golden/imported/resnet18.pth', import.meta.url)))
    .digest('hex');
  expect(description.weights?.sha256).toBe(wanted);
  expect(await hashOf(content as Blob)).toBe(wanted);
  expect(whole).toHaveBeenCalledTimes(1);
});
