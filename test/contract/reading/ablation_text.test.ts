import { expect, it } from 'vitest';
import { readAblation, writeAblation } from '../../../src/contract/reading/ablation_text.ts';

it.each([
  ['stem:3', { layer: 'stem', channels: [3] }],
  ['stem:3,17', { layer: 'stem', channels: [3, 17] }],
  ['stem:17,3,3', { layer: 'stem', channels: [3, 17] }],
  ['blocks.3:a:0-2,9', { layer: 'blocks.3:a', channels: [0, 1, 2, 9] }],
])('%s is read', (text, ablation) => {
  expect(readAblation(text)).toEqual(ablation);
});

it.each([
  '',
  'stem',
  'stem:',
  ':3',
  'stem:a',
  'stem:3,',
  'stem:5-3',
  'stem:-3',
  'stem:1.5',
  'stem:0-9999999',
])('“%s” makes no sense', (text) => expect(readAblation(text)).toBeUndefined());

it.each([
  [[5], 'stem:5'],
  [[1, 2], 'stem:1,2'],
  [[4, 2, 3, 9], 'stem:2-4,9'],
  [[7, 7], 'stem:7'],
])('%j is written as %s', (channels, text) => {
  expect(writeAblation([{ layer: 'stem', channels }])).toEqual([text]);
});

it('an entry without channels is not written', () => {
  expect(writeAblation([{ layer: 'stem', channels: [] }])).toEqual([]);
});
