import { render } from 'preact';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { ViewResult } from '../../../src/contract/view.ts';
import { DisplayControls } from '../../../src/ui/components/display_controls.tsx';
import * as store from '../../../src/ui/store.ts';
import { catalogue } from '../small_catalogue.ts';

const host = document.createElement('div');

beforeEach(() => {
  store.catalogue.value = catalogue;
  store.opened.value = { live: 'scores', slow: null };
  store.picked.value = { layer: 'stem', channel: 1 };
  document.body.append(host);
});
afterEach(() => {
  render(null, host);
  host.remove();
  store.latest.value = null;
  store.picked.value = null;
  store.catalogue.value = null;
});

/** A ranking, and beside it tiles. @param network that looked there, where it is the second one */
function see(network: string | null): void {
  const view = store.view.value;
  if (!view) throw new Error('No view is chosen.');
  const tiles = { kind: 'tiles', of: 'activations', title: '', layer: 'stem', legend: { signed: false } };
  const result = {
    picture: { kind: 'ranking', title: '', classes: [] },
    comparison: { picture: tiles, ...(network !== null && { network }) },
    source: store.sourceNumber.value,
  } as unknown as ViewResult;
  store.latest.value = { result, view, request: store.request.value };
}

it.each<[string | null, boolean]>([
  [null, true],
  ['another', false],
])('how a picked tile lies over the picture is offered where it does: %s, %s', (network, isOffered) => {
  see(network);
  render(<DisplayControls />, host);
  expect(host.querySelector('.segmented') !== null).toBe(isOffered);
  // How tiles are drawn can be chosen in any case.
  expect(host.querySelector('.colour-choice')).not.toBeNull();
});
