import * as tf from '@tensorflow/tfjs-core';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { backward } from '../../../src/network/backward.ts';
import { ModelFileError } from '../../../src/network/errors.ts';
import { forward } from '../../../src/network/forward.ts';
import { type Files, planOf } from '../../../src/network/importers/index.ts';
import { writeOnnx } from '../../../tools/onnx/write_onnx.ts';
import { uniform } from '../../support/formula_weights.ts';
import {
  expectRefusal,
  formulaImage,
  goldenFiles,
  imported,
  logitsOf,
  open,
} from '../../support/imported.ts';
import {
  answer,
  behindRelu,
  flat,
  picture,
  pool,
  rectified,
  toVector,
  type WrittenNode,
  written,
} from '../../support/model_files/onnx_files.ts';
import { expectClose } from '../../support/relative_l2.ts';
import { startWasm } from '../../support/wasm_backend.ts';

beforeAll(startWasm);
afterEach(() => expect(tf.memory().numTensors).toBe(0));

describe('narrow networks that PyTorch exported', () => {
  it.each([
    ['resnet18', ['resnet18-script.onnx']],
    ['resnet18', ['resnet18-dynamo.onnx', 'resnet18-dynamo.onnx.data']],
    ['vgg11', ['vgg11-script.onnx']],
    ['vgg11', ['vgg11-dynamo.onnx']],
    ['densenet121', ['densenet121-script.onnx']],
    ['mobilenet_v2', ['mobilenet_v2-script.onnx']],
  ])('%s in %s gives what PyTorch gives', async (name, files) => {
    const network = await open(goldenFiles(...files));
    const image = formulaImage(`image imported ${name}`, imported.sides[name] ?? 0);
    expectClose(logitsOf(network, image), imported.logits[name] ?? [], imported.tolerance);
    expect(network.card).toMatchObject({ classes: 5, labelsFrom: 'none', architecture: null });
  });

  it('without the file of its numbers is refused by its name', async () => {
    await expect(open(goldenFiles('resnet18-dynamo.onnx'))).rejects.toThrow('resnet18-dynamo.onnx.data');
  });

  it('names layers as the network does', async () => {
    const { description } = await open(goldenFiles('mobilenet_v2-script.onnx'));
    const names = description.layers.map(({ name }) => name);
    expect(names).toContain('features.18.2');
    expect(description.logits).toBe('classifier.1');
    expect(description.layers.at(-1)?.title).toBe('Class scores');
  });
});

describe('an operator does what ONNX says:', () => {
  it('the mean of rows and columns, flattened', async () => {
    expect(await answer({ nodes: [{ ...pool, inputs: ['x'] }, flat] })).toEqual([2.5, 25, 0]);
  });

  it('Gemm with its matrix as it is, alpha and beta', async () => {
    const nodes = [
      { ...pool, inputs: ['x'] },
      { ...flat, outputs: ['f'] },
      { operator: 'Gemm', inputs: ['f', 'w', 'b'], outputs: ['y'], float: { alpha: 2, beta: 10 } },
    ];
    // [2.5, 25, 0] by [[1, 0], [0, 1], [1, 1]], twice, plus ten times [1, 2].
    const tensors = {
      w: [
        [3, 2],
        [1, 0, 0, 1, 1, 1],
      ],
      b: [[2], [1, 2]],
    } as const;
    expect(await answer({ nodes, tensors })).toEqual([15, 70]);
  });

  it('MatMul of a map flattened by channel, row, column, and Add; a softmax at the end is left out', async () => {
    const matrix = Array.from({ length: 24 }, (_, at) => (at === 2 * 5 ? 1 : at === 2 * 3 + 1 ? 1 : 0));
    const nodes = [
      { operator: 'Reshape', inputs: ['x', '#s'], outputs: ['f'] },
      { operator: 'MatMul', inputs: ['f', 'w'], outputs: ['g'] },
      { operator: 'Add', inputs: ['g', 'b'], outputs: ['h'] },
      { operator: 'Softmax', inputs: ['h'], outputs: ['y'], int: { axis: -1 } },
    ];
    // Row 5 is green at the second pixel, row 3 red at the last.
    const tensors = { '#s': [[2], [1, -1]], w: [[12, 2], matrix], b: [[2], [0.5, -1]] } as const;
    expect(await answer({ nodes, tensors })).toEqual([20.5, 3]);
  });

  it('Clip by inputs and by attributes, HardSigmoid, LeakyRelu', async () => {
    const tensors = { 0: [[], [0]], 6: [[], [6]], 3: [[], [3]] } as const;
    expect(
      await answer({ nodes: behindRelu({ operator: 'Clip', inputs: ['r', '0', '6'] }), tensors }),
    ).toEqual([2.5, 6, 0]);
    const attributes = { float: { min: 0, max: 3 } };
    const [red, green, blue] = await answer({
      nodes: behindRelu({ operator: 'Clip', inputs: ['r'], ...attributes }),
    });
    expect([red, green, blue]).toEqual([2.25, 3, 0]);
    const ramp = await answer({
      nodes: behindRelu({ operator: 'HardSigmoid', inputs: ['r'], float: { alpha: 0.2, beta: 0.1 } }),
    });
    expectClose(ramp, [(0.3 + 0.5 + 0.7 + 0.9) / 4, 1, 0.1], 1e-6);
    const negative = [
      rectified,
      { operator: 'Sub', inputs: ['0', 'r'], outputs: ['n'] },
      ...toVector({ operator: 'LeakyRelu', inputs: ['n'], float: { alpha: 0.5 } }),
    ];
    expectClose(await answer({ nodes: negative, tensors }), [-1.25, -12.5, 0], 1e-6);
  });

  it('constants of one number a channel, in sums, products and quotients', async () => {
    const tensors = {
      c: [
        [3, 1, 1],
        [1, 2, 4],
      ],
    } as const;
    expect(await answer({ nodes: behindRelu({ operator: 'Mul', inputs: ['c', 'r'] }), tensors })).toEqual([
      2.5, 50, 0,
    ]);
    expect(await answer({ nodes: behindRelu({ operator: 'Sub', inputs: ['r', 'c'] }), tensors })).toEqual([
      1.5, 23, -4,
    ]);
    expect(await answer({ nodes: behindRelu({ operator: 'Div', inputs: ['r', 'c'] }), tensors })).toEqual([
      2.5, 12.5, 0,
    ]);
  });

  it('zeros of a Pad count in a convolution, and in an average where it says so', async () => {
    const pad = { operator: 'Pad', inputs: ['x', '#p'], outputs: ['q'] };
    const tensors = {
      '#p': [[8], [0, 0, 1, 0, 0, 0, 0, 0]],
      w: [
        [1, 3, 2, 1],
        [1, 0, 0, 0, 0, 0],
      ],
    } as const;
    // The kernel looks at the red pixel above: nothing over the first row, 1 and 2 over the second.
    const nodes = [pad, ...toVector({ operator: 'Conv', inputs: ['q', 'w'] })];
    expect(await answer({ nodes, tensors })).toEqual([0.75]);
    const pooled = (count: number) =>
      toVector({
        ...{ operator: 'AveragePool', inputs: ['x'], int: { count_include_pad: count } },
        ints: { kernel_shape: [2, 2], strides: [2, 2], pads: [1, 1, 1, 1] },
      });
    expect((await answer({ nodes: pooled(1) }))[0]).toBeCloseTo(2.5 / 4, 6);
    expect((await answer({ nodes: pooled(0) }))[0]).toBeCloseTo(2.5, 6);
  });

  it('an input with its channels last, transposed as tf2onnx does', async () => {
    const nodes = [
      { operator: 'Transpose', inputs: ['x'], outputs: ['t'], ints: { perm: [0, 3, 1, 2] } },
      ...toVector({ operator: 'Relu', inputs: ['t'] }),
    ];
    expect(await answer({ nodes, input: [1, 2, 2, 3] })).toEqual([2.5, 25, 0]);
  });

  it('Shape, Gather, Unsqueeze, Concat and Reshape, which flatten', async () => {
    const nodes = [
      { ...pool, inputs: ['x'] },
      { operator: 'Shape', inputs: ['p'], outputs: ['s'] },
      { operator: 'Gather', inputs: ['s', '#0'], outputs: ['n'] },
      { operator: 'Unsqueeze', inputs: ['n', '#a'], outputs: ['u'] },
      { operator: 'Concat', inputs: ['u', '#r'], outputs: ['c'], int: { axis: 0 } },
      { operator: 'Reshape', inputs: ['p', 'c'], outputs: ['y'] },
    ];
    const tensors = { '#0': [[], [0]], '#a': [[1], [0]], '#r': [[1], [-1]] } as const;
    expect(await answer({ nodes, tensors })).toEqual([2.5, 25, 0]);
  });

  it('grey pictures are mixed from colours', async () => {
    const tensors = { w: [[1, 1, 1, 1], [2]] } as const;
    const nodes = toVector({ operator: 'Conv', inputs: ['x', 'w'] });
    const [grey] = await answer({ nodes, tensors, input: [1, 1, 2, 2] });
    expect(grey).toBeCloseTo(2 * (0.2989 * 2.5 + 0.587 * 25), 4);
    const { description } = await open(written({ nodes, tensors, input: [1, 1, 2, 2] }));
    expect(description.input.grey).toBe(true);
  });
});

it('layers whose nodes nobody named are called after their operators, with the size of their maps', async () => {
  const bytes = writeOnnx({
    nodes: [
      { operator: 'Conv', inputs: ['x', 'w'], outputs: ['t1'], ints: { strides: [2, 2] } },
      { operator: 'Relu', inputs: ['t1'], outputs: ['t2'] },
      { operator: 'Conv', inputs: ['t2', 'w'], outputs: ['27'] },
      { operator: 'Relu', inputs: ['27'], outputs: ['stem/second'] },
      { operator: 'GlobalAveragePool', inputs: ['stem/second'], outputs: ['t5'] },
      { operator: 'Flatten', inputs: ['t5'], outputs: ['y'] },
    ],
    tensors: new Map([['w', { dims: [3, 3, 1, 1], values: new Float32Array(9).fill(1) }]]),
    input: { name: 'x', dims: [1, 3, 8, 6] },
    output: { name: 'y', dims: [1, 3] },
  });
  const network = await open(new Map([['a.onnx', new Blob([bytes])]]));
  const titles = (layers: typeof network.description.layers) =>
    layers.map(({ name, title }) => [name, title]);
  const wanted = [
    ['conv', 'Convolution 1, 4 x 3'],
    ['relu', 'Convolution 1, 4 x 3, activated'],
    ['conv_2', 'Convolution 2, 4 x 3'],
    ['stem.second', 'Convolution 2, 4 x 3, activated'],
    ['globalaveragepool', 'Class scores'],
  ];
  expect(titles(network.description.layers)).toEqual(wanted);
  // The same in pictures of another size, so that a setting means the same layer.
  expect(titles(network.layersFor({ height: 20, width: 30 }))).toEqual(wanted);
});

describe('in pictures of another size than its own', () => {
  /** Of 3 x 4 pixels: red 1 to 12, green 10 times that, blue nothing. */
  const larger = () =>
    tf.tensor4d(Array.from({ length: 12 }, (_, at) => [at + 1, 10 * (at + 1), 0]).flat(), [1, 3, 4, 3]);
  const pooled = (operator: string, ...before: WrittenNode[]) =>
    written({
      nodes: [
        ...before,
        { ...pool, operator, inputs: [before.at(-1)?.outputs[0] ?? 'x'], ints: { kernel_shape: [2, 2] } },
        flat,
      ],
      input: [1, 3, 2, 2],
    });

  it('a pooling over all of its input takes all of it', async () => {
    expect([...logitsOf(await open(pooled('AveragePool')), larger())]).toEqual([6.5, 65, 0]);
    expect([...logitsOf(await open(pooled('MaxPool')), larger())]).toEqual([12, 120, 0]);
    // At its own size as before.
    expect([...logitsOf(await open(pooled('MaxPool')), picture())]).toEqual([4, 40, 0]);
  });

  it('another pooling keeps its window', async () => {
    const nodes = [
      { operator: 'MaxPool', inputs: ['x'], outputs: ['q'], ints: { kernel_shape: [2, 1], strides: [1, 1] } },
      { ...pool, inputs: ['q'] },
      flat,
    ];
    // Of 12 numbers in rows of 4, the larger of two neighbours below each other: 5 to 12.
    expect((await answer({ nodes }))[0]).toBe(3.5);
    expect(logitsOf(await open(written({ nodes })), larger())[0]).toBe(8.5);
  });

  /** Ways to flatten a map of 2 x 2 cells, from "r" to "f". */
  const flattenings: readonly (readonly [name: string, nodes: readonly WrittenNode[]])[] = [
    ['Flatten', [{ operator: 'Flatten', inputs: ['r'], outputs: ['f'] }]],
    ['Reshape to all that there is', [{ operator: 'Reshape', inputs: ['r', '#all'], outputs: ['f'] }]],
    ['Reshape to twelve numbers', [{ operator: 'Reshape', inputs: ['r', '#twelve'], outputs: ['f'] }]],
    [
      'Reshape to what Shape says',
      [
        { operator: 'Shape', inputs: ['r'], outputs: ['sides'] },
        { operator: 'Gather', inputs: ['sides', '#0'], outputs: ['batch'] },
        { operator: 'Concat', inputs: ['batch', '#-1'], outputs: ['wanted'], int: { axis: 0 } },
        { operator: 'Reshape', inputs: ['r', 'wanted'], outputs: ['f'] },
      ],
    ],
  ];
  // Row 7 is green at the last pixel, row 1 red at the second.
  const matrix = Array.from({ length: 24 }, (_, at) => Number(at === 2 * 7 || at === 2 * 1 + 1));
  const overAll = (flattening: readonly WrittenNode[]) =>
    written({
      nodes: [rectified, ...flattening, { operator: 'Gemm', inputs: ['f', 'w'], outputs: ['y'] }],
      tensors: {
        w: [[12, 2], matrix],
        ...{ '#all': [[2], [1, -1]], '#twelve': [[2], [1, 12]], '#0': [[1], [0]], '#-1': [[1], [-1]] },
      },
    });

  it.each(flattenings)('a matrix over all pixels takes means of parts, after %s', async (_, nodes) => {
    const network = await open(overAll(nodes));
    // At its own size the pixels themselves.
    expect([...logitsOf(network, picture())]).toEqual([40, 2]);
    // Red of rows 1 2 3 4, 5 6 7 8, 9 10 11 12: the lower right quarter has rows 2 and 3, the upper right one 1 and 2.
    expect([...logitsOf(network, larger())]).toEqual([10 * ((7 + 8 + 11 + 12) / 4), (3 + 4 + 7 + 8) / 4]);
    expect([...logitsOf(planOf(network).featuresOnly(), larger())]).toEqual([6.5, 65, 0]);
  });

  it('the gradient of such a matrix is spread over the parts', async () => {
    const [[, nodes] = []] = flattenings;
    const network = planOf(await open(overAll(nodes ?? []))).build({ height: 3, width: 4 });
    const gradient = tf.tidy(() => {
      const seed = new Map([[network.description.logits, tf.tensor4d([1, 0], [1, 1, 1, 2])]]);
      return backward(network, forward(network, larger()), seed).dataSync<'float32'>();
    });
    network.dispose();
    const green = Array.from({ length: 12 }, (_, at) => gradient[3 * at + 1]);
    expect(green).toEqual([0, 0, 0, 0, 0, 0, 0.25, 0.25, 0, 0, 0.25, 0.25]);
    expect(gradient.reduce((sum, value) => sum + value)).toBe(1);
  });

  it('one that is too small for a window is refused with both sizes', async () => {
    const nodes = [
      { operator: 'Conv', inputs: ['x', 'w'], outputs: ['c'] },
      { ...pool, inputs: ['c'] },
      flat,
    ];
    const network = await open(written({ nodes, tensors: { w: [[1, 3, 2, 2], Array(12).fill(1)] } }));
    const build = () => planOf(network).build({ height: 3, width: 1 });
    expect(build).toThrow(ModelFileError);
    expect(build).toThrow('Pictures of 3 x 1 do not go through this network, which takes 2 x 2.');
  });
});

const isSame = (given: Float32Array | undefined, wanted: Float32Array) =>
  given?.length === wanted.length && given.every((value, at) => value === wanted[at]);

it('large matrices and kernels stay in the file, and are made of it when they are asked for', async () => {
  const [outputs, taken] = [2 ** 11, 2 ** 9];
  const numbers = (name: string) => Float32Array.from(uniform(name, outputs * taken));
  const [asOurs, turned, kernel] = [numbers('as ours'), numbers('turned'), numbers('kernel')];
  const bytes = writeOnnx({
    nodes: [
      { operator: 'Conv', inputs: ['x', 'k'], outputs: ['c'] },
      { operator: 'Conv', inputs: ['c', 'kernel'], outputs: ['d'] },
      { operator: 'GlobalAveragePool', inputs: ['d'], outputs: ['p'] },
      { operator: 'Flatten', inputs: ['p'], outputs: ['f'] },
      { operator: 'Gemm', inputs: ['f', 'turned'], outputs: ['g'], name: 'turned' },
      { operator: 'Gemm', inputs: ['g', 'as ours'], outputs: ['h'], int: { transB: 1 }, name: 'as ours' },
      { operator: 'Gemm', inputs: ['h', 'small'], outputs: ['y'], name: 'small' },
    ],
    tensors: new Map([
      ['k', { dims: [taken, 3, 1, 1], values: new Float32Array(taken * 3) }],
      ['kernel', { dims: [outputs, taken, 1, 1], values: kernel }],
      ['turned', { dims: [outputs, taken], values: turned }],
      ['as ours', { dims: [outputs, taken], values: asOurs }],
      ['small', { dims: [outputs, 2], values: new Float32Array(outputs * 2) }],
    ]),
    input: { name: 'x', dims: [1, 3, 2, 2] },
    output: { name: 'y', dims: [1, 2] },
  });
  const { weights } = await open(new Map([['large.onnx', new Blob([bytes])]]));
  const columns = Float32Array.from(
    turned,
    (_, at) => turned[(at % outputs) * taken + Math.floor(at / outputs)] ?? 0,
  );
  const wanted = [
    ['d.weight', kernel],
    ['as ours.weight', asOurs],
    ['turned.weight', columns],
  ] as const;
  for (const [name, values] of wanted) {
    const array = weights.get(name);
    const row = array?.shape[1] ?? 0;
    // Arrays of a million numbers are compared by hand: what would be printed of them takes minutes.
    expect(isSame(array?.values, values)).toBe(true);
    expect(isSame(array?.part?.(3 * row, 5 * row), values.subarray(3 * row, 5 * row))).toBe(true);
    const [once, again] = [array?.values, array?.values];
    expect(once === again).toBe(false);
  }
  const [once, again] = [weights.get('small.weight')?.values, weights.get('small.weight')?.values];
  expect(once === again).toBe(true);
});

it('takes what the network does to its pictures first into the description of its input', async () => {
  const nodes = [
    { operator: 'Mul', inputs: ['x', 's'], outputs: ['a'] },
    { operator: 'Sub', inputs: ['a', 'mean'], outputs: ['b'] },
    ...toVector({ operator: 'Conv', inputs: ['b', 'w'] }),
  ];
  const tensors = {
    s: [[], [1 / 255]],
    mean: [
      [3, 1, 1],
      [0.5, 0.5, 0.25],
    ],
    w: [
      [1, 3, 1, 1],
      [1, 1, 1],
    ],
  } as const;
  const { card, description } = await open(written({ nodes, tensors }));
  // x / 255 - m of values 0..255 is (x - 255 m) / 255.
  expectClose(card.input.std, [255, 255, 255], 1e-6);
  expectClose(card.input.mean, [127.5, 127.5, 63.75], 1e-6);
  expect(description.layers[0]?.kind).toBe('conv');
});

describe('is refused by operator and node:', () => {
  const one = (operator: string): Files => written({ nodes: [{ operator, inputs: ['x'], outputs: ['y'] }] });

  it.each([
    ['Elu', /operator Elu \(node the y\), which Convoscope does not have/],
    ['NonMaxSuppression', 'a detector'],
    ['LayerNormalization', 'a transformer'],
    ['Loop', 'decides while it runs'],
    ['QuantizeLinear', 'quantised'],
    ['ConvInteger', 'quantised'],
    ['ArgMax', 'picks the best class'],
    ['Gather', 'model.transform_input = False'],
  ])('%s', async (operator, message) => {
    await expectRefusal(one(operator), message);
  });

  it.each([
    ['x', 'x'],
    ['c', 'c'],
    ['c', 'x'],
  ])('one that is called as a member of every object, of %s and %s', async (...inputs) => {
    for (const operator of ['constructor', 'toString', '__proto__']) {
      const node = { operator, inputs, outputs: ['y'] };
      await expectRefusal(written({ nodes: [node], tensors: { c: [[1], [2]] } }), new RegExp(operator));
    }
  });

  it('one that is not known, whose first input is a constant', async () => {
    const node = { operator: 'Einsum', inputs: ['c', 'x'], outputs: ['y'] };
    await expectRefusal(written({ nodes: [node], tensors: { c: [[1], [2]] } }), 'a transformer');
  });

  it('a quantised file by its name', async () => {
    await expectRefusal(written({ nodes: [flat] }, 'resnet50-int8.onnx'), 'quantised');
    await expectRefusal(written({ nodes: [flat] }, 'resnet50-qdq.onnx'), 'quantised');
  });

  it('a cycle', async () => {
    const nodes = [
      { operator: 'Add', inputs: ['x', 'b'], outputs: ['a'] },
      { operator: 'Relu', inputs: ['a'], outputs: ['b'] },
      { operator: 'Relu', inputs: ['b'], outputs: ['y'] },
    ];
    await expectRefusal(written({ nodes }), /has a cycle: (Add|Relu) \(node the [ab]\)/);
  });

  it('2,000 nodes with a loop among them, and 2,000 rectifiers are opened', async () => {
    const chain = Array.from({ length: 2000 }, (_, at) => ({
      operator: at === 1500 ? 'Loop' : 'Relu',
      inputs: [at === 0 ? 'x' : `v${at}`],
      outputs: [`v${at + 1}`],
    }));
    await expectRefusal(written({ nodes: chain }), /operator Loop \(node the v1501\)/);
    const rectifiers = chain.map((node) => ({ ...node, operator: 'Relu' }));
    const nodes = [...rectifiers, { ...pool, inputs: ['v2000'] }, flat];
    expect((await open(written({ nodes }))).description.layers).toHaveLength(2001);
  });

  it('an answer that is a map', async () => {
    await expectRefusal(one('Relu'), 'maps of 2 x 2');
  });

  it('an input that is no picture', async () => {
    await expectRefusal(written({ nodes: [flat], input: [1, 784] }), 'is no picture');
    await expectRefusal(written({ nodes: [flat], input: [1, 5, 2, 2] }), 'pictures of 5 channels');
  });

  it('what nothing gives', async () => {
    await expectRefusal(
      written({ nodes: [{ operator: 'Relu', inputs: ['z'], outputs: ['y'] }] }),
      '"z", which nothing gives',
    );
  });

  it('strides that differ', async () => {
    const nodes = toVector({
      operator: 'MaxPool',
      inputs: ['x'],
      ints: { kernel_shape: [1, 1], strides: [1, 2] },
    });
    await expectRefusal(written({ nodes }), /strides \[1,2\]/);
  });

  it('weights that are not numbers', async () => {
    const tensors = {
      w: [
        [1, 3, 1, 1],
        [1, Number.NaN, 1],
      ],
    } as const;
    await expectRefusal(
      written({ nodes: toVector({ operator: 'Conv', inputs: ['x', 'w'] }), tensors }),
      'holds NaN at position 1',
    );
  });

  it('a file that was cut off', async () => {
    const [[, whole] = ['', new Blob()]] = goldenFiles('vgg11-script.onnx');
    for (const share of [0.01, 0.3, 0.7, 0.99]) {
      const cut = whole.slice(0, Math.floor(share * whole.size));
      await expectRefusal(new Map([['a.onnx', cut]]), /truncated|damaged/);
    }
  });
});
