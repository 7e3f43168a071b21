import { beforeEach, describe, expect, it } from 'vitest';
import type { TechniqueCard } from '../../../src/contract/cards.ts';
import { DEFAULT_DISPLAY } from '../../../src/render/display.ts';
import {
  setComparisonClass,
  showComparison,
  toggleComparison,
  toggleMeter,
} from '../../../src/ui/comparison/comparison.ts';
import * as store from '../../../src/ui/store.ts';
import { checkRequested } from '../../../src/ui/url_state/check_requested.ts';
import { DEFAULT_SETTINGS } from '../../../src/ui/url_state/settings.ts';
import { readUrlState, writeUrlState } from '../../../src/ui/url_state/url_state.ts';
import { catalogue } from '../small_catalogue.ts';

const meter: TechniqueCard = {
  ...{ id: 'faithfulness', title: '', family: 'forward', parameters: {}, targets: [], progressive: false },
  caption: { shows: '', read: '', paper: '' },
};
const repainted: TechniqueCard = { ...meter, id: 'repainted', repaints: true };
const whole = { ...catalogue, techniques: [...catalogue.techniques, repainted, meter] };

beforeEach(() => {
  store.catalogue.value = whole;
  store.opened.value = { live: 'scores', slow: null };
  store.comparison.value = null;
  store.display.value = DEFAULT_DISPLAY;
});

describe('a view that repaints the frame', () => {
  beforeEach(() => {
    store.opened.value = { live: 'repainted', slow: null };
  });

  it('stands alone, and the one that stood beside another comes back with that', () => {
    store.comparison.value = { technique: 'maps', parameters: {} };
    expect(store.view.value?.comparison).toBeNull();
    store.opened.value = { live: 'scores', slow: null };
    expect(store.view.value?.comparison).toMatchObject({ technique: 'maps' });
  });

  it('has before and after instead', () => {
    toggleComparison();
    expect([store.display.value.split, store.comparison.value]).toEqual([0.5, null]);
    toggleComparison();
    expect(store.display.value.split).toBe(0);
  });

  it('is no map whose faithfulness could be measured', () => {
    toggleMeter();
    expect(store.comparison.value).toBeNull();
  });

  it('stands beside none either', () => {
    store.opened.value = { live: 'scores', slow: null };
    expect(store.comparisonCards.value.map(({ id }) => id)).toEqual(['scores', 'maps', 'faithfulness']);
    showComparison('repainted');
    expect(store.view.value?.comparison).toBeNull();
    const wish = { ...DEFAULT_SETTINGS, comparison: { technique: 'repainted', parameters: {} } };
    expect(checkRequested(wish, whole)).toMatchObject({
      ...{ beside: null, issues: [{ name: 'UnknownTechniqueError' }] },
    });
  });
});

it('a class that was taught with the first network is said to be none of the second', () => {
  const seen = { ...meter, id: 'seen', targets: ['class', 'taught'] as const };
  store.catalogue.value = { ...whole, techniques: [...whole.techniques, seen] };
  store.opened.value = { live: 'seen', slow: null };
  store.target.value = { kind: 'taught', name: 'my mug', direction: [1, -1] };
  store.comparison.value = { technique: 'seen', parameters: {} };
  expect(store.comparisonNote.value).toBeNull();
  expect(store.view.value?.comparison?.target).toMatchObject({ kind: 'taught', name: 'my mug' });
  store.secondNetwork.value = { ...whole.network, id: 'other', title: 'Other network' };
  store.comparison.value = { technique: 'seen', parameters: {}, network: 'other' };
  expect(store.view.value?.comparison?.target).toEqual({ kind: 'top' });
  expect(store.comparisonNote.value).toBe(
    `“my mug” was taught with ${whole.network.title}: Other network looks at what leads by itself.`,
  );
  store.target.value = { kind: 'top' };
  expect(store.comparisonNote.value).toBeNull();
  store.secondNetwork.value = null;
});

it('another view has a second one beside it, or the meter', () => {
  toggleComparison();
  expect(store.view.value?.comparison).not.toBeNull();
  expect(store.display.value.split).toBe(0);
  toggleComparison();
  expect(store.view.value?.comparison).toBeNull();
  toggleMeter();
  expect(store.view.value?.comparison).toMatchObject({ technique: 'faithfulness' });
});

it('the second view can look at a class of its own, which is in the address by its name', () => {
  store.opened.value = { live: 'maps', slow: null };
  store.target.value = { kind: 'class', index: 0 };
  store.comparison.value = { technique: 'maps', parameters: {} };
  expect(store.view.value?.comparison?.target).toEqual({ kind: 'class', index: 0 });
  setComparisonClass('crane');
  expect(store.view.value?.comparison?.target).toEqual({ kind: 'class', index: 2 });
  expect(store.view.value?.target).toEqual({ kind: 'class', index: 0 });
  const query = writeUrlState({
    ...DEFAULT_SETTINGS,
    comparison: { technique: 'maps', parameters: {}, ofClass: 'crane' },
  });
  expect(query).toContain('beside.class=crane');
  const read = readUrlState(query).settings;
  expect(checkRequested(read, whole).beside).toEqual({ technique: 'maps', parameters: {}, ofClass: 'crane' });
  setComparisonClass(undefined);
  expect(store.comparison.value).toEqual({ technique: 'maps', parameters: {} });
  // Of a class that the network has not the first view's is looked at.
  setComparisonClass('unicorn');
  expect(store.view.value?.comparison?.target).toEqual({ kind: 'class', index: 0 });
  store.target.value = { kind: 'top' };
});
