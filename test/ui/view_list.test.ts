import { afterEach, expect, it } from 'vitest';
import { forgetVisitor } from '../../src/ui/kiosk/forgets.ts';
import * as store from '../../src/ui/store.ts';
import { DEFAULT_SETTINGS } from '../../src/ui/url_state/settings.ts';
import { chosenLength, fewViews, listLength } from '../../src/ui/view_list.ts';
import { catalogue } from './small_catalogue.ts';

afterEach(() => {
  store.configured.value = DEFAULT_SETTINGS;
  store.catalogue.value = null;
  chosenLength.value = null;
});

it.each([
  ['nobody has asked for anything', {}, 'few'],
  ['the address asks for a view', { technique: 'saliency' }, 'all'],
  ['nobody is to be shown around', { welcome: false }, 'all'],
  ['a kiosk shows people around', { kiosk: true, welcome: true }, 'few'],
  ['a kiosk does not', { kiosk: true }, 'all'],
  ['the house has chosen the views', { welcome: true, views: ['grad-cam'] }, 'all'],
] as const)('where %s the list is as it should be', (_, settings, length) => {
  store.configured.value = { ...DEFAULT_SETTINGS, ...settings };
  expect(listLength.value).toBe(length);
});

it('what a person has chosen counts, until the next visitor', async () => {
  store.configured.value = { ...DEFAULT_SETTINGS, technique: 'saliency' };
  chosenLength.value = 'few';
  expect(listLength.value).toBe('few');
  await forgetVisitor();
  expect(listLength.value).toBe('all');
});

it('the short list holds what is offered of it, and the open view', () => {
  store.catalogue.value = catalogue;
  const offered = store.viewIds.value;
  const few = fewViews.value.map(({ id }) => id);
  expect(few.every((id) => offered.includes(id))).toBe(true);
  const other = offered.find((id) => !few.includes(id)) ?? '';
  store.opened.value = { live: other, slow: null };
  expect(fewViews.value.at(-1)).toEqual({ id: other, words: null });
  store.opened.value = { live: '', slow: null };
});
