import { beforeEach, expect, it } from 'vitest';
import type { TechniqueCard } from '../../../src/contract/cards.ts';
import type { ViewResult } from '../../../src/contract/view.ts';
import { keepLook } from '../../../src/ui/sources/freeze.ts';
import * as store from '../../../src/ui/store.ts';
import { catalogue } from '../small_catalogue.ts';

const occlusion: TechniqueCard = {
  ...{ id: 'occlusion', title: '', family: 'forward', targets: [], progressive: true, parameters: {} },
  caption: { shows: '', read: '', paper: '' },
};

beforeEach(() => {
  store.catalogue.value = { ...catalogue, techniques: [occlusion] };
  store.opened.value = { live: 'occlusion', slow: null };
  store.ablation.value = [];
  store.begunFrame.value = null;
  store.latest.value = null;
});

/** A look at frame 7, with its map. */
function see(progress: number | null): void {
  const view = store.view.value;
  if (!view) throw new Error('No view is chosen.');
  const picture = { kind: 'heat', title: 'of frame 7' };
  const result = { picture, progress, frame: 7, source: store.sourceNumber.value } as unknown as ViewResult;
  store.latest.value = { result, view, request: store.request.value };
}

it.each<[string, number | null, number | null, boolean]>([
  ['no sweep', null, null, false],
  ['its own sweep, under way', 0.5, 7, false],
  ['its own sweep, which had something to show at once', 0.5, 3, false],
  ['its own sweep, which is over: the next one may have begun', 1, 7, true],
  ['the sweep of a later frame', 0.5, 8, true],
])('the look stays as it is frozen, and a sweep over another frame ends: %s', (_, progress, begun, ends) => {
  see(progress);
  store.begunFrame.value = begun;
  const before = store.sourceNumber.value;
  keepLook();
  expect(store.sourceNumber.value).toBe(before + (ends ? 1 : 0));
  expect(store.panes.value.map(({ picture }) => picture.title)).toEqual(['of frame 7']);
});

it('a sweep of another question ends, though it has not answered yet', () => {
  see(0.5);
  const before = store.sourceNumber.value;
  store.ablation.value = [{ layer: 'stem', channels: [1] }];
  keepLook();
  expect(store.sourceNumber.value).toBe(before + 1);
  expect(store.panes.value).toHaveLength(1);
});
