import { beforeEach, expect, it, vi } from 'vitest';
import type { StageHit } from '../../src/render/hit.ts';
import { listenToPointer } from '../../src/ui/stage_pointer.ts';
import * as store from '../../src/ui/store.ts';
import { catalogue } from './small_catalogue.ts';
import { stageHost, stageOf } from './stage_hands.ts';

const tile: StageHit = { kind: 'tile', layer: 'stem', channel: 2, range: null, total: null } as StageHit;
const here = { x: 50, y: 50 };

beforeEach(() => {
  store.catalogue.value = catalogue;
  store.opened.value = { live: 'maps', slow: null };
  store.picked.value = null;
});

it('a click picks; another button of the mouse does nothing', () => {
  const { host, hand } = stageHost();
  const stop = listenToPointer(host, stageOf({ hit: () => tile }));
  hand('pointerdown', here, { button: 2 });
  hand('pointerup', here, { button: 2 });
  expect(store.picked.value).toBe(null);
  hand('pointerdown', here);
  hand('pointerup', here);
  expect(store.picked.value).toEqual({ layer: 'stem', channel: 2 });
  stop();
});

it('what was pressed in one view neither clicks nor scrolls in the next', () => {
  const { host, hand } = stageHost();
  const scrollBy = vi.fn();
  const tiles = { scrollBy } as unknown as NonNullable<
    ReturnType<Parameters<typeof listenToPointer>[1]['tilesAt']>
  >;
  const stop = listenToPointer(host, stageOf({ hit: () => tile, tilesAt: () => tiles }));
  const finger = { pointerType: 'touch' };
  hand('pointerdown', here, finger);
  hand('pointermove', { x: 50, y: 30 }, finger);
  expect(scrollBy).toHaveBeenCalledTimes(1);
  store.opened.value = { live: 'scores', slow: null };
  hand('pointermove', { x: 50, y: 10 }, finger);
  hand('pointerup', here, finger);
  expect(scrollBy).toHaveBeenCalledTimes(1);
  expect(store.picked.value).toBe(null);
  stop();
});
