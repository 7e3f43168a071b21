import { beforeEach, expect, it, vi } from 'vitest';
import type { StarMap } from '../../../src/render/stage.ts';
import { listenToMap } from '../../../src/ui/embedding/map_pointer.ts';
import * as store from '../../../src/ui/store.ts';
import { catalogue } from '../small_catalogue.ts';
import { stageHost, stageOf } from '../stage_hands.ts';

const [scores] = catalogue.techniques;
const map = { pan: vi.fn(), zoom: vi.fn(), hit: () => null, contains: () => true, isStill: true };

beforeEach(() => {
  vi.clearAllMocks();
  vi.stubGlobal('cancelAnimationFrame', () => {});
  store.catalogue.value = {
    ...catalogue,
    techniques: [...catalogue.techniques, { ...scores, id: 'embedding' } as typeof scores & object],
  };
  store.shownKinds.value = { embedding: 'point', scores: 'ranking' };
  store.opened.value = { live: 'embedding', slow: null };
});

const dragged = (hand: ReturnType<typeof stageHost>['hand'], more: Partial<PointerEvent>) => {
  hand('pointerdown', { x: 100, y: 100 }, more);
  hand('pointermove', { x: 130, y: 100 }, more);
  hand('pointerup', { x: 130, y: 100 }, more);
};

it('one finger drags, also after another was lifted in another view', () => {
  const { host, hand } = stageHost();
  const stop = listenToMap(host, stageOf({}), map as unknown as StarMap);
  hand('pointerdown', { x: 10, y: 10 }, { pointerId: 7 });
  store.opened.value = { live: 'scores', slow: null };
  hand('pointerup', { x: 10, y: 10 }, { pointerId: 7 });
  store.opened.value = { live: 'embedding', slow: null };
  dragged(hand, { pointerId: 8 });
  expect(map.pan).toHaveBeenCalledWith(30, 0);
  expect(map.zoom).not.toHaveBeenCalled();
  stop();
});

it('another button of the mouse moves nothing', () => {
  const { host, hand } = stageHost();
  const stop = listenToMap(host, stageOf({}), map as unknown as StarMap);
  dragged(hand, { button: 2 });
  expect(map.pan).not.toHaveBeenCalled();
  dragged(hand, {});
  expect(map.pan).toHaveBeenCalledWith(30, 0);
  stop();
});
