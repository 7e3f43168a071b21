import { describe, expect, it } from 'vitest';
import type { TechniqueCard } from '../../src/contract/cards.ts';
import type { LayerCard, NetworkCard } from '../../src/contract/network_card.ts';
import type { Parameter } from '../../src/contract/parameter.ts';
import { offeredLayers } from '../../src/contract/reading/layers.ts';
import { parametersOf } from '../../src/ui/view_of.ts';
import { catalogue } from './small_catalogue.ts';

const convolution = (name: string, side: number, inputs: number, outputs: number): LayerCard => ({
  ...{ name, title: name, kind: 'conv', shape: [4, 4, outputs], recommended: false },
  filters: { height: side, width: side, inputs, outputs, pages: inputs === 1 ? 1 : outputs },
});

const network: NetworkCard = {
  ...catalogue.network,
  layers: [
    ...catalogue.network.layers,
    convolution('point', 1, 4, 6),
    convolution('wide', 3, 4, 9),
    convolution('depthwise', 3, 1, 6),
  ],
};

const layer: Parameter & { kind: 'layer' } = {
  ...{ kind: 'layer', label: '', default: 'first', offers: 'filters' },
};
const card: TechniqueCard = {
  ...{ id: 'pages', title: '', family: 'weights', targets: [], progressive: false },
  caption: { shows: '', read: '', paper: '' },
  parameters: { layer, page: { kind: 'page', label: '', layer: 'layer', default: 0 } },
};

const names = (layers: LayerCard[]) => layers.map(({ name }) => name);

describe('a setting that is a layer', () => {
  it('with filters offers convolutions only, those of more than one tap first', () => {
    const { worth, others } = offeredLayers(network, layer);
    expect(names(worth)).toEqual(['wide', 'depthwise']);
    expect(names(others)).toEqual(['point']);
    expect(parametersOf(card, network, {}).layer).toBe('wide');
  });

  it('of any kind offers those with cells, notable ones first', () => {
    const { worth, others } = offeredLayers(network);
    expect(names(worth)).toEqual(['stem', 'mixed']);
    expect(names(others)).toEqual(['point', 'wide', 'depthwise']);
  });
});

describe('a setting that is a page', () => {
  it.each([
    ['the first unless chosen', {}, 0],
    ['the chosen one', { page: 7 }, 7],
    ['the last of a layer that has fewer', { layer: 'point', page: 7 }, 5],
    ['the only one where all filters are on one', { layer: 'depthwise', page: 7 }, 0],
  ])('is %s', (_what, chosen, page) => {
    expect(parametersOf(card, network, chosen)).toMatchObject({ page });
  });
});
