import { render } from 'preact';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { OcclusionAnswer } from '../../../src/contract/inside.ts';
import type { View } from '../../../src/contract/view.ts';
import { occludedCell } from '../../../src/ui/inside/inside_store.ts';
import { OcclusionFigure } from '../../../src/ui/inside/occlusion_figure.tsx';
import { figureAnswer } from '../../../src/ui/inside/open_figure.ts';
import * as store from '../../../src/ui/store.ts';
import { catalogue } from '../small_catalogue.ts';

const host = document.createElement('div');

const view: View = {
  ...{ network: 'small', technique: 'occlusion', parameters: {}, target: { kind: 'top' }, pins: [] },
  ablation: [],
  inside: { figure: 'occlusion', cell: 0, size: 4, stride: 4, fill: 'grey' },
};

/** The numbers for one of four cells. */
const measured = (cell: number): OcclusionAnswer => ({
  ...{ figure: 'occlusion', target: 0, cell, rows: 2, columns: 2 },
  ...{ whole: { probability: 0.8, logit: 4 }, hidden: { probability: 0.3, logit: 2 } },
  picture: { width: 1, height: 1, rgba: new Uint8ClampedArray(4) },
  patch: { x: 0, y: 0, width: 1, height: 1 },
});

const show = (cell: number, asked: View) => {
  figureAnswer.value = {
    ...{ inside: measured(cell), source: store.sourceNumber.value, request: store.request.value.main },
    view: asked,
  };
};
const told = () => host.querySelector('.occlusion-maps figcaption')?.textContent ?? '';

beforeEach(() => {
  store.catalogue.value = catalogue;
  document.body.append(host);
});
afterEach(() => {
  render(null, host);
  host.remove();
  figureAnswer.value = null;
  occludedCell.value = 0;
  store.catalogue.value = null;
});

it.each<[string, Partial<View>]>([
  ['patch size', { inside: { figure: 'occlusion', cell: 0, size: 6, stride: 4, fill: 'grey' } }],
  ['fill', { inside: { figure: 'occlusion', cell: 0, size: 4, stride: 4, fill: 'white' } }],
  ['network', { network: 'large' }],
  ['channel that is switched off', { ablation: [{ layer: 'mixed', channels: [1] }] }],
])('fills its map cell by cell, and begins anew with another %s', async (_, change) => {
  show(0, view);
  render(<OcclusionFigure />, host);
  await expect.poll(told).toContain('1 of 4');
  show(1, { ...view, inside: { figure: 'occlusion', cell: 1, size: 4, stride: 4, fill: 'grey' } });
  await expect.poll(told).toContain('2 of 4');
  show(2, { ...view, ...change });
  await expect.poll(told).toContain('1 of 4');
});
