import { afterEach, describe, expect, it } from 'vitest';
import {
  chosen,
  figureIn,
  figuresOf,
  gramPair,
  insideQuestion,
  place,
  ruleChannel,
} from '../../../src/ui/inside/inside_store.ts';
import { exactNumber, shortNumber } from '../../../src/ui/inside/number_grid.tsx';

afterEach(() => {
  chosen.value = null;
  ruleChannel.value = null;
  gramPair.value = null;
});

describe('the figure of a view', () => {
  it('is none until one is opened, and asks for nothing', () => {
    expect(figureIn('activations')).toBeNull();
    expect(insideQuestion('activations', { layer: 'act1' }, null)).toBeUndefined();
  });

  it('is the one that was opened, where the view has it, else the first of its own', () => {
    chosen.value = 'gram';
    expect(figureIn('activations')).toBe('gram');
    expect(figureIn('guided-backprop')).toBe('rules');
    expect(figureIn('grad-cam')).toBe('network');
  });

  it('of activations is of the picked channel, where that is of the layer on screen', () => {
    chosen.value = 'convolution';
    const asked = { figure: 'convolution', layer: 'act1', place: place.value };
    const of = (layer: string) => insideQuestion('activations', { layer: 'act1' }, { layer, channel: 7 });
    expect(of('act1')).toEqual({ ...asked, channel: 7 });
    expect(of('act2')).toEqual({ ...asked, channel: 0 });
  });

  it('of filters is of the first layer, whose picked tile names the channel', () => {
    chosen.value = 'convolution';
    const asked = insideQuestion('filters', {}, { layer: 'act1', channel: 9 });
    expect(asked).toMatchObject({ layer: null, channel: 9 });
  });

  it('of occlusion takes the patch of the view', () => {
    chosen.value = 'occlusion';
    const asked = insideQuestion('occlusion', { size: 56, stride: 8, fill: 'white' }, null);
    expect(asked).toEqual({ figure: 'occlusion', cell: 0, size: 56, stride: 8, fill: 'white' });
  });

  it('of the Gram matrix has the pair that was chosen of its layer in its network, and no other', () => {
    chosen.value = 'gram';
    gramPair.value = { network: 'small', layer: 'act1', channels: [3, 9] };
    const pairOf = (layer: string, network: string) => {
      const asked = insideQuestion('activations', { layer }, null, network);
      return asked?.figure === 'gram' ? asked.pair : undefined;
    };
    expect(pairOf('act1', 'small')).toEqual([3, 9]);
    expect(pairOf('act2', 'small')).toBeNull();
    expect(pairOf('act1', 'large')).toBeNull();
  });

  it('is that of the whole network in most views', () => {
    for (const view of ['ranking', 'lrp', 'fool']) expect(figuresOf(view)).toEqual(['network']);
    expect(figuresOf('top-patches')).toEqual([]);
  });
});

it.each([
  [0, '0'],
  [-0.001, '0'],
  [0.0349, '0.03'],
  [-3.13, '−3.1'],
  [128.4, '128'],
])('writes %f in a cell as %s', (value, text) => {
  expect(shortNumber(value)).toBe(text);
});

it('writes all digits that single precision has where it is asked for the exact number', () => {
  expect(exactNumber(Math.fround(-0.1234567))).toBe('−0.1234567');
  expect(exactNumber(2)).toBe('2');
});
