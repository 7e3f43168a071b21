import { beforeAll, describe, expect, it } from 'vitest';
import { expectRefusal } from '../../support/imported.ts';
import {
  answer,
  behindRelu,
  pool,
  rectified,
  toVector,
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
