import type { StyliserDescription } from '../../../src/network/description.ts';

/**
 * A style net of two styles, solvable by hand: normalise the picture, scale and shift it as the style says, rectify, and add
 * what was rectified to the picture. Its weights, 'scale.weight' and 'shift.weight', are [3, 2].
 */
export const twoStyles: StyliserDescription = {
  ...{ id: 'hand', title: 'By hand', paper: '', source: '', licence: '', task: 'stylise' },
  input: { height: 4, width: 4, mean: [0, 0, 0], std: [1, 1, 1], order: 'rgb', crop: 1 },
  layers: [
    { kind: 'dense', name: 'scale', inputs: ['style'] },
    { kind: 'dense', name: 'shift', inputs: ['style'] },
    { kind: 'conditionalInstanceNorm', name: 'norm', inputs: ['image', 'scale', 'shift'], epsilon: 0 },
    { kind: 'relu', name: 'relu', inputs: ['norm'] },
    { kind: 'add', name: 'painting', inputs: ['image', 'relu'] },
  ],
  ...{ output: 'painting', range: { factor: 1, offset: 0 }, multiple: 4, styleLength: 2, styles: [] },
};
