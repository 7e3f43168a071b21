import { expect, it } from 'vitest';
import { IMAGE, type Layer, type LayerBase, type Padding } from '../../src/network/description.ts';
import { paddedFor } from '../../src/network/same_padding.ts';

const layers: Layer[] = [
  {
    kind: 'maxPool',
    name: 'pool',
    inputs: [IMAGE],
    window: [2, 2],
    stride: 2,
    pad: [0, 0, 0, 0],
    same: 'start',
  },
  { kind: 'conv', name: 'conv', inputs: ['pool'], stride: 2, pad: [0, 1, 0, 1], same: 'end' },
  { kind: 'conv', name: 'fixed', inputs: ['conv'], stride: 1, pad: [1, 1, 1, 1] },
];
const weights = new Map([['conv.weight', { shape: [4, 3, 3, 5], values: new Float32Array() }]]);

const padsAt = (height: number, width: number) =>
  paddedFor(layers, weights, { height, width }).map(
    (layer) => (layer as LayerBase & { readonly pad: Padding }).pad,
  );

it('paddings that go by the size are found anew for another one, and others stay', () => {
  // 5 x 8 pixels are pooled to 3 x 4, with an odd row above. 3 and 5 taps over these give 2 x 2 places.
  expect(padsAt(5, 8)).toEqual([
    [1, 0, 0, 0],
    [1, 1, 1, 2],
    [1, 1, 1, 1],
  ]);
  // 8 x 8 to 4 x 4: nothing to pool over the edge, one row and three columns for the convolution.
  expect(padsAt(8, 8)).toEqual([
    [0, 0, 0, 0],
    [0, 1, 1, 2],
    [1, 1, 1, 1],
  ]);
});

it('a layer that takes one that comes later is left to the check of the network', () => {
  const [pool, conv] = layers as [Layer, Layer];
  const turned = [{ ...conv, inputs: ['later'] }, pool];
  expect(paddedFor(turned, weights, { height: 8, width: 8 })[0]).toBe(turned[0]);
});
