import { beforeAll, describe, expect, it } from 'vitest';
import { expectRefusal, open, textFiles } from '../../support/imported.ts';
import {
  answer,
  behindRelu,
  flat,
  pool,
  rectified,
  toVector,
  type Written,
  written,
} from '../../support/model_files/onnx_files.ts';
import { expectClose } from '../../support/relative_l2.ts';
import { startWasm } from '../../support/wasm_backend.ts';

beforeAll(startWasm);

describe('Pad', () => {
  const kernel = (...red: number[]) =>
    [
      [1, 3, red.length, 1],
      [...red, ...red.map(() => 0), ...red.map(() => 0)],
    ] as const;

  it('pads the axes that it names', async () => {
    const pad = { operator: 'Pad', inputs: ['x', '#pads', '', '#axes'], outputs: ['q'] };
    const nodes = [pad, ...toVector({ operator: 'Conv', inputs: ['q', 'w'] })];
    const tensors = { '#pads': [[2], [1, 0]], '#axes': [[1], [-2]], w: kernel(1, 0) } as const;
    // Of a kernel that looks at the pixel above: nothing in the first row, 1 and 2 in the second.
    expect(await answer({ nodes, tensors, opset: 18 })).toEqual([0.75]);
  });

  it('comes before the padding that a convolution finds itself', async () => {
    const conv = {
      ...{ operator: 'Conv', inputs: ['q', 'w'], text: { auto_pad: 'SAME_UPPER' } },
      ints: { strides: [2, 2] },
    };
    const nodes = [{ operator: 'Pad', inputs: ['x', '#pads'], outputs: ['q'] }, ...toVector(conv)];
    const tensors = { '#pads': [[8], [0, 0, 1, 0, 0, 0, 0, 0]], w: kernel(1, 0) } as const;
    // Of three rows, one of them nothing, the first and the last; SAME puts another below.
    expect(await answer({ nodes, tensors })).toEqual([1.5]);
  });
});

it('Sum adds all that it is given', async () => {
  const sum = { operator: 'Sum', inputs: ['r', 'c', 'r', '1'] };
  const tensors = {
    c: [
      [3, 1, 1],
      [1, 2, 4],
    ],
    1: [[], [1]],
  } as const;
  expect(await answer({ nodes: behindRelu(sum), tensors })).toEqual([7, 53, 5]);
});

describe('Softmax of a map', () => {
  const softmax = (axis: number, operator = 'Softmax') =>
    behindRelu({ operator, inputs: ['r'], int: { axis } });

  it('is taken over the channels of each place', async () => {
    const shares = [1, 2, 3, 4].map((red) => {
      const powers = [red, 10 * red, 0].map(Math.exp);
      return powers.map((power) => power / powers.reduce((all, one) => all + one));
    });
    const means = [0, 1, 2].map((channel) =>
      shares.reduce((sum, share) => sum + (share[channel] ?? 0) / 4, 0),
    );
    expectClose(await answer({ nodes: softmax(1) }), means, 1e-5);
  });

  it('along another axis is refused, and so is its logarithm', async () => {
    const message = 'is no softmax over the channels';
    await expectRefusal(written({ nodes: softmax(-1) }), message);
    // Over all channels, rows and columns.
    await expectRefusal(written({ nodes: softmax(1), opset: 12 }), message);
    await expectRefusal(written({ nodes: softmax(1, 'LogSoftmax') }), message);
  });
});

describe('the logarithm of a softmax', () => {
  it('is taken off at the end, whatever lays its numbers out anew', async () => {
    const logarithm = { operator: 'LogSoftmax', inputs: ['p'], outputs: ['l'], int: { axis: 1 } };
    const nodes = [rectified, { ...pool, inputs: ['r'] }, logarithm, { ...flat, inputs: ['l'] }];
    expect(await answer({ nodes })).toEqual([2.5, 25, 0]);
  });

  it('that the network goes on with is refused', async () => {
    const logarithm = { operator: 'LogSoftmax', inputs: ['f'], outputs: ['l'], int: { axis: 1 } };
    const before = [rectified, { ...pool, inputs: ['r'] }, { ...flat, outputs: ['f'] }, logarithm];
    const tensors = { w: [[3, 2], Array(6).fill(1)], c: [[], [2]] } as const;
    for (const [operator, ...inputs] of [
      ['MatMul', 'l', 'w'],
      ['Mul', 'l', 'c'],
      ['Add', 'f', 'l'],
      ['Concat', 'f', 'l'],
    ] as const)
      await expectRefusal(
        written({ nodes: [...before, { operator, inputs, outputs: ['y'] }], tensors }),
        `${operator} (node the y) takes the logarithm of a softmax`,
      );
  });
});

it('flattened maps and vectors are joined, each by channel, row and column', async () => {
  const nodes = [
    rectified,
    { ...pool, inputs: ['r'] },
    { ...flat, outputs: ['means'] },
    { operator: 'Flatten', inputs: ['r'], outputs: ['all'] },
    { operator: 'Concat', inputs: ['means', 'all'], outputs: ['joined'], int: { axis: -1 } },
    { operator: 'MatMul', inputs: ['joined', 'w'], outputs: ['y'] },
  ];
  // Three means, four numbers of red, four of green, four of blue.
  const weight = (row: number, column: number) => {
    if (column === 0) return row === 3 + 1 ? 1 : 0;
    return row === 1 || row === 3 + 4 + 2 ? 1 : 0;
  };
  const w = [[15, 2], Array.from({ length: 30 }, (_, at) => weight(Math.floor(at / 2), at % 2))] as const;
  // The second number of red; the mean of green and its third number.
  expect(await answer({ nodes, tensors: { w } })).toEqual([2, 25 + 30]);
});

describe('what is computed from the picture where a constant is taken is refused:', () => {
  it.each([
    ['Conv', ['r', 'w', 'p'], 'has biases that are computed'],
    ['Clip', ['r', '0', 'p'], 'has limits that are computed'],
  ])('%s', async (operator, inputs, message) => {
    const tensors = { w: [[3, 3, 1, 1], Array(9).fill(1)], 0: [[], [0]] } as const;
    const nodes = [rectified, { ...pool, inputs: ['r'] }, ...toVector({ operator, inputs }).slice(0, 1)];
    await expectRefusal(written({ nodes, tensors }), message);
  });

  it('Gemm', async () => {
    const nodes = [
      { ...pool, inputs: ['x'] },
      { operator: 'Flatten', inputs: ['p'], outputs: ['f'] },
      { operator: 'Gemm', inputs: ['f', 'w', 'f'], outputs: ['y'] },
    ];
    await expectRefusal(written({ nodes, tensors: { w: [[3, 3], Array(9).fill(1)] } }), 'has biases');
  });
});

it.each(['Conv', 'ConvTranspose'])('%s with strides and dilations at once is refused', async (operator) => {
  const tensors = { w: [[3, 3, 2, 2], Array(36).fill(1)] } as const;
  const node = { operator, inputs: ['x', 'w'], ints: { strides: [2, 2], dilations: [2, 2] } };
  await expectRefusal(
    written({ nodes: toVector(node), tensors, input: [1, 3, 8, 8] }),
    'has strides and dilations at once',
  );
});

it('a transposed convolution that says its size otherwise than by pads is refused', async () => {
  const tensors = { w: [[3, 1, 2, 2], Array(12).fill(1)] } as const;
  const upwards = { operator: 'ConvTranspose', inputs: ['x', 'w'] };
  for (const said of [{ text: { auto_pad: 'SAME_UPPER' } }, { ints: { output_shape: [4, 4] } }])
    await expectRefusal(
      written({ nodes: toVector({ ...upwards, ...said }), tensors }),
      'by output_shape or auto_pad',
    );
});

it.each([[[10 ** 6, 10 ** 6]], [[-1]]])('a constant of %j numbers is not made', async (sides) => {
  const nodes = [
    { operator: 'ConstantOfShape', inputs: ['#sides'], outputs: ['c'] },
    ...toVector({ operator: 'Add', inputs: ['x', 'c'] }),
  ];
  await expectRefusal(written({ nodes, tensors: { '#sides': [[sides.length], sides] } }), 'ConstantOfShape');
});

describe('numbers of each channel in files before opset 7', () => {
  const add = (int: Readonly<Record<string, number>>) => ({
    nodes: behindRelu({ operator: 'Add', inputs: ['r', 'c'], int: { broadcast: 1, ...int } }),
    tensors: { c: [[3], [1, 2, 4]] } as const,
    opset: 6,
  });

  it('begin at the axis that the node says', async () => {
    expect(await answer(add({ axis: 1 }))).toEqual([3.5, 27, 4]);
    expect(await answer(add({ axis: -3 }))).toEqual([3.5, 27, 4]);
  });

  it('at another axis, or at the columns where it says none, are refused', async () => {
    const message = 'that is no number for each of 3 channels';
    await expectRefusal(written(add({ axis: 2 })), message);
    await expectRefusal(written(add({})), message);
  });
});

describe('a sigmoid at the end', () => {
  const sigmoid = { operator: 'Sigmoid', inputs: ['f'], outputs: ['y'] };
  const ends = [pool, { ...flat, outputs: ['f'] }, sigmoid];

  it('of several classes is taken off, and the card says that they are apart', async () => {
    const nodes = [{ operator: 'Relu', inputs: ['x'], outputs: ['m'] }, ...ends];
    expect(await answer({ nodes })).toEqual([2.5, 25, 0]);
    const { card, description } = await open(written({ nodes }));
    expect(card.unsure.join()).toContain('Each class has a sigmoid of its own');
    expect(description.layers.some(({ kind }) => kind === 'sigmoid')).toBe(false);
  });

  it('of one output is taken off, and the card says that it means yes or no', async () => {
    const nodes = [rectified, { operator: 'Conv', inputs: ['r', 'w'], outputs: ['m'] }, ...ends];
    const tensors = {
      w: [
        [1, 3, 1, 1],
        [1, 1, 1],
      ],
    } as const;
    expect(await answer({ nodes, tensors })).toEqual([27.5]);
    const doubts = (await open(written({ nodes, tensors }))).card.unsure.join();
    expect(doubts).toContain('yes or no');
    expect(doubts).not.toContain('sigmoid');
  });

  it('that is not there may be no yes or no at all, and the card says so', async () => {
    const nodes = [rectified, { operator: 'Conv', inputs: ['r', 'w'], outputs: ['m'] }, pool, flat];
    const tensors = {
      w: [
        [1, 3, 1, 1],
        [1, 1, 1],
      ],
    } as const;
    const doubts = (await open(written({ nodes, tensors }))).card.unsure.join();
    expect(doubts).toMatch(/yes or no.+No sigmoid is seen behind its output: if that is a number/);
  });

  it('is not looked for where there is none', async () => {
    const nodes = behindRelu({ operator: 'Sigmoid', inputs: ['r'] });
    expect((await open(written({ nodes }))).card.unsure.join()).not.toContain('sigmoid');
  });
});

describe('how pictures are prepared', () => {
  const conv = { operator: 'Conv', inputs: ['b', 'w'] };
  const w = [
    [1, 3, 1, 1],
    [1, 1, 1],
  ] as const;

  /** The network itself takes `mean` away and divides by `s` first. */
  const nodes = [
    { operator: 'Sub', inputs: ['x', 'mean'], outputs: ['a'] },
    { operator: 'Div', inputs: ['a', 's'], outputs: ['b'] },
    ...toVector(conv),
  ];

  it.each([
    // (v - 127.5) / 255 of values of 0 to 255.
    { mean: 127.5, deviation: 255, range: '0..255', std: 255 },
    // (v / 255 - 0.5) / 0.25 = (v - 127.5) / 63.75.
    { mean: 0.5, deviation: 0.25, range: '0..1', std: 63.75 },
  ])('a mean of $mean that is taken away first is one of $range', async (first) => {
    const tensors = { mean: [[], [first.mean]], s: [[], [first.deviation]], w } as const;
    const { card } = await open(written({ nodes, tensors }));
    expect(card.unsure.join()).toContain(`${first.range} is taken`);
    expectClose(card.input.mean, [127.5, 127.5, 127.5], 1e-6);
    expectClose(card.input.std, [first.std, first.std, first.std], 1e-6);
  });

  /** It begins with a batch norm of this running mean and variance. */
  const normed = (mean: number, variance: number) => {
    const of = (value: number) => [[3], [value, value, value]] as const;
    const inputs = ['x', 'gamma', 'beta', 'mean', 'variance'];
    const norm = { operator: 'BatchNormalization', inputs, outputs: ['b'] };
    const tensors = { gamma: of(1), beta: of(0), mean: of(mean), variance: of(variance), w };
    return written({ nodes: [norm, ...toVector(conv)], tensors });
  };

  it('is ImageNet’s usual one where a norm that was learned is of normalised pictures, as in ResNet V2', async () => {
    const { card } = await open(normed(0.1, 0.81));
    expect(card.unsure.join()).toContain('RGB less 123.675, 116.28, 103.53');
    // ((v - 123.675) / 58.395 - 0.1) / 0.9 = (v - 129.5145) / 52.5555, and so for green and blue.
    expectClose(card.input.mean, [129.5145, 121.992, 109.2675], 1e-4);
    expectClose(card.input.std, [52.5555, 51.408, 51.6375], 1e-4);
  });

  it('is 0..1 where a norm that was learned is of such pictures', async () => {
    const { card } = await open(normed(0.45, 0.0625));
    expect(card.unsure.join()).toContain('0..1 is taken');
    // (v / 255 - 0.45) / 0.25 = (v - 114.75) / 63.75.
    expectClose(card.input.mean, [114.75, 114.75, 114.75], 1e-3);
    expectClose(card.input.std, [63.75, 63.75, 63.75], 1e-3);
  });

  const config = (said: object) => textFiles({ 'config.json': JSON.stringify({ pretrained_cfg: said }) });
  const plain = (input: readonly number[], tensors: NonNullable<Written['tensors']> = { w }) =>
    written({ nodes: toVector({ ...conv, inputs: ['x', 'w'] }), tensors, input });

  it('is what config.json says, and so is a size that the file leaves open', async () => {
    const said = {
      ...{ input_size: [3, 5, 4], crop_pct: 0.9 },
      ...{ mean: [0.5, 0.4, 0.3], std: [0.2, 0.1, 0.2] },
    };
    const { card } = await open(new Map([...plain([1, 3, 0, 0]), ...config(said)]));
    expect(card.input).toMatchObject({ height: 5, width: 4, crop: 0.9, order: 'rgb' });
    expectClose(card.input.mean, [127.5, 102, 76.5], 1e-6);
    expectClose(card.input.std, [51, 25.5, 51], 1e-6);
    expect(card.unsure.join()).not.toMatch(/prepared|open/);
    const fixed = await open(new Map([...plain([1, 3, 2, 2]), ...config(said)]));
    expect(fixed.card.input).toMatchObject({ height: 2, width: 2, crop: 0.9 });
  });

  it('is not done twice where the network does it itself, and config.json says so too', async () => {
    const tensors = { mean: [[], [0.5]], s: [[], [0.25]], w } as const;
    const said = config({ mean: [0.5, 0.5, 0.5], std: [0.25, 0.25, 0.25], crop_pct: 0.9 });
    const { card } = await open(new Map([...written({ nodes, tensors }), ...said]));
    // (v / 255 - 0.5) / 0.25, once.
    expectClose(card.input.mean, [127.5, 127.5, 127.5], 1e-6);
    expectClose(card.input.std, [63.75, 63.75, 63.75], 1e-6);
    expect(card.input.crop).toBe(0.9);
  });

  it('may be said of grey pictures by one number', async () => {
    const grey = plain([1, 1, 2, 2], { w: [[1, 1, 1, 1], [1]] });
    const { card } = await open(new Map([...grey, ...config({ mean: [0.5], std: [0.25] })]));
    // The weights of brightness add up to 0.9999.
    expectClose(card.input.mean, Array(3).fill(127.5 / 0.9999), 1e-6);
    expectClose(card.input.std, [63.75, 63.75, 63.75], 1e-6);
    await expectRefusal(new Map([...grey, ...config({ mean: [0.5, 0.5] })]), 'is not three numbers');
  });
});
