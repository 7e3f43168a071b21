/** Style nets as PyTorch's fast_neural_style exports them, written here and held to onnxruntime. */
import * as tf from '@tensorflow/tfjs-core';
import * as ort from 'onnxruntime-web/wasm';
import { beforeAll, describe, expect, it } from 'vitest';
import { ModelFileError } from '../../../src/network/errors.ts';
import { importOnnxStyle } from '../../../src/network/importers/onnx_style.ts';
import { run } from '../../../src/network/run.ts';
import { type OnnxNode, writeOnnx } from '../../../tools/onnx/write_onnx.ts';
import { uniform } from '../../support/formula_weights.ts';
import { expectClose } from '../../support/relative_l2.ts';
import { startWasm } from '../../support/wasm_backend.ts';

beforeAll(startWasm);

interface Changes {
  readonly scales?: readonly number[];
  readonly mode?: string;
  readonly last?: string;
  readonly colours?: number;
}

/** TransformerNet in small: two halvings, a residual block, two doublings, with mirrored borders and instance norms. */
function styleNet(
  { scales = [1, 1, 2, 2], mode = 'nearest', last, colours = 3 }: Changes = {},
  [height, width] = [32, 48],
) {
  const nodes: OnnxNode[] = [];
  const tensors = new Map<string, { dims: number[]; values: Float32Array | number[]; whole?: boolean }>();
  let now = 'image';
  const push = (node: Omit<OnnxNode, 'outputs'>) => {
    now = `${node.operator}_${nodes.length}`;
    nodes.push({ ...node, outputs: [now] });
  };
  const numbers = (name: string, dims: number[], scale: number, offset = 0) => {
    const count = dims.reduce((a, b) => a * b);
    const values = Float32Array.from(uniform(name, count), (value) => offset + scale * (2 * value - 1));
    tensors.set(name, { dims, values });
    return name;
  };
  const conv = (name: string, from: number, to: number, kernel: number, stride = 1, doubles = false) => {
    const border = (kernel - 1) / 2;
    if (doubles) {
      tensors.set('scales', { dims: [4], values: Float32Array.from(scales) });
      push({
        operator: 'Resize',
        inputs: [now, '', 'scales'],
        text: { mode, coordinate_transformation_mode: 'asymmetric', nearest_mode: 'floor' },
      });
    }
    tensors.set(`pads${border}`, {
      ...{ dims: [8], whole: true },
      values: [0, 0, border, border, 0, 0, border, border],
    });
    push({ operator: 'Pad', inputs: [now, `pads${border}`], text: { mode: 'reflect' } });
    push({
      operator: 'Conv',
      inputs: [
        now,
        numbers(`${name}.weight`, [to, from, kernel, kernel], 1 / Math.sqrt(from * kernel * kernel)),
        numbers(`${name}.bias`, [to], 0.1),
      ],
      ints: { strides: [stride, stride], kernel_shape: [kernel, kernel] },
    });
  };
  const norm = (name: string, channels: number) =>
    push({
      operator: 'InstanceNormalization',
      inputs: [now, numbers(`${name}.scale`, [channels], 0.3, 1), numbers(`${name}.shift`, [channels], 0.3)],
      float: { epsilon: 1e-5 },
    });
  const unit = (name: string, from: number, to: number, kernel: number, stride = 1, doubles = false) => {
    conv(name, from, to, kernel, stride, doubles);
    norm(name, to);
    push({ operator: 'Relu', inputs: [now] });
  };
  unit('conv1', 3, 4, 9);
  unit('conv2', 4, 6, 3, 2);
  unit('conv3', 6, 8, 3, 2);
  const entry = now;
  unit('res.conv1', 8, 8, 3);
  conv('res.conv2', 8, 8, 3);
  norm('res.in2', 8);
  push({ operator: 'Add', inputs: [now, entry] });
  unit('deconv1', 8, 6, 3, 1, true);
  unit('deconv2', 6, 4, 3, 1, true);
  conv('deconv3', 4, colours, 9);
  if (last) push({ operator: last, inputs: [now] });
  const bytes = writeOnnx({
    ...{ nodes, tensors },
    input: { name: 'image', dims: [1, 3, height as number, width as number] },
    output: { name: now, dims: [1, colours, height as number, width as number] },
  });
  return { bytes, output: now };
}

const filesOf = (bytes: Uint8Array<ArrayBuffer>) => new Map([['mosaic.onnx', new Blob([bytes])]]);

it.each([
  [32, 48],
  [64, 32],
] as const)('paints %i x %i pixels as onnxruntime does', async (height, width) => {
  const { bytes, output } = styleNet({}, [height, width]);
  const pixels = Float32Array.from(uniform('picture', height * width * 3), (value) => 255 * value);
  const image = tf.tensor4d(pixels, [1, height, width, 3]);
  const planes = tf.tidy(() => tf.transpose(image, [0, 3, 1, 2]).dataSync<'float32'>());
  ort.env.wasm.numThreads = 1;
  const session = await ort.InferenceSession.create(bytes, { executionProviders: ['wasm'] });
  const answer = await session.run({ image: new ort.Tensor('float32', planes, [1, 3, height, width]) });
  await session.release();

  // The file names one size; the net paints any.
  const plan = await importOnnxStyle(filesOf(styleNet().bytes));
  expect(plan.description).toMatchObject({ title: 'mosaic', multiple: 4, range: { factor: 1, offset: 0 } });
  expect(plan.description.layers.filter(({ kind }) => kind === 'resizeConv')).toHaveLength(2);
  const network = plan.build({ height, width });
  const ours = tf.tidy(() => tf.transpose(run(network, image), [0, 3, 1, 2]).dataSync<'float32'>());
  network.dispose();
  image.dispose();
  expectClose(ours, answer[output]?.data as Float32Array, 1e-4);
});

describe('what is not known is refused by name', () => {
  it.each<[string, Changes, RegExp]>([
    ['a doubling that is no doubling', { scales: [1, 1, 4, 4] }, /Resize.*nearest, \[1,1,4,4\]/],
    ['a smooth doubling', { mode: 'linear' }, /Resize.*linear/],
    ['an output whose range is not told', { last: 'Tanh' }, /mosaic\.onnx ends in numbers of a range/],
    [
      'an output that is no picture',
      { colours: 1 },
      /mosaic\.onnx holds no network that makes a colour picture/,
    ],
  ])('%s', async (_, changes, message) => {
    const reading = importOnnxStyle(filesOf(styleNet(changes).bytes));
    await expect(reading).rejects.toThrow(ModelFileError);
    await expect(reading).rejects.toThrow(message);
  });
});

it.each([[['mosaic.onnx', 'candy.onnx']], [['mosaic.onnx', 'candy.onnx', 'udnie.onnx']]])(
  'of several whole nets none is opened, and it is said: %j',
  async (names) => {
    const { bytes } = styleNet();
    const reading = importOnnxStyle(new Map(names.map((name) => [name, new Blob([bytes])])));
    await expect(reading).rejects.toThrow(ModelFileError);
    await expect(reading).rejects.toThrow(
      `There are several style nets in what was dropped (${names.join(', ')}). Drop one at a time.`,
    );
  },
);
