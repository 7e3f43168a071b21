import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { ConvolutionQuestion } from '../../../src/contract/inside.ts';
import { IMAGE, type Layer } from '../../../src/network/description.ts';
import { keepForward } from '../../../src/network/forward.ts';
import { goldenImage, loadShipped } from '../../support/efficientnet.ts';
import { imageOf, tinyNetwork } from '../../support/toys/tiny_network.ts';
import { startWasm } from '../../support/wasm_backend.ts';
import { looked } from './looked.ts';

beforeAll(startWasm);

const ask = (layer: string | null, channel: number, y: number, x: number): ConvolutionQuestion => ({
  ...{ figure: 'convolution', layer, channel },
  place: { y, x },
});

describe('a convolution by hand', () => {
  // Red counts once, green twice, of blue the middle row alone: three times.
  const RED = [1, 1, 1, 1, 1, 1, 1, 1, 1];
  const GREEN = RED.map((one) => 2 * one);
  const BLUE = [0, 0, 0, 3, 3, 3, 0, 0, 0];
  const layers: Layer[] = [
    { kind: 'conv', name: 'first', inputs: [IMAGE], stride: 1, pad: [1, 1, 1, 1] },
    { kind: 'relu6', name: 'bent', inputs: ['first'] },
    { kind: 'depthwise', name: 'each', inputs: ['bent'], stride: 1, pad: [0, 0, 0, 0] },
    { kind: 'globalAvgPool', name: 'mean', inputs: ['each'] },
    { kind: 'dense', name: 'score', inputs: ['mean'] },
  ];
  const network = () =>
    tinyNetwork(layers, [3, 3], {
      'first.weight': [
        [2, 3, 3, 3],
        [...RED, ...GREEN, ...BLUE, ...Array<number>(27).fill(-1)],
      ],
      'first.bias': [[2], [-1, 0.5]],
      'each.weight': [
        [2, 1, 3, 3],
        [...RED, ...BLUE],
      ],
      'score.weight': [
        [1, 2],
        [1, 1],
      ],
    });
  // Red 1 to 9 in tenths, green 0.1 everywhere, blue 0.01.
  const pixels = Array.from({ length: 9 }, (_, i) => [(i + 1) / 10, 0.1, 0.01]).flat();

  let made: { dispose(): void }[] = [];
  afterEach(() => {
    for (const one of made) one.dispose();
    made = [];
  });
  const figure = async (question: ConvolutionQuestion) => {
    const one = network();
    const image = imageOf(3, 3, pixels);
    const { answer, trace } = await looked(one, image, question);
    made = [...trace.tensors(), image, one];
    return answer;
  };

  it('shows each colour under the window, its weights, the sums, the bias, and what ReLU6 makes of them', async () => {
    const answer = await figure(ask('bent', 0, 0.5, 0.5));
    expect(answer.layer).toBe('first');
    expect(answer.activation).toBe('relu6');
    expect(answer.cell).toEqual({ y: 1, x: 1 });
    expect(answer.colours).toEqual(['red', 'green', 'blue']);
    const [red, green, blue] = answer.tables;
    expect(Array.from(red?.values ?? [])).toEqual(
      Array.from({ length: 9 }, (_, i) => Math.fround((i + 1) / 10)),
    );
    expect(Array.from(blue?.weights ?? [])).toEqual(BLUE);
    expect(red?.sum).toBeCloseTo(4.5, 5);
    expect(green?.sum).toBeCloseTo(1.8, 5);
    expect(blue?.sum).toBeCloseTo(0.09, 5);
    expect(answer.bias).toBe(-1);
    expect(answer.total).toBeCloseTo(5.39, 4);
    expect(answer.output).toBeCloseTo(5.39, 4);
    expect(answer.others).toEqual({ count: 0, sum: 0 });
    expect(answer.field).toEqual({ y: 0, x: 0, height: 3, width: 3 });
  });

  it('counts what lies beyond the edge as zero, and says where', async () => {
    const answer = await figure(ask(null, 0, 0, 0));
    expect(answer.padding).toEqual([true, true, true, true, false, false, true, false, false]);
    // The pixels 1, 2, 4 and 5.
    expect(answer.tables[0]?.sum).toBeCloseTo(0.1 + 0.2 + 0.4 + 0.5, 5);
    expect(answer.tables[1]?.sum).toBeCloseTo(0.8, 5);
    expect(answer.tables[2]?.sum).toBeCloseTo(0.06, 5);
    expect(answer.total).toBeCloseTo(1.2 + 0.8 + 0.06 - 1, 4);
    expect(answer.field).toEqual({ y: 0, x: 0, height: 2, width: 2 });
  });

  it('shows a negative sum that the rectifier takes away', async () => {
    const answer = await figure(ask('bent', 1, 0.5, 0.5));
    expect(answer.bias).toBe(0.5);
    expect(answer.total).toBeCloseTo(0.5 - 4.5 - 0.9 - 0.09, 4);
    expect(answer.output).toBe(0);
  });

  it('of a depthwise convolution is of one channel, and has no activation where none is', async () => {
    const answer = await figure(ask('each', 1, 0, 0));
    expect(answer.tables.map(({ channel }) => channel)).toEqual([1]);
    expect(answer.activation).toBeNull();
    expect(answer.output).toBe(answer.total);
    // Channel 1 of the first layer is nowhere above zero.
    expect(answer.total).toBe(0);
  });
});

describe('of the network that ships', () => {
  it.each([
    ['the first layer', null, 5],
    ['a convolution of 1 x 1', 'blocks.2.1.act1', 17],
    ['a depthwise one', 'blocks.3.0.act2', 100],
    ['a sum of branches', 'blocks.2.1.add', 3],
  ])('%s: products and bias add up to what forward gives', async (_, layer, channel) => {
    const network = await loadShipped();
    const image = goldenImage(network, 'dog');
    const { answer, trace } = await looked(network, image, ask(layer, channel, 0.4, 0.6));
    const { tables, others, bias, total, output, cell } = answer;
    expect(tables.reduce((sum, table) => sum + table.sum, others.sum + bias)).toBeCloseTo(total, 3);
    // The same number, read from a pass of its own.
    const again = keepForward(network, image, { taps: [answer.layer] });
    const at = async (of: string) => {
      const values = await again.at(of).array();
      return values[0]?.[cell.y]?.[cell.x]?.[answer.channel];
    };
    expect(total).toBeCloseTo((await at(answer.layer)) ?? Number.NaN, 4);
    expect(output).toBeCloseTo((await at(answer.answerLayer)) ?? Number.NaN, 4);
    expect(answer.map.values[cell.y * answer.map.width + cell.x]).toBe(output);
    expect(tables.length + others.count).toBe(answer.inputs);
    for (const tensor of [...trace.tensors(), ...again.tensors(), image]) tensor.dispose();
    network.dispose();
  });
});
