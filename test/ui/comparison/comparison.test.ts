import { beforeEach, describe, expect, it } from 'vitest';
import type { TechniqueCard } from '../../../src/contract/cards.ts';
import { DEFAULT_DISPLAY } from '../../../src/render/display.ts';
import { showBeside, toggleBeside, toggleMeter } from '../../../src/ui/comparison/comparison.ts';
import * as store from '../../../src/ui/store.ts';
import { checkWishes } from '../../../src/ui/url_state/check_requested.ts';
import { DEFAULT_SETTINGS } from '../../../src/ui/url_state/settings.ts';
import { catalogue } from '../small_catalogue.ts';

const meter: TechniqueCard = {
  ...{ id: 'faithfulness', title: '', family: 'forward', parameters: {}, targets: [], progressive: false },
  caption: { shows: '', read: '', paper: '' },
};
const repainted: TechniqueCard = { ...meter, id: 'repainted', repaints: true };
const whole = { ...catalogue, techniques: [...catalogue.techniques, repainted, meter] };

beforeEach(() => {
  store.catalogue.value = whole;
  store.technique.value = 'scores';
  store.beside.value = null;
  store.display.value = DEFAULT_DISPLAY;
});

describe('a view that repaints the frame', () => {
  beforeEach(() => {
    store.technique.value = 'repainted';
  });

  it('stands alone, and the one that stood beside another comes back with that', () => {
    store.beside.value = { technique: 'maps', parameters: {} };
    expect(store.view.value?.beside).toBeNull();
    store.technique.value = 'scores';
    expect(store.view.value?.beside).toMatchObject({ technique: 'maps' });
  });

  it('has before and after instead', () => {
    toggleBeside();
    expect([store.display.value.split, store.beside.value]).toEqual([0.5, null]);
    toggleBeside();
    expect(store.display.value.split).toBe(0);
  });

  it('is no map whose faithfulness could be measured', () => {
    toggleMeter();
    expect(store.beside.value).toBeNull();
  });

  it('stands beside none either', () => {
    store.technique.value = 'scores';
    expect(store.besideCards.value.map(({ id }) => id)).toEqual(['scores', 'maps', 'faithfulness']);
    showBeside('repainted');
    expect(store.view.value?.beside).toBeNull();
    const wish = { ...DEFAULT_SETTINGS, beside: { technique: 'repainted', parameters: {} } };
    expect(checkWishes(wish, whole)).toMatchObject({
      ...{ beside: null, complaints: [{ name: 'UnknownTechniqueError' }] },
    });
  });
});

it('another view has a second one beside it, or the meter', () => {
  toggleBeside();
  expect(store.view.value?.beside).not.toBeNull();
  expect(store.display.value.split).toBe(0);
  toggleBeside();
  expect(store.view.value?.beside).toBeNull();
  toggleMeter();
  expect(store.view.value?.beside).toMatchObject({ technique: 'faithfulness' });
});
