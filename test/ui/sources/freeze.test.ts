import { beforeEach, expect, it } from 'vitest';
import { keepLook } from '../../../src/ui/sources/freeze.ts';
import * as store from '../../../src/ui/store.ts';
import { see, showOcclusion, titles } from './sweep.ts';

beforeEach(showOcclusion);

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
  expect(titles()).toEqual(['of frame 7']);
});

it('a sweep of another question ends, though it has not answered yet', () => {
  see(0.5);
  const before = store.sourceNumber.value;
  store.ablation.value = [{ layer: 'stem', channels: [1] }];
  keepLook();
  expect(store.sourceNumber.value).toBe(before + 1);
  expect(store.panes.value).toHaveLength(1);
});
