import { h } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { afterEach, expect, it } from 'vitest';
import type { Tiles } from '../../../src/contract/picture.ts';
import { toggleChannel } from '../../../src/ui/ablation/ablation.ts';
import { AblationControls } from '../../../src/ui/ablation/ablation_controls.tsx';
import { ChannelBar } from '../../../src/ui/channels/channel_bar.tsx';
import { beginWith } from '../../../src/ui/language/language.ts';
import * as store from '../../../src/ui/store.ts';

const tiles: Tiles = {
  ...{ kind: 'tiles', of: 'activations', title: '', layer: 'stem', count: 1, columns: 1, pixelBytes: 1 },
  ...{ tileWidth: 1, tileHeight: 1, rowBytes: 4, values: new Uint8Array(4), channels: [7], totals: [2] },
  ranges: [[0, 1]],
  legend: { range: [0, 1], signed: false, unit: 'points of the score', low: '', high: '' },
};

const shown = () => {
  store.latest.value = { result: { picture: tiles, comparison: null } } as unknown as store.Seen;
  store.picked.value = { layer: 'stem', channel: 7 };
  return renderToString(h(ChannelBar, {}));
};

afterEach(async () => {
  store.latest.value = null;
  store.picked.value = null;
  store.ablation.value = [];
  await beginWith('en');
});

it('names the unit in the page’s language', async () => {
  await beginWith('de');
  expect(shown()).toMatch(/\+2\S* Punkte des Werts/);
});

it('the switch of a channel keeps its name, and is pressed or not', () => {
  const isPressed = () => /aria-label="Switch this channel off" aria-pressed="(\w+)"/.exec(shown())?.[1];
  expect(isPressed()).toBe('false');
  toggleChannel({ layer: 'stem', channel: 7 });
  expect(isPressed()).toBe('true');
});

it('of tiles of a second network offers their size alone: they can be neither picked nor switched off', () => {
  const beside = { network: 'other', picture: tiles };
  const seen = { result: { picture: { kind: 'heat' }, comparison: beside } } as unknown as store.Seen;
  store.latest.value = seen;
  store.picked.value = { layer: 'stem', channel: 7 };
  const bar = renderToString(h(ChannelBar, {}));
  expect(bar).toContain('aria-label="Larger tiles');
  expect(bar).not.toContain('channel-name');
  expect(renderToString(h(AblationControls, {}))).toBe('');
});
