import { beforeEach, describe, expect, it } from 'vitest';
import type { TechniqueCard } from '../../src/contract/cards.ts';
import type { Picture } from '../../src/contract/picture.ts';
import type { ViewResult } from '../../src/contract/view.ts';
import * as store from '../../src/ui/store.ts';
import { catalogue } from './small_catalogue.ts';

const card = (id: string): TechniqueCard => ({
  ...{ id, title: id, family: 'forward', targets: [], progressive: false, parameters: {} },
  caption: { shows: '', read: '', paper: '' },
});

beforeEach(() => {
  store.catalogue.value = { ...catalogue, techniques: ['occlusion', 'saliency', 'grad-cam'].map(card) };
  store.opened.value = { live: 'occlusion', slow: null };
  store.comparison.value = null;
  store.latest.value = null;
  store.shownKinds.value = {};
});

const pane = (title: string) => ({
  picture: { kind: 'heat', title } as Picture,
  ...{ target: null, progress: null, held: null, frame: 1 },
});

/** A look at what is on the stage, in the view that is chosen. */
function see(): void {
  const view = store.view.value;
  if (!view) throw new Error('No view is chosen.');
  const comparison = view.comparison && pane(view.comparison.technique);
  const result = {
    ...pane(view.technique),
    comparison,
    source: store.sourceNumber.value,
  } as unknown as ViewResult;
  store.latest.value = { result, view, request: store.request.value };
}
const titles = () => store.panes.value.map(({ picture }) => picture.title);

describe('what was seen is gone at once', () => {
  it('when another picture is on the stage, with its classes', () => {
    see();
    expect(titles()).toEqual(['occlusion']);
    store.sourceNumber.value++;
    expect(store.seen.value).toBeNull();
    expect(store.seenOfPicture.value).toBeNull();
  });

  it('when another view is chosen, and does not come back with it; the classes stay', () => {
    see();
    store.opened.value = { live: 'saliency', slow: null };
    expect(store.seen.value).toBeNull();
    expect(store.seenOfPicture.value).not.toBeNull();
    store.opened.value = { live: 'occlusion', slow: null };
    expect(store.seen.value).toBeNull();
    see();
    expect(titles()).toEqual(['occlusion']);
  });

  it('beside the view, when another one is chosen there; the view itself stays', () => {
    store.comparison.value = { technique: 'saliency', parameters: {} };
    see();
    expect(titles()).toEqual(['occlusion', 'saliency']);
    store.comparison.value = { technique: 'grad-cam', parameters: {} };
    expect(titles()).toEqual(['occlusion']);
    store.comparison.value = null;
    expect(titles()).toEqual(['occlusion']);
  });
});

it('stays when only a setting, the target or a pin changes', () => {
  see();
  store.parameters.value = { occlusion: { size: 32 } };
  store.target.value = { kind: 'class', index: 1 };
  store.pins.value = [{ layer: 'stem', channel: 0 }];
  expect(titles()).toEqual(['occlusion']);
});

it('keeps a place for what each pane waits for, by what it has shown before', () => {
  store.comparison.value = { technique: 'saliency', parameters: {} };
  expect(store.paneKinds.value).toEqual([null, null]);
  store.shownKinds.value = { saliency: 'curves' };
  expect(store.paneKinds.value).toEqual([null, 'curves']);
  see();
  expect(store.paneKinds.value).toEqual(['heat', 'heat']);
});
