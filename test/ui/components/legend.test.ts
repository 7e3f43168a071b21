/** What the legend warns of is told apart from its title, which a phone has no room for. */
import { h } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { afterEach, expect, it } from 'vitest';
import type { ViewResult } from '../../../src/contract/view.ts';
import { Legend } from '../../../src/ui/components/legend.tsx';
import * as store from '../../../src/ui/store.ts';
import { catalogue } from '../small_catalogue.ts';

afterEach(() => {
  store.latest.value = null;
  store.opened.value = { live: '', slow: null };
  store.catalogue.value = null;
});

function legendWith(note: string | undefined): string {
  store.catalogue.value = catalogue;
  store.opened.value = { live: 'maps', slow: null };
  const view = store.view.value;
  if (!view) throw new Error('No view is chosen.');
  const legend = { range: [0, 1], unit: 'drop', low: 'none', high: 'most', signed: false, note };
  const result = {
    picture: { kind: 'heat', title: 'A map', legend },
    source: store.sourceNumber.value,
  } as unknown as ViewResult;
  store.latest.value = { result, view, request: store.request.value };
  return renderToString(h(Legend, {}));
}

it('a note stands beside the title, and aids read it with the scale', () => {
  const html = legendWith('the gradient is the plain one');
  expect(html).toContain('A map · drop · </span>the gradient is the plain one</span>');
  expect(html).toMatch(/aria-label="[^"]*drop · the gradient is the plain one"/);
});

it('without a note there is the title alone', () => {
  const html = legendWith(undefined);
  expect(html).toContain('>A map · drop</span></span>');
  expect(html).toMatch(/aria-label="[^"]* drop"/);
});
