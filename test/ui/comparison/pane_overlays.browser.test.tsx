import { render } from 'preact';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { ChannelRef, ViewResult } from '../../../src/contract/view.ts';
import { PaneOverlays } from '../../../src/ui/comparison/pane_overlays.tsx';
import * as store from '../../../src/ui/store.ts';
import { catalogue } from '../small_catalogue.ts';

const host = document.createElement('div');

beforeEach(() => {
  store.catalogue.value = catalogue;
  store.opened.value = { live: 'maps', slow: null };
  store.stageSize.value = { width: 1200, height: 700 };
  document.body.append(host);
});
afterEach(() => {
  render(null, host);
  host.remove();
  store.latest.value = null;
  store.picked.value = null;
  store.stageSize.value = { width: 0, height: 0 };
  store.catalogue.value = null;
});

/** Tiles of a class, and the map of the tile that is picked. */
function see(): void {
  const view = store.view.value;
  if (!view) throw new Error('No view is chosen.');
  const result = {
    picture: { kind: 'tiles', title: '', layer: 'stem' },
    pins: view.pins.map(() => ({ kind: 'heat' })),
    ...{ target: { kind: 'class', index: 0 }, source: store.sourceNumber.value },
    ...{ frameSize: { width: 640, height: 480 }, crop: { x: 80, y: 0, width: 480, height: 480 } },
  } as unknown as ViewResult;
  store.latest.value = { result, view, request: store.request.value };
}

// Beside tiles there are 484 pixels: the frame is 363 high in the middle of 700; above a channel that is enlarged, 350.
it.each<[string, ChannelRef | null, number]>([
  ['in the middle while no tile is picked', null, 531.5],
  ['above the channel that is enlarged', { layer: 'stem', channel: 1 }, 350],
])('what a picture was made for stands below what the network saw of it: %s', (_, picked, bottom) => {
  store.picked.value = picked;
  see();
  render(<PaneOverlays />, host);
  const label = host.querySelector('.looked-for') as HTMLElement;
  expect(Number.parseFloat(label.style.top)).toBeCloseTo(bottom, 6);
});
