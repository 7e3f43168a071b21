import { describe, expect, it } from 'vitest';
import type { Parameter } from '../../../src/contract/parameter.ts';
import type { KnownLayer, KnownNetwork } from '../../../src/contract/reading/layers.ts';
import { readChannels, readWhole } from '../../../src/contract/reading/numbers.ts';
import { readGiven, readParameter } from '../../../src/contract/reading/parameters.ts';
import { type RequestedTarget, readTarget } from '../../../src/contract/reading/targets.ts';

const layer = (name: string, shape: KnownLayer['shape'], pages = 0): KnownLayer => ({
  ...{ name, title: name, shape, recommended: shape[0] > 1 },
  filters: pages > 0 ? { height: 3, width: 3, inputs: 2, outputs: pages, pages } : null,
});
const network: KnownNetwork = {
  title: 'Small',
  labels: ['dog', 'cat'],
  layers: [layer('stem', [8, 8, 4]), layer('conv2', [4, 4, 6], 6), layer('logits', [1, 1, 2])],
  aliases: { bn2: 'conv2' },
};

const kinds = {
  number: { kind: 'number', label: '', min: -1, max: 2, step: 0.5, default: 0 },
  whole: { kind: 'number', label: '', min: 1, max: 8, step: 1, default: 1 },
  choice: { kind: 'choice', label: '', options: [{ value: 'inferno', label: '' }], default: 'inferno' },
  toggle: { kind: 'toggle', label: '', default: false },
  layer: { kind: 'layer', label: '', default: 'last' },
  filters: { kind: 'layer', label: '', default: 'first', offers: 'filters' },
  page: { kind: 'page', label: '', layer: 'filters', default: 0 },
  styles: { kind: 'styles', label: '', most: 2, default: 'plain' },
} as const satisfies Record<string, Parameter>;
type Kind = keyof typeof kinds;

const read = (kind: Kind, given: unknown) => readParameter('--it', kinds[kind], given, network, 'conv2');

describe('a setting', () => {
  it.each<[Kind, unknown, unknown]>([
    ['number', '1.5', 1.5],
    ['number', '-1', -1],
    ['number', '.5', 0.5],
    ['number', 2, 2],
    ['whole', '8', 8],
    ['choice', 'inferno', 'inferno'],
    ['toggle', '1', true],
    ['toggle', 'false', false],
    ['toggle', true, true],
    ['layer', 'logits', 'logits'],
    ['layer', 'STEM', 'stem'],
    ['layer', 'bn2', 'conv2'],
    ['layer', '0', 'stem'],
    ['layer', 1, 'conv2'],
    ['filters', '0.5', 'conv2'],
    ['page', '5', 5],
    ['styles', 'frost:2,embers:2', 'frost:0.5,embers:0.5'],
  ])('of kind %s takes %j', (kind, given, value) => {
    expect(read(kind, given)).toEqual({ value });
  });

  it.each<[Kind, unknown, string]>([
    ['number', '', '--it must be a number from -1 to 2, not "".'],
    ['number', 'abc', 'not "abc".'],
    ['number', '5', 'not "5".'],
    ['number', '0x1', 'not "0x1".'],
    ['number', 'Infinity', 'not "Infinity".'],
    ['number', true, 'not true.'],
    ['number', Number.NaN, '--it must be a number'],
    ['whole', '2.5', '--it must be a whole number from 1 to 8, not "2.5".'],
    ['choice', 'jet', '--it must be one of inferno, not "jet".'],
    ['choice', '', 'not "".'],
    ['toggle', '', '--it must be true or false (1 or 0), not "".'],
    ['toggle', 'yes', 'not "yes".'],
    ['layer', '', '--it must be the name of a layer, or a depth from 0 to 1, not "".'],
    ['layer', '2', '--it must be the name of a layer, or a depth from 0 to 1, not 2.'],
    ['layer', 'conv9', 'Small has no layer "conv9". Near to it: conv2 …'],
    ['filters', 'stem', 'stem is no convolution behind the first'],
    ['page', '6', 'conv2 has 6 pages of filters, counted from 0: no page 6.'],
    ['page', '', '--it must be a page of filters, counted from 0, not "".'],
    ['styles', '', 'is no style'],
    ['styles', 'a,b,c', 'At most 2 styles'],
  ])('of kind %s refuses %j', (kind, given, message) => {
    expect(read(kind, given).fault?.message).toContain(message);
  });

  it('is checked with its neighbours: what makes sense is kept, all else is told', () => {
    const given = { whole: '3', toggle: 'maybe', page: '7', colour: 'red' };
    const { values, faults } = readGiven({ id: 'maps', parameters: kinds }, given, network);
    expect(values).toEqual({ whole: 3 });
    expect(faults.map(({ message }) => message)).toEqual([
      expect.stringContaining('maps has no setting "colour"'),
      expect.stringContaining('toggle must be'),
      expect.stringContaining('no page 7'),
    ]);
    expect(faults.map(({ setting }) => setting)).toEqual(['colour', 'toggle', 'page']);
  });
});

describe('channels', () => {
  it.each([
    ['0,5,9', [0, 5, 9]],
    ['0-3', [0, 1, 2, 3]],
    ['2, 0 - 2', [2, 0, 1]],
  ])('%j are %j', (text, value) => {
    expect(readChannels('--channels', text, 'stem', 10)).toEqual({ value });
  });

  it.each([
    ['', '--channels must be channels such as 0,5,9 or 0-8, the smaller number first, not "".'],
    ['5-2', 'not "5-2".'],
    ['1,,2', 'not "1,,2".'],
    ['-1', 'not "-1".'],
    ['abc', 'not "abc".'],
    ['3,10', 'stem has no channel 10: it has 10, counted from 0.'],
    ['0-99999999999', 'stem has no channel 99999999999'],
  ])('%j are refused: %s', (text, message) => {
    expect(readChannels('--channels', text, 'stem', 10).fault?.message).toContain(message);
  });
});

it.each<[unknown, string]>([
  ['', '--count must be a whole number, 1 or more, not "".'],
  ['-1', 'not "-1".'],
  ['1e400', 'not "1e400".'],
  ['two', 'not "two".'],
])('a count of %j is refused', (given, message) => {
  expect(readWhole('--count', given, 1, Number.POSITIVE_INFINITY).fault?.message).toContain(message);
});

describe('a target', () => {
  it.each<[RequestedTarget, unknown]>([
    [
      { kind: 'class', index: 'cat' },
      { kind: 'class', index: 1 },
    ],
    [
      { kind: 'channel', layer: 'bn2', channel: 5 },
      { kind: 'channel', layer: 'conv2', channel: 5 },
    ],
    [
      { kind: 'neuron', layer: 'STEM', channel: 0, y: 7, x: 0 },
      { kind: 'neuron', layer: 'stem', channel: 0, y: 7, x: 0 },
    ],
  ])('%j is found', (wish, value) => expect(readTarget(wish, network)).toEqual({ value }));

  it.each<[RequestedTarget, string]>([
    [{ kind: 'class', index: 2 }, 'no class 2'],
    [{ kind: 'channel', layer: '', channel: 0 }, 'The name of a layer is expected.'],
    [{ kind: 'channel', layer: 'stem', channel: 4 }, 'stem has no channel 4: it has 4, counted from 0.'],
    [{ kind: 'neuron', layer: 'stem', channel: 0, y: 8, x: 0 }, 'stem has no row 8'],
    [{ kind: 'neuron', layer: 'stem', channel: 0, y: 0, x: -1 }, 'stem has no column -1'],
  ])('%j is refused: %s', (wish, message) =>
    expect(readTarget(wish, network).fault?.message).toContain(message),
  );
});
