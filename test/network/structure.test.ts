import { beforeAll, describe, expect, it } from 'vitest';
import { IMAGE, type Layer } from '../../src/network/description.ts';
import { Network } from '../../src/network/network.ts';
import { featureLayer, neighbourLayers, recommendedLayers } from '../../src/network/structure.ts';
import { architectureNames } from '../../src/network/zoo/index.ts';
import { styleLayers } from '../../src/techniques/style/style_layers.ts';
import { use } from '../support/backends.ts';
import { golden } from '../support/golden/golden.ts';
import { describeNetwork, randomWeights } from '../support/toys/tiny_network.ts';
import { zooPlan, zooShapes } from '../support/zoo_network.ts';

beforeAll(() => use('cpu'));

const conv = (name: string, input: string, pad = 1): Layer => ({
  ...{ kind: 'conv', name, inputs: [input], stride: 1, pad: [pad, pad, pad, pad] },
});
const one = (
  kind: 'relu' | 'hardSwish' | 'sigmoid' | 'dropout' | 'globalAvgPool' | 'softmax',
  name: string,
  input: string,
): Layer => ({ kind, name, inputs: [input] });
const join = (kind: 'add' | 'multiply' | 'concat', name: string, ...inputs: string[]): Layer => ({
  ...{ kind, name, inputs },
});
const norm = (name: string, input: string): Layer => ({
  kind: 'batchNorm',
  name,
  inputs: [input],
  epsilon: 1e-5,
});
const dense = (name: string, input: string): Layer => ({ kind: 'dense', name, inputs: [input] });

const kernel = (outputs: number, inputs: number, side: number) => [outputs, inputs, side, side];
const normed = (name: string, channels: number) =>
  Object.fromEntries(
    ['weight', 'bias', 'running_mean', 'running_var'].map((part) => [`${name}.${part}`, [channels]]),
  );

/** What the three are in a small network; it is on an image of 6 x 6. */
function structureOf(layers: readonly Layer[], shapes: Record<string, readonly number[]>) {
  const network = new Network(describeNetwork(layers, [6, 6]), randomWeights(shapes, 1));
  const found = {
    notable: recommendedLayers(network),
    neighbours: neighbourLayers(network),
    feature: featureLayer(network),
  };
  network.dispose();
  return found;
}

describe('the structure of a small network', () => {
  it('leaves out a sum that only an activation reads, and passes over batch norms and dropouts', () => {
    const layers = [
      ...[conv('a', IMAGE), one('relu', 'act', 'a'), conv('b', 'act'), join('add', 'sum', 'b', 'act')],
      ...[norm('norm', 'sum'), one('dropout', 'drop', 'norm'), one('relu', 'out', 'drop')],
      ...[one('globalAvgPool', 'pool', 'out'), dense('fc', 'pool')],
    ];
    const shapes = {
      'a.weight': kernel(4, 3, 3),
      'b.weight': kernel(4, 4, 3),
      ...normed('norm', 4),
      'fc.weight': [2, 4],
    };
    expect(structureOf(layers, shapes)).toEqual({
      notable: ['act', 'out'],
      neighbours: ['act', 'out'],
      feature: 'pool',
    });
  });

  it('offers a sum that more than activations read', () => {
    const layers = [
      ...[conv('a', IMAGE), one('relu', 'act', 'a'), conv('b', 'act', 0), join('add', 'sum', 'b', 'act')],
      ...[
        one('relu', 'bent', 'sum'),
        join('concat', 'both', 'sum', 'bent'),
        one('globalAvgPool', 'pool', 'both'),
      ],
      dense('fc', 'pool'),
    ];
    const shapes = { 'a.weight': kernel(4, 3, 3), 'b.weight': kernel(4, 4, 1), 'fc.weight': [2, 8] };
    expect(structureOf(layers, shapes)).toEqual({
      ...{ notable: ['act', 'sum', 'bent', 'both'], neighbours: ['act'], feature: 'pool' },
    });
  });

  it('takes x * sigmoid(x) for the activation, not its gate, and a convolution of 1 x 1 for no neighbour', () => {
    const layers = [
      ...[conv('a', IMAGE), one('sigmoid', 'gate', 'a'), join('multiply', 'swish', 'a', 'gate')],
      ...[conv('b', 'swish', 0), one('hardSwish', 'hard', 'b'), one('globalAvgPool', 'pool', 'hard')],
      ...[dense('fc', 'pool'), one('softmax', 'scores', 'fc')],
    ];
    const shapes = { 'a.weight': kernel(4, 3, 3), 'b.weight': kernel(5, 4, 1), 'fc.weight': [2, 5] };
    expect(structureOf(layers, shapes)).toEqual({
      notable: ['swish', 'hard'],
      neighbours: ['swish'],
      feature: 'pool',
    });
  });

  it('finds the neighbours of a convolution behind a join, as in DenseNet', () => {
    const layers = [
      ...[conv('a', IMAGE), one('relu', 'act', 'a'), conv('b', 'act', 0), one('relu', 'mixed', 'b')],
      ...[
        conv('c', 'mixed'),
        join('concat', 'all', 'act', 'c'),
        norm('norm', 'all'),
        one('relu', 'out', 'norm'),
      ],
      ...[one('globalAvgPool', 'pool', 'out'), dense('fc', 'pool')],
    ];
    const shapes = {
      ...{ 'a.weight': kernel(4, 3, 3), 'b.weight': kernel(4, 4, 1), 'c.weight': kernel(2, 4, 3) },
      ...{ ...normed('norm', 6), 'fc.weight': [2, 6] },
    };
    expect(structureOf(layers, shapes)).toEqual({
      ...{ notable: ['act', 'mixed', 'out'], neighbours: ['act', 'out'], feature: 'pool' },
    });
  });

  it('has nothing notable where there are neither activations nor joins', () => {
    const layers = [conv('a', IMAGE), one('globalAvgPool', 'scores', 'a')];
    expect(structureOf(layers, { 'a.weight': kernel(2, 3, 3) })).toEqual({
      notable: [],
      neighbours: [],
      feature: IMAGE,
    });
  });
});

describe('the weights that tests make up for the zoo', () => {
  const { cases } = golden<{ name: string; side: number; shapes: Record<string, readonly number[]> }>(
    'architectures',
  );

  it.each(cases)("have torchvision's names and shapes: $name", ({ name, shapes }) => {
    expect(
      zooShapes(name.replace('squeezenet1_', 'squeezenet1-'), { height: 224, width: 224 }).shapes,
    ).toEqual(shapes);
  });

  /** As torchvision and the authors state them: arrays that are trained. */
  const COUNTS = {
    ...{ vgg11: 132863336, vgg13: 133047848, vgg11_bn: 132868840, vgg13_bn: 133053736, vgg19_bn: 143678248 },
    ...{
      resnet34: 21797672,
      resnet152: 60192808,
      densenet161: 28681000,
      densenet169: 14149480,
      densenet201: 20013928,
    },
    ...{ 'googlenet-bvlc': 6998552, 'efficientnet-lite0': 4652008 },
  };
  it.each(Object.entries(COUNTS))('%s has %d parameters', (name, count) => {
    const trained = Object.entries(zooShapes(name, { height: 224, width: 224 }).shapes).filter(
      ([array]) => !array.includes('running_'),
    );
    expect(trained.reduce((sum, [, shape]) => sum + shape.reduce((all, n) => all * n, 1), 0)).toBe(count);
  });
});

interface Expected {
  /** The layers at depth 0 and 1 among those worth a look; Grad-CAM begins with the latter. */
  readonly ends: readonly [first: string, last: string];
  /** At 0, 1, 3, 5 and 8 sixteenths of the convolutions that compare neighbours, counted by hand. */
  readonly style: readonly string[];
  readonly feature: string;
}

const inStage = (stage: number) => `features.denseblock${stage}.denselayer`;
const EXPECTED: Record<string, Expected> = {
  alexnet: {
    ...{ ends: ['features.1', 'features.11'], feature: 'classifier.5' },
    style: ['features.1', 'features.1', 'features.4', 'features.4', 'features.7'],
  },
  vgg16: {
    ...{ ends: ['features.1', 'features.29'], feature: 'classifier.5' },
    style: ['features.1', 'features.3', 'features.6', 'features.11', 'features.15'],
  },
  vgg16_bn: {
    ...{ ends: ['features.2', 'features.42'], feature: 'classifier.5' },
    style: ['features.2', 'features.5', 'features.9', 'features.16', 'features.22'],
  },
  resnet18: {
    ...{ ends: ['relu', 'layer4.1.relu_1'], feature: 'avgpool' },
    style: ['relu', 'layer1.0.relu', 'layer1.1.relu', 'layer2.0.relu', 'layer2.1.relu_1'],
  },
  resnet50: {
    ...{ ends: ['relu', 'layer4.2.relu_2'], feature: 'avgpool' },
    style: ['relu', 'layer1.0.relu_1', 'layer1.2.relu_1', 'layer2.1.relu_1', 'layer3.0.relu_1'],
  },
  densenet121: {
    ...{ ends: ['features.relu0', 'relu'], feature: 'adaptive_avg_pool2d' },
    style: [
      ...['features.relu0', `${inStage(1)}5.relu1`, `${inStage(2)}6.relu1`],
      ...['features.transition2.relu', `${inStage(3)}12.relu1`],
    ],
  },
  googlenet: {
    ...{ ends: ['conv1.relu', 'inception5b'], feature: 'dropout' },
    style: [
      ...['conv1.relu', 'conv3.relu', 'inception3b.branch2.1.relu'],
      ...['inception4a.branch2.1.relu', 'inception4c.branch2.1.relu'],
    ],
  },
  'squeezenet1-1': {
    ...{ ends: ['features.1', 'classifier.2'], feature: 'classifier.0' },
    style: ['features.1', ...[3, 4, 6, 7].map((fire) => `features.${fire}.expand3x3_activation`)],
  },
  mobilenet_v2: {
    ...{ ends: ['features.0.2', 'features.18.2'], feature: 'classifier.0' },
    style: ['features.0.2', 'features.1.conv.0.2', ...[3, 5, 9].map((block) => `features.${block}.conv.1.2`)],
  },
  'efficientnet-lite0': {
    ...{ ends: ['act1', 'act2'], feature: 'drop' },
    style: ['act1', 'blocks.0.0.act1', 'blocks.1.1.act2', 'blocks.2.1.act2', 'blocks.3.2.act2'],
  },
};

/** The structure is the same whatever the channels. */
const built = (name: string): Network => zooPlan(name, { narrow: 16 }).build({ height: 64, width: 64 });

describe.each(Object.entries(EXPECTED))('of %s', (name, { ends, style, feature }) => {
  it('worth a look, style and features are found', () => {
    const network = built(name);
    const notable = recommendedLayers(network);
    expect([notable[0], notable.at(-1)]).toEqual(ends);
    expect(styleLayers(network)).toEqual(style);
    expect(featureLayer(network)).toBe(feature);
    network.dispose();
  });
});

const others = architectureNames.filter((name) => !Object.hasOwn(EXPECTED, name));
it.each(others)('%s has layers worth a look that go from its first to its last maps', (name) => {
  const network = built(name);
  const notable = recommendedLayers(network);
  const convolved = network.steps.filter(({ kind }) => kind.filter);
  const [first, last] = [notable[0] ?? '', notable.at(-1) ?? ''].map(network.step, network);
  expect(first?.shape).toEqual(convolved[0]?.shape);
  expect(last?.shape.slice(0, 2)).toEqual(convolved.at(-1)?.shape.slice(0, 2));
  expect(notable).toEqual(expect.arrayContaining(styleLayers(network)));
  network.dispose();
});
