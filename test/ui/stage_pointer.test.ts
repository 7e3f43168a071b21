import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { TechniqueCard } from '../../src/contract/cards.ts';
import type { Target } from '../../src/contract/target.ts';
import type { ChannelRef, ViewResult } from '../../src/contract/view.ts';
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
  store.peeked.value = null;
  store.ablation.value = [];
  store.silencing.value = false;
  store.target.value = { kind: 'top' };
  store.comparison.value = null;
  store.secondNetwork.value = null;
  store.latest.value = null;
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

it('reads under a resting pointer ten looks a second at most, the last one in any case, and a move at once', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const view = store.view.value;
  if (!view) throw new Error('No view is chosen.');
  const { host, hand } = stageHost();
  let value = 0;
  const hit = vi.fn((): StageHit => ({ kind: 'crop', at: { x: 0, y: 0 }, value, pane: 0 }));
  const stop = listenToPointer(host, stageOf({ hit }));
  const look = async (next: number) => {
    value = next;
    const result = { picture: { kind: 'heat' }, source: store.sourceNumber.value } as unknown as ViewResult;
    store.latest.value = { result, view, request: store.request.value };
    await Promise.resolve();
  };
  const finger = { pointerType: 'touch' };
  hand('pointermove', here, finger);
  await look(0);
  vi.advanceTimersByTime(200);
  hit.mockClear();

  await look(1);
  await look(2);
  await look(3);
  expect([hit.mock.calls.length, store.readout.value]).toEqual([1, 'here 1']);
  vi.advanceTimersByTime(100);
  expect([hit.mock.calls.length, store.readout.value]).toEqual([2, 'here 3']);
  vi.advanceTimersByTime(200);
  expect(hit).toHaveBeenCalledTimes(2);

  await look(4);
  await look(5);
  hand('pointermove', here, finger);
  expect(store.readout.value).toBe('here 5');
  hand('pointerleave', here, finger);
  vi.advanceTimersByTime(100);
  expect(store.readout.value).toBe('');
  stop();
  vi.useRealTimers();
});

describe('of the pane in which a second network looks', () => {
  /** Weights of two networks, which both have a layer of that name. */
  function seeTwo(): void {
    store.secondNetwork.value = { ...catalogue.network, id: 'other' };
    store.comparison.value = { technique: 'maps', parameters: {}, network: 'other' };
    const view = store.view.value;
    if (!view) throw new Error('No view is chosen.');
    const picture = { kind: 'tiles', of: 'weights', layer: 'stem' };
    const comparison = { picture, network: 'other' };
    const result = { picture, comparison, source: store.sourceNumber.value } as unknown as ViewResult;
    store.latest.value = { result, view, request: store.request.value };
  }
  const finger = { pointerType: 'touch' };

  it.each<[number, ChannelRef | null]>([
    [0, { layer: 'stem', channel: 2 }],
    [1, null],
  ])('pane %i: a tile is shown, picked and switched off as %o', (pane, ref) => {
    seeTwo();
    const { host, hand } = stageHost();
    const stop = listenToPointer(host, stageOf({ hit: () => ({ ...tile, pane }) }));
    hand('pointermove', here, finger);
    expect([store.peeked.value, host.style.cursor]).toEqual([ref, ref ? 'pointer' : '']);
    const click = () => {
      hand('pointerdown', here);
      hand('pointerup', here);
    };
    click();
    expect(store.picked.value).toEqual(ref);
    store.silencing.value = true;
    click();
    expect(store.ablation.value).toEqual(ref ? [{ layer: 'stem', channels: [2] }] : []);
    stop();
  });

  // The layer has 4 x 4 cells: nine tenths of the way lie in the last of them.
  it.each([
    [0, 3],
    [1, 1],
  ])('pane %i: a click on the picture leaves the neuron in row and column %i', (pane, at) => {
    const [, maps] = catalogue.techniques;
    const ofNeuron: TechniqueCard[] = maps ? [{ ...maps, targets: ['neuron'] }] : [];
    store.catalogue.value = { ...catalogue, techniques: ofNeuron };
    const target: Target = { kind: 'neuron', layer: 'stem', channel: 0, y: 1, x: 1 };
    store.target.value = target;
    seeTwo();
    const { host, hand } = stageHost();
    const hit: StageHit = { kind: 'crop', at: { x: 0.9, y: 0.9 }, value: null, pane };
    const stop = listenToPointer(host, stageOf({ hit: () => hit }));
    hand('pointerdown', here);
    hand('pointerup', here);
    expect(store.target.value).toEqual({ ...target, y: at, x: at });
    stop();
  });
});
