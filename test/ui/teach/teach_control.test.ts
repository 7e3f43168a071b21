import { expect, it } from 'vitest';
import * as store from '../../../src/ui/store.ts';
import { createTeachControl } from '../../../src/ui/teach/teach_control.ts';
import * as teach from '../../../src/ui/teach/teach_store.ts';

it('what is held, or asked for by a key, is let go with its view', () => {
  const control = createTeachControl();
  store.opened.value = { live: teach.TEACHING_VIEW, slow: null };
  control.add('cup');
  control.hold('cup');
  expect(teach.shownNow.value).toBe('cup');
  store.opened.value = { live: 'activations', slow: null };
  expect(teach.shownNow.value).toBe(null);

  store.opened.value = { live: teach.TEACHING_VIEW, slow: null };
  expect(teach.shownNow.value).toBe(null);
  control.showOnce();
  expect(teach.shownNow.value).toBe('cup');
  store.opened.value = { live: teach.TEACHING_VIEW, slow: 'gradient-ascent' };
  expect(teach.shownNow.value).toBe(null);
});
